"""Is quality what was perceived minus what was expected, weighted, with nothing made up?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.course import load
from workbook.models import ModelError
from workbook.models.outcome import Ref
from workbook.models.servqual import gap, weighted
from workbook.schema import AllocateField, RowsField

Pairs = dict[str, list[tuple[int | None, int | None]]]
RATER = ["reliability", "assurance", "tangibles", "empathy", "responsiveness"]
SETTINGS = {
    "field": "statements",
    "expected": "expected",
    "perceived": "perceived",
    "weights": "weights",
    "dimensions": {name: [f"{name}-1", f"{name}-2"] for name in RATER},
}
WEIGHTS = dict(zip(RATER, [32, 19, 11, 16, 22], strict=True))
#: Pairs (E, P) whose gaps are −1, 0, .5, −.5, −1.
PAIRS: Pairs = {
    "reliability": [(7, 6), (6, 5)],
    "assurance": [(6, 6), (5, 5)],
    "tangibles": [(4, 5), (4, 4)],
    "empathy": [(5, 5), (6, 5)],
    "responsiveness": [(7, 5), (6, 6)],
}
mark = st.integers(1, 7)


def answer(pairs: Pairs, weights: Mapping[str, float] | None = None) -> dict[str, Any]:
    """Return an answer; a mark of None is left out, as an empty cell is."""
    rows = {
        f"{name}-{index}": {
            column: value
            for column, value in zip(("expected", "perceived"), pair, strict=True)
            if value is not None
        }
        for name, found in pairs.items()
        for index, pair in enumerate(found, start=1)
    }
    return {"statements": rows} | ({} if weights is None else {"weights": weights})


def test_the_worked_example_of_the_course_map() -> None:
    """Gaps −1, 0, .5, −.5, −1 with 32/19/11/16/22: is the total −.565?"""
    found = run("servqual", answer(PAIRS, WEIGHTS), SETTINGS)
    assert [found.figures[name] for name in RATER] == [-1, 0, 0.5, -0.5, -1]
    assert found.figures["total"] == -0.565
    assert found.figures["terms"] == "32 × (−1) + 19 × (0) + 11 × (0.5) + 16 × (−0.5) + 22 × (−1)"
    assert (found.case, found.figures["pulls_label"]) == ("short", Ref("reliability"))
    assert found.prompts == ()


def test_weights_that_do_not_make_100_are_rescaled_and_said() -> None:
    """Is the total the same with half the points, and is it said?"""
    halves = {name: weight / 2 for name, weight in WEIGHTS.items()}
    found = run("servqual", answer(PAIRS, halves), SETTINGS)
    assert found.figures["total"] == -0.565
    assert [(prompt.code, prompt.params) for prompt in found.prompts] == [("weights-rescaled", {"sum": "50"})]


def test_weights_that_are_all_0_are_an_error_in_words() -> None:
    """Does Σw = 0 name its own sentence?"""
    with pytest.raises(ModelError) as refused:
        run("servqual", answer(PAIRS, dict.fromkeys(RATER, 0)), SETTINGS)
    assert (refused.value.code, refused.value.where) == ("weights-zero", "weights")


def test_before_weights_are_given_every_dimension_counts_the_same() -> None:
    """Is the plain mean of the gaps shown, and said to be unweighted?"""
    found = run("servqual", answer(PAIRS), SETTINGS)
    assert found.case == "unweighted"
    assert found.figures["total"] == pytest.approx(-0.4)
    assert found.prompts == ()


@pytest.mark.parametrize("half", [(7, None), (None, 1), (None, None)])
def test_a_pair_with_a_mark_missing_is_dropped_and_counted(half: tuple[int | None, int | None]) -> None:
    """Is a missing E or P never a 0?"""
    found = run("servqual", answer({**PAIRS, "assurance": [(6, 6), half]}, WEIGHTS), SETTINGS)
    assert found.figures["assurance"] == 0
    assert (found.figures["pairs"], found.figures["dropped"], found.figures["statements"]) == (9, 1, 10)


def test_a_dimension_nobody_could_mark_leaves_the_total_open() -> None:
    """Is there no total while a dimension that counts is unknown, and one when it counts nothing?"""
    pairs: Pairs = {**PAIRS, "empathy": [(None, None)]}
    found = run("servqual", answer(pairs, WEIGHTS), SETTINGS)
    assert (found.case, found.figures["total"], found.figures["unmeasured"]) == ("unmeasured", None, 1)
    assert found.chart is not None
    assert found.chart.data["series"][0]["values"] == [-1, 0, 0.5, None, -1]
    without = run("servqual", answer(pairs, {**WEIGHTS, "empathy": 0}), SETTINGS)
    assert without.figures["total"] == -0.577  # (−32 + 5.5 − 22) ÷ 84


def test_a_total_above_zero_does_not_hide_a_dimension_below_it() -> None:
    """Is a mixed result told from one where everything is met?"""
    better: Any = {name: [(4, 6)] for name in RATER}
    assert run("servqual", answer(better, WEIGHTS), SETTINGS).case == "met"
    mixed = run("servqual", answer({**better, "tangibles": [(6, 5)]}, WEIGHTS), SETTINGS)
    assert (mixed.case, mixed.figures["lowest_label"]) == ("mixed", Ref("tangibles"))


def test_minus_always_means_short() -> None:
    """Expected 7, perceived 1: is that −6, and the other way round +6?"""
    assert gap([(7, 1)]) == -6
    assert gap([(1, 7)]) == 6
    assert gap([]) is None
    assert gap([(7, None), (None, 7)]) is None


def test_no_complete_pair_is_no_result_yet() -> None:
    """Do expectations alone wait for perceptions?"""
    with pytest.raises(ModelError) as refused:
        run("servqual", answer({"empathy": [(7, None)]}, WEIGHTS), SETTINGS)
    assert refused.value.code == "incomplete-answer"


def test_the_exercise_has_four_statements_for_each_of_the_five_dimensions() -> None:
    """Are the twenty rows just those the dimensions name, and the weights' parts the dimensions?"""
    exercise = load().exercise("servqual")
    assert exercise.model is not None
    dimensions = exercise.model.settings.model_dump()["dimensions"]
    table, weights = exercise.fields
    assert isinstance(table, RowsField)
    assert isinstance(weights, AllocateField)
    assert [len(items) for items in dimensions.values()] == [4] * 5
    assert [item for items in dimensions.values() for item in items] == [row.id for row in table.rows or []]
    assert [part.id for part in weights.parts] == list(dimensions)


@given(
    st.lists(st.lists(st.tuples(mark, mark), min_size=1, max_size=2), min_size=5, max_size=5),
    st.lists(st.integers(0, 100), min_size=5, max_size=5).filter(any),
)
def test_the_total_lies_between_the_lowest_and_the_highest_gap(
    pairs: list[list[tuple[int, int]]], points: list[int]
) -> None:
    """Is a weighted mean a mean, within ±6, whatever the weights add up to?"""
    gaps = {name: gap(found) for name, found in zip(RATER, pairs, strict=True)}
    total = weighted(gaps, dict(zip(RATER, points, strict=True)))
    assert total is not None
    known = [found for found in gaps.values() if found is not None]
    assert min(known) - 1e-9 <= total <= max(known) + 1e-9
    assert -6 <= min(known) <= max(known) <= 6
