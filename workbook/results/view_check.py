"""Check an exercise's room block against its view, before any room opens.

The view is made and painted while it is still empty: its figures have the same names as later, so
every finding can be tried on them.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import TYPE_CHECKING

from workbook.course.files import ContentProblem
from workbook.results.views import KINDS, UnsuitableViewError, ViewContext
from workbook.schema import Exercise, RoomView, Text

if TYPE_CHECKING:
    from workbook.course import Course


def room_problems(course: Course, exercise: Exercise) -> Iterator[ContentProblem]:
    """Yield the problems of an exercise's room block; none for an exercise without one."""
    room = exercise.room
    if room is None:
        return
    file = f"exercises/{exercise.id}.yaml"
    kind = KINDS[room.view]
    for setting in sorted(_given(room) - kind.uses):
        yield ContentProblem(file, exercise.id, f"room.{setting}", None, "room-unused", room.view)
    try:
        view = kind.of(exercise, ())
        figures = view.paint(ViewContext(course, exercise, {}, {}, room.minimum)).figures
    except UnsuitableViewError as error:
        yield ContentProblem(file, exercise.id, error.where, None, error.code, error.params["detail"])
        return
    except KeyError as error:
        yield ContentProblem(file, exercise.id, "room", None, "room-words", str(error.args[0]))
        return
    for index, finding in enumerate(room.findings, 1):
        where = f"room.findings.{index}"
        named = {condition.figure for condition in finding.when}
        formats: dict[str, None] = {}
        for name, spec in _placeholders(finding.text):
            named.add(name)
            formats |= {} if _fits(spec) else {spec: None}
        for name in sorted(named - set(figures)):
            yield ContentProblem(file, exercise.id, where, None, "room-figure", name)
        for spec in formats:
            yield ContentProblem(file, exercise.id, where, None, "bad-format", spec)


def _given(room: RoomView) -> set[str]:
    settings = {"source", "column", "by", "figures", "sort"}
    return {
        name
        for name in settings
        if getattr(room, name) != RoomView.model_fields[name].get_default(call_default_factory=True)
    }


def _placeholders(text: Text) -> Iterator[tuple[str, str]]:
    """Yield name and format of every placeholder; a malformed one has its own problem elsewhere."""
    for sentence in (text.en, text.zh):
        try:
            parts = list(Formatter().parse(sentence))
        except ValueError:
            continue
        yield from ((name, spec or "") for _, name, spec, _ in parts if name is not None)


def _fits(spec: str) -> bool:
    """Return whether a number can be written in this format."""
    for number in (1, 1.5):
        try:
            format(number, spec)
        except ValueError:
            continue
        return True
    return False
