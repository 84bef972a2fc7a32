"""A data folder of one's own, a room, and the session of a notebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.page.server import Server
from workbook.course import Course, load
from workbook.notebook import Session

Open = Callable[[], Session]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what each test writes apart."""
    folder = tmp_path / "home"
    monkeypatch.setenv("WORKSHOP_HOME", str(folder))
    return folder


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
        session.seating.close()


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
