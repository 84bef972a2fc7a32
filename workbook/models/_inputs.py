"""Reading an answer: `workbook.answers` has checked it, so only what is missing matters here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbook.models.outcome import ModelError, Row, Values


def needed(values: Values, field: str) -> Any:
    """Return the value of a needed field; ModelError ``incomplete-answer`` while it is empty."""
    value = values.get(field)
    if value is None:
        raise ModelError("incomplete-answer", field)
    return value


def table(values: Values, field: str) -> Sequence[Row]:
    """Return the rows of a free table, none for an empty one."""
    return values.get(field) or ()


def fixed(values: Values, field: str) -> Mapping[str, Row]:
    """Return the rows of a table with fixed rows by row id; untouched rows are missing."""
    return values.get(field) or {}
