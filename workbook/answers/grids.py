"""Check a table of numbers whose columns and rows the participant names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.answers.cells import check_number
from workbook.answers.problems import Part, Problem, join, wrong_shape
from workbook.answers.written import check_words
from workbook.schema import GridField

#: The most characters in the name of a column or row.
_NAME = 100


@dataclass(frozen=True)
class _Row:
    name: Part
    cells: Sequence[Part]

    @property
    def parts(self) -> list[Part]:
        return [self.name, *self.cells]


def check_grid(field: GridField, raw: object, path: str) -> Part:
    """Check ``{"columns": [name], "rows": [{"name", "cells": [raw number]}]}``.

    An empty cell is unknown: None in the normalised value, never 0, and no problem. Empty columns, rows
    and cells at the end are cut, those in between keep their place; a name that is not there is "", and
    every row becomes as long as the columns. A row or column that has a number and no name gets the
    prompt ``name-missing`` and leaves the grid incomplete. What is above the limits is refused as a
    whole, with ``too-many-columns`` or ``too-many-rows``.
    """
    if raw is None:
        return Part()
    if not isinstance(raw, dict) or set(raw) - {"columns", "rows"}:
        return wrong_shape(path)
    names, lines = (raw[key] if raw.get(key) is not None else [] for key in ("columns", "rows"))
    if not isinstance(names, list) or not isinstance(lines, list) or not all(map(_is_row, lines)):
        return wrong_shape(path)
    columns = [
        check_words(name, join(path, "columns", index), longest=_NAME) for index, name in enumerate(names)
    ]
    rows = [_row(field, line, join(path, "rows", index)) for index, line in enumerate(lines)]
    across = max(
        _until(not part.blank for part in parts) for parts in (columns, *(row.cells for row in rows))
    )
    if across > field.max_columns:
        return _too_many("too-many-columns", path, field.max_columns)
    if _until(any(not part.blank for part in row.parts) for row in rows) > field.max_rows:
        return _too_many("too-many-rows", path, field.max_rows)
    found = [problem for part in columns for problem in part.problems]
    found += [problem for row in rows for part in row.parts for problem in part.problems]
    missing = _nameless(columns, rows, path)
    return Part(_value(columns, rows), (*found, *missing), complete=not missing)


def _is_row(row: object) -> bool:
    if not isinstance(row, dict) or set(row) - {"name", "cells"}:
        return False
    return row.get("cells") is None or isinstance(row["cells"], list)


def _row(field: GridField, line: dict[str, Any], path: str) -> _Row:
    cells = [
        check_number(cell, join(path, "cells", index), low=field.min, high=field.max)
        for index, cell in enumerate(line.get("cells") or [])
    ]
    return _Row(check_words(line.get("name"), join(path, "name"), longest=_NAME), cells)


def _until(used: Iterable[bool]) -> int:
    """Return how many there are up to the last one in use."""
    return max((index + 1 for index, is_used in enumerate(used) if is_used), default=0)


def _too_many(code: str, path: str, limit: int) -> Part:
    return Part(problems=(Problem(code, path, {"max": limit}),))


def _nameless(columns: Sequence[Part], rows: Sequence[_Row], path: str) -> list[Problem]:
    """Return a prompt at every row and column that has a number and no name."""
    numbered = {index for row in rows for index, cell in enumerate(row.cells) if cell.value is not None}
    unnamed = {index for index in numbered if index >= len(columns) or columns[index].blank}
    paths = [join(path, "columns", index) for index in sorted(unnamed)]
    paths += [
        join(path, "rows", index, "name")
        for index, row in enumerate(rows)
        if row.name.blank and any(cell.value is not None for cell in row.cells)
    ]
    return [Problem("name-missing", at, severity="prompt") for at in paths]


def _value(columns: Sequence[Part], rows: Sequence[_Row]) -> dict[str, Any] | None:
    names = [part.value for part in columns]
    lines = [(row.name.value, [cell.value for cell in row.cells]) for row in rows]
    across = max(
        _until(part is not None for part in parts) for parts in (names, *(cells for _, cells in lines))
    )
    down = _until(name is not None or any(cell is not None for cell in cells) for name, cells in lines)
    if not across and not down:
        return None
    return {
        "columns": [name or "" for name in _padded(names, across)],
        "rows": [{"name": name or "", "cells": _padded(cells, across)} for name, cells in lines[:down]],
    }


def _padded(parts: Sequence[Any], length: int) -> list[Any]:
    return [*parts[:length], *[None] * (length - len(parts))]
