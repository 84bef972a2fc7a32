"""One open stream of server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from workbook.room.hub import Channel, Hub

#: Seconds after which a listener that takes nothing in is given up.
PATIENCE = 30.0

COMMENT = b":\n\n"


@dataclass(frozen=True)
class Event:
    """An event: its name and its data as one line of JSON."""

    name: str
    data: bytes


def frame(events: list[Event], last: int | None) -> bytes:
    """Return events as they go over the wire.

    Only the last one carries an id: a connection that breaks halfway hears the whole batch again.
    """
    lines = []
    for index, event in enumerate(events):
        if last is not None and index == len(events) - 1:
            lines.append(b"id: %d\n" % last)
        lines.append(b"event: %s\ndata: %s\n\n" % (event.name.encode(), event.data))
    return b"".join(lines)


class Subscriber:
    """A page that listens on a channel, from event ``since`` on.

    What is meant for it alone waits in a small box, the latest for each key; the rest it takes from
    the channel when it gets round to it.
    """

    def __init__(
        self, channel: Channel, *, since: int = 0, participant: int | None = None, device: str | None = None
    ) -> None:
        self.channel, self.participant, self.device = channel, participant, device
        self.beat = False
        self._since, self._first = since, True
        self._box: dict[str, Event] = {}
        self._ended = False
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Have the stream look for news."""
        self._woken.set()

    def tell(self, key: str, event: Event) -> None:
        """Put something meant for this listener alone into its box."""
        self._box[key] = event
        self.wake()

    def recall(self, key: str, event: Event) -> None:
        """Put something older into the box, unless there is something newer of that key."""
        self._box.setdefault(key, event)
        self.wake()

    def end(self) -> None:
        """End the stream after what is still to be said."""
        self._ended = True
        self.wake()

    def take(self) -> bytes:
        """Return what is to be sent now; nothing when there is nothing to say."""
        self._since, news = self.channel.batch(self._since, first=self._first)
        own = frame(list(self._box.values()), None)
        self._box.clear()
        silent, self.beat = self.beat, False
        if self._first and not news and not own:
            news = COMMENT  # the page knows it is connected
        self._first = False
        return news + own or (COMMENT if silent else b"")

    async def run(self, send: Send) -> None:
        """Send news until the stream ends; a listener that takes nothing in is given up."""
        while True:
            news = self.take()
            if news or self._ended:
                async with asyncio.timeout(PATIENCE):
                    await send({"type": "http.response.body", "body": news, "more_body": not self._ended})
            if self._ended:
                return
            await self._woken.wait()
            self._woken.clear()


class Stream(Response):
    """The response that lets a listener hear until either side ends it.

    ``catch_up`` is called once the listener can miss nothing any more, before the first news.
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
