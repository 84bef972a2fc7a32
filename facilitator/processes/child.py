"""One child process: messages in lines of JSON, a log of its own, and an end that takes its whole group along."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from queue import SimpleQueue
from typing import Any

#: Bytes after which a log is begun anew; the one before is kept.
LOG_LIMIT = 1_000_000


@dataclass(frozen=True)
class ProcessEnded:
    """The end of a child's process."""

    child: ManagedProcess
    process: int


@dataclass(frozen=True)
class ProcessOutput:
    """A message from a child."""

    child: ManagedProcess
    message: Mapping[str, Any]


Event = ProcessEnded | ProcessOutput | int | str  # an int is a signal, a str a line that was typed


class ManagedProcess:
    """A program that answers on a port of this machine.

    ``command`` is started with ``environment`` and writes to ``log``. ``first_messages`` go to the standard
    input of each new process, where no other user can read them.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        port: int,
        host: str = "127.0.0.1",
        log: Path,
        environment: Mapping[str, str],
        first_messages: Callable[[], Iterable[Mapping[str, Any]]] = tuple,
    ) -> None:
        self.name, self.command, self.log = name, list(command), log
        self.host, self.port = host, port
        self.environment, self.first_messages = dict(environment), first_messages
        self.started = 0.0
        self.ready = False
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int:
        """Return the id of the process, 0 when there is none."""
        return self._process.pid if self._process is not None else 0

    def start(self, events: SimpleQueue[Event]) -> None:
        """Start a new process, and put its messages and its end on ``events``. Raises OSError."""
        self.ready, self.started = False, time.monotonic()
        with _log(self.log) as log:
            process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=self.environment,
                **_own_group(),
            )
        self._process = process
        threading.Thread(target=self._read, args=(process, events), daemon=True).start()
        threading.Thread(target=self._wait, args=(process, events), daemon=True).start()
        for message in self.first_messages():
            self.send(message)

    def send(self, message: Mapping[str, Any]) -> None:
        """Send a message; a process that has ended is not an error."""
        pipe = self._process.stdin if self._process is not None else None
        if pipe is not None and not pipe.closed:
            with contextlib.suppress(OSError):
                pipe.write(json.dumps(message).encode() + b"\n")
                pipe.flush()

    def answers(self) -> bool:
        """Return whether the port answers HTTP, with any status."""
        connection = HTTPConnection(self.host, self.port, timeout=2)
        try:
            connection.request("GET", "/")
            connection.getresponse()
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()
        return True

    def alive(self) -> bool:
        """Return whether the process runs."""
        return self._process is not None and self._process.poll() is None

    def request_stop(self) -> None:
        """Close the standard input, which asks the process to finish."""
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def wait(self, seconds: float) -> bool:
        """Wait for the process to end; False when it still runs."""
        if self._process is not None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(max(seconds, 0.0))
        return not self.alive()

    def kill(self) -> None:
        """Kill the process and all of its group."""
        if self._process is None or not self.alive():
            return
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                subprocess.run(
                    ["taskkill", "/F", "/T", "/PID", str(self.pid)], capture_output=True, check=False
                )
            else:
                os.killpg(self.pid, signal.SIGKILL)
        self._process.wait()

    def last_line(self) -> str:
        """Return the last line of the log that is not empty."""
        try:
            lines = self.log.read_text("utf-8", errors="replace").split("\n")[-50:]
        except OSError:
            return ""
        return next((line.strip() for line in reversed(lines) if line.strip()), "")

    def _read(self, process: subprocess.Popen[bytes], events: SimpleQueue[Event]) -> None:
        with process.stdout or contextlib.nullcontext(()) as lines:
            for line in lines:
                with contextlib.suppress(ValueError):
                    message = json.loads(line)
                    if isinstance(message, dict):
                        events.put(ProcessOutput(self, message))

    def _wait(self, process: subprocess.Popen[bytes], events: SimpleQueue[Event]) -> None:
        process.wait()
        events.put(ProcessEnded(self, process.pid))


def _own_group() -> dict[str, Any]:
    """Keep the terminal's Ctrl-C from the children: the parent alone decides when they end."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _log(path: Path) -> Any:
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        if path.stat().st_size > LOG_LIMIT:
            path.replace(path.with_suffix(".old.log"))
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab")
