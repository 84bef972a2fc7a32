"""The room's HTTP endpoints, one module for each subject."""
