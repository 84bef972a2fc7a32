"""Joining the room, coming back to it, and leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from starlette.concurrency import run_in_threadpool
from starlette.responses import Response
from starlette.routing import Route

from workbook.answers.respond import submission
from workbook.protocol.answers import AnswerState, CheckReply
from workbook.protocol.room import JoinRequest, LanguageReply, LanguageRequest, Me, MyWork
from workbook.room.answer_events import described
from workbook.room.auth.device import address, bearer, not_joined, participant_of
from workbook.room.auth.pin import FailedTries, clean_name, clean_table, same_pin
from workbook.room.live import LiveRoom
from workbook.room.replies import ReplyError, read_request, reply, wrong_shape
from workbook.schema import LANGUAGES
from workbook.store import Removed, answers, people

if TYPE_CHECKING:
    from starlette.requests import Request

    from workbook.store.records import Participant


class JoinEndpoints:
    """``/api/join`` and ``/api/me``."""

    def __init__(self, room: LiveRoom, tries: FailedTries) -> None:
        self.room, self.tries = room, tries

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/api/join", self.join, methods=["POST"]),
            Route("/api/me", self.me, methods=["GET"]),
            Route("/api/me", self.change, methods=["PATCH"]),
            Route("/api/me", self.leave, methods=["DELETE"]),
        ]

    async def join(self, request: Request) -> Response:
        """Join with a name, or come back with a code.

        Wrong tries are counted, except those of a device that joined before and gives no code.
        """
        device, body = bearer(request), await read_request(request, JoinRequest)
        code = body.code
        exempt = code is None and device in self.room.state.devices
        refund = _nothing if exempt else self.tries.spend(address(request))
        if not same_pin(body.pin, self.room.state.workshop.pin):
            raise ReplyError(403, "pin-wrong")
        if code is None:
            refund()
            person = await self._new(device, body)
        else:
            person = await self._come_back(device, code)
            refund()
        self.room.joined(person, device)
        return reply(_described(person), 201)

    async def me(self, request: Request) -> Response:
        """Return the participant of a device and everything they wrote."""
        device = bearer(request)
        await participant_of(self.room, device)
        return reply(await run_in_threadpool(self._everything, device))

    async def change(self, request: Request) -> Response:
        """Store another language."""
        participant = await participant_of(self.room, bearer(request))
        body = await read_request(request, LanguageRequest)
        if not await self.room.stored(people.set_language(self.room.state.store, participant, body.language)):
            raise Removed
        changed: LanguageReply = {"language": body.language}
        return reply(changed)

    async def leave(self, request: Request) -> Response:
        """Delete the participant and everything they wrote."""
        participant = await participant_of(self.room, bearer(request))
        devices = await self.room.stored(people.remove(self.room.state.store, participant))
        self.room.removed(participant, devices)
        return Response(status_code=204)

    async def _new(self, device: str, body: JoinRequest) -> Participant:
        name, table = clean_name(body.name), clean_table(body.table)
        language = next((each for each in LANGUAGES if each == body.language), None)
        if language is None:
            raise wrong_shape()
        store, workshop = self.room.state.store, self.room.state.workshop.id
        joining = people.join(store, workshop, device, name=name, language=language, table=table)
        return await self.room.stored(joining)

    async def _come_back(self, device: str, code: object) -> Participant:
        typed = code if isinstance(code, str) else ""
        coming = people.come_back(self.room.state.store, self.room.state.workshop.id, device, typed)
        found = await self.room.stored(coming)
        if found is None:
            raise ReplyError(404, "code-unknown")
        return found

    def _everything(self, device: str) -> MyWork:
        store = self.room.state.store
        person = people.by_device(store, self.room.state.workshop.id, device)
        if person is None:
            raise not_joined()
        written = answers.newest(store, person.id)
        course, checks = self.room.state.course, answers.checks(store, person.id)
        return {
            **_described(person),
            "answers": {
                answer.key: cast(
                    "AnswerState", described(self.room.state.course, self.room.state.rivals, answer)
                )
                for answer in written
            },
            "checks": {
                check: cast("CheckReply", submission(course.checks[check], counted.option, counted.saved_at))
                for check, counted in checks.items()
                if check in course.checks
            },
        }


def _described(participant: Participant) -> Me:
    return {
        "name": participant.name,
        "code": participant.code,
        "language": participant.language,
        "table": participant.table,
    }


def _nothing() -> None:
    """Take nothing back: a joined device's tries are not counted."""
