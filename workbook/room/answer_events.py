"""What is told of one participant's answer, to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.answers import replies
from workbook.answers.respond import Response, respond
from workbook.room.events import Event
from workbook.room.replies import to_json

if TYPE_CHECKING:
    from workbook.room.state import RoomState
    from workbook.store.records import Answer

Json = dict[str, Any]


def described(room: RoomState, answer: Answer) -> Json:
    """Return a stored answer as ``GET /api/me`` tells it: as typed, with what Python says about it."""
    exercise = room.course.exercises.get(answer.exercise)
    if exercise is None:
        return replies.described(answer, {"status": answer.status, "problems": [], "result": None})
    return replies.described(answer, respond(exercise, answer.raw, room.rivals))


def answer_event(answer: Answer, response: Response) -> Event:
    """Return the event that tells a participant's other devices."""
    told = {"exercise": answer.exercise, "round": answer.round, "value": answer.raw}
    return Event("answer", to_json(told | replies.acknowledgement(answer, response)))
