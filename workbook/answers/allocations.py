"""Check points shared out over the parts of something."""

from __future__ import annotations

import math

from workbook.answers.cells import check_number
from workbook.answers.problems import Part, Problem, join, wrong_shape
from workbook.schema import AllocateField


def check_allocation(field: AllocateField, raw: object, path: str) -> Part:
    """Check ``{part: raw number}``, each from 0 to ``total``; parts left empty are left out.

    With ``exact`` the field is incomplete, and has the prompt ``sum-off``, while the numbers do not add
    up; without it, while their sum is 0. As long as one of them cannot be read there is no sum to
    speak of.
    """
    if raw is None:
        return Part()
    if not isinstance(raw, dict) or set(raw) - {part.id for part in field.parts}:
        return wrong_shape(path)
    parts = {
        part.id: check_number(raw.get(part.id), join(path, part.id), low=0, high=field.total)
        for part in field.parts
    }
    problems = tuple(problem for part in parts.values() for problem in part.problems)
    value = {key: part.value for key, part in parts.items() if part.value is not None}
    if not value or problems:
        return Part(value or None, problems)
    # Rounded as thirds of a hundred are written: 33.3 + 33.3 + 33.4 are 100.
    total = round(math.fsum(value.values()), 6)
    if not field.exact:
        return Part(value, complete=total > 0)
    if total == field.total:
        return Part(value)
    shown = int(total) if total == int(total) else total
    off = Problem("sum-off", path, {"sum": shown, "total": field.total}, "prompt")
    return Part(value, (off,), complete=False)
