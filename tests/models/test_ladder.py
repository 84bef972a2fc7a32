"""Is the weakest step of the ladder found?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.ladder import conversions
from workbook.models.outcome import Ref

RUNGS = ["prospect", "first-time", "repeat"]
SETTINGS = {"rungs": RUNGS}


def found(*counts: int | None) -> Any:
    """Run a ladder of three rungs."""
    return run("ladder", dict(zip(RUNGS, counts, strict=True)), SETTINGS)


def test_each_step_is_a_part_of_the_rung_below() -> None:
    """Do 200, 50, 20 convert 0.25 and 0.4, and is an empty rung undefined?"""
    assert conversions([200, 50, 20]) == [0.25, 0.4]
    assert conversions([200, 0, 0]) == [0, None]


def test_the_weakest_step_is_named_and_marked() -> None:
    """Do figure and chart point to the same rung?"""
    outcome = found(200, 50, 20)
    assert (outcome.figures["weakest_label"], outcome.figures["weakest"]) == (Ref("first-time"), 25)
    assert (outcome.figures["to_first_time"], outcome.figures["to_repeat"]) == (25, 40)
    assert outcome.figures["overall"] == 10
    assert outcome.chart.data["highlight"] == [1]
    assert outcome.case == "leak"


def test_an_empty_ladder_has_no_weakest_step() -> None:
    """Is nobody at the bottom a case of its own?"""
    outcome = found(0, 0, 0)
    assert (outcome.case, outcome.figures["weakest"], outcome.chart.data["highlight"]) == ("empty", None, [])


def test_more_people_above_than_below_are_asked_about() -> None:
    """Is a rung that cannot be so large questioned, not refused?"""
    assert [prompt.where for prompt in found(10, 50, 20).prompts] == ["first-time"]
    assert found(50, 50, 20).prompts == ()


@given(st.lists(st.integers(min_value=1, max_value=1000), min_size=2, max_size=8))
def test_the_steps_multiply_to_the_whole_way(counts: list[int]) -> None:
    """Is the product of the steps top ÷ bottom?"""
    product = 1.0
    for part in conversions(counts):
        assert part is not None
        product *= part
    assert product == pytest.approx(counts[-1] / counts[0])


@pytest.mark.parametrize(("count", "code"), [(None, "incomplete-answer")])
def test_what_cannot_be_is_refused(count: int | None, code: str) -> None:
    """Does the error name the rung?"""
    with pytest.raises(ModelError) as refused:
        found(10, count, 1)
    assert (refused.value.code, refused.value.where) == (code, "first-time")
