"""Kernels on one computer, and forms in one kernel, show the same answers."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import Any

import pytest

from tests.loops import run
from tests.notebook.conftest import Open
from tests.notebook.people import asked, save
from workbook.notebook.polling import Poller
from workbook.notebook.session import Session
from workbook.notebook.widgets.exercise import ExerciseWidget

RATED = {"rating": "7"}

#: Another kernel: it answers, submits, marks, and ends.
OTHER = """
from datetime import UTC, datetime
from workbook.notebook.local import LocalAnswerService
from workbook.course import load
local = LocalAnswerService(load())
local.save("service-rating", "before", 1, 0, {"rating": "7"})
local.submit("check-1a", "no-only-met")
local.mark("00-start-here", datetime.now(UTC))
local.close()
"""


def _changes(form: ExerciseWidget) -> list[Any]:
    """Return a list of the answers that a form shows from now on."""
    changes: list[Any] = []
    form.observe(lambda change: changes.append(change["new"]), "answer")
    return changes


def test_two_kernels_show_the_same(open_session: Open) -> None:
    """What one stores the other shows after its next look, by the events of the contract."""
    one, two = open_session(), open_session()
    here = (
        two.exercise("service-rating"),
        two.exercise("check-1a"),
        two.study("zh"),
        two.exercise("seven-rules"),
    )
    form, check, study, unconcerned = here
    changed = list[str]()
    unconcerned.observe(lambda change: changed.append(change["name"]))
    save(one.exercise("service-rating"), RATED)
    asked(one.exercise("check-1a"), "submit", {"check": "check-1a", "option": "no-only-met"})
    asked(one.finish("00-start-here"), "read", {"module": "00-start-here", "read": True})
    assert form.answer is None
    two.connection.poll()
    assert (form.answer["revision"], form.answer["value"]) == (1, RATED)
    assert check.answer["correct"] is True
    assert changed == []
    assert check.answer == one.exercise("check-1a").answer
    assert (study.modules[0]["exercises"]["done"], study.modules[0]["read"] is not None) == (1, True)
    assert (study.modules[1]["checks"], study.here["module"]) == (
        {"done": 1, "right": 1, "all": 2},
        "01-defining-service",
    )
    asked(one.finish("00-start-here"), "read", {"module": "00-start-here", "read": False})
    two.connection.poll()
    assert study.modules[0]["read"] is None


def test_what_one_writes_oneself_is_not_told_back(open_session: Open) -> None:
    """A form that is being typed in hears nothing of its own revisions."""
    session = open_session()
    form = session.exercise("service-rating")
    for base in range(3):
        save(form, {"rating": str(base)}, base=base)
    said = _changes(form)
    session.connection.poll()
    assert said == []
    assert form.answer["revision"] == 3


def test_a_form_never_goes_back(open_session: Open) -> None:
    """An old save that is acknowledged again, and one heard late, leave the newest where it is."""
    session = open_session()
    form = session.exercise("service-rating")
    for base in range(2):
        save(form, {"rating": str(base)}, base=base)
    newest = form.answer
    assert save(form, {"rating": "0"}, base=0)["body"]["revision"] == 1
    assert form.answer == newest
    said = _changes(form)
    form.push(
        "answer", {"exercise": "service-rating", "round": "before", "revision": 1, "value": {"rating": "0"}}
    )
    assert (form.answer, said) == (newest, [])


def test_two_forms_in_one_kernel_show_the_same(session: Session) -> None:
    """The same exercise stands in two modules, or a cell was run twice."""
    one, two = session.exercise("service-rating"), session.exercise("service-rating")
    save(one, RATED)
    assert (two.answer["revision"], two.answer["value"]) == (1, RATED)
    checks = session.exercise("check-1a"), session.exercise("check-1a")
    asked(checks[0], "submit", {"check": "check-1a", "option": "no-only-met"})
    assert checks[1].answer == checks[0].answer


def test_another_process_is_heard_without_being_asked(
    open_session: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a kernel's event loop, about twice a second, until the connection is closed."""

    async def in_a_kernel() -> None:
        monkeypatch.setattr("workbook.notebook.connection._running_loop", asyncio.get_running_loop)
        heard = asyncio.Event()
        session = open_session()
        form, study = session.exercise("service-rating"), session.study("en")
        form.observe(lambda _: heard.set(), "answer")
        other = await asyncio.to_thread(
            subprocess.run, [sys.executable, "-c", OTHER], check=True, capture_output=True
        )
        assert other.returncode == 0
        await asyncio.wait_for(heard.wait(), 30)
        assert form.answer["value"] == RATED
        assert study.modules[0]["read"]
        session.connection.close()

    run(in_a_kernel())


def test_a_look_that_fails_is_followed_by_the_next(caplog: pytest.LogCaptureFixture) -> None:
    """A disk that is away for a moment is said once, and nobody stops looking."""
    from workbook.store import StoreError

    looks: list[int] = []

    async def in_a_kernel() -> None:
        enough = asyncio.Event()

        def look() -> None:
            looks.append(1)
            if len(looks) < 3:
                raise StoreError("store-failed", path="x")
            enough.set()

        watch = Poller(asyncio.get_running_loop(), look, every=0.001)
        await asyncio.wait_for(enough.wait(), 30)
        watch.stop()
        assert watch._next.cancelled()

    run(in_a_kernel())
    assert sum("store-failed" in record.getMessage() for record in caplog.records) == 1
