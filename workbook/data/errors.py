"""The one error of a learner's file."""

from __future__ import annotations

from workbook.faults import FaultError


class DataError(FaultError):
    """A file or a matching of its columns that cannot be used; ``where`` is the setting, empty for the file."""
