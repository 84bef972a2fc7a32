"""Listening: the stream of the room's news, and of one's own from other devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from workbook.answering import respond
from workbook.room.hub import Ids
from workbook.room.identity import bearer, last_event_id, participant_of
from workbook.room.listener import Event, Listener, Stream
from workbook.room.replies import ReplyError
from workbook.room.room import Room, answer_event
from workbook.store import Removed, answers

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

#: Seconds by which a clock and a commit may differ when missed answers are told again.
_SLACK = 5.0


class ListeningDesk:
    """``/api/listen``."""

    def __init__(self, room: Room) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/api/listen", self.listen, methods=["GET"])]

    async def listen(self, request: Request) -> Response:
        """Stream the room's news, and this participant's from other devices."""
        device = bearer(request)
        participant = await participant_of(self.room, device)
        if self.room.hub.closing:
            raise ReplyError(503, "room-closing")
        since = last_event_id(request)
        listener = Listener(self.room.hub.phones, since=since, participant=participant, device=device)
        if since:
            for key, event in await run_in_threadpool(self._missed, participant, device, since):
                listener.tell(key, event)
            if device not in self.room.devices:
                raise Removed
        return Stream(self.room.hub, listener)

    def _missed(self, participant: int, device: str, since: int) -> list[tuple[str, Event]]:
        """Return the events of what other devices saved while this one was away."""
        course, moment = self.room.course, Ids.moment(since) - _SLACK
        missed = []
        for answer in answers.newest(self.room.store, participant):
            exercise = course.exercises.get(answer.exercise)
            if exercise and answer.device != device and answer.saved_at.timestamp() >= moment:
                response = respond(course, exercise, answer.raw)
                missed.append((answer.key, answer_event(answer, response)))
        return missed
