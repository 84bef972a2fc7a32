"""The room view of an exercise round: before reveal the question and a number, then the finding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from workbook.course.texts import both, fill
from workbook.protocol import basics as message
from workbook.protocol.room import RoomView
from workbook.results.rounds import Round
from workbook.results.views import View, ViewContext

if TYPE_CHECKING:
    from workbook.course import Course
    from workbook.schema import Exercise, Text


def render(course: Course, round_: Round, rivals: Mapping[str, Text]) -> RoomView:
    """Return the Room view of docs/protocol.md; ``rivals`` are the preset names by point id.

    Until it may be shown it carries the question, the two flags and n, and nothing else.
    """
    exercise, room = round_.exercise, round_.exercise.room
    if room is None:
        raise ValueError(f"{exercise.id} has no room view")
    view: RoomView = {
        "exercise": exercise.id,
        "round": round_.id,
        "view": room.view,
        "open": round_.open,
        "revealed": round_.revealed,
        "n": round_.aggregate.n,
        "minimum": room.minimum,
        "shown": round_.shown,
        "title": both(exercise.title),
    }
    if not round_.shown or not isinstance(round_.aggregate, View):
        return view
    shown = {id_: other.aggregate for id_, other in round_.siblings.items() if other.shown}
    picture = round_.aggregate.paint(ViewContext(course, exercise, shown, rivals, room.minimum))
    view["title"] = title(exercise, picture.figures)
    view["caption"] = both(room.caption)
    view["stats"] = list(picture.stats)
    view["charts"] = list(picture.charts)
    view["cards"] = list(picture.cards)
    return view


def title(exercise: Exercise, figures: Mapping[str, Any]) -> message.Text:
    """Return the first finding whose conditions hold, else the question."""
    for finding in exercise.room.findings if exercise.room else []:
        if all(condition.holds(figures) for condition in finding.when):
            return fill(finding.text, figures)
    return both(exercise.title)
