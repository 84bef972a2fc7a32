"""A participant's own answer, as a reply and as an event for their other devices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.answers import replies
from workbook.answers.respond import Response, respond
from workbook.room.events import Event
from workbook.room.replies import to_json

if TYPE_CHECKING:
    from workbook.answers.respond import Presets
    from workbook.course import Course
    from workbook.store.records import Answer

Json = dict[str, Any]


def described(course: Course, rivals: Presets, answer: Answer) -> Json:
    """Return a stored answer as ``GET /api/me`` has it: as typed, with status, problems and result."""
    exercise = course.exercises.get(answer.exercise)
    if exercise is None:
        return replies.described(answer, {"status": answer.status, "problems": [], "result": None})
    return replies.described(answer, respond(exercise, answer.raw, rivals))


def answer_event(answer: Answer, response: Response) -> Event:
    """Return the event for a participant's other devices."""
    place = {"exercise": answer.exercise, "round": answer.round, "value": answer.raw}
    return Event("answer", to_json(place | replies.acknowledgement(answer, response)))
