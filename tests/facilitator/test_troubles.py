"""What is in the way is said in one sentence that says what to do."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from facilitator.faults import UserError, sentence
from facilitator.processes.bind import is_served_at
from tests.facilitator.running import free_ports, running, workshop
from workbook.store import create_workshop, last_workshop, open_store
from workbook.store.workshops import workshop_of


def refused(home: Path, *arguments: str, **environment: str) -> str:
    """Run a command that has to fail, and return the one line in which it says why."""
    done = workshop(*arguments, home=home, **environment)
    assert done.returncode not in (0, None)
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert "Traceback" not in done.stderr
    return lines[0]


@pytest.mark.parametrize("option", ["--port", "--deck-port"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_port_in_use_is_named(tmp_path: Path, option: str, language: str) -> None:
    """Does it stop, name the port, and not move to another one?"""
    first, second = free_ports()
    ports = {"--port": first, "--deck-port": second}
    with socket.create_server(("127.0.0.1", ports[option])):
        arguments = [word for pair in ports.items() for word in map(str, pair)]
        said = refused(tmp_path, "serve", *arguments, "--language", language)
    assert str(ports[option]) in said
    assert ("占用" if language == "zh" else "in use") in said


def test_the_port_of_a_workshop_is_not_given_up(tmp_path: Path) -> None:
    """Does a resumed workshop insist on the port that phones know?"""
    port, deck_port = free_ports()
    with open_store(tmp_path) as store:
        create_workshop(store, title="Kept", port=port)
    with socket.create_server(("127.0.0.1", port)):
        assert str(port) in refused(tmp_path, "serve", "--deck-port", str(deck_port))


def test_a_workshop_that_cannot_be_served_does_not_become_the_last(tmp_path: Path) -> None:
    """Does an attempt that fails leave everything as it was, the pace too?"""
    port, deck_port = free_ports()
    with open_store(tmp_path) as store:
        older = create_workshop(store, title="Older", port=port)
        newer = create_workshop(store, title="Newer")
        with socket.create_server(("127.0.0.1", port)):
            refused(tmp_path, "open", older.id, "--self-paced", "--deck-port", str(deck_port))
        assert last_workshop(store) == newer
        assert workshop_of(store, older.id) == older


def test_one_port_for_two_programs(tmp_path: Path) -> None:
    """Is the same port for room and slides refused?"""
    (port,) = free_ports(1)
    assert "--deck-port" in refused(tmp_path, "serve", "--port", str(port), "--deck-port", str(port))


def test_a_data_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """Is a data folder that cannot be made named?"""
    (tmp_path / "file").write_text("in the way")
    home = tmp_path / "file" / "data"
    for command in (["serve"], ["new"], ["list"]):
        assert str(home) in refused(home, *command)


def test_a_database_of_something_else(tmp_path: Path) -> None:
    """Is a file that is no database named?"""
    (tmp_path / "workshop.sqlite3").write_text(
        "not a database at all, but long enough to be read as one" * 20
    )
    assert "workshop.sqlite3" in refused(tmp_path, "serve")


def test_a_workshop_that_runs_is_not_run_twice(tmp_path: Path) -> None:
    """Is another port refused while the workshop still runs at its own?"""
    with running(tmp_path) as served:
        other, deck_port = free_ports()
        said = refused(tmp_path, "serve", "--port", str(other), "--deck-port", str(deck_port))
    assert str(served.port) in said


def test_something_else_at_the_old_port_does_not_hold_a_workshop() -> None:
    """May a workshop move away from a port that another program has taken?"""
    with socket.create_server(("127.0.0.1", 0)) as other:
        assert not is_served_at(other.getsockname()[1], "an-id")
    assert not is_served_at(free_ports(1)[0], "an-id")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EMFILE])
def test_every_refusal_of_the_system_has_words(number: int) -> None:
    """Is a full disk, a folder without permission, or anything else the system says, one sentence?"""
    said = sentence(OSError(number, os.strerror(number), "some/file"))
    assert said is not None
    assert "some/file" in said
    assert "\n" not in said


def test_a_mistake_of_the_program_is_not_dressed_up() -> None:
    """Is an error that nobody can mend left to be seen as it is?"""
    assert sentence(RuntimeError("a mistake")) is None
    assert sentence(UserError("bad-date", given="x")) is not None
