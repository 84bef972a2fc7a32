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
#: A child that lived this long did not die at once.
LIVED = 10.0
#: A child that has not answered by then never will.
STARTING = 60.0
#: Children may take this long to finish by themselves when all is stopped.
FINISHING = 6.0
TICK = 0.25


class Notices(Protocol):
    """What is told to whoever watches."""

    def ready(self, child: ManagedProcess, *, again: bool) -> None:
        """It answers; ``again`` after it had died."""

    def lost(self, child: ManagedProcess) -> None:
        """It died and is being started again."""

    def heard(self, message: ProcessOutput) -> None:
        """It said something."""

    def typed(self, line: str) -> None:
        """Somebody typed a line; an empty one says that there is no keyboard."""


class GaveUpError(Exception):
    """A child cannot be kept running. ``code`` names the sentence."""

    def __init__(self, code: str, child: ManagedProcess) -> None:
        super().__init__(f"{code}: {child.name}")
        self.code, self.child = code, child


class Supervisor:
    """Runs children until a signal on ``events`` tells it to stop."""

    def __init__(self, notices: Notices, events: SimpleQueue[Event]) -> None:
        self._notices, self.events = notices, events
        self._children: list[ManagedProcess] = []
        self._deaths: dict[str, int] = {}
        self._due: dict[str, float] = {}

    def start(self, child: ManagedProcess) -> None:
        """Start a child and keep it running from now on."""
        self._children.append(child)
        self._deaths[child.name] = 0
        child.start(self.events)

    def run(self) -> None:
        """Watch the children until a signal arrives; GaveUpError when one cannot be kept running."""
        while True:
            self._start_those_due()
            self._greet_those_that_answer()
            try:
                event = self.events.get(timeout=self._pause())
            except Empty:
                continue
            if isinstance(event, int):
                return
            if isinstance(event, ProcessEnded):
                self._bury(event)
            elif isinstance(event, ProcessOutput):
                self._notices.heard(event)
            else:
                self._notices.typed(event)

    def stop(self) -> None:
        """End every child: politely first, then with force. A second signal is force at once."""
        for child in self._children:
            child.let_go()
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

    def _start_those_due(self) -> None:
        now = time.monotonic()
        for child in self._children:
            if self._due.get(child.name, now + 1) <= now:
                del self._due[child.name]
                child.start(self.events)

    def _greet_those_that_answer(self) -> None:
        for child in self._children:
            if child.ready or not child.alive():
                continue
            if child.answers():
                child.ready = True
                self._notices.ready(child, again=self._deaths[child.name] > 0)
            elif time.monotonic() - child.started > STARTING:
                raise GaveUpError("never-answered", child)

    def _bury(self, event: ProcessEnded) -> None:
        child = event.child
        if event.process != child.pid or child.alive():
            return
        child.let_go()
        if time.monotonic() - child.started > LIVED:
            self._deaths[child.name] = 0
        if self._deaths[child.name] >= len(PAUSES):
            raise GaveUpError("keeps-dying", child)
        self._due[child.name] = time.monotonic() + PAUSES[self._deaths[child.name]]
        self._deaths[child.name] += 1
        child.ready = False
        self._notices.lost(child)


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


def listen_to_keyboard(events: SimpleQueue[Event]) -> None:
    """Put every line that is typed on ``events``, and an empty one when there is nobody to type."""

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


__all__ = ["GaveUpError", "Notices", "Supervisor", "listen_to_keyboard", "signals_to"]
