"""What somebody alone can compare an answer with: made for the course, and always said to be."""

from __future__ import annotations

from workbook.course import Course
from workbook.course.files import CONTENT
from workbook.notebook.answer_service import AnswerServiceError, Json
from workbook.schema import Exercise, Language


def has_sample(exercise: Exercise) -> bool:
    """Say whether there is a sample; quick, for every form asks."""
    return exercise.room is not None and (CONTENT / "samples" / f"{exercise.id}.yaml").is_file()


def compare(course: Course, exercise: str, round_: str, language: Language) -> Json:
    """Return the reply of ``sample`` in docs/protocol.md: the Room view, and of how many invented people."""
    from workbook.results import samples  # brings the room's arithmetic along

    view = samples.view(course, exercise, round_, language)
    if view is None:
        raise AnswerServiceError.of(403, "not-allowed")
    return {"view": view, "people": view["n"]}
