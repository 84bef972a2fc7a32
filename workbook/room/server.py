"""Run the room as a process of its own: its socket, its signals, its error messages."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import locale
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import uvicorn

from workbook.address import DEFAULT_PORT, routed_address
from workbook.course import course as courses
from workbook.course.texts import fill
from workbook.room.app import create_app
from workbook.store import StoreError, last_workshop, open_store
from workbook.store.workshops import set_port, workshop_of

if TYPE_CHECKING:
    from starlette.applications import Starlette

    from workbook.course import Course
    from workbook.room.live import LiveRoom
    from workbook.store import Store, Workshop

#: Exit codes: the port is taken, the store cannot be used, there is no such workshop or none yet.
PORT_TAKEN, STORE_UNUSABLE, NO_WORKSHOP = 3, 4, 5
#: Seconds that open requests get to finish when the room stops.
GRACE = 1
#: Connections that may wait to be accepted when a hall scans the code at once.
BACKLOG = 2048
#: Milliseconds after which a phone that has left without a word counts as gone.
GONE_AFTER = 45_000


class RoomServer(uvicorn.Server):
    """A server that ends the open streams first when it stops."""

    def __init__(self, config: uvicorn.Config, room: LiveRoom) -> None:
        super().__init__(config)
        self._room = room

    def stop(self) -> None:
        """End all streams and finish; call it on the event loop's thread."""
        self._room.hub.close()
        self.should_exit = True

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals to `serve`."""
        yield


def run(
    *,
    folder: Path | None,
    workshop_id: str | None,
    host: str,
    port: int | None,
    deck_origins: Sequence[str],
    address: str | None,
) -> int:
    """Serve a workshop of a data folder until a signal says stop; return the exit code.

    Without ``workshop_id`` it is the last one, which may be another one at the next start.
    """
    course = courses.load()
    try:
        with open_store(folder) as store:
            workshop = _find(store, workshop_id)
            if workshop is None:
                path = f"{store.folder} ({workshop_id})" if workshop_id else str(store.folder)
                return _complain(course, NO_WORKSHOP, "no-workshop", path=path)
            return _run(store, workshop, course, host, port, deck_origins, address)
    except StoreError as error:
        return _complain(course, STORE_UNUSABLE, error.code, **error.params)


def _find(store: Store, workshop_id: str | None) -> Workshop | None:
    if workshop_id is None:
        return last_workshop(store)
    with contextlib.suppress(KeyError):
        return workshop_of(store, workshop_id)
    return None


def _run(
    store: Store,
    workshop: Workshop,
    course: Course,
    host: str,
    port: int | None,
    deck_origins: Sequence[str],
    address: str | None,
) -> int:
    wanted = port or workshop.port or DEFAULT_PORT
    try:
        listening = bind(host, wanted)
    except OSError as error:
        code = "port-taken" if error.errno == errno.EADDRINUSE else "port-refused"
        return _complain(course, PORT_TAKEN, code, port=str(wanted), host=host)
    with listening:
        if wanted != workshop.port:
            set_port(store, workshop.id, wanted)
        everywhere = host in ("0.0.0.0", "::")  # noqa: S104
        here = (routed_address(socket.AF_INET) or "127.0.0.1") if everywhere else host
        reach = address or f"{here}:{wanted}"
        app = create_app(store, workshop.id, course=course, deck_origins=deck_origins, address=reach)
        _allow_many_connections()
        asyncio.run(serve(app, listening, stop_on_signals))
    return 0


async def serve(app: Starlette, listening: socket.socket, ready: Callable[[RoomServer], None]) -> None:
    """Serve ``app`` on a bound socket until `RoomServer.stop` is called on the server handed to ``ready``."""
    config = uvicorn.Config(
        app,
        access_log=False,
        backlog=BACKLOG,
        lifespan="on",
        log_level="warning",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        timeout_keep_alive=30,
        ws="none",
    )
    server = RoomServer(config, app.state.room)
    ready(server)
    await server.serve(sockets=[listening])


def stop_on_signals(server: RoomServer) -> None:
    """Let SIGTERM and SIGINT stop the server."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(number, server.stop)
        except NotImplementedError:  # Windows has other event loops
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(server.stop))


def bind(host: str, port: int) -> socket.socket:
    """Return a socket bound to the address, free again at once after a restart; OSError if taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.create_server((host, port), family=family, backlog=BACKLOG)
    if hasattr(socket, "TCP_USER_TIMEOUT"):
        bound.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, GONE_AFTER)
    return bound


def _allow_many_connections() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 65_536 if hard == resource.RLIM_INFINITY else min(65_536, hard)
        if soft != resource.RLIM_INFINITY and soft < wanted:
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _complain(course: Course, exit_code: int, message: str, **params: Any) -> int:
    """Say what is wrong in one sentence, in the language of this computer."""
    words = course.messages.get(message, course.messages["unknown"])
    spoken = os.environ.get("LC_ALL") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    sentence = fill(words, params)
    chinese = spoken.lower().startswith(("zh", "chinese"))
    sys.stderr.write((sentence["zh"] if chinese else sentence["en"]) + "\n")
    return exit_code
