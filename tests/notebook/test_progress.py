"""Where somebody is in the course: counted from the notebooks as they are, and from what is stored."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbook.course import Course
from workbook.modules.cells import MODULES, Cell, read_cells
from workbook.modules.contents import Module, contents, prose, reading_minutes
from workbook.notebook.progress import Progress
from workbook.schema import LANGUAGES

NOTHING: dict[str, Any] = {"answers": {}, "checks": {}}
ONE = Module("01-one", {"en": "One", "zh": "一"}, 5, 1, ("a/once", "b/before"), ("check-1",))
TWO = Module("02-two", {"en": "Two", "zh": "二"}, 5, 2, ("c/once",), ())
THREE = Module("03-three", {"en": "Three", "zh": "三"}, 5, None, ("a/once",), ())


def _at(second: int) -> str:
    return f"2026-11-23T10:00:{second:02}+00:00"


def _answer(key: str, second: int, status: str = "valid") -> tuple[str, dict[str, Any]]:
    exercise, round_ = key.split("/")
    return "answer", {"exercise": exercise, "round": round_, "status": status, "saved_at": _at(second)}


def _check(check: str, second: int, *, correct: bool = True) -> tuple[str, dict[str, Any]]:
    return "checked", {"check": check, "correct": correct, "saved_at": _at(second)}


def _read(module: str, second: int | None) -> tuple[str, dict[str, Any]]:
    return "reading", {"module": module, "read": None if second is None else _at(second)}


def _progress(*events: tuple[str, dict[str, Any]]) -> Progress:
    progress = Progress((ONE, TWO, THREE), NOTHING, {})
    for event, data in events:
        progress.on_event(event, data)
    return progress


def _key(course: Course, shown_id: str) -> str:
    """Return what is counted for a call: a check's id, or an exercise with its round."""
    if shown_id in course.checks or "/" in shown_id:
        return shown_id
    return f"{shown_id}/{course.exercise(shown_id).rounds[0]}"


def test_every_module_is_counted_as_its_notebooks_show_it(course: Course) -> None:
    """In both languages the same rounds, each in the first module that shows it; no exercise is in no module."""
    found = contents(course)
    earlier: set[str] = set()
    assert [module.id for module in found] == sorted(
        path.stem for path in (MODULES / "en").glob("[0-9]*.ipynb")
    )
    for module in found:
        for language in LANGUAGES:
            cells = read_cells(MODULES / language / f"{module.id}.ipynb")
            calls = {_key(course, each) for cell in cells for each in cell.shown}
            assert calls - earlier == {*module.rounds, *module.checks}, (module.id, language)
        assert earlier.isdisjoint(module.rounds)
        earlier |= set(module.rounds)
        for key in module.rounds:
            exercise, round_ = key.split("/")
            assert round_ in course.exercise(exercise).rounds
        assert module.minutes > sum(course.exercise(key.split("/")[0]).minutes for key in module.rounds)
        assert all(module.title.values())
        assert not any(title[0].isdigit() for title in module.title.values())
    every = {key.split("/")[0] for module in found for key in module.rounds}
    assert (every, {check for module in found for check in module.checks}) == (
        set(course.exercises),
        set(course.checks),
    )


def test_the_eight_parts_have_their_numbers(course: Course) -> None:
    """And the opening, the close and what lies outside the half day have none."""
    parts = {module.id[:2]: module.part for module in contents(course)}
    assert [parts[f"{number:02}"] for number in range(1, 9)] == list(range(1, 9))
    assert {parts[id_] for id_ in ("00", "09", "10", "11", "12", "13")} == {None}


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("", 0), ("word " * 220, 1), ("word " * 221, 2), ("好" * 400, 1), ("好" * 401, 2), ("好" * 200 + " word" * 110, 1)],
)  # fmt: skip
def test_reading_takes_its_minutes(text: str, minutes: int) -> None:
    """220 English words or 400 Chinese characters in each, rounded up; punctuation is no word."""
    assert reading_minutes(text + "。，！ — · *") == minutes


def test_an_address_is_not_read() -> None:
    """Nor is what makes a figure; code is not prose either."""
    cells = [
        Cell("a", "markdown", "[the map](../data/a-long-name.csv) <div class='a b c'>one</div>", ran=False),
        Cell("b", "code", 'start("en")', ran=False),
    ]
    assert prose(cells).split() == ["[the", "map", "one"]


def test_modules_say_how_much_of_them_is_done() -> None:
    """A valid answer is done, one that is half filled in is not; a check that was missed is done but not right."""
    first, second, third = _progress(
        _answer("a/once", 1),
        _answer("b/before", 2, "partial"),
        _check("check-1", 3, correct=False),
        _read("02-two", 4),
    ).modules()
    assert first == {
        "id": "01-one", "title": {"en": "One", "zh": "一"}, "minutes": 5, "part": 1, "href": "01-one.ipynb", "read": None,
        "exercises": {"done": 1, "all": 2}, "checks": {"done": 1, "right": 0, "all": 1},
    }  # fmt: skip
    assert (second["read"], second["exercises"]) == (_at(4), {"done": 0, "all": 1})
    assert third["exercises"] == {"done": 1, "all": 1}, "the same exercise stands in two modules"


@pytest.mark.parametrize(
    ("events", "module", "begun"),
    [
        ([], "01-one", False),
        ([_answer("b/before", 1)], "01-one", True),
        ([_answer("c/once", 1, "partial"), _answer("b/before", 2)], "01-one", True),
        ([_answer("b/before", 1), _answer("c/once", 2, "partial")], "02-two", True),
        ([_answer("c/once", 9, "partial"), _check("check-1", 2)], "02-two", True),
        ([_answer("b/before", 1), _answer("c/once", 2)], "03-three", True),
        ([_answer("a/once", 1, "partial")], "01-one", True),
        ([_read("01-one", 1)], "02-two", True),
        ([_read("01-one", 1), _read("01-one", None)], "01-one", False),
        ([_answer("c/once", 1), _read("03-three", 2)], "01-one", True),
        ([_answer("a/once", 3), _answer("b/before", 1), _check("check-1", 2)], "02-two", True),
    ],
)  # fmt: skip
def test_one_goes_on_where_something_was_saved_last(
    events: list[tuple[str, dict[str, Any]]], module: str, begun: bool
) -> None:
    """Unless that module is behind one: then the next, and after the last what was left out."""
    here = _progress(*events).here()
    assert here is not None
    assert (here["module"], here["href"], here["begun"]) == (module, f"{module}.ipynb", begun)


def test_in_the_end_there_is_nowhere_to_go_on() -> None:
    """All modules are read, or all that is in them is done."""
    done = [
        _answer("a/once", 1),
        _answer("b/before", 2),
        _check("check-1", 3, correct=False),
        _read("02-two", 4),
    ]
    assert _progress(*done).here() is None


def test_what_a_page_shows_can_be_sent_to_it(course: Course) -> None:
    """Everything is plain JSON."""
    progress = Progress(contents(course), NOTHING, {})
    assert json.loads(json.dumps(progress.modules())) == progress.modules()
    assert Path(str(progress.modules()[0]["href"])).suffix == ".ipynb"
