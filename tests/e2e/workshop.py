"""A workshop that is served for real, seen from outside: its people, its store, its processes."""

from __future__ import annotations

import contextlib
import json
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2

from tests.facilitator.running import Running, running
from tests.waiting import PATIENCE, eventually
from workbook.store import answers, last_workshop, open_store, people

Json = dict[str, Any]

#: Every exercise of the first two segments that is done in the room.
EXERCISES = (
    "service-rating/before",
    "our-customers/once",
    "service-levels/once",
    "seven-rules/once",
    "positioning-map/once",
    "product-service-grid/once",
    "delivered-value/once",
)


class Workshop:
    """`workshop serve` on this machine alone, with a data folder of its own."""

    def __init__(self, served: Running, home: Path) -> None:
        self.served, self.home = served, home
        with open_store(home) as store:
            workshop = last_workshop(store)
        assert workshop is not None
        self.id, self.pin = workshop.id, workshop.pin
        self._secret = json.loads((home / "facilitator.json").read_text("utf-8"))["secrets"][workshop.id]

    @property
    def url(self) -> str:
        """The participants' page."""
        return f"{self.served.room}/"

    def link(self) -> str:
        """Return a fresh link of the facilitator."""
        known = len(self.served.links())
        self.served.press_enter()
        eventually(lambda: len(self.served.links()) > known)
        return self.served.links()[-1]

    def set(self, key: str, **flags: bool) -> None:
        """Open, close, reveal or hide an exercise round, as the deck does."""
        exercise, round_ = key.split("/")
        self.call(
            self._secret, "POST", "/api/facilitator/state", {"exercise": exercise, "round": round_, **flags}
        )

    def open_everything(self) -> None:
        """Open all exercises."""
        for key in EXERCISES:
            self.set(key, open=True)

    def let_phones_stay(self) -> None:
        """Ask phones not to follow the slides, for tests that turn the page themselves."""
        self.call(self._secret, "POST", "/api/facilitator/stage", {"follow": False})

    def call(self, secret: str, method: str, path: str, body: Json | None = None) -> Json:
        """Call the room as the device with that secret."""
        with httpx2.Client(base_url=self.served.room, trust_env=False, timeout=PATIENCE) as client:
            reply = client.request(method, path, json=body, headers={"Authorization": f"Bearer {secret}"})
        assert reply.is_success, f"{path}: {reply.status_code} {reply.text}"
        return dict(reply.json()) if reply.content else {}

    def somebody(self, name: str, language: str = "en", table: int | None = None) -> str:
        """Let somebody join without a browser; return the device's secret."""
        secret = secrets.token_urlsafe(32)
        self.call(
            secret, "POST", "/api/join", {"name": name, "pin": self.pin, "language": language, "table": table}
        )
        return secret

    def answer(self, secret: str, key: str, value: Json) -> None:
        """Save an answer of somebody without a browser."""
        exercise, round_ = key.split("/")
        body = {"exercise": exercise, "round": round_, "revision": 1, "base": 0, "value": value}
        self.call(secret, "POST", "/api/answers", body)

    def stored(self, name: str) -> dict[str, Json]:
        """Return what the store has of somebody: the raw answers by ``exercise/round``."""
        with open_store(self.home) as store:
            found = [each for each in people.participants(store, self.id) if each.name == name]
            assert len(found) == 1, f"{name}: {found}"
            return {answer.key: dict(answer.raw) for answer in answers.newest(store, found[0].id)}

    def counted(self, name: str, key: str) -> Json:
        """Return the normalised value of somebody's answer."""
        with open_store(self.home) as store:
            (who,) = (each for each in people.participants(store, self.id) if each.name == name)
            (found,) = (each for each in answers.newest(store, who.id) if each.key == key)
            return dict(found.value)

    @contextlib.contextmanager
    def crash(self) -> Iterator[None]:
        """End the room's process as a crash does, after the block; nothing is saved while the block runs."""
        room = self.served.child("workbook.room")
        room.suspend()
        yield
        room.kill()


@contextlib.contextmanager
def workshop(home: Path, *arguments: str) -> Iterator[Workshop]:
    """Serve a workshop on this machine alone while the block runs."""
    with running(home, "--host", "127.0.0.1", "--no-open", *arguments) as served:
        yield Workshop(served, home)
    shutil.rmtree(home / "logs", ignore_errors=True)
