"""The event stream of a room, read in a kernel: one thread, one stream, reconnecting by itself."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import httpx2

#: Seconds without a byte after which the stream counts as dead; the room sends a comment every 15.
SILENCE = 40.0
LONGEST_PAUSE = 15.0

#: Events beside the room's own: the stream is open (again); the room does not know this device.
OPENED, STRANGER = "opened", "stranger"

#: The event of a refusal that is the room's own, by status and code; any other reply counts as none.
REFUSALS = {(401, "not-joined"): STRANGER, (410, "removed"): "removed"}

OnEvent = Callable[[str, Any], None]


def lines(chunks: Iterable[bytes]) -> Iterator[str]:
    """Yield the lines of a stream. Only line feeds end one: what people type may hold any other separator."""
    rest = b""
    for chunk in chunks:
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line.removesuffix(b"\r").decode("utf-8", "replace")


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


def refused(reply: httpx2.Response) -> str | None:
    """Return the event of the room's own refusal; None for any other reply.

    Raises httpx2.HTTPError when the connection breaks while its body is read.
    """
    if reply.status_code not in {status for status, _ in REFUSALS}:
        return None
    try:
        body = json.loads(reply.read())
    except ValueError:
        return None
    error = body.get("error") if isinstance(body, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    return REFUSALS.get((reply.status_code, code)) if isinstance(code, str) else None


class RoomStream:
    """Calls ``on_event`` from its own thread for every event that the room sends to this device.

    The client belongs to the stream, which closes it at its end.
    """

    def __init__(self, client: httpx2.Client, on_event: OnEvent) -> None:
        self._client, self._on_event = client, on_event
        self._stopped = threading.Event()
        self._socket: socket.socket | None = None
        self._last = ""
        threading.Thread(target=self._run, name="room-stream", daemon=True).start()

    def stop(self) -> None:
        """End the stream; no event follows."""
        self._stopped.set()
        if self._socket is not None:
            with contextlib.suppress(OSError):  # the other side was faster
                self._socket.shutdown(socket.SHUT_RDWR)

    def _run(self) -> None:
        import httpx2

        pause = 1.0
        with self._client:
            while not self._stopped.is_set():
                with contextlib.suppress(httpx2.HTTPError):  # dropped, or unreachable
                    if self._read():
                        pause = 1.0
                self._socket = None
                self._stopped.wait(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    def _read(self) -> bool:
        """Read one stream until it ends; return whether it had begun."""
        import httpx2

        headers = {"Last-Event-ID": self._last} if self._last else {}
        timeout = httpx2.Timeout(10, read=SILENCE)
        with self._client.stream("GET", "/api/listen", headers=headers, timeout=timeout) as reply:
            refusal = refused(reply)
            if refusal is not None:
                self._emit(refusal, {})
                self.stop()
                return False
            reply.raise_for_status()
            if not reply.headers.get("content-type", "").startswith("text/event-stream"):
                return False
            self._socket = reply.extensions["network_stream"].get_extra_info("socket")
            self._emit(OPENED, {})
            for event, data, event_id in events(self._until_stopped(lines(reply.iter_bytes()))):
                self._last = event_id or self._last
                self._emit(event, data)
        return True

    def _emit(self, event: str, data: Any) -> None:
        if not self._stopped.is_set():
            self._on_event(event, data)

    def _until_stopped(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            if self._stopped.is_set():
                return
            yield line
