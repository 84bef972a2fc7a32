"""Fixtures for charts and views."""

from tests.charts.studio import studio

__all__ = ["studio"]
