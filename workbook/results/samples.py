"""The room view of an exercise, made from invented answers: for a learner without a room."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.answers.respond import respond
from workbook.course.files import CONTENT, ContentError, ContentProblem, Reader
from workbook.results.render import render
from workbook.results.rounds import Round, rounds_of
from workbook.results.views import Json
from workbook.schema import Language
from workbook.schema.sample import Sample

if TYPE_CHECKING:
    from workbook.course import Course


@cache
def load(exercise: str, folder: Path = CONTENT) -> Sample | None:
    """Return the sample of an exercise, None where there is none. Raises ContentError."""
    name = f"samples/{exercise}.yaml"
    if not (folder / name).is_file():
        return None
    reader = Reader(folder)
    sample = reader.one(name, Sample)
    if sample is not None and sample.id != exercise:
        reader.problems.append(ContentProblem(name, sample.id, "id", None, "id-not-file", exercise))
    if sample is None or reader.problems:
        raise ContentError(reader.problems)
    return sample


def view(course: Course, exercise: str, round_: str, language: Language) -> Json | None:
    """Return the Room view of docs/protocol.md that the invented people give, None where there is none.

    What they wrote is in ``language``; answers that are not valid are not counted.
    """
    found, sample = course.exercise(exercise), load(exercise)
    if sample is None or found.room is None:
        return None
    rounds = rounds_of(found)
    for each in rounds.values():
        _fill(each, sample, language)
    # As in a room: with the first round nobody knows yet what the second one will bring.
    for id_ in found.rounds[: found.rounds.index(round_) + 1]:
        rounds[id_].revealed = True
    return render(course, rounds[round_], {})


def _fill(round_: Round, sample: Sample, language: Language) -> None:
    """Count what the invented people answered, as a room would."""
    for number, raw in enumerate(sample.answers(round_.id, language)):
        reply = respond(round_.exercise, raw or {})
        if reply["status"] == "valid":
            round_.aggregate.put(number, 1, reply["value"], reply["outcome"])
