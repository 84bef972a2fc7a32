"""Check tables: fixed rows, and rows of the participant's own."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from workbook.answers.cells import check_cell
from workbook.answers.problems import Part, Problem, join, wrong_shape

if TYPE_CHECKING:
    from workbook.schema import RowsField


def check_rows(field: RowsField, raw: object, path: str, today: date) -> Part:
    """Check ``{row: {column: raw}}`` for fixed rows, ``[{column: raw}, …]`` for free ones.

    A row that was begun and lacks a required cell gets the prompt ``incomplete`` at that cell and
    leaves the table incomplete. An untouched row is no problem; in a required table with fixed rows
    that was begun elsewhere it leaves the table incomplete.
    """
    if raw is None:
        return Part()
    return _fixed(field, raw, path, today) if field.rows is not None else _free(field, raw, path, today)


def _fixed(field: RowsField, raw: object, path: str, today: date) -> Part:
    ids = [row.id for row in field.rows or []]
    if not isinstance(raw, dict) or set(raw) - set(ids):
        return wrong_shape(path)
    parts = {row: _row(field, raw.get(row), join(path, row), today) for row in ids}
    value = {row: part.value for row, part in parts.items() if part.value is not None}
    demanding = field.required and bool(value) and any(column.required for column in field.columns)
    return Part(
        value or None,
        tuple(problem for part in parts.values() for problem in part.problems),
        all(part.complete and not (demanding and part.blank) for part in parts.values()),
    )


def _free(field: RowsField, raw: object, path: str, today: date) -> Part:
    if not isinstance(raw, list):
        return wrong_shape(path)
    parts: list[Part] = []
    for index, row in enumerate(raw):
        if row == {}:
            continue  # thousands of them fit into one answer
        part = _row(field, row, join(path, index), today)
        if not part.blank:
            parts.append(part)
        if len(parts) > field.max_rows:
            return Part(problems=(Problem("too-many", path, {"max": field.max_rows}),))
    return Part(
        [part.value for part in parts if part.value is not None] or None,
        tuple(problem for part in parts for problem in part.problems),
        all(part.complete for part in parts),
    )


def _row(field: RowsField, raw: object, path: str, today: date) -> Part:
    if raw is None:
        return Part()
    if not isinstance(raw, dict) or set(raw) - {column.id for column in field.columns}:
        return wrong_shape(path)
    cells = {
        column.id: check_cell(column, raw[column.id], join(path, column.id), today)
        for column in field.columns
        if column.id in raw
    }
    begun = [key for key, cell in cells.items() if not cell.blank]
    if not begun:
        return Part()
    problems = [problem for cell in cells.values() for problem in cell.problems]
    missing = [column.id for column in field.columns if column.required and column.id not in begun]
    problems += [Problem("incomplete", join(path, column), severity="prompt") for column in missing]
    value = {column: cell.value for column, cell in cells.items() if cell.value is not None}
    return Part(value or None, tuple(problems), not missing)
