"""Keep child processes running, and end all of them together."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from typing import Protocol

from facilitator.processes.child import Event, ManagedProcess, ProcessEnded, ProcessOutput

#: Seconds to wait before a child is started again, by how often it has died at once.
PAUSES = (0.0, 0.5, 1.0)
#: Seconds after which a death no longer counts as immediate.
LIVED = 10.0
#: Seconds within which a child has to answer.
STARTING = 60.0
#: Seconds that children may take to finish when all is stopped.
FINISHING = 6.0
TICK = 0.25


class Observer(Protocol):
    """Callbacks of a supervisor."""

    def on_ready(self, child: ManagedProcess, *, again: bool) -> None:
        """Called when a child answers; ``again`` after a restart."""

    def on_lost(self, child: ManagedProcess) -> None:
        """Called when a child died and is about to be started again."""

    def on_output(self, message: ProcessOutput) -> None:
        """Called with each message of a child."""

    def on_input(self, line: str) -> None:
        """Called with each line from the keyboard, and with "" when there is no keyboard."""


class GaveUpError(Exception):
    """A child that cannot be kept running. ``code`` names the sentence."""

    def __init__(self, code: str, child: ManagedProcess) -> None:
        super().__init__(f"{code}: {child.name}")
        self.code, self.child = code, child


class Supervisor:
    """Runs children until a signal arrives on ``events``.

    With ``restart`` a child that dies is started again; without it the end of a child that was ready ends `run`.
    """

    def __init__(self, observer: Observer, events: SimpleQueue[Event], *, restart: bool = True) -> None:
        self._observer, self.events, self._restart = observer, events, restart
        self._children: list[ManagedProcess] = []
        self._deaths: dict[str, int] = {}
        self._due: dict[str, float] = {}

    def start(self, child: ManagedProcess) -> None:
        """Start a child and supervise it from now on."""
        self._children.append(child)
        self._deaths[child.name] = 0
        child.start(self.events)

    def run(self) -> None:
        """Supervise until a signal arrives; GaveUpError when a child cannot be kept running."""
        while True:
            self._restart_due()
            self._check_readiness()
            try:
                event = self.events.get(timeout=self._pause())
            except Empty:
                continue
            if isinstance(event, int):
                return
            if isinstance(event, ProcessEnded):
                if event.child.ready and not self._restart:
                    return
                self._reap(event)
            elif isinstance(event, ProcessOutput):
                self._observer.on_output(event)
            else:
                self._observer.on_input(event)

    def stop(self) -> None:
        """Ask every child to finish, and kill those left after `FINISHING` seconds, or at a second signal."""
        for child in self._children:
            child.request_stop()
        end = time.monotonic() + FINISHING
        while any(child.alive() for child in self._children) and time.monotonic() < end:
            with contextlib.suppress(Empty):
                if isinstance(self.events.get(timeout=0.02), int):
                    break
        for child in self._children:
            child.kill()

    def _pause(self) -> float:
        waiting = any(not child.ready for child in self._children)
        return 0.02 if waiting else TICK

    def _restart_due(self) -> None:
        now = time.monotonic()
        for child in self._children:
            if self._due.get(child.name, now + 1) <= now:
                del self._due[child.name]
                child.start(self.events)

    def _check_readiness(self) -> None:
        for child in self._children:
            if child.ready or not child.alive():
                continue
            if child.answers():
                child.ready = True
                self._observer.on_ready(child, again=self._deaths[child.name] > 0)
            elif time.monotonic() - child.started > STARTING:
                raise GaveUpError("never-answered", child)

    def _reap(self, event: ProcessEnded) -> None:
        child = event.child
        if event.process != child.pid or child.alive():
            return
        child.request_stop()
        if time.monotonic() - child.started > LIVED:
            self._deaths[child.name] = 0
        if not self._restart or self._deaths[child.name] >= len(PAUSES):
            raise GaveUpError("keeps-dying", child)
        self._due[child.name] = time.monotonic() + PAUSES[self._deaths[child.name]]
        self._deaths[child.name] += 1
        child.ready = False
        self._observer.on_lost(child)


@contextmanager
def signals_to(events: SimpleQueue[Event]) -> Iterator[None]:
    """Turn the signals that end a program into events while the block runs."""
    names = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
    wanted = [getattr(signal, name) for name in names if hasattr(signal, name)]
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        wanted.remove(signal.SIGHUP)  # nohup: it is to go on without a terminal
    before = {number: signal.signal(number, lambda got, _: events.put(int(got))) for number in wanted}
    if sys.platform != "win32":  # reading the keyboard in the background must not stop everything
        before[signal.SIGTTIN] = signal.signal(signal.SIGTTIN, signal.SIG_IGN)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def read_keyboard(events: SimpleQueue[Event]) -> None:
    """Put every line from the keyboard on ``events``, and "" when there is no keyboard."""

    def read() -> None:
        # The descriptor itself: a buffered reader in a thread keeps Python from shutting down.
        with contextlib.suppress(OSError, ValueError):
            while data := os.read(sys.stdin.fileno(), 1024):
                events.put(data.decode(errors="replace"))
        events.put("")

    if sys.stdin is None:
        events.put("")
    else:
        threading.Thread(target=read, name="keyboard", daemon=True).start()


__all__ = ["GaveUpError", "Observer", "Supervisor", "read_keyboard", "signals_to"]
