"""A folder of generated files in which edits by hand are never overwritten."""
