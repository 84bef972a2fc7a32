"""Are customers graded by what counts, and by nothing that is missing?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.grading import grade, score

CRITERIA = ["volume", "margin"]
SETTINGS: dict[str, Any] = {
    "weights": "criteria",
    "weight": "weight",
    "customers": "customers",
    "name": "name",
    "criteria": CRITERIA,
    "thresholds": {"A": "limit-a", "B": "limit-b", "C": "limit-c"},
}
LIMITS = {"limit-a": 75, "limit-b": 50, "limit-c": 25}
marks = st.dictionaries(st.sampled_from("abcde"), st.integers(min_value=1, max_value=5), min_size=1)


def customer(name: str | None, volume: int | None, margin: int | None) -> dict[str, Any]:
    """Return a row of the table without its empty cells."""
    row = {"name": name, "volume": volume, "margin": margin}
    return {key: cell for key, cell in row.items() if cell is not None}


def found(
    *customers: dict[str, Any],
    weights: dict[str, float] | None = None,
    limits: dict[str, float] | None = None,
) -> Any:
    """Grade these customers."""
    criteria = {key: {"weight": weight} for key, weight in (weights or {}).items()}
    values = {"criteria": criteria, "customers": list(customers)} | LIMITS | (limits or {})
    return run("grading", values, SETTINGS)


def test_the_score_runs_from_0_to_100() -> None:
    """Are all ones 0, all threes 50, all fives 100?"""
    weights = {"a": 30, "b": 70}
    assert [score(dict.fromkeys(weights, mark), weights) for mark in (1, 3, 5)] == [0, 50, 100]


def test_a_heavier_criterion_counts_for_more() -> None:
    """Is 100 × (3×4 + 1×0) ÷ (4 × 4) = 75?"""
    assert score({"a": 5, "b": 1}, {"a": 3, "b": 1}) == 75
    assert score({"a": 5, "b": 1}, {"a": 1, "b": 3}) == 25


def test_a_missing_mark_is_unknown_not_bad() -> None:
    """Is there no score without a mark that counts, and one without a mark that does not?"""
    assert score({"a": 5}, {"a": 1, "b": 1}) is None
    assert score({"a": 5}, {"a": 1, "b": 0}) == 100


@given(marks, st.integers(min_value=1, max_value=50))
def test_only_the_proportions_of_the_weights_matter(given_marks: dict[str, int], times: int) -> None:
    """Are weights of 1 and of 20 the same, and no score outside 0 to 100?"""
    plain = score(given_marks, dict.fromkeys(given_marks, 1))
    assert plain is not None
    assert 0 <= plain <= 100
    assert score(given_marks, dict.fromkeys(given_marks, times)) == pytest.approx(plain)


@pytest.mark.parametrize(
    ("points", "letter"),
    [(100, "A"), (75, "A"), (74.9, "B"), (50, "B"), (49, "C"), (25, "C"), (24.9, "D"), (0, "D")],
)
def test_a_score_on_the_line_has_reached_the_grade(points: float, letter: str) -> None:
    """Are the limits 75, 50 and 25, each inclusive?"""
    assert grade(points) == letter


def test_the_limits_can_be_moved() -> None:
    """Do own limits count?"""
    assert grade(75, {"A": 90, "B": 60, "C": 30}) == "B"
    assert found(customer("L", 4, 4)).figures["a"] == 1
    assert found(customer("L", 4, 4), limits={"limit-a": 90}).figures["b"] == 1


@pytest.mark.parametrize("limits", [{"limit-b": 75}, {"limit-c": 60}])
def test_limits_in_the_wrong_order_are_refused(limits: dict[str, float]) -> None:
    """Must A lie above B and B above C, even where nobody is near?"""
    with pytest.raises(ModelError) as refused:
        found(customer("L", 5, 5), limits=limits)
    assert refused.value.code == "thresholds-order"
    with pytest.raises(ModelError):
        grade(10, {"A": 50, "B": 50, "C": 25})


def test_customers_stand_in_their_group_best_first() -> None:
    """Do counts, tags and groups say the same?"""
    outcome = found(
        customer("low", 1, 1), customer("good", 4, 4), customer("best", 5, 5), customer("new", 3, None)
    )
    assert [outcome.figures[letter] for letter in "abcd"] == [2, 0, 0, 1]
    assert outcome.tags == {"grade-a": 2, "grade-b": 0, "grade-c": 0, "grade-d": 1}
    assert [item.words for item in outcome.chart.data["groups"][0]["items"]] == ["best · 100", "good · 75"]
    assert (outcome.figures["total"], outcome.figures["unfinished"], outcome.figures["low"]) == (3, 1, 1)
    assert outcome.case == "some-low"
    assert found(customer("best", 5, 5)).case == "none-low"


def test_without_weights_all_criteria_count_the_same() -> None:
    """And does one weight make it the only one that counts?"""
    assert found(customer("x", 5, 1)).figures["steps"] == "100 × (1×4 + 1×0) ÷ (4 × 2) = 50"
    assert found(customer("x", 5, None), weights={"volume": 30}).figures["a"] == 1


def test_weights_of_nothing_are_refused() -> None:
    """Is a division by zero a sentence instead?"""
    for refuse in (
        lambda: found(customer("x", 5, 1), weights={"volume": 0, "margin": 0}),
        lambda: score({"a": 3}, {"a": 0}),
    ):
        with pytest.raises(ModelError) as refused:
            refuse()
        assert refused.value.code == "no-weight"


@pytest.mark.parametrize("rows", [[], [customer("x", 3, None)], [customer(None, 3, 3)]])
def test_nobody_with_all_marks_is_no_result_yet(rows: list[dict[str, Any]]) -> None:
    """Does a half-marked or nameless customer wait?"""
    with pytest.raises(ModelError) as refused:
        found(*rows)
    assert refused.value.code == "incomplete-answer"
