"""The facilitator's requests: where the talk is, what is open and shown, and what the room looks like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import segno
from starlette.responses import Response
from starlette.routing import Route, Router

from workbook.room.auth.device import last_event_id
from workbook.room.endpoints.cards import CardEndpoints
from workbook.room.replies import ReplyError, read_object, reply, wrong_shape
from workbook.room.stage import read_changes
from workbook.room.stream import Stream, Subscriber
from workbook.store import stages, workshops
from workbook.store.workshops import State

if TYPE_CHECKING:
    from starlette.requests import Request

    from workbook.room.state import RoomState
    from workbook.schema import Block

Json = dict[str, Any]

QR_BORDER = 4


class FacilitatorEndpoints:
    """The endpoints under ``/api/facilitator``."""

    def __init__(self, room: RoomState, address: str) -> None:
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
        body = await read_object(request)
        key = f"{body.get('exercise')}/{body.get('round')}"
        round_ = self.room.rounds.get(key)
        flags = {name: body[name] for name in ("open", "revealed") if body.get(name) is not None}
        if round_ is None or not flags or not all(isinstance(flag, bool) for flag in flags.values()):
            raise wrong_shape()
        state = State(**({"open": round_.open, "revealed": round_.revealed} | flags))
        store, workshop = self.room.store, self.room.workshop.id
        await self.room.stored(workshops.set_state(store, workshop, round_.exercise.id, round_.id, state))
        return reply(self.room.set_state(key, state))

    async def stage(self, request: Request) -> Response:
        """Take note of where the talk is."""
        changes = read_changes(await read_object(request), self.room.rounds)
        changing = stages.change_stage(self.room.store, self.room.workshop.id, changes)
        return reply(self.room.set_stage(await self.room.stored(changing)))

    async def workshop(self, request: Request) -> Response:
        """Tell what the join slide shows, and the exercises of the day."""
        workshop, url = self.room.workshop, f"http://{self.address}/"
        path, size = qr_path(url)
        return reply(
            {
                "address": self.address,
                "url": url,
                "pin": workshop.pin,
                "title": workshop.title,
                "languages": list(workshop.languages),
                "qr": path,
                "qr_size": size,
                "participants": len(self.room.attendance),
                "date": workshop.date and workshop.date.isoformat(),
                "start": workshop.start and workshop.start.strftime("%H:%M"),
                "pace": workshop.pace,
                "rounds": [one for block in self.room.course.day() for one in self._rounds(block)],
            }
        )

    async def ping(self, request: Request) -> Response:
        """Answer, and nothing else: how long that takes is what the console wants to know."""
        return Response(status_code=204, headers={"Cache-Control": "no-store"})

    def _rounds(self, block: Block) -> list[Json]:
        rounds = [self.room.rounds[f"{item.exercise}/{item.round}"] for item in block.items]
        return [
            {
                "exercise": one.exercise.id,
                "round": one.id,
                "rounds": list(one.exercise.rounds),
                "block": block.id,
                "live": one.exercise.live,
                "minutes": one.exercise.minutes,
                "mode": one.exercise.mode,
                "title": one.exercise.title.model_dump(),
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
