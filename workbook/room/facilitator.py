"""The facilitator's requests: from this computer only, from the deck's page only, with the secret."""

from __future__ import annotations

import asyncio
import hmac
import re
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

import segno
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.routing import Route, Router

from workbook.room.doorkeeper import is_loopback
from workbook.room.identity import last_event_id
from workbook.room.listener import Listener, Stream
from workbook.room.replies import ReplyError, read_object, reply, wrong_shape
from workbook.store import workshops
from workbook.store.workshops import State, secret_hash

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from workbook.room.room import Room

Json = dict[str, Any]

#: Names under which this computer calls itself; any other means that a name was made to point here.
LOCAL_HOSTS = frozenset({"127.0.0.1", "localhost", "[::1]"})
QR_BORDER = 4


class FacilitatorDesk:
    """The endpoints under ``/api/facilitator``."""

    def __init__(self, room: Room, address: str) -> None:
        self.room, self.address = room, address

    def router(self) -> Router:
        """Return the routes, relative to ``/api/facilitator``."""
        return Router(
            [
                Route("/listen", self.listen, methods=["GET"]),
                Route("/state", self.state, methods=["POST"]),
                Route("/workshop", self.workshop, methods=["GET"]),
            ]
        )

    async def listen(self, request: Request) -> Response:
        """Stream the summary and every room view."""
        if self.room.hub.closing:
            raise ReplyError(503, "room-closing")
        listener = Listener(self.room.hub.deck, since=last_event_id(request))
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
        setting = workshops.set_state(store, workshop, round_.exercise.id, round_.id, state)
        await asyncio.wrap_future(setting)
        return reply(self.room.set_state(key, state))

    async def workshop(self, request: Request) -> Response:
        """Tell what the join slide shows."""
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
                "participants": len(self.room.tables),
            }
        )


class FacilitatorOnly:
    """Lets a request pass only from this computer, the deck's own origin, and with the secret."""

    def __init__(self, app: ASGIApp, *, expected_hash: str, origins: Collection[str]) -> None:
        self.app, self.expected_hash = app, expected_hash
        self.origins = frozenset(origin.rstrip("/") for origin in origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Judge one request."""
        headers = Headers(scope=scope)
        origin = headers.get("origin")

        async def send_with_cors(message: Message) -> None:
            if message["type"] == "http.response.start":
                cors = MutableHeaders(scope=message)
                cors.add_vary_header("Origin")
                if origin in self.origins:
                    cors["Access-Control-Allow-Origin"] = str(origin)
            await send(message)

        refused = self._refused(scope, headers, origin)
        if refused is not None:
            await refused.response()(scope, receive, send)
        elif scope["method"] == "OPTIONS":
            await _preflight()(scope, receive, send_with_cors)
        else:
            try:
                self._require_secret(headers)
            except ReplyError as error:
                await error.response()(scope, receive, send_with_cors)
                return
            await self.app(scope, receive, send_with_cors)

    def _refused(self, scope: Scope, headers: Headers, origin: str | None) -> ReplyError | None:
        client = scope.get("client")
        host = headers.get("host", "").rpartition(":")[0] or headers.get("host", "")
        local = client is not None and is_loopback(client[0]) and host in LOCAL_HOSTS
        if local and (origin is None or origin in self.origins):
            return None
        return ReplyError(403, "facilitator-only")

    def _require_secret(self, headers: Headers) -> None:
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        given = secret_hash(secret.strip())
        if scheme.lower() != "bearer" or not hmac.compare_digest(given, self.expected_hash):
            raise ReplyError(401, "facilitator-only")


def qr_path(text: str) -> tuple[str, int]:
    """Return a QR code as SVG path data, one unit for a module, and its width with the quiet border."""
    rows = [bytes(row) for row in segno.make_qr(text, error="m").matrix_iter(border=QR_BORDER)]
    path = [
        f"M{run.start()} {y}h{len(run[0])}v1h-{len(run[0])}z"
        for y, row in enumerate(rows)
        for run in re.finditer(rb"[^\x00]+", row)
    ]
    return "".join(path), len(rows)


def _preflight() -> Response:
    return Response(
        status_code=204,
        headers={
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Authorization, Content-Type, Last-Event-ID",
            "Access-Control-Max-Age": "600",
        },
    )
