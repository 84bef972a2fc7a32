"""The pictures of the kit: `python -m tests.screenshots`."""
