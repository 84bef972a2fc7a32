"""Which widgets stay open as cells are run, and what a page gets once."""

from __future__ import annotations

import os
from ast import literal_eval
from pathlib import Path
from typing import Any

import pytest
from ipywidgets.widgets.widget import _instances
from jupyter_client.manager import start_new_kernel

from tests.notebook.people import asked
from workbook.notebook.cell_widgets import CellWidgets, Execution
from workbook.notebook.session import Session
from workbook.notebook.widgets.exercise import ExerciseWidget


class Cells:
    """Stands in for a kernel: the cell that runs, and its runs so far."""

    def __init__(self) -> None:
        self.now: Execution | None = None
        self._count = 0

    def run(self, cell: str, page: str = "here") -> None:
        """Begin a run of a cell."""
        self._count += 1
        self.now = Execution(page, cell, str(self._count))


@pytest.fixture
def cells(session: Session, monkeypatch: pytest.MonkeyPatch) -> Cells:
    """The cells of a session."""
    made = Cells()
    monkeypatch.setattr(session, "widgets", CellWidgets(lambda: made.now))
    monkeypatch.setattr(session._forms, "_widgets", session.widgets)
    return made


def test_a_cell_run_ten_times_has_one_live_form(session: Session, cells: Cells) -> None:
    """Does each run close the form that it replaces, also among the widgets that ipywidgets keeps?"""
    known = set(_instances)
    for _ in range(10):
        cells.run("a")
        form = session.exercise("service-rating")
    assert session.widgets.of(ExerciseWidget) == [form]
    added = [widget for key, widget in _instances.items() if key not in known]
    assert [widget for widget in added if isinstance(widget, ExerciseWidget)] == [form]


def test_the_same_exercise_in_two_cells_stays_two_forms(session: Session, cells: Cells) -> None:
    """And several forms of one run stay, until the cell runs again."""
    cells.run("a")
    first = session.exercise("service-rating")
    cells.run("b")
    others = [session.exercise("service-rating"), session.exercise("seven-rules")]
    assert session.widgets.of(ExerciseWidget) == [first, *others]
    cells.run("b")
    assert session.widgets.of(ExerciseWidget) == [first, *others]
    last = session.exercise("seven-rules")
    assert session.widgets.of(ExerciseWidget) == [first, last]


def test_a_page_does_not_close_what_another_shows(session: Session, cells: Cells) -> None:
    """Do two windows with the same notebook on one kernel keep a form each?"""
    forms = []
    for page in ("here", "there"):
        cells.run("a", page)
        forms.append(session.exercise("service-rating"))
    assert session.widgets.of(ExerciseWidget) == forms
    cells.run("a", "here")
    again = session.exercise("service-rating")
    assert session.widgets.of(ExerciseWidget) == [forms[1], again]


def test_a_client_that_names_no_cells_loses_no_form(session: Session) -> None:
    """Voilà runs every cell once and does not say which."""
    forms = [session.exercise("service-rating") for _ in range(3)]
    assert session.widgets.of(ExerciseWidget) == forms


def test_program_and_words_go_to_a_page_once(session: Session) -> None:
    """Do a form, the join form and the end of a module name one runtime, and carry neither program nor words?"""
    places = [session.exercise("service-rating"), session.start("en"), session.finish("00-start-here")]
    for place in places:
        assert place.runtime == session.runtime.key
        state = place.get_state()
        assert not {"texts", "messages", "_css"} & state.keys()
        assert len(str(state)) < 12_000
    assert "notebook.stranded" in session.runtime.texts
    session.runtime.close()
    assert session.exercise("service-rating").runtime == session.runtime.key != places[0].runtime


def test_a_place_that_finds_no_runtime_is_given_it(session: Session) -> None:
    """Does the operation ``program`` bring what the runtime's widget carries?"""
    reply = asked(session.exercise("service-rating"), "program", {})
    assert reply["status"] == 200
    assert reply["body"] == session.runtime.program()
    assert len(reply["body"]["script"]) > 10_000


def test_a_real_kernel_says_which_cell_runs(home: Path) -> None:
    """Does a cell that JupyterLab runs ten times leave one open form, and another cell its own?"""
    manager, client = start_new_kernel(kernel_name="python3", env=os.environ | {"WORKSHOP_HOME": str(home)})
    try:
        for cell in ["a"] * 10 + ["b"]:
            _run(client, 'from workbook import exercise\nexercise("service-rating")', cell)
        counting = "from ipywidgets.widgets.widget import _instances\nsorted(type(w).__name__ for w in _instances.values())"
        names = literal_eval(_run(client, counting, "c"))
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    assert names.count("ExerciseWidget") == 2
    assert names.count("Runtime") == names.count("Layout") == 1


def _run(client: Any, code: str, cell: str) -> str:
    """Run a cell as JupyterLab does, which names it; return the text of its result."""
    content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
    message = client.session.msg("execute_request", content, metadata={"cellId": cell})
    client.shell_channel.send(message)
    request, text = message["header"]["msg_id"], ""
    while True:
        reply = client.get_iopub_msg(timeout=60)
        if reply["parent_header"].get("msg_id") != request:
            continue
        assert reply["msg_type"] != "error", reply["content"]
        if reply["msg_type"] == "execute_result":
            text = reply["content"]["data"]["text/plain"]
        if reply["msg_type"] == "status" and reply["content"]["execution_state"] == "idle":
            return text
