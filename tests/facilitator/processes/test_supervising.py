"""Children are kept running, told apart, and given up where there is no use."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from queue import SimpleQueue

import pytest

from facilitator.processes.child import Event, ManagedProcess, ProcessOutput
from facilitator.processes.supervisor import PAUSES, GaveUpError, Supervisor
from tests.facilitator.running import ROOT, free_ports, surroundings
from tests.waiting import PATIENCE, eventually

SERVER = """
    import http.server, json, os, sys
    from facilitator.processes import parent

    class Quiet(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(404)
            self.end_headers()

        def log_message(self, *words):
            pass

    def obey(line):
        print("not a message", flush=True)
        print(json.dumps({"echo": json.loads(line)}), flush=True)
        if "end" in line:
            sys.stderr.write("asked to end\\n")
            os._exit(3)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Quiet)
    parent.exit_with_parent(on_line=obey, on_end=server.shutdown)
    server.serve_forever()
"""


class Notes:
    """Writes down what it is told, and stops the supervisor when the test says so."""

    def __init__(self, events: SimpleQueue[Event]) -> None:
        self.events, self.log = events, list[str]()

    def on_ready(self, child: ManagedProcess, *, again: bool) -> None:
        """It answers: end it once, then be content."""
        self.log.append("back" if again else "ready")
        if again:
            self.events.put(2)
        else:
            child.send({"word": "end"})

    def on_lost(self, child: ManagedProcess) -> None:
        """It died."""
        self.log.append("lost")

    def on_output(self, message: ProcessOutput) -> None:
        """It said something."""
        self.log.append(str(message.message.get("echo")))

    def on_input(self, line: str) -> None:
        """Nobody types."""


def child(tmp_path: Path, source: str, *arguments: str, port: int) -> ManagedProcess:
    """Return a child that runs a piece of Python."""
    return ManagedProcess(
        "child",
        [sys.executable, "-c", textwrap.dedent(source), *arguments],
        port=port,
        log=tmp_path / "logs" / "child.log",
        environment=surroundings(tmp_path, PYTHONPATH=str(ROOT)),
        first_messages=lambda: [{"word": "hello"}],
    )


def test_a_child_that_dies_is_started_again_and_greeted_again(tmp_path: Path) -> None:
    """Is a death noticed, mended and said, and is the new process told what the old one knew?"""
    events: SimpleQueue[Event] = SimpleQueue()
    notes = Notes(events)
    (port,) = free_ports(1)
    started = child(tmp_path, SERVER, str(port), port=port)
    supervisor = Supervisor(notes, events)
    supervisor.start(started)
    supervisor.run()
    supervisor.stop()
    assert [note for note in notes.log if not note.startswith("{")] == ["ready", "lost", "back"]
    assert notes.log.count("{'word': 'hello'}") == 2
    assert "{'word': 'end'}" in notes.log
    assert not started.alive()
    assert started.last_line() == "asked to end"


def test_a_child_that_never_stands_is_given_up(tmp_path: Path) -> None:
    """Does a child that dies at once end the whole with its last words, after a few tries?"""
    events: SimpleQueue[Event] = SimpleQueue()
    notes = Notes(events)
    (port,) = free_ports(1)
    source = "import sys; sys.stderr.write('first\\nThe disk is full.\\n\\n'); sys.exit(4)"
    supervisor = Supervisor(notes, events)
    failing = child(tmp_path, source, port=port)
    supervisor.start(failing)
    with pytest.raises(GaveUpError) as given_up:
        supervisor.run()
    supervisor.stop()
    assert given_up.value.code == "keeps-dying"
    assert given_up.value.child.last_line() == "The disk is full."
    assert notes.log == ["lost"] * len(PAUSES)


def test_a_child_that_does_not_listen_is_ended_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is a child that ignores the end of its tether killed, with what it started?"""
    monkeypatch.setattr("facilitator.processes.supervisor.FINISHING", 0.2)
    events: SimpleQueue[Event] = SimpleQueue()
    (port,) = free_ports(1)
    source = """
        import subprocess, sys
        inner = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
        print('{"inner": %d}' % inner.pid, flush=True)
        inner.wait()
    """
    supervisor = Supervisor(Notes(events), events)
    stubborn = child(tmp_path, source, port=port)
    supervisor.start(stubborn)
    said = events.get(timeout=PATIENCE)
    assert isinstance(said, ProcessOutput)
    supervisor.stop()
    assert not stubborn.alive()

    def inner_is_gone() -> bool:
        import psutil

        pid = said.message["inner"]
        return not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE

    eventually(inner_is_gone)


def test_a_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    """Is a large log put aside, once, when a child starts, and readable by its owner only?"""
    events: SimpleQueue[Event] = SimpleQueue()
    failing = child(tmp_path, "print()", port=free_ports(1)[0])
    failing.log.parent.mkdir()
    failing.log.write_text("x" * 1_000_001)
    failing.start(events)
    assert failing.wait(30)
    failing.request_stop()
    assert failing.log.stat().st_size < 1000
    assert failing.log.with_suffix(".old.log").stat().st_size == 1_000_001
    assert failing.log.stat().st_mode & 0o077 == 0
