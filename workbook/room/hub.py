"""The hub: both channels, the open streams of each participant, and the heartbeat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from workbook.room.channel import Channel, wake
from workbook.room.events import Event
from workbook.room.subscriber import Subscriber

#: Seconds between two lines when there is nothing to say.
HEARTBEAT = 15.0
#: Most streams one device may hold open; the oldest one ends.
MOST_STREAMS = 12


class Hub:
    """The two channels, the listeners of each participant, and the heartbeat."""

    def __init__(self, phones: Channel, deck: Channel, on_connected: Callable[[], None]) -> None:
        self.phones, self.deck = phones, deck
        self.closing = False
        self._on_connected = on_connected
        self._people: dict[int, dict[Subscriber, None]] = {}

    @property
    def connected(self) -> int:
        """The number of participants with an open stream."""
        return len(self._people)

    def enter(self, listener: Subscriber) -> None:
        """Add a stream; a device with too many of them loses its oldest."""
        listener.channel.listeners[listener] = None
        if self.closing:
            listener.end()
        if listener.participant is None:
            return
        mine = self._people.setdefault(listener.participant, {})
        mine[listener] = None
        same = [other for other in mine if other.device == listener.device]
        for oldest in same[:-MOST_STREAMS]:
            oldest.end()
        if len(mine) == 1:
            self._on_connected()

    def leave(self, listener: Subscriber) -> None:
        """Remove a stream that ended."""
        listener.channel.listeners.pop(listener, None)
        if listener.participant is None:
            return
        mine = self._people.get(listener.participant, {})
        mine.pop(listener, None)
        if not mine and self._people.pop(listener.participant, None) is not None:
            self._on_connected()

    def publish(self, participant: int, key: str, event: Event, *, but: str | None = None) -> None:
        """Send an event to a participant's devices, except the device ``but``."""
        for listener in self._people.get(participant, {}):
            if but is None or listener.device != but:
                listener.put(key, event)

    def end_device(self, participant: int, device: str) -> None:
        """End the streams of one of a participant's devices; it now belongs to another participant."""
        for listener in self._people.get(participant, {}):
            if listener.device == device:
                listener.end()

    def end_participant(self, participant: int, event: Event) -> None:
        """Send a last event to all of a participant's devices and end their streams."""
        for listener in self._people.get(participant, {}):
            listener.put(event.name, event)
            listener.end()

    async def beat(self) -> None:
        """Send a comment line on every silent stream, again and again."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            everybody = [*self.phones.listeners, *self.deck.listeners]
            for listener in everybody:
                listener.beat = True
            wake(everybody)

    def close(self) -> None:
        """End all streams, and every one that enters from now on."""
        self.closing = True
        for listener in (*self.phones.listeners, *self.deck.listeners):
            listener.end()
