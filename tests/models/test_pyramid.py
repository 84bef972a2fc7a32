"""Does the pyramid say who stands on top, and which way round it is?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref

LEVELS = ["chiefs", "middle", "front", "customers"]
SETTINGS = {
    "today": "today",
    "should": "should",
    "levels": LEVELS,
    "customers": "customers",
    "chiefs": "chiefs",
}
INVERTED = LEVELS[::-1]
orders = st.permutations(LEVELS)


def pyramid(today: list[str], should: list[str]) -> Any:
    return run("pyramid", {"today": today, "should": should}, SETTINGS)


def test_from_the_bottom_to_the_top_is_a_climb_of_three_places() -> None:
    """Are the places counted from the top?"""
    found = pyramid(LEVELS, INVERTED)
    assert (found.figures["today"], found.figures["should"], found.figures["climb"]) == (4, 1, 3)
    assert (found.figures["top_label"], found.case) == (Ref("chiefs"), "to-climb")


def test_the_chart_stands_as_it_should_be_and_says_where_each_level_is_today() -> None:
    """Does the picture carry both orders?"""
    chart = pyramid(["front", "chiefs", "middle", "customers"], INVERTED).chart
    assert chart is not None
    assert [(level["label"].key, level["note"].key) for level in chart.data["levels"]] == [
        ("customers", "today-4"),
        ("front", "today-1"),
        ("middle", "today-3"),
        ("chiefs", "today-2"),
    ]
    assert chart.data["inverted"] is True


@pytest.mark.parametrize(
    ("today", "should", "case"),
    [
        (INVERTED, INVERTED, "on-top"),
        (LEVELS, INVERTED, "to-climb"),
        (INVERTED, LEVELS, "to-fall"),
        (LEVELS, LEVELS, "below"),
    ],
)
def test_the_customers_places_pick_the_question(today: list[str], should: list[str], case: str) -> None:
    """Is each of the four answers met with a sentence of its own?"""
    assert pyramid(today, should).case == case


@given(orders, orders)
def test_one_level_is_tagged_and_the_wide_side_is_up_only_with_customers_above(
    today: list[str], should: list[str]
) -> None:
    """Does exactly one level count as on top, and does the shape follow the order?"""
    found = pyramid(today, should)
    assert sum(found.tags.values()) == found.tags[today[0]] == 1
    assert found.chart is not None
    assert found.chart.data["inverted"] is (should.index("customers") < should.index("chiefs"))


@pytest.mark.parametrize(("today", "should"), [([], INVERTED), (LEVELS[:3], INVERTED), (LEVELS, LEVELS[1:])])
def test_half_an_order_is_no_result_yet(today: list[str], should: list[str]) -> None:
    """Does an unfinished ranking wait?"""
    with pytest.raises(ModelError) as refused:
        pyramid(today, should)
    assert refused.value.code == "incomplete-answer"
