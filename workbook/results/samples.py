"""The room view of an exercise, made from invented answers: for a learner without a room."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from workbook.answers.respond import respond
from workbook.course.files import read_sample
from workbook.protocol.room import RoomView
from workbook.results.render import render
from workbook.results.rounds import Round, rounds_of
from workbook.schema import Language
from workbook.schema.sample import Sample

if TYPE_CHECKING:
    from workbook.course import Course


load = cache(read_sample)


def view(course: Course, exercise: str, round_: str, language: Language) -> RoomView | None:
    """Return the Room view of docs/protocol.md that the invented people give, None where there is none.

    What they wrote is in ``language``; answers that are not valid are not counted.
    """
    found, sample = course.exercise(exercise), load(exercise)
    if sample is None or found.room is None:
        return None
    rounds = rounds_of(found)
    for each in rounds.values():
        _fill(each, sample, language)
    # As in a room: the first round is shown without the second.
    for id_ in found.rounds[: found.rounds.index(round_) + 1]:
        rounds[id_].revealed = True
    return render(course, rounds[round_], {})


def _fill(round_: Round, sample: Sample, language: Language) -> None:
    """Count what the invented people answered, as a room would."""
    for number, raw in enumerate(sample.answers(round_.id, language)):
        reply = respond(round_.exercise, raw or {})
        if reply["status"] == "valid":
            round_.aggregate.put(number, 1, reply["value"], reply["outcome"])
