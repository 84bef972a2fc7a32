"""A real room for the page's tests: its own process, its own data folder, stopped and started at will."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.waiting import PATIENCE
from workbook.store import create_workshop, facilitator_secret, open_store


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Server:
    """One workshop's room at ``http://127.0.0.1:port``, resumed from ``folder`` on each start."""

    folder: Path
    pace: Literal["facilitator", "self"] = "facilitator"
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        """Make the workshop."""
        with open_store(self.folder) as store:
            workshop = create_workshop(store, title="Test", pace=self.pace, port=self.port)
            self.pin, self._secret = workshop.pin, facilitator_secret(store, workshop.id)

    @property
    def url(self) -> str:
        """The page's address."""
        return f"http://127.0.0.1:{self.port}/"

    def start(self) -> None:
        """Start the room and wait until it answers."""
        command = [sys.executable, "-m", "workbook.room", "--data", str(self.folder), "--host", "127.0.0.1"]
        self._process = subprocess.Popen([*command, "--port", str(self.port)], stderr=subprocess.PIPE)
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                with urllib.request.urlopen(f"{self.url}api/course", timeout=2):
                    return
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                if self._process.poll() is not None:
                    break
        raise AssertionError(f"the room did not start: {self.stop()}")

    def stop(self) -> str:
        """Stop the room, wait until it is gone, and return what it complained of."""
        if self._process is None:
            return ""
        self._process.terminate()
        try:
            _, complaints = self._process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            _, complaints = self._process.communicate()
        self._process = None
        return complaints.decode()

    def call(self, method: str, path: str, body: Any = None, *, secret: str | None = None) -> Any:
        """Call the room as the facilitator, or as the device with that secret."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            method=method,
            data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": f"Bearer {secret or self._secret}", "Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=PATIENCE) as reply:
            content = reply.read()
        return json.loads(content) if content else None

    def set(self, exercise: str, round_: str = "once", **flags: bool) -> None:
        """Open, close, reveal or hide an exercise, as the console does."""
        self.call("POST", "/api/facilitator/state", {"exercise": exercise, "round": round_, **flags})
