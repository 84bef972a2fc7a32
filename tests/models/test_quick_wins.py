"""Do ideas land in the box their two marks say?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Typed
from workbook.models.quick_wins import BOXES, box

SETTINGS = {"field": "ideas", "idea": "idea", "value": "value", "cost": "cost"}
marks = st.integers(1, 5)


def ideas(*rows: tuple[str, int, int]) -> dict[str, Any]:
    """Return an answer of ideas with value and cost."""
    return {"ideas": [{"idea": words, "value": value, "cost": cost} for words, value, cost in rows]}


@pytest.mark.parametrize(
    ("value", "cost", "name"),
    [
        (4, 2, "quick-win"),
        (5, 1, "quick-win"),
        (4, 3, "plan"),
        (5, 5, "plan"),
        (3, 2, "fill-in"),
        (1, 1, "fill-in"),
        (3, 3, "leave"),
        (1, 5, "leave"),
    ],
)
def test_the_limits_belong_to_the_quick_win(value: int, cost: int, name: str) -> None:
    """Is a value of 4 high enough and a cost of 2 low enough, and nothing beyond?"""
    assert box(value, cost) == name


def test_figures_chart_tags_and_cards_tell_the_same() -> None:
    """Does each idea stand once, in its own words, wherever the room looks?"""
    found = run("quick-wins", ideas(("umbrella", 4, 2), ("call", 5, 1), ("new hall", 5, 5)), SETTINGS)
    assert (found.figures["total"], found.figures["quick_win"], found.figures["plan"]) == (3, 2, 1)
    assert found.cards == {
        "quick-win": ("umbrella", "call"),
        "plan": ("new hall",),
        "fill-in": (),
        "leave": (),
    }
    assert found.tags == {"quick-win": 2, "plan": 1, "fill-in": 0, "leave": 0}
    assert found.chart is not None
    assert [(group["id"], group["count"]) for group in found.chart.data["groups"]] == list(found.tags.items())


def test_the_best_quick_win_has_the_most_value_over_cost() -> None:
    """Is 5 for 1 better than 4 for 2, and the first of equals named?"""
    found = run("quick-wins", ideas(("umbrella", 4, 2), ("call", 5, 1), ("note", 5, 1)), SETTINGS)
    assert found.figures["best"] == Typed("call")


@pytest.mark.parametrize(
    ("rows", "case"),
    [
        ([("a", 4, 1), ("b", 5, 5)], "quick-wins"),
        ([("a", 3, 1), ("b", 5, 5)], "only-plans"),
        ([("a", 3, 1), ("b", 1, 5)], "none"),
    ],
)
def test_the_case_names_what_there_is_to_begin_with(rows: list[tuple[str, int, int]], case: str) -> None:
    """Does the sentence fit when there is no quick win?"""
    found = run("quick-wins", ideas(*rows), SETTINGS)
    assert found.case == case
    assert (found.figures["best"] is None) == (case != "quick-wins")


def test_an_idea_with_one_mark_waits() -> None:
    """Is an unfinished row left out and not counted as worth nothing?"""
    values = ideas(("call", 5, 1))
    values["ideas"].append({"idea": "half", "value": 5})
    assert run("quick-wins", values, SETTINGS).figures["total"] == 1


@pytest.mark.parametrize("values", [{}, {"ideas": []}, {"ideas": [{"idea": "half"}]}])
def test_no_complete_idea_is_no_result_yet(values: dict[str, Any]) -> None:
    """Does an empty table say nothing instead of zero?"""
    with pytest.raises(ModelError) as refused:
        run("quick-wins", values, SETTINGS)
    assert refused.value.code == "incomplete-answer"


@given(st.lists(st.tuples(st.sampled_from("abc"), marks, marks), min_size=1))
def test_every_idea_is_in_exactly_one_box(rows: list[tuple[str, int, int]]) -> None:
    """Do the boxes add up to all ideas?"""
    found = run("quick-wins", ideas(*rows), SETTINGS)
    assert sum(found.tags.values()) == found.figures["total"] == len(rows)
    assert sorted(words for held in found.cards.values() for words in held) == sorted(row[0] for row in rows)
    assert tuple(found.cards) == BOXES
