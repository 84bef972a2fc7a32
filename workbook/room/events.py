"""Server-sent events: a name with one line of JSON, and how several go over the wire."""

from __future__ import annotations

from dataclasses import dataclass

COMMENT = b":\n\n"


@dataclass(frozen=True)
class Event:
    """An event: its name and its data as one line of JSON."""

    name: str
    data: bytes


def frame(events: list[Event], last: int | None) -> bytes:
    """Return events as they go over the wire.

    Only the last one carries an id: a connection that breaks halfway gets the whole batch again.
    """
    lines = []
    for index, event in enumerate(events):
        if last is not None and index == len(events) - 1:
            lines.append(b"id: %d\n" % last)
        lines.append(b"event: %s\ndata: %s\n\n" % (event.name.encode(), event.data))
    return b"".join(lines)
