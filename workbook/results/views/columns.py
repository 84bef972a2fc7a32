"""Columns of tables and choices for room blocks: a column by its id, and the keys of an entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from workbook.answers.respond import label
from workbook.protocol.basics import Label
from workbook.results.views.view import UnsuitableViewError, room_fields
from workbook.schema import ChoiceField, Exercise, RowsField, ScaleField


def table_of(exercise: Exercise) -> RowsField | None:
    """Return the first table among the room's fields."""
    return next((field for field in room_fields(exercise) if isinstance(field, RowsField)), None)


def column_of(exercise: Exercise, table: RowsField, column: str | None, setting: str) -> Any:
    """Return a table's column by the id that stands under ``setting`` of the room block.

    Raises UnsuitableViewError when there is no such column.
    """
    for found in table.columns:
        if found.id == column:
            return found
    raise UnsuitableViewError(
        exercise,
        "room-column",
        column or "–",
        where=f"room.{setting}",
    )


def rows_of(value: Any) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a normalised table, fixed or free."""
    yield from value.values() if isinstance(value, Mapping) else value or ()


def keys_of(value: Any) -> tuple[Any, ...]:
    """Return the chosen keys: one, several, or none."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, (list, tuple)) else (value,)


def every_key(column: ChoiceField | ScaleField) -> list[Any]:
    """Return all keys that may be chosen, in order."""
    if isinstance(column, ScaleField):
        return list(range(column.min, column.max + 1))
    return [option.id for option in column.options]


def key_words(exercise: Exercise, key: Any) -> Label:
    """Return the words for an option's id or a mark."""
    return label(exercise, key) if isinstance(key, str) else {"en": str(key), "zh": str(key)}
