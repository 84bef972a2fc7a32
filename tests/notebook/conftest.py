"""A data folder of one's own, a room, and the session of a notebook."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.page.server import Server
from workbook.course import Course, load
from workbook.notebook.session import Session

Open = Callable[[], Session]

#: What is no room answers, by the first part of the path.
REPLIES = {
    "html": (200, "<!doctype html><title>Router</title>"),
    "json": (200, '{"hello": "world"}'),
    "list": (200, "[1, 2]"),
    "empty": (204, ""),
    "elsewhere": (302, ""),
    "login": (401, "{}"),
    "jupyter": (403, '{"message": "Forbidden", "reason": null}'),
    "gone": (410, '{"error": "gone"}'),
    "broken": (500, "Internal Server Error"),
}


@dataclass
class Stranger:
    """A server that is no room: its address, and the paths it was asked for."""

    url: str = ""
    asked: list[str] = field(default_factory=list)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what each test writes apart."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WORKSHOP_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave aside the loop that a browser's driver keeps in this thread and nobody turns."""
    monkeypatch.setattr("workbook.notebook.connection._running_loop", lambda: None)


@pytest.fixture
def course() -> Course:
    """The course."""
    return load()


@pytest.fixture
def open_session() -> Iterator[Open]:
    """Return a way to begin a session as a started kernel does; what it opened is closed afterwards."""
    opened: list[Session] = []

    def begin() -> Session:
        opened.append(Session())
        return opened[-1]

    yield begin
    for session in opened:
        session.connection.close()


@pytest.fixture
def session(open_session: Open) -> Session:
    """A session that has just begun."""
    return open_session()


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A room that several tests share."""
    server = Server(tmp_path_factory.mktemp("room"), pace="self")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def own_room(tmp_path: Path) -> Iterator[Server]:
    """A room that a test may stop."""
    server = Server(tmp_path / "room", pace="self")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def something_else() -> Iterator[Stranger]:
    """Return a server that is no room."""
    stranger = Stranger()

    class Handler(http.server.BaseHTTPRequestHandler):
        """Answers everything in the way its address names."""

        def do_GET(self) -> None:
            """Answer."""
            stranger.asked.append(self.path)
            status, body = REPLIES[self.path.split("/")[1]]
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body.encode())

        def do_POST(self) -> None:
            """Answer, after reading what was sent."""
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            self.do_GET()

        def log_message(self, *about: object) -> None:
            """Say nothing."""

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    stranger.url = f"http://127.0.0.1:{server.server_port}"
    yield stranger
    server.shutdown()
    thread.join()
    server.server_close()
