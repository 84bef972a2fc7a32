"""A subscriber: one page's place on a channel, and the events for it alone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbook.room.channel import Channel
from workbook.room.events import COMMENT, Event, frame

if TYPE_CHECKING:
    from starlette.types import Send

#: Seconds after which a listener that takes nothing in is given up.
PATIENCE = 30.0


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
        """Wake the stream to take what is new."""
        self._woken.set()

    def put(self, key: str, event: Event) -> None:
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
        self._since, fresh = self.channel.batch(self._since, first=self._first)
        own = frame(list(self._box.values()), None)
        self._box.clear()
        silent, self.beat = self.beat, False
        if self._first and not fresh and not own:
            fresh = COMMENT  # the page knows it is connected
        self._first = False
        return fresh + own or (COMMENT if silent else b"")

    async def run(self, send: Send) -> None:
        """Send what is new until the stream ends. Raises TimeoutError when the page takes nothing in."""
        while True:
            body = self.take()
            if body or self._ended:
                async with asyncio.timeout(PATIENCE):
                    await send({"type": "http.response.body", "body": body, "more_body": not self._ended})
            if self._ended:
                return
            await self._woken.wait()
            self._woken.clear()
