"""The facilitator's requests: where the talk is, what is open and shown, and what the room looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import segno
from starlette.responses import Response
from starlette.routing import Route, Router

from workbook.protocol.basics import RoundKey
from workbook.protocol.facilitator import DayRound, StageRequest, StateRequest, WorkshopInfo
from workbook.room.auth.device import last_event_id
from workbook.room.endpoints.cards import CardEndpoints
from workbook.room.replies import ReplyError, read_request, reply, wrong_shape
from workbook.room.stage import changes_of
from workbook.room.stream import Stream
from workbook.room.subscriber import Subscriber
from workbook.store import stages, workshops
from workbook.store.records import State

if TYPE_CHECKING:
    from starlette.requests import Request

    from workbook.room.live import LiveRoom
    from workbook.schema import Block

QR_BORDER = 4


class FacilitatorEndpoints:
    """The endpoints under ``/api/facilitator``."""

    def __init__(self, room: LiveRoom, address: str) -> None:
        self.room, self.address = room, address

    def router(self) -> Router:
        """Return the routes, relative to ``/api/facilitator``."""
        return Router(
            [
                Route("/listen", self.listen, methods=["GET"]),
                Route("/state", self.state, methods=["POST"]),
                Route("/stage", self.stage, methods=["POST"]),
                Route("/workshop", self.workshop, methods=["GET"]),
                Route("/ping", self.ping, methods=["GET"]),
                *CardEndpoints(self.room).routes(),
            ]
        )

    async def listen(self, request: Request) -> Response:
        """Stream the summary, the stage, who is answering, and every state and room view."""
        if self.room.hub.closing:
            raise ReplyError(503, "room-closing")
        listener = Subscriber(self.room.hub.deck, since=last_event_id(request))
        return Stream(self.room.hub, listener)

    async def state(self, request: Request) -> Response:
        """Open or close, reveal or hide an exercise round."""
        body = await read_request(request, StateRequest)
        key = RoundKey.of(body.exercise, body.round)
        round_ = self.room.state.rounds.get(key)
        if round_ is None:
            raise wrong_shape()
        state = State(
            open=round_.open if body.open is None else body.open,
            revealed=round_.revealed if body.revealed is None else body.revealed,
        )
        store, workshop = self.room.state.store, self.room.state.workshop.id
        await self.room.stored(workshops.set_state(store, workshop, round_.exercise.id, round_.id, state))
        return reply(self.room.set_state(key, state))

    async def stage(self, request: Request) -> Response:
        """Change where the talk is."""
        changes = changes_of(await read_request(request, StageRequest), self.room.state.rounds)
        changing = stages.change_stage(self.room.state.store, self.room.state.workshop.id, changes)
        return reply(self.room.set_stage(await self.room.stored(changing)))

    async def workshop(self, request: Request) -> Response:
        """Return what the join slide shows, and the exercise rounds of the day."""
        workshop, url = self.room.state.workshop, f"http://{self.address}/"
        path, size = qr_path(url)
        info: WorkshopInfo = {
            "address": self.address,
            "url": url,
            "pin": workshop.pin,
            "title": workshop.title,
            "languages": list(workshop.languages),
            "qr": path,
            "qr_size": size,
            "participants": len(self.room.state.attendance),
            "date": None if workshop.date is None else workshop.date.isoformat(),
            "start": None if workshop.start is None else workshop.start.strftime("%H:%M"),
            "pace": workshop.pace,
            "rounds": [one for block in self.room.state.course.day() for one in self._rounds(block)],
        }
        return reply(info)

    async def ping(self, request: Request) -> Response:
        """Return an empty reply, from which the console measures the round trip."""
        return Response(status_code=204, headers={"Cache-Control": "no-store"})

    def _rounds(self, block: Block) -> list[DayRound]:
        rounds = [self.room.state.rounds[RoundKey.of(item.exercise, item.round)] for item in block.items]
        return [
            {
                "exercise": one.exercise.id,
                "round": one.id,
                "rounds": list(one.exercise.rounds),
                "block": block.id,
                "live": one.exercise.live,
                "minutes": one.exercise.minutes,
                "mode": one.exercise.mode,
                "title": {"en": one.exercise.title.en, "zh": one.exercise.title.zh},
                "view": one.exercise.room.view if one.exercise.room else None,
                "open": one.open,
                "revealed": one.revealed,
            }
            for one in rounds
        ]


def qr_path(text: str) -> tuple[str, int]:
    """Return a QR code as SVG path data, one unit for a module, and its width with the quiet border."""
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QR_BORDER)]
    path = [
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in re.finditer(rb"[^\x00]+", row)
    ]
    return "".join(path), len(rows)
