"""Decide what of an answer is valid: the one place that does.

`check` takes a raw answer exactly as a page sent it, so anything at all, and returns its status, its
normalised value and its problems as docs/protocol.md describes them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

from workbook.answers.allocations import check_allocation
from workbook.answers.cells import check_cell
from workbook.answers.choices import check_ranking, check_votes
from workbook.answers.grids import check_grid
from workbook.answers.maps import check_map
from workbook.answers.problems import Part, Problem, wrong_shape
from workbook.answers.tables import check_rows
from workbook.schema import (
    AllocateField,
    AnyField,
    Exercise,
    GridField,
    MapField,
    RankingField,
    RowsField,
    VotesField,
)

__all__ = ["Checked", "Problem", "Status", "check", "size_cap"]

#: The most a raw answer may take, in bytes of UTF-8 JSON; the transport refuses more.
size_cap = 64 * 1024

Status = Literal["empty", "partial", "valid", "invalid"]


@dataclass(frozen=True)
class Checked:
    """A checked answer: ``value`` is normalised, by field id, without anything unusable."""

    status: Status
    value: dict[str, Any] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def check(exercise: Exercise, raw: object, today: date | None = None) -> Checked:
    """Check the raw answer to an exercise. Never raises on JSON, however strange.

    ``invalid``: there is an error. ``empty``: nothing that counts is filled in. ``partial``: something
    required is missing, or something begun is not finished; an untouched required field is no
    problem in the list. ``valid``: all is there. Checking a normalised value again returns it
    unchanged. ``today`` is what a day ahead is compared with, this computer's date unless said.
    """
    if not isinstance(raw, dict) or set(raw) - {field.id for field in exercise.fields}:
        return Checked("invalid", problems=wrong_shape("").problems)
    day = today or datetime.now().astimezone().date()
    parts = {field.id: _field(field, raw.get(field.id), day) for field in exercise.fields}
    problems = tuple(problem for part in parts.values() for problem in part.problems)
    value = {key: part.value for key, part in parts.items() if part.value is not None}
    finished = all(part.complete for part in parts.values())
    missing = any(field.required and field.id not in value for field in exercise.fields)
    if any(problem.severity == "error" for problem in problems):
        return Checked("invalid", value, problems)
    if finished and not value:
        return Checked("empty", value, problems)
    return Checked("valid" if finished and not missing else "partial", value, problems)


def _field(field: AnyField, raw: object, today: date) -> Part:
    if isinstance(field, MapField):
        return check_map(field, raw, field.id)
    if isinstance(field, RowsField):
        return check_rows(field, raw, field.id, today)
    if isinstance(field, AllocateField):
        return check_allocation(field, raw, field.id)
    if isinstance(field, RankingField):
        return check_ranking(field, raw, field.id)
    if isinstance(field, GridField):
        return check_grid(field, raw, field.id)
    if isinstance(field, VotesField):
        return check_votes(field, raw, field.id)
    return check_cell(field, raw, field.id, today)
