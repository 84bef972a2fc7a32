"""What is told of one participant's answer, to themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.answers import replies
from workbook.answers.respond import respond
from workbook.room.replies import to_json
from workbook.room.stream import Event

if TYPE_CHECKING:
    from workbook.room.state import RoomState
    from workbook.store.answers import Answer

Json = dict[str, Any]


def described(room: RoomState, answer: Answer) -> Json:
    """Return a stored answer as ``GET /api/me`` tells it: as typed, with what Python says about it."""
    exercise = room.course.exercises.get(answer.exercise)
    response = (
        respond(exercise, answer.raw, room.rivals)
        if exercise
        else {"status": answer.status, "problems": [], "result": None}
    )
    return replies.described(answer, response)


def answer_event(answer: Answer, response: Json) -> Event:
    """Return the event that tells a participant's other devices."""
    told = {"exercise": answer.exercise, "round": answer.round, "value": answer.raw}
    return Event("answer", to_json(told | replies.acknowledgement(answer, response)))
