"""A room to test with, in this process or served for real, and people in it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import httpx2
from starlette.applications import Starlette

from tests.waiting import PATIENCE, eventually
from workbook.course import course as courses
from workbook.room.app import create_app
from workbook.room.server import RoomServer, serve
from workbook.store import Store, Workshop, facilitator_secret

if TYPE_CHECKING:
    from workbook.room.state import RoomState

Json = dict[str, Any]
ORIGIN = "http://127.0.0.1:8867"
ROOT = Path(__file__).parents[2]


@dataclass
class Clock:
    """A clock that moves when told to."""

    now: float = 1000.0

    def __call__(self) -> float:
        """Return the time."""
        return self.now


class InProcess:
    """Calls an app in this process as a peer of any address, on an event loop of its own."""

    def __init__(self, app: Starlette, loop: asyncio.AbstractEventLoop, address: str, base_url: str) -> None:
        self.app, self._loop = app, loop
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False, client=(address, 50000))
        self._client = httpx2.AsyncClient(transport=transport, base_url=base_url)

    @property
    def room(self) -> RoomState:
        """Return the state of the room inside the app."""
        return cast("RoomState", self.app.state.room.state)

    def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """Make a request."""
        calling = asyncio.run_coroutine_threadsafe(self._client.request(method, path, **options), self._loop)
        return calling.result(20)

    def get(self, path: str, **options: Any) -> httpx2.Response:
        """Get something."""
        return self.request("GET", path, **options)

    def from_address(self, address: str, base_url: str = "http://192.168.8.10:8866") -> InProcess:
        """Return a client for the same app at another address."""
        return InProcess(self.app, self._loop, address, base_url)


@dataclass
class Person:
    """A device in the room, with its secret."""

    client: Any
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))

    @property
    def headers(self) -> dict[str, str]:
        """The header that says who this is."""
        return {"Authorization": f"Bearer {self.secret}"}

    def call(self, method: str, path: str, body: Any = None) -> httpx2.Response:
        """Make a request as this device."""
        reply: httpx2.Response = self.client.request(method, path, json=body, headers=self.headers)
        return reply

    def join(self, pin: str, name: str = "Li Na", **more: Any) -> httpx2.Response:
        """Join with a name."""
        return self.call(
            "POST", "/api/join", {"name": name, "pin": pin, "language": "zh", "table": 3, **more}
        )

    def save(self, exercise: str, value: Json, base: int = 0, round_: str = "once") -> httpx2.Response:
        """Save an answer."""
        body = {"exercise": exercise, "round": round_, "revision": base + 1, "base": base, "value": value}
        return self.call("POST", "/api/answers", body)

    def rate(self, rating: Any, base: int = 0, round_: str = "before") -> httpx2.Response:
        """Save a rating of our service."""
        return self.save("service-rating", {"rating": rating}, base, round_)

    def me(self) -> Json:
        """Return what the room knows of this device."""
        return dict(self.call("GET", "/api/me").json())

    def send(self, path: str, content: Any) -> httpx2.Response:
        """Post raw bytes as this device."""
        reply: httpx2.Response = self.client.request("POST", path, content=content, headers=self.headers)
        return reply

    @contextlib.contextmanager
    def listening(self, path: str = "/api/listen", last: str | None = None) -> Iterator[Iterator[Json]]:
        """Listen; yields the events as ``{"event", "data", "id"}``, comments as ``{"comment": True}``."""
        headers = self.headers | ({"Last-Event-ID": last} if last else {})
        with self.client.stream("GET", path, headers=headers, timeout=PATIENCE) as response:
            assert response.status_code == 200, response.read()
            yield events(response.iter_lines())


def events(lines: Iterator[str]) -> Iterator[Json]:
    """Parse server-sent events."""
    event: Json = {}
    for line in lines:
        if line == "":
            if event:
                yield event
            event = {}
        elif line.startswith(":"):
            event["comment"] = True
        else:
            name, _, value = line.partition(": ")
            event[name] = json.loads(value) if name == "data" else value


def heard(stream: Iterator[Json], name: str, **wanted: Any) -> Json:
    """Return the data of the next event of that name whose data has the wanted values."""
    for event in stream:
        data = event.get("data")
        if event.get("event") == name and isinstance(data, dict) and wanted.items() <= data.items():
            return data
    raise AssertionError(f"the stream ended without {name} {wanted}")


def make_app(store: Store, workshop: Workshop, **options: Any) -> Starlette:
    """Return the app of a workshop's room."""
    settings: Json = {"course": courses.load(), "deck_origins": [ORIGIN], "address": "192.168.8.10:8866"}
    return create_app(store, workshop.id, **(settings | options))


@dataclass
class Served:
    """A room served for real on a free port."""

    url: str
    workshop: Workshop
    client: httpx2.Client
    app: Starlette
    facilitator: Person
    loop: asyncio.AbstractEventLoop

    def person(self, name: str | None = "Li Na") -> Person:
        """Return a new device, joined unless ``name`` is None."""
        made = Person(self.client)
        if name is not None:
            assert made.join(self.workshop.pin, name).status_code == 201
        return made

    def reveal(self, exercise: str, round_: str = "once", **flags: bool) -> Json:
        """Reveal an exercise, or set the flags given."""
        body = {"exercise": exercise, "round": round_, **(flags or {"revealed": True})}
        done = self.facilitator.call("POST", "/api/facilitator/state", body)
        assert done.status_code == 200, done.text
        return dict(done.json())


@contextlib.contextmanager
def served(store: Store, workshop: Workshop, **options: Any) -> Iterator[Served]:
    """Serve a workshop's room from a thread of this process; options are those of the app."""
    app = make_app(store, workshop, **options)
    listening = socket.create_server(("127.0.0.1", 0), backlog=512)
    url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    loop = asyncio.new_event_loop()
    stopping: list[RoomServer] = []
    thread = threading.Thread(target=loop.run_until_complete, args=(serve(app, listening, stopping.append),))
    thread.start()
    limits = httpx2.Limits(max_connections=None, max_keepalive_connections=50)
    try:
        eventually(lambda: stopping and stopping[0].started)
        with httpx2.Client(base_url=url, limits=limits, timeout=PATIENCE, trust_env=False) as client:
            facilitator = Person(client, facilitator_secret(store, workshop.id))
            yield Served(url, workshop, client, app, facilitator, loop)
    finally:
        loop.call_soon_threadsafe(stopping[0].stop)
        thread.join(20)
        assert not thread.is_alive()
        loop.close()
        listening.close()


@contextlib.contextmanager
def process(folder: Path, port: int, *more: str) -> Iterator[subprocess.Popen[str]]:
    """Run ``python -m workbook.room`` until the block ends."""
    command = [sys.executable, "-m", "workbook.room", "--data", str(folder), "--host", "127.0.0.1"]
    options: Json = {"cwd": ROOT, "text": True, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    with subprocess.Popen([*command, "--port", str(port), *more], env=environment, **options) as running:
        try:
            yield running
        finally:
            if running.poll() is None:
                running.kill()


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str, running: subprocess.Popen[str]) -> None:
    """Wait until the room answers."""

    def answers() -> bool:
        assert running.poll() is None, running.stderr.read() if running.stderr else ""
        with contextlib.suppress(httpx2.TransportError):
            return httpx2.get(f"{url}/api/course", trust_env=False).status_code == 200
        return False

    eventually(answers, every=0.05)
