"""The pictures of the kit: `python -m tools.screenshots`."""
