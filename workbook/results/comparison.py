"""A room view of invented answers, for comparison when learning alone; always labelled as invented."""

from __future__ import annotations

from workbook.answers.service import AnswerServiceError, Json
from workbook.course import Course, files
from workbook.schema import Exercise, Language


def has_sample(exercise: Exercise) -> bool:
    """Return whether there is a sample, without reading it."""
    return exercise.room is not None and files.has_sample(exercise.id)


def compare(course: Course, exercise: str, round_: str, language: Language) -> Json:
    """Return the reply of ``sample`` in docs/protocol.md: the Room view, and of how many invented people."""
    from workbook.results import samples  # brings the room's arithmetic along

    view = samples.view(course, exercise, round_, language)
    if view is None:
        raise AnswerServiceError.of(403, "not-allowed")
    return {"view": view, "people": view["n"]}
