"""The processes behind a workshop: how they are started, supervised and ended."""
