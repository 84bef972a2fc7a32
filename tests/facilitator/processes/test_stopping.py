"""Whatever ends `workshop serve`, nothing that it started is left."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import pytest

from tests.facilitator.running import Running, command, gone, running
from tests.waiting import eventually

SIGNALS = [name for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


def open_deck(served: Running) -> None:
    """Open a deck, so that there are kernels to be left behind."""
    with served.entered() as browser:
        assert browser.get("/voila/render/zh/01-defining-service.ipynb").status_code == 200
    eventually(lambda: len(served.kernels()) >= 2)


def children(served: Running) -> list[Any]:
    """Return the room and the decks, as far as they are started; a program that only says something is none."""
    return [
        each
        for each in served.family()
        if "workbook.room" in command(each) or "facilitator.site.server" in command(each)
    ]


@pytest.mark.parametrize("name", SIGNALS)
def test_nothing_is_left_after(tmp_path: Path, name: str) -> None:
    """Are children, kernels and the temporary folder gone, and is it said that all is kept?"""
    with running(tmp_path) as served:
        open_deck(served)
        family = served.family()
        runtime = Path(served.child("facilitator.site.server").environ()["JUPYTER_RUNTIME_DIR"])
        assert runtime.is_dir()
        assert len(family) >= 4
        assert served.end(getattr(signal, name)) == 0
        assert gone(family) == []
        assert not runtime.exists()
    assert "Everything that was saved is kept" in served.text


def test_nothing_is_left_when_it_is_killed(tmp_path: Path) -> None:
    """Do room, decks and kernels end when the command itself cannot tell them?"""
    with running(tmp_path) as served:
        open_deck(served)
        family = served.family()
        runtime = Path(served.child("facilitator.site.server").environ()["JUPYTER_RUNTIME_DIR"])
        assert len(family) >= 4
        assert served.end(signal.SIGKILL) != 0
        assert gone(family) == []
        assert not runtime.exists()


def test_nothing_is_left_when_it_is_interrupted_while_starting(tmp_path: Path) -> None:
    """May Ctrl-C come before the room is up?"""
    served = Running(tmp_path)
    eventually(lambda: served.process.poll() is not None or children(served))
    family = children(served)
    assert family
    assert served.end() == 0
    assert gone(family) == []
    for pipe in (served.process.stdin, served.process.stdout):
        assert pipe is not None
        pipe.close()
