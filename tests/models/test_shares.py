"""Are points shared out compared with a list only when they add up?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref
from workbook.models.shares import distance

SOURCE = {
    "death": 1,
    "moved": 3,
    "competitors": 4,
    "friends": 5,
    "cheaper": 9,
    "complaints": 10,
    "indifference": 68,
}
SETTINGS: dict[str, Any] = {"field": "guess", "parts": list(SOURCE), "source": SOURCE}
points = st.lists(st.integers(0, 100), min_size=7, max_size=7).filter(any)


def test_the_famous_list_adds_up() -> None:
    """68 + 10 + 9 + 5 + 4 + 3 + 1 = 100?"""
    assert sum(SOURCE.values()) == 100
    found = run("shares", {"guess": SOURCE}, SETTINGS)
    assert (found.figures["error"], found.case) == (0, "same-top")


def test_half_the_differences_is_the_error() -> None:
    """Is everything on the price 91 points away (9 of 100 are shared)?"""
    found = run("shares", {"guess": {"cheaper": 100}}, SETTINGS)
    assert found.figures["error"] == 91
    assert (found.case, found.figures["top_label"]) == ("other-top", Ref("cheaper"))
    assert found.figures["source_top_label"] == Ref("indifference")
    assert found.chart is not None
    assert [series["values"] for series in found.chart.data["series"]] == [
        [0, 0, 0, 0, 100, 0, 0],
        list(SOURCE.values()),
    ]


@pytest.mark.parametrize("guess", [{}, {"cheaper": 99}, {"cheaper": 60, "moved": 41}])
def test_the_list_stays_hidden_until_the_guess_adds_up(guess: dict[str, float]) -> None:
    """Is there no result at 99 nor at 101?"""
    with pytest.raises(ModelError) as refused:
        run("shares", {"guess": guess}, SETTINGS)
    assert refused.value.code == "incomplete-answer"


def test_thirds_add_up_although_their_digits_do_not() -> None:
    """Is binary noise no reason to wait?"""
    settings = {"field": "guess", "parts": ["a", "b", "c"]}
    found = run("shares", {"guess": {"a": 33.3, "b": 33.3, "c": 33.4}}, settings)
    assert (found.case, found.figures["error"], found.figures["a"]) == ("one-top", None, 33.3)


def test_two_equal_shares_are_a_tie() -> None:
    """Is no winner made up?"""
    assert run("shares", {"guess": {"a": 50, "b": 50}}, {"field": "guess", "parts": ["a", "b"]}).case == "tie"


@given(points, points)
def test_the_distance_is_the_same_from_both_sides_and_at_most_the_total(a: list[int], b: list[int]) -> None:
    """Is it a distance: symmetric, zero for equals, at most 100 for lists of 100?"""
    one, other = (
        {key: 100 * value / sum(each) for key, value in zip(SOURCE, each, strict=True)} for each in (a, b)
    )
    assert distance(one, other) == pytest.approx(distance(other, one))
    assert 0 <= distance(one, other) <= 100 + 1e-9
    assert distance(one, one) == 0
