"""Start what a deck needs: Voilà as a process of its own, and a room inside the test's."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from tests.deck.fake_room import SECRET, FakeRoom
from tests.notebooks import ROOT

TEMPLATES = ROOT / "facilitator" / "site" / "templates"
SLIDES = ROOT / "facilitator" / "slides"
#: What the projector's page may load, so that a test notices when it needs more.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://127.0.0.1:* http://127.0.0.1:*; frame-ancestors 'none'"
)
PATIENCE = 60.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class RoomServer:
    """A fake room in a thread of its own."""

    def __init__(self, room: FakeRoom, port: int, origins: list[str]) -> None:
        self.room, self.port, self.origins = room, port, origins
        config = uvicorn.Config(
            self._app(room.app(origins)), host="127.0.0.1", port=port, lifespan="off", log_level="critical",
            timeout_graceful_shutdown=1,
        )  # fmt: skip
        self._server = uvicorn.Server(config)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def _app(self, app: Any) -> Any:
        async def noticing(scope: Any, receive: Any, send: Any) -> None:
            self._loop = asyncio.get_running_loop()
            await app(scope, receive, send)

        return noticing

    def later(self, do: Callable[[], None]) -> None:
        """Do something in the server's own loop."""
        assert self._loop is not None
        self._loop.call_soon_threadsafe(do)

    def start(self) -> None:
        """Start serving, and return when it answers."""
        self._thread.start()
        wait_for(f"http://127.0.0.1:{self.port}/")

    def stop(self) -> None:
        """Stop serving, open streams too."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join(PATIENCE)


def wait_for(url: str, process: subprocess.Popen[bytes] | None = None) -> None:
    """Return when something answers at ``url``, whatever it says."""
    pause = threading.Event()
    for _ in range(int(PATIENCE / 0.1)):
        assert process is None or process.poll() is None, "the server ended before it answered"
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            pause.wait(0.1)
        else:
            return
    raise AssertionError(f"nothing answers at {url}")


@contextmanager
def voila(port: int, folder: Path, *, room: str | None) -> Iterator[str]:
    """Serve all slides with the workshop's template; ``room`` is the room's address, or None for no workshop."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("WORKSHOP_")}
    paths = [str(TEMPLATES), *filter(None, [environment.get("JUPYTER_PATH")])]
    environment |= {
        "JUPYTER_PATH": os.pathsep.join(paths),
        "PYTHONPATH": str(ROOT),
        "IPYTHONDIR": str(folder / "ipython"),
        "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
    }
    if room is not None:
        secret = folder / "facilitator.json"
        secret.write_text(json.dumps({"secret": SECRET}), encoding="utf-8")
        secret.chmod(0o600)
        environment |= {"WORKSHOP_ROOM_URL": room, "WORKSHOP_FACILITATOR_FILE": str(secret)}
    settings: dict[str, Any] = {"headers": {"Content-Security-Policy": CONTENT_SECURITY_POLICY}}
    command = [
        sys.executable, "-m", "voila", str(SLIDES), "--no-browser", f"--port={port}", "--Voila.ip=127.0.0.1",
        "--Voila.port_retries=0", "--template=workshop", "--VoilaConfiguration.allow_template_override=NO",
        "--VoilaConfiguration.allow_theme_override=NO", f"--Voila.tornado_settings={settings!r}",
        "--HistoryManager.enabled=False",
    ]  # fmt: skip
    log = (folder / "voila.log").open("wb")
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, cwd=folder)
    try:
        wait_for(f"http://127.0.0.1:{port}/static/nothing", process)
        yield f"http://127.0.0.1:{port}/voila/render"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()
