"""The response that carries a stream of server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from starlette.responses import Response

from workbook.room.hub import Hub
from workbook.room.subscriber import Subscriber

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


class Stream(Response):
    """A response that streams events to a subscriber until either side ends it.

    ``catch_up`` is awaited after the subscriber entered the hub, before the first events are sent.
    """

    media_type = "text/event-stream"

    def __init__(
        self, hub: Hub, listener: Subscriber, catch_up: Callable[[], Awaitable[None]] | None = None
    ) -> None:
        super().__init__(headers={"Cache-Control": "no-store", "X-Accel-Buffering": "no"})
        del self.headers["content-length"]
        self._hub, self._listener, self._catch_up = hub, listener, catch_up

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the stream; to a HEAD request only what it would be."""
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b"", "more_body": False})
            return
        self._hub.enter(self._listener)
        gone = asyncio.create_task(self._watch(receive))
        try:
            if self._catch_up is not None:
                await self._catch_up()
            await self._listener.run(send)
        except TimeoutError:
            return
        finally:
            gone.cancel()
            self._hub.leave(self._listener)

    async def _watch(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._listener.end()
