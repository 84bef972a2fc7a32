"""Fixtures for every test."""

from tests.browser import browser_type_launch_args, context

__all__ = ["browser_type_launch_args", "context"]
