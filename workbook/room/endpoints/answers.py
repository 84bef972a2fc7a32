"""Saving answers, computing their results, submitting knowledge checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.routing import Route

from workbook.answers.replies import acknowledgement
from workbook.answers.respond import respond, submission
from workbook.room.auth.device import bearer, participant_of
from workbook.room.replies import ReplyError, read_object, reply, wrong_shape
from workbook.room.state import RoomState
from workbook.store import Conflict, answers

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbook.schema import Exercise

#: Revisions beyond this do not come from a page.
_MOST_REVISIONS = 2**31 - 1


class AnswerEndpoints:
    """``/api/answers``, ``/api/compute`` and ``/api/checks``."""

    def __init__(self, room: RoomState) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/api/answers", self.save, methods=["POST"]),
            Route("/api/compute", self.compute, methods=["POST"]),
            Route("/api/checks", self.submit, methods=["POST"]),
        ]

    async def save(self, request: Request) -> Response:
        """Store a revision durably, then acknowledge it."""
        device = bearer(request)
        participant, body = await participant_of(self.room, device), await read_object(request)
        exercise, round_ = self._exercise(body.get("exercise")), body.get("round")
        base, raw = body.get("base"), body.get("value")
        if round_ not in exercise.rounds or not isinstance(raw, dict):
            raise wrong_shape()
        if type(base) is not int or not 0 <= base < _MOST_REVISIONS or body.get("revision") != base + 1:
            raise wrong_shape()
        response = respond(exercise, raw, self.room.rivals)
        saving = answers.save(
            self.room.store,
            participant_id=participant,
            exercise=exercise.id,
            round_=round_,
            base=base,
            raw=raw,
            value=response["value"],
            status=response["status"],
            device=device,
        )
        try:
            saved = await self.room.stored(saving)
        except Conflict as conflict:
            raise _conflict(conflict) from conflict
        if saved.fresh:
            self.room.saved(saved.answer, response)
        return reply(acknowledgement(saved.answer, response))

    async def compute(self, request: Request) -> Response:
        """Say what Python thinks of an answer, without storing it."""
        await participant_of(self.room, bearer(request))
        body = await read_object(request)
        if not isinstance(body.get("value"), dict):
            raise wrong_shape()
        response = respond(self._exercise(body.get("exercise")), body["value"], self.room.rivals)
        return reply({"problems": response["problems"], "result": response["result"]})

    async def submit(self, request: Request) -> Response:
        """Score a knowledge check; only the first submission counts."""
        participant, body = await participant_of(self.room, bearer(request)), await read_object(request)
        check = self.room.course.checks.get(_words(body.get("check")))
        option = _words(body.get("option"))
        if check is None or option not in [one.id for one in check.options]:
            raise ReplyError(422, "unknown-option")
        submitting = answers.submit_check(self.room.store, participant, check.id, option)
        counted = await self.room.stored(submitting)
        return reply(submission(check, counted.option, counted.saved_at))

    def _exercise(self, exercise_id: Any) -> Exercise:
        exercise = self.room.course.exercises.get(_words(exercise_id))
        if exercise is None:
            raise wrong_shape()
        return exercise


def _conflict(conflict: Conflict) -> ReplyError:
    newest = conflict.newest
    saved_at = newest.saved_at.isoformat(timespec="milliseconds")
    theirs = {"revision": newest.revision, "value": newest.raw, "saved_at": saved_at}
    return ReplyError(409, "conflict", more=theirs)


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""
