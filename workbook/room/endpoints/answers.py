"""Saving answers, computing their results, submitting knowledge checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from workbook.answers.replies import acknowledgement, iso
from workbook.answers.respond import respond, submission
from workbook.protocol.answers import ComputeRequest, SaveRequest, SubmitRequest
from workbook.protocol.answers import Conflict as Stored
from workbook.room.auth.device import bearer, participant_of
from workbook.room.live import LiveRoom
from workbook.room.replies import ReplyError, read_request, reply, wrong_shape
from workbook.store import Conflict, answers

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from workbook.schema import Exercise


class AnswerEndpoints:
    """``/api/answers``, ``/api/compute`` and ``/api/checks``."""

    def __init__(self, room: LiveRoom) -> None:
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
        participant, body = await participant_of(self.room, device), await read_request(request, SaveRequest)
        exercise = self._exercise(body.exercise)
        if body.round not in exercise.rounds or body.revision != body.base + 1:
            raise wrong_shape()
        response = respond(exercise, body.value, self.room.state.rivals)
        saving = answers.save(
            self.room.state.store,
            participant_id=participant,
            exercise=exercise.id,
            round_=body.round,
            base=body.base,
            raw=body.value,
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
        """Return problems and result of an answer without storing it."""
        await participant_of(self.room, bearer(request))
        body = await read_request(request, ComputeRequest)
        response = respond(self._exercise(body.exercise), body.value, self.room.state.rivals)
        return reply({"problems": response["problems"], "result": response["result"]})

    async def submit(self, request: Request) -> Response:
        """Score a knowledge check; only the first submission counts."""
        participant = await participant_of(self.room, bearer(request))
        body = await read_request(request, SubmitRequest, code="unknown-option")
        check = self.room.state.course.checks.get(body.check)
        if check is None or body.option not in [one.id for one in check.options]:
            raise ReplyError(422, "unknown-option")
        submitting = answers.submit_check(self.room.state.store, participant, check.id, body.option)
        counted = await self.room.stored(submitting)
        return reply(submission(check, counted.option, counted.saved_at))

    def _exercise(self, exercise_id: str) -> Exercise:
        exercise = self.room.state.course.exercises.get(exercise_id)
        if exercise is None:
            raise wrong_shape()
        return exercise


def _conflict(conflict: Conflict) -> ReplyError:
    newest = conflict.newest
    stored: Stored = {
        "revision": newest.revision,
        "value": newest.raw,
        "saved_at": iso(newest.saved_at),
    }
    return ReplyError(409, "conflict", more=stored)
