"""The `workshop` command as a process of its own, and what it leaves behind."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx2
import psutil

from tests.waiting import PATIENCE, eventually

ROOT = Path(__file__).parents[2]
LINK = re.compile(r"http://127\.0\.0\.1:\d+/enter/[\w-]+")


def free_ports(count: int = 2) -> list[int]:
    """Return ports that nobody uses at the moment."""
    held = [socket.socket() for _ in range(count)]
    try:
        for each in held:
            each.bind(("127.0.0.1", 0))
        return [int(each.getsockname()[1]) for each in held]
    finally:
        for each in held:
            each.close()


def workshop(*arguments: str, home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command that ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "facilitator.command.cli", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=surroundings(home, **environment),
        timeout=PATIENCE,
        check=False,
    )


def surroundings(home: Path, **environment: str) -> dict[str, str]:
    """Return an environment with its own data folder, in English unless told otherwise."""
    told = {"WORKSHOP_HOME": str(home), "LC_ALL": "en_US.UTF-8", "PYTHONUTF8": "1", "CI": "true"}
    return {**os.environ, **told, **environment}


class Program:
    """A `workshop` command while it runs. ``said`` are its lines so far."""

    def __init__(
        self,
        command: list[str],
        *,
        cwd: Path = ROOT,
        environment: dict[str, str],
        keyboard: bool = True,
    ) -> None:
        self.said: list[str] = []
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE if keyboard else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            cwd=cwd,
            env=environment,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def text(self) -> str:
        """Return everything that was said."""
        return "".join(self.said)

    def wait_for(self, words: str, *, times: int = 1) -> None:
        """Wait until something was said."""
        eventually(lambda: self.text.count(words) >= times or self._ended(words))

    def family(self) -> list[Any]:
        """Return every process below this one."""
        return list(psutil.Process(self.process.pid).children(recursive=True))

    def child(self, words: str) -> Any:
        """Return the process whose command line has these words."""
        found = [each for each in self.family() if words in command(each)]
        assert len(found) == 1, f"{words}: {found}"
        return found[0]

    def kernels(self) -> list[Any]:
        """Return its kernels."""
        return [each for each in self.family() if "ipykernel_launcher" in command(each)]

    def end(self, how: int = signal.SIGINT) -> int:
        """End it with a signal and return its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(how)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def tidy(self) -> None:
        """End it with all its processes, also after a failure."""
        family = self.family() if self.process.poll() is None else []
        self.end()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        for each in gone(family):
            each.kill()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)

    def _ended(self, awaited: str) -> bool:
        assert self.process.poll() is None, f"it ended before it said {awaited!r}:\n{self.text}"
        return False


class Running(Program):
    """`workshop serve` while it runs."""

    def __init__(self, home: Path, *arguments: str, keyboard: bool = True, **environment: str) -> None:
        self.port, self.deck_port = free_ports()
        super().__init__(
            [
                *(sys.executable, "-m", "facilitator.command.cli", "serve"),
                *("--port", str(self.port), "--deck-port", str(self.deck_port), *arguments),
            ],
            environment=surroundings(home, **environment),
            keyboard=keyboard,
        )

    @property
    def room(self) -> str:
        """Return the room's address on this machine."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def decks(self) -> str:
        """Return the decks' address."""
        return f"http://127.0.0.1:{self.deck_port}"

    def links(self) -> list[str]:
        """Return the facilitator's links, in the order in which they were given."""
        return LINK.findall(self.text)

    def started(self) -> Running:
        """Wait until the link stands there."""
        eventually(lambda: self.links() or self._ended("the link"))
        return self

    def press_enter(self) -> None:
        """Press Enter in the terminal."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    @contextmanager
    def entered(self) -> Iterator[httpx2.Client]:
        """Lend a browser that came in through a fresh link."""
        known = len(self.links())
        self.press_enter()
        eventually(lambda: len(self.links()) > known)
        with httpx2.Client(
            base_url=self.decks, follow_redirects=True, timeout=PATIENCE, trust_env=False
        ) as browser:
            assert browser.get(self.links()[-1]).status_code == 200
            yield browser


@contextmanager
def running(home: Path, *arguments: str, **options: Any) -> Iterator[Running]:
    """Serve a workshop while the block runs."""
    served = Running(home, *arguments, **options)
    try:
        yield served.started()
    finally:
        served.tidy()


def command(process: Any) -> str:
    """Return a process's command line; nothing for one that is just ending."""
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def gone(processes: list[Any], *, within: float = PATIENCE) -> list[Any]:
    """Wait for processes to end and return those that are still there."""
    _, alive = psutil.wait_procs(processes, timeout=within)
    return list(alive)
