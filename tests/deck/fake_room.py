"""A small room that speaks the facilitator's side of docs/protocol.md, with views that a test sets itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from tests.charts.samples import Json, t

SECRET = "a-secret-of-this-test-only"


#: Where nobody has begun yet.
NOWHERE: Json = {
    "deck": None,
    "slide": None,
    "exercise": None,
    "round": None,
    "moved": None,
    "started": None,
    "blank": False,
    "follow": True,
}


def now() -> str:
    """Return the time as the room says it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def told(event: str, data: Json) -> str:
    """Return an event as it travels."""
    return f"event: {event}\ndata: {json.dumps(data)}\n\n"


def key(view: Json) -> str:
    """Return ``exercise/round``."""
    return f"{view['exercise']}/{view['round']}"


class FakeRoom:
    """Views by exercise round. What is not revealed goes out without anything that was answered."""

    def __init__(self, views: list[Json], *, joined: int = 32, refuse: bool = False) -> None:
        self.views = {key(view): view for view in views}
        self.joined, self.refuse = joined, refuse
        self.questions = {key(view): view["question"] for view in views}
        self.asked: list[Json] = []
        self.stage = dict(NOWHERE)
        self.moves: list[Json] = []
        self.listens = 0
        self._changed: set[asyncio.Queue[str]] = set()

    def app(self, origins: list[str]) -> Starlette:
        """Return the application; ``origins`` may ask from their pages."""
        cors = Middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Last-Event-ID"],
        )
        routes = [
            Route("/api/facilitator/listen", self._listen),
            Route("/api/facilitator/state", self._state, methods=["POST"]),
            Route("/api/facilitator/stage", self._stage, methods=["POST"]),
            Route("/api/facilitator/workshop", self._workshop),
        ]
        return Starlette(routes=routes, middleware=[cors])

    def sent(self, name: str) -> Json:
        """Return a view as it goes out now."""
        view = self.views[name]
        frame = ("exercise", "round", "view", "open", "revealed", "n", "minimum")
        shown = view["revealed"] and view["n"] >= view["minimum"]
        sent = {field: view[field] for field in frame} | {"shown": shown, "title": self.questions[name]}
        if shown:
            sent |= {field: view[field] for field in ("title", "caption", "stats", "charts", "cards")}
        return sent

    def change(self, name: str, **fields: Any) -> None:
        """Change a view and tell everybody who listens. Call from the server's own loop."""
        self.views[name] |= fields
        self._tell(told("view", self.sent(name)))

    def move(self, **fields: Any) -> None:
        """Change the stage and tell everybody who listens. Call from the server's own loop."""
        place = ("deck", "slide")
        if any(fields.get(each, self.stage[each]) != self.stage[each] for each in place):
            self.stage["moved"] = now()
        self.stage |= fields
        self._tell(told("stage", self.stage))

    def _tell(self, event: str) -> None:
        for queue in self._changed:
            queue.put_nowait(event)

    def _allowed(self, request: Request) -> bool:
        return request.headers.get("authorization") == f"Bearer {SECRET}"

    async def _state(self, request: Request) -> Response:
        body = await request.json()
        self.asked.append(body)
        if not self._allowed(request) or self.refuse:
            return JSONResponse({"error": {"code": "facilitator-only", "params": {}}}, 401)
        name = f"{body['exercise']}/{body['round']}"
        flags = {flag: body[flag] for flag in ("open", "revealed") if flag in body}
        self.change(name, **flags)
        return JSONResponse({flag: self.views[name][flag] for flag in ("open", "revealed", "n")})

    async def _stage(self, request: Request) -> Response:
        body = await request.json()
        if not self._allowed(request) or not set(body) <= set(NOWHERE) - {"moved"}:
            return JSONResponse({"error": {"code": "wrong-shape", "params": {}}}, 422)
        self.moves.append(body)
        self.move(**body)
        return JSONResponse(self.stage)

    async def _workshop(self, request: Request) -> Response:
        if not self._allowed(request):
            return JSONResponse({"error": {"code": "facilitator-only", "params": {}}}, 401)
        from workbook.room.endpoints.facilitator import qr_path

        path, size = qr_path("http://192.168.8.10:8866/")
        return JSONResponse(
            {
                "address": "192.168.8.10:8866",
                "url": "http://192.168.8.10:8866/",
                "pin": "4827",
                "title": t("Exceptional Service", "优质服务"),
                "languages": ["en", "zh"],
                "qr": path,
                "qr_size": size,
                "participants": self.joined,
            }
        )

    async def _listen(self, request: Request) -> Response:
        if not self._allowed(request):
            return JSONResponse({"error": {"code": "facilitator-only", "params": {}}}, 401)
        self.listens += 1
        return StreamingResponse(self._events(), media_type="text/event-stream")

    async def _events(self) -> AsyncIterator[str]:
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._changed.add(queue)
        try:
            summary = {"joined": self.joined, "connected": self.joined, "tables": {}}
            yield told("summary", summary)
            for name in self.views:
                yield told("view", self.sent(name))
            yield told("stage", self.stage)
            while True:
                yield await queue.get()
        finally:
            self._changed.discard(queue)
