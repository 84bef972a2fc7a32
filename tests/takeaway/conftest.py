"""Computers of one learner: each has a folder of its own and the local store in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from workbook.course import Course, load
from workbook.notebook.local import LocalAnswerService

Computer = Callable[[str], LocalAnswerService]


@pytest.fixture
def course() -> Course:
    """The course."""
    return load()


@pytest.fixture
def computer(course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Computer]:
    """Return a way to open the local store of the computer of that name; one of the same name has the same file."""
    opened: list[LocalAnswerService] = []

    def at(name: str) -> LocalAnswerService:
        monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / name))
        opened.append(LocalAnswerService(course))
        return opened[-1]

    yield at
    for store in opened:
        store.close()
