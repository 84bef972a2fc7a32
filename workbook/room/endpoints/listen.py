"""The stream of a room's events, and of the participant's own from other devices."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.routing import Route

from workbook.answers.respond import respond
from workbook.room.answer_events import answer_event
from workbook.room.auth.device import bearer, last_event_id, participant_of
from workbook.room.channel import Ids
from workbook.room.events import Event
from workbook.room.live import LiveRoom
from workbook.room.replies import ReplyError
from workbook.room.stream import Stream
from workbook.room.subscriber import Subscriber
from workbook.store import answers

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

#: Seconds before its stream from which a page gets what other devices saved: it may have asked
#: for its own answers just before, and clocks and commits differ a little.
_SLACK = 15.0


class ListenEndpoints:
    """``/api/listen``."""

    def __init__(self, room: LiveRoom) -> None:
        self.room = room

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/api/listen", self.listen, methods=["GET"])]

    async def listen(self, request: Request) -> Response:
        """Stream the room's events, and this participant's own from other devices."""
        device = bearer(request)
        participant = await participant_of(self.room, device)
        if self.room.hub.closing:
            raise ReplyError(503, "room-closing")
        since = last_event_id(request)
        listener = Subscriber(self.room.hub.phones, since=since, participant=participant, device=device)
        moment = Ids.moment(since) if since else time.time()

        async def catch_up() -> None:
            """Tell what was missed, now that nothing more can be."""
            if self.room.state.has_other_devices(participant):
                missed = await run_in_threadpool(self._missed, participant, device, moment - _SLACK)
                for key, event in missed:
                    listener.recall(key, event)
            if self.room.state.devices.get(device) != participant:
                listener.put("removed", Event("removed", b"{}"))
                listener.end()

        return Stream(self.room.hub, listener, catch_up)

    def _missed(self, participant: int, device: str, moment: float) -> list[tuple[str, Event]]:
        """Return the events of what other devices saved since ``moment``, in seconds since 1970."""
        course = self.room.state.course
        missed: list[tuple[str, Event]] = []
        for answer in answers.newest(self.room.state.store, participant):
            exercise = course.exercises.get(answer.exercise)
            if exercise and answer.device != device and answer.saved_at.timestamp() >= moment:
                response = respond(exercise, answer.raw, self.room.state.rivals)
                missed.append((answer.key, answer_event(answer, response)))
        return missed
