"""Check the points of a map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.answers.numbers import in_range, read_number
from workbook.answers.problems import Part, Problem, ValueFault, join, wrong_shape
from workbook.answers.written import check_words
from workbook.normalise import one_line, same_name

if TYPE_CHECKING:
    from workbook.schema import MapField, MapPoint

LOW, HIGH = 0, 100


def check_map(field: MapField, raw: object, path: str) -> Part:
    """Check ``{point: {"name", "x", "y"}}``; only placed points are in the normalised value.

    A point with one coordinate gets the prompt ``place-missing`` at the other and leaves the map
    incomplete; a placed competitor without a name gets ``name-missing``; a second one of the same
    name ``duplicate-name``, placed or not. A required map, once begun, is incomplete until every
    point that is neither a competitor nor the head of an arrow is placed.
    """
    if raw is None:
        return Part()
    if not isinstance(raw, dict) or set(raw) - {point.id for point in field.points}:
        return wrong_shape(path)
    parts = {
        point.id: _point(field, point, raw.get(point.id), join(path, point.id)) for point in field.points
    }
    placed = {key: part.value for key, part in parts.items() if part.value is not None}
    needed = {point.id for point in field.points if not point.named and not point.arrow_from}
    lacking = field.required and bool(placed) and not needed <= set(placed)
    return Part(
        placed or None,
        (*(problem for part in parts.values() for problem in part.problems), *_twice(field, raw, path)),
        all(part.complete for part in parts.values()) and not lacking,
    )


def _point(field: MapField, point: MapPoint, raw: object, path: str) -> Part:
    if raw is None:
        return Part()
    if not isinstance(raw, dict) or set(raw) - {"name", "x", "y"}:
        return wrong_shape(path)
    name = check_words(raw.get("name"), join(path, "name"), longest=field.name_length)
    if not point.named and not name.blank:
        return wrong_shape(join(path, "name"))
    x, y = (_coordinate(raw.get(axis), join(path, axis)) for axis in ("x", "y"))
    problems = [*name.problems, *x.problems, *y.problems]
    if x.blank != y.blank:
        missing = join(path, "x" if x.blank else "y")
        return Part(
            problems=(*problems, Problem("place-missing", missing, severity="prompt")), complete=False
        )
    if x.value is None or y.value is None:
        return Part(problems=tuple(problems))
    if point.named and name.blank:
        problems.append(Problem("name-missing", join(path, "name"), severity="prompt"))
    return Part({"name": name.value, "x": x.value, "y": y.value}, tuple(problems))


def _coordinate(raw: object, path: str) -> Part:
    try:
        value = read_number(raw)
        return Part() if value is None else Part(float(in_range(value, LOW, HIGH)))
    except ValueFault as refused:
        return Part(problems=(refused.at(path),))


def _twice(field: MapField, raw: dict[str, Any], path: str) -> list[Problem]:
    """Return a prompt at every name that an earlier point has too."""
    names: list[str] = []
    found: list[Problem] = []
    for point in field.points:
        typed = raw[point.id].get("name") if isinstance(raw.get(point.id), dict) else None
        name = one_line(typed) if point.named and isinstance(typed, str) else ""
        if not name or len(name) > field.name_length:
            continue
        if any(same_name(name, earlier) for earlier in names):
            found.append(Problem("duplicate-name", join(path, point.id, "name"), {"name": name}, "prompt"))
        names.append(name)
    return found
