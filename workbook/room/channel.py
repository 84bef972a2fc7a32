"""A channel: the latest event of everything that one kind of page listens to, at a bounded rate.

A channel keeps only the latest event for each key, so a page that falls behind skips what is outdated
instead of piling it up. Each event is made once and shared by all. Everything here happens on the event
loop's thread.
"""

from __future__ import annotations

import asyncio
import itertools
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from workbook.room.events import Event, frame

#: Most listeners woken before others get their turn on the event loop.
SLICE = 100


class Waker(Protocol):
    """The part of a subscriber that a channel and the hub use."""

    beat: bool

    def wake(self) -> None:
        """Send what is new."""

    def end(self) -> None:
        """End the stream after what is still to be sent."""


class Ids:
    """Event ids: they only rise, also from one run of the server to the next.

    An id is the time in milliseconds times a thousand, or one more than the last, so it also has
    the time when an event was sent.
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

    ``render`` returns the latest event of a key, or None when there is none any more;
    ``interval`` is the least time between two batches in seconds. Events whose name is in ``always``
    are sent again at the beginning of every stream; ``merge`` may join several into one.
    """

    interval: float
    render: Callable[[str], Event | None]
    always: frozenset[str]
    ids: Ids
    merge: Callable[[list[Event]], Iterable[Event]] = iter
    listeners: dict[Waker, None] = field(default_factory=dict)
    _latest: dict[str, tuple[int, Event]] = field(default_factory=dict)
    _batches: dict[tuple[int, bool], bytes] = field(default_factory=dict)
    _dirty: dict[str, None] = field(default_factory=dict)
    _timer: asyncio.Handle | None = None
    _flushed: float = float("-inf")

    def mark(self, key: str) -> None:
        """Mark a key as changed: sent at once if the channel has been quiet, else with its next batch."""
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
        """Send what changed now, whatever the interval, so that what was withdrawn reaches no one else."""
        if self._timer is not None:
            self._timer.cancel()
            self.flush()

    def batch(self, since: int, *, first: bool) -> tuple[int, bytes]:
        """Return what happened after event ``since``, and the id to go on from.

        The first batch of a stream carries the ``always`` events whatever ``since`` is. Everybody at
        the same point shares the same bytes; an id from the future is of no use and counts as 0.
        """
        sent = [at for at, _ in self._latest.values()]
        upto = max(sent, default=0)
        point = max((at for at in sent if at <= since), default=0) if since <= upto else 0
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


def wake(listeners: Sequence[Waker]) -> None:
    """Wake listeners a slice at a time, so that a save need not wait for three thousand of them."""
    for listener in itertools.islice(listeners, SLICE):
        listener.wake()
    if len(listeners) > SLICE:
        asyncio.get_running_loop().call_soon(wake, listeners[SLICE:])
