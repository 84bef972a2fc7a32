"""`workshop check`: what is missing or wrong in the course, by file, entry, language and field."""
