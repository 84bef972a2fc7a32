"""Listen to a room from a kernel: one thread, one stream, its own reconnecting."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx

#: Seconds without a byte after which the stream counts as dead; the room says something every 15.
SILENCE = 40.0
LONGEST_PAUSE = 15.0

OnEvent = Callable[[str, Any], None]


def events(lines: Iterable[str]) -> Iterator[tuple[str, Any, str | None]]:
    """Yield (event, data, id) for every event of a text/event-stream; unreadable data is skipped."""
    event, data, event_id = "message", list[str](), None
    for line in lines:
        if not line:
            if data:
                with contextlib.suppress(ValueError):
                    yield event, json.loads("\n".join(data)), event_id
            event, data = "message", []
            continue
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "event":
            event = value
        elif name == "data":
            data.append(value)
        elif name == "id":
            event_id = value


class Listener:
    """Calls ``on_event`` from its own thread for everything the room tells this device."""

    def __init__(self, client: httpx.Client, on_event: OnEvent) -> None:
        self._client, self._on_event = client, on_event
        self._stopped = threading.Event()
        threading.Thread(target=self._run, name="room-listener", daemon=True).start()

    def stop(self) -> None:
        """End the listening; the thread ends with the next thing it hears, or with its client."""
        self._stopped.set()

    def _run(self) -> None:
        import httpx

        last, pause = "", 1.0
        while not self._stopped.is_set():
            try:
                headers = {"Last-Event-ID": last} if last else {}
                timeout = httpx.Timeout(10, read=SILENCE)
                with self._client.stream("GET", "/api/listen", headers=headers, timeout=timeout) as reply:
                    if reply.status_code in (401, 403, 410):
                        self._on_event("removed", {})
                        return
                    reply.raise_for_status()
                    pause = 1.0
                    for event, data, event_id in events(reply.iter_lines()):
                        if self._stopped.is_set():
                            return
                        last = event_id or last
                        self._on_event(event, data)
            except (httpx.HTTPError, RuntimeError):  # dropped, or the client was closed under it
                pass
            self._stopped.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE)
