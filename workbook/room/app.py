"""The room's ASGI application: its routes, and what goes with every reply."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.routing import Mount, Route

from workbook.room.assets import Assets
from workbook.room.auth.facilitator import FacilitatorOnly
from workbook.room.auth.pin import FailedTries
from workbook.room.endpoints.answers import AnswerEndpoints
from workbook.room.endpoints.course import PublicCourse
from workbook.room.endpoints.facilitator import FacilitatorEndpoints
from workbook.room.endpoints.join import JoinEndpoints
from workbook.room.endpoints.listen import ListenEndpoints
from workbook.room.live import LiveRoom
from workbook.room.replies import ReplyError
from workbook.room.state import RoomState
from workbook.store import Removed, StoreError
from workbook.store.workshops import workshop_of

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from workbook.course import Course
    from workbook.store import Store

log = logging.getLogger(__name__)

SECURITY = {
    "Content-Security-Policy": "default-src 'self'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """Adds the same protecting headers to every reply."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on and its reply back."""

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, send_protected if scope["type"] == "http" else send)


def create_app(
    store: Store,
    workshop_id: str,
    *,
    course: Course,
    deck_origins: Sequence[str],
    address: str,
    assets: Assets | None = None,
    clock: Callable[[], float] = time.monotonic,
) -> Starlette:
    """Return the room of one workshop.

    ``deck_origins`` are the exact origins of the facilitator's pages, ``address`` is what phones
    type (``192.168.8.10:8866``), ``clock`` times wrong PIN tries. KeyError for an unknown workshop.
    """
    workshop = workshop_of(store, workshop_id)
    room = LiveRoom(RoomState(store, workshop, course))
    files = assets or Assets()

    async def page(request: Request) -> Response:
        return files.index.response(request)

    async def file(request: Request) -> Response:
        found = files.get(request.url.path)
        if found is None:
            raise ReplyError(404, "not-found")
        return found.response(request)

    async def no_icon(request: Request) -> Response:  # noqa: ARG001
        return Response(status_code=204, headers={"Cache-Control": "max-age=86400"})

    @contextlib.asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:  # noqa: ARG001
        beating = asyncio.create_task(room.hub.beat())
        yield
        beating.cancel()
        room.hub.close()

    guarded = FacilitatorOnly(
        FacilitatorEndpoints(room, address).router(),
        expected_hash=workshop.secret_hash,
        origins=deck_origins,
    )
    app = Starlette(
        routes=[
            Route("/", page, methods=["GET"]),
            Route("/favicon.ico", no_icon, methods=["GET"]),
            Route("/static/{path:path}", file, methods=["GET"]),
            *PublicCourse(room).routes(),
            *JoinEndpoints(room, FailedTries(clock)).routes(),
            *AnswerEndpoints(room).routes(),
            *ListenEndpoints(room).routes(),
            Mount("/api/facilitator", app=guarded),
        ],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers={
            ReplyError: _reply_error,
            StoreError: _store_error,
            HTTPException: _http_error,
            Exception: _unexpected,
        },
        lifespan=lifespan,
    )
    app.state.room = room
    return app


async def _reply_error(request: Request, error: Any) -> Response:  # noqa: ARG001
    return cast("ReplyError", error).response()


async def _store_error(request: Request, error: Any) -> Response:  # noqa: ARG001
    if isinstance(error, Removed):
        return ReplyError(410, "removed").response()
    log.error("the store failed: %s", error)
    return ReplyError(503, "not-stored").response()  # without the path of the file


async def _http_error(request: Request, error: Any) -> Response:  # noqa: ARG001
    code = {404: "not-found", 405: "not-allowed"}.get(error.status_code, "unknown")
    return ReplyError(error.status_code, code, headers=dict(error.headers or {})).response()


async def _unexpected(request: Request, error: Any) -> Response:  # noqa: ARG001
    return ReplyError(500, "unknown", headers=SECURITY).response()  # made outside of `SecurityHeaders`
