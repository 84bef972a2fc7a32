"""One file for each schema version, numbered in order."""
