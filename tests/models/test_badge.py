"""Does an idea pass only when it passes every test, and is the one it misses named?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.badge import missed
from workbook.models.outcome import Ref, Typed

TESTS = ["grateful", "staff", "cheap"]
SETTINGS = {"field": "ideas", "item": "idea", "tests": TESTS}
answers = st.lists(st.tuples(*[st.sampled_from(["yes", "no", None])] * 3), max_size=6)


def ideas(*rows: tuple[str | None, ...]) -> dict[str, Any]:
    """Return an answer with one idea for each tuple of answers; None is a test not answered."""
    return {
        "ideas": [
            {"idea": f"idea {n}"} | {test: said for test, said in zip(TESTS, row, strict=True) if said}
            for n, row in enumerate(rows)
        ]
    }


def test_one_no_is_enough_to_fail() -> None:
    """Does an idea that is cheap and welcome but ordered from above fail the second test?"""
    found = run("badge", ideas(("yes", "yes", "yes"), ("yes", "no", "yes")), SETTINGS)
    assert (found.figures["total"], found.figures["passed"], found.figures["failed"]) == (2, 1, 1)
    assert found.figures["missed_label"] == Ref("staff")
    assert found.tags == {"passes": 1, "grateful": 0, "staff": 1, "cheap": 0}
    assert found.case == "some-pass"
    assert found.chart is not None
    passed, _, staff, _ = found.chart.data["groups"]
    assert (passed["items"], staff["items"]) == ([Typed("idea 0")], [Typed("idea 1")])


def test_an_idea_that_misses_two_tests_stands_at_both() -> None:
    """Is every miss counted, so that the room sees where ideas fail?"""
    found = run("badge", ideas(("no", "no", "yes")), SETTINGS)
    assert found.tags == {"passes": 0, "grateful": 1, "staff": 1, "cheap": 0}
    assert found.case == "none-passes"


def test_when_all_pass_no_test_is_named() -> None:
    """Is nobody sent to mend what is not broken?"""
    found = run("badge", ideas(("yes", "yes", "yes")), SETTINGS)
    assert (found.case, found.figures["missed_label"], found.figures["missed"]) == ("all-pass", None, 0)


@pytest.mark.parametrize(
    "values", [{}, ideas(("yes", None, "yes")), {"ideas": [dict.fromkeys(TESTS, "yes")]}]
)
def test_an_unanswered_test_is_neither_yes_nor_no(values: dict[str, Any]) -> None:
    """Does an idea wait until it has a name and all its answers?"""
    with pytest.raises(ModelError) as refused:
        run("badge", values, SETTINGS)
    assert refused.value.code == "incomplete-answer"


@given(answers)
def test_passed_and_failed_are_all_that_were_answered(rows: list[tuple[str | None, ...]]) -> None:
    """Is no idea lost, and does none both pass and fail?"""
    complete = [row for row in rows if None not in row]
    if not complete:
        return
    found = run("badge", ideas(*rows), SETTINGS)
    assert found.figures["total"] == len(complete)
    assert found.tags["passes"] == complete.count(("yes", "yes", "yes"))
    assert sum(found.tags[test] for test in TESTS) == sum(row.count("no") for row in complete)


def test_the_missed_tests_keep_their_order() -> None:
    """Is the list of misses that of the exercise?"""
    assert missed({"cheap": "no", "grateful": "no", "staff": "yes"}, TESTS) == ("grateful", "cheap")
