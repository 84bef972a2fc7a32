"""Rooms for every test here."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.room.helpers import Clock, InProcess, Person, Served, make_app, served
from workbook.schema import Text
from workbook.store import Rival, Store, Workshop, create_workshop, facilitator_secret, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with open_store(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def workshop(store: Store) -> Workshop:
    """A workshop with one preset rival."""
    rival = Rival("rival-1", Text(en="Lakeside", zh="湖畔"))
    return create_workshop(store, title="Exceptional Service", rivals=[rival])


@pytest.fixture
def clock() -> Clock:
    """The clock of the PIN's limit."""
    return Clock()


@pytest.fixture
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """An event loop in a thread of its own."""
    made = asyncio.new_event_loop()
    thread = threading.Thread(target=made.run_forever)
    thread.start()
    yield made
    made.call_soon_threadsafe(made.stop)
    thread.join(20)
    made.close()


@pytest.fixture
def client(store: Store, workshop: Workshop, clock: Clock, loop: asyncio.AbstractEventLoop) -> InProcess:
    """The room in this process, called from another computer."""
    app = make_app(store, workshop, clock=clock)
    return InProcess(app, loop, "192.168.8.77", "http://192.168.8.10:8866")


@pytest.fixture
def desk(client: InProcess) -> InProcess:
    """The same room, called from this computer."""
    return client.from_address("127.0.0.1", "http://127.0.0.1:8866")


@pytest.fixture
def facilitator(desk: InProcess, store: Store, workshop: Workshop) -> Person:
    """The facilitator at this computer."""
    return Person(desk, facilitator_secret(store, workshop.id))


@pytest.fixture
def person(client: InProcess, workshop: Workshop) -> Person:
    """Somebody who joined."""
    made = Person(client)
    assert made.join(workshop.pin).status_code == 201
    return made


@pytest.fixture
def room(store: Store, workshop: Workshop) -> Iterator[Served]:
    """The room served for real."""
    with served(store, workshop) as made:
        yield made
