"""Who is listening, and what they hear: the latest of everything, at a bounded rate.

A channel keeps only the latest event for each key, so a listener that falls behind skips what is
outdated instead of piling it up. Each event is made once and shared by all. Everything here happens
on the event loop's thread.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from workbook.room.stream import Event, Subscriber, frame

#: Seconds between two lines when there is nothing to say.
HEARTBEAT = 15.0
#: Most listeners woken before others get their turn on the event loop.
SLICE = 100
#: Most streams one device may hold open; the oldest one ends.
MOST_STREAMS = 12


class Ids:
    """Event ids: they only ever rise, also from one run of the server to the next.

    An id is the time in milliseconds times a thousand, or one more than the last, so it also tells
    when an event was sent.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock, self.last = clock, 0

    def next(self) -> int:
        """Return a fresh id."""
        self.last = max(self.last + 1, int(self._clock() * 1000) * 1000)
        return self.last

    @staticmethod
    def moment(event_id: int) -> float:
        """Return when an event of that id was sent, in seconds since 1970."""
        return event_id / 1_000_000


@dataclass(eq=False)
class Channel:
    """Everything one kind of page listens to.

    ``render`` returns the latest event of a key, or None when there is nothing to tell any more;
    ``interval`` is the least time between two batches in seconds. Events whose name is in ``always``
    are told anew to whoever comes back; ``merge`` may join several into one.
    """

    interval: float
    render: Callable[[str], Event | None]
    always: frozenset[str]
    ids: Ids
    merge: Callable[[list[Event]], Iterable[Event]] = iter
    listeners: dict[Subscriber, None] = field(default_factory=dict)
    _latest: dict[str, tuple[int, Event]] = field(default_factory=dict)
    _batches: dict[tuple[int, bool], bytes] = field(default_factory=dict)
    _dirty: dict[str, None] = field(default_factory=dict)
    _timer: asyncio.Handle | None = None
    _flushed: float = float("-inf")

    def mark(self, key: str) -> None:
        """Say that a key changed: told at once if the channel has been quiet, else at its next turn."""
        self._dirty[key] = None
        if self._timer is None:
            loop = asyncio.get_running_loop()
            wait = self._flushed + self.interval - loop.time()
            self._timer = loop.call_later(wait, self.flush) if wait > 0 else loop.call_soon(self.flush)

    def prime(self, keys: Iterable[str]) -> None:
        """Make the first event of every key, before anybody listens."""
        self._dirty.update(dict.fromkeys(keys))
        self._collect()

    def flush(self) -> None:
        """Make one batch of what changed and wake everybody."""
        self._timer = None
        self._flushed = asyncio.get_running_loop().time()
        self._collect()
        wake(list(self.listeners))

    def hurry(self) -> None:
        """Tell what changed now, whatever the interval: what was taken back must not be told to anybody else."""
        if self._timer is not None:
            self._timer.cancel()
            self.flush()

    def batch(self, since: int, *, first: bool) -> tuple[int, bytes]:
        """Return what happened after event ``since``, and the id to go on from.

        The first batch of a stream carries the ``always`` events whatever ``since`` is. Everybody at
        the same point shares the same bytes; an id from the future is of no use and counts as 0.
        """
        told = [at for at, _ in self._latest.values()]
        upto = max(told, default=0)
        point = max((at for at in told if at <= since), default=0) if since <= upto else 0
        known = self._batches.get((point, first))
        if known is None:
            fresh = [
                event
                for at, event in self._latest.values()
                if at > point or (first and event.name in self.always)
            ]
            known = self._batches[point, first] = frame(list(self.merge(fresh)), upto)
        return upto, known

    def _collect(self) -> None:
        at = self.ids.next()
        for key in self._dirty:
            event = self.render(key)
            self._latest.pop(key, None)
            if event is not None:
                self._latest[key] = (at, event)
        self._dirty.clear()
        self._batches.clear()


def wake(listeners: list[Subscriber]) -> None:
    """Wake listeners a slice at a time, so that a save need not wait for three thousand of them."""
    for listener in itertools.islice(listeners, SLICE):
        listener.wake()
    if len(listeners) > SLICE:
        asyncio.get_running_loop().call_soon(wake, listeners[SLICE:])


class Hub:
    """The two channels, the listeners of each participant, and the heartbeat."""

    def __init__(self, phones: Channel, deck: Channel, on_connected: Callable[[], None]) -> None:
        self.phones, self.deck = phones, deck
        self.closing = False
        self._on_connected = on_connected
        self._people: dict[int, dict[Subscriber, None]] = {}

    @property
    def connected(self) -> int:
        """How many participants are listening."""
        return len(self._people)

    def enter(self, listener: Subscriber) -> None:
        """Let somebody listen; a device with too many streams loses its oldest."""
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
        """Take note that a stream ended."""
        listener.channel.listeners.pop(listener, None)
        if listener.participant is None:
            return
        mine = self._people.get(listener.participant, {})
        mine.pop(listener, None)
        if not mine and self._people.pop(listener.participant, None) is not None:
            self._on_connected()

    def tell(self, participant: int, key: str, event: Event, *, but: str | None = None) -> None:
        """Tell a participant's devices, except the device ``but``."""
        for listener in self._people.get(participant, {}):
            if but is None or listener.device != but:
                listener.tell(key, event)

    def end_device(self, participant: int, device: str) -> None:
        """End the streams of one of a participant's devices; it now belongs to somebody else."""
        for listener in self._people.get(participant, {}):
            if listener.device == device:
                listener.end()

    def dismiss(self, participant: int, event: Event) -> None:
        """Tell all of a participant's devices a last thing and end their streams."""
        for listener in self._people.get(participant, {}):
            listener.tell(event.name, event)
            listener.end()

    async def beat(self) -> None:
        """Make every silent stream say something now and then, for ever."""
        while True:
            await asyncio.sleep(HEARTBEAT)
            everybody = [*self.phones.listeners, *self.deck.listeners]
            for listener in everybody:
                listener.beat = True
            wake(everybody)

    def close(self) -> None:
        """End all streams and let nobody in any more."""
        self.closing = True
        for listener in (*self.phones.listeners, *self.deck.listeners):
            listener.end()
