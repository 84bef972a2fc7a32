"""Does the widest gap come from its causes, and does the result have a say?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.course import load
from workbook.models import ModelError
from workbook.models.outcome import Ref
from workbook.schema import ChoiceField, RowsField

GAPS = ["knowledge", "standards", "delivery", "communication"]
SETTINGS = {"gaps": GAPS, "column": "mark", "result": "overall"}


def marks(results: list[str] | None = None, **given: list[int]) -> dict[str, Any]:
    """Return an answer with these marks, cause after cause."""
    tables = {
        gap: {f"cause-{index}": {"mark": mark} for index, mark in enumerate(numbers)}
        for gap, numbers in given.items()
    }
    return tables | ({} if results is None else {"overall": results})


def test_means_make_gaps_of_two_and_six_causes_comparable() -> None:
    """Six causes at 3 sum to 18, two at 4 to 8: is the gap of two the wider one?"""
    found = run(
        "gaps",
        marks(knowledge=[1, 2, 3], standards=[2, 2, 2], delivery=[3] * 6, communication=[4, 4]),
        SETTINGS,
    )
    assert found.case == "communication"
    assert found.figures["widest_label"] == Ref("communication")
    assert (found.figures["widest_sum"], found.figures["widest_causes"], found.figures["widest"]) == (8, 2, 4)
    assert [found.figures[gap] for gap in GAPS] == [2, 2, 3, 4]
    assert (found.figures["marked"], found.figures["strong"]) == (14, 2)
    assert found.tags == {"knowledge": 0, "standards": 0, "delivery": 0, "communication": 1}


def test_the_exercise_has_the_fourteen_causes_of_the_source() -> None:
    """Three, three, six and two causes, and three results?"""
    *gaps, overall = load().exercise("gap-causes").fields
    assert [len(gap.rows or []) for gap in gaps if isinstance(gap, RowsField)] == [3, 3, 6, 2]
    assert isinstance(overall, ChoiceField)
    assert len(overall.options) == 3


def test_a_tie_counts_for_each_of_the_widest() -> None:
    """Is a tie said as a tie, and counted for both?"""
    found = run("gaps", marks(knowledge=[4, 3], delivery=[3, 4], communication=[1]), SETTINGS)
    assert (found.case, found.figures["widest_count"]) == ("several-widest", 2)
    assert found.tags == {"knowledge": 1, "standards": 0, "delivery": 1, "communication": 0}
    assert found.chart is not None
    assert found.chart.data["highlight"] == [0, 2]


@pytest.mark.parametrize(
    ("results", "case"), [(None, "quiet"), ([], "quiet"), (["lost-business"], "unexplained")]
)
def test_low_marks_are_asked_about_when_customers_left_all_the_same(
    results: list[str] | None, case: str
) -> None:
    """Does gap 5 contradict a clean sheet, and is no gap called wide on it?"""
    found = run("gaps", marks(results, knowledge=[1, 2], communication=[1, 1]), SETTINGS)
    assert found.case == case
    assert found.tags == dict.fromkeys(GAPS, 0)


def test_a_gap_without_a_mark_is_unknown_not_narrow() -> None:
    """Is a missing mean None in figures and chart?"""
    found = run("gaps", marks(delivery=[5]), SETTINGS)
    assert found.figures["knowledge"] is None
    assert found.chart is not None
    assert found.chart.data["series"][0]["values"] == [None, None, 5, None]


def test_nothing_marked_is_no_result_yet() -> None:
    """Does ticking a result alone wait for causes?"""
    with pytest.raises(ModelError) as refused:
        run("gaps", marks(["image"]), SETTINGS)
    assert refused.value.code == "incomplete-answer"


@given(st.lists(st.lists(st.integers(1, 5), min_size=1, max_size=6), min_size=4, max_size=4))
def test_the_widest_gap_is_at_least_as_wide_as_every_other(numbers: list[list[int]]) -> None:
    """Is the one named never beaten, and between 1 and 5?"""
    answer = marks(None, **dict(zip(GAPS, numbers, strict=True)))
    figures: Any = run("gaps", answer, SETTINGS).figures
    assert figures["widest"] == pytest.approx(max(figures[gap] for gap in GAPS))
    assert 1 <= figures["widest"] <= 5
