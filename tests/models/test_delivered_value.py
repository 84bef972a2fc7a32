"""Is delivered value what customers get minus what it costs them?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.delivered_value import ItemGap, delivered_value, item_gaps
from workbook.models.outcome import Ref, Typed

VALUES, COSTS = ["product", "service", "people", "image"], ["money", "time", "mind", "effort"]
ITEMS = [*VALUES, *COSTS]
SETTINGS = {
    "field": "scores",
    "values": VALUES,
    "costs": COSTS,
    "us": "us",
    "rival": "rival",
    "rival_name": "rival-name",
}
EXAMPLE = (8, 7, 6, 6, 9, 4, 3, 2)
offers = st.lists(st.integers(0, 20).map(lambda half: half / 2), min_size=8, max_size=8)


def answer(us: Any = (), rival: Any = (), name: str | None = None) -> dict[str, Any]:
    """Return normalised values; marks by item in order, None leaves the cell out."""
    scores: dict[str, dict[str, float]] = {}
    for column, offer in (("us", us), ("rival", rival)):
        for item, mark in zip(ITEMS, offer, strict=False):
            if mark is not None:
                scores.setdefault(item, {})[column] = mark
    return {"scores": scores} | ({"rival-name": name} if name else {})


def test_the_example_of_the_course_is_nine() -> None:
    """(8+7+6+6) − (9+4+3+2) = 27 − 18 = 9: is it said step by step?"""
    assert delivered_value((8, 7, 6, 6), (9, 4, 3, 2)) == 9
    found = run("delivered-value", answer(EXAMPLE), SETTINGS)
    assert found.figures == {
        "us": 9,
        "us_value": 27,
        "us_cost": 18,
        "us_values": "8+7+6+6",
        "us_costs": "9+4+3+2",
        "rival": None,
        "gap": None,
    }
    assert found.case == "only-us"


def test_an_offer_may_cost_more_than_it_gives() -> None:
    """Is a negative value a value?"""
    assert delivered_value((0, 0, 0, 0), (10, 10, 10, 10)) == -40


def test_half_points_are_written_as_people_wrote_them() -> None:
    """Does the sum show 7.5 and not 7.50000?"""
    figures = run("delivered-value", answer((7.5, 7, 6, 6, 9, 4, 3, 2)), SETTINGS).figures
    assert (figures["us_values"], figures["us"]) == ("7.5+7+6+6", 8.5)


@pytest.mark.parametrize(
    ("rival", "case", "gap"),
    [
        ((8, 7, 6, 6, 9, 4, 3, 2), "level", 0),
        ((8, 7, 6, 6, 9, 4, 3, 4), "ahead", 2),
        ((8, 7, 6, 8.5, 9, 4, 3, 2), "behind", 2.5),
    ],
)
def test_the_gap_has_no_sign_because_the_case_says_who_leads(
    rival: tuple[float, ...], case: str, gap: float
) -> None:
    """Can the sentence say "ahead by 2" and "behind by 2.5"?"""
    found = run("delivered-value", answer(EXAMPLE, rival), SETTINGS)
    assert (found.case, found.figures["gap"]) == (case, gap)


def test_a_half_rated_competitor_is_drawn_but_not_added_up() -> None:
    """Is a missing mark missing, never 0?"""
    found = run("delivered-value", answer(EXAMPLE, (5, None, 5, 5, 5, 5, 5, 5)), SETTINGS)
    assert (found.case, found.figures["rival"], found.figures["gap"]) == ("only-us", None, None)
    assert found.chart is not None
    assert found.chart.data["series"][1]["values"] == [5, None, 5, 5, 5, 5, 5, 5]


def test_the_chart_sets_both_offers_side_by_side_under_the_typed_name() -> None:
    """Are we style 2, and is the competitor called what the participant calls it?"""
    found = run("delivered-value", answer(EXAMPLE, EXAMPLE, "湖畔"), SETTINGS)
    assert found.chart is not None
    assert found.chart.data["categories"] == [Ref(item) for item in ITEMS]
    named = [(entry["label"], entry["style"]) for entry in found.chart.data["series"]]
    assert named == [(Ref("us"), 2), (Typed("湖畔"), 1)]
    unnamed = run("delivered-value", answer(EXAMPLE, EXAMPLE), SETTINGS).chart
    assert unnamed is not None
    assert unnamed.data["series"][1]["label"] == Ref("rival")


def test_our_offer_must_be_complete_and_a_zero_is_complete() -> None:
    """Does one missing mark of ours mean no result yet, at that mark, while 0 counts?"""
    with pytest.raises(ModelError) as refused:
        run("delivered-value", answer((8, 7, 6, 6, 9, None, 3, 2)), SETTINGS)
    assert (refused.value.code, refused.value.where) == ("incomplete-answer", "scores.time.us")
    assert run("delivered-value", answer((0,) * 8), SETTINGS).figures["us"] == 0


@given(offers, offers)
def test_swapping_the_offers_swaps_who_leads(us: list[float], rival: list[float]) -> None:
    """Is delivered value antisymmetric: the same gap, the opposite case?"""
    there = run("delivered-value", answer(us, rival), SETTINGS)
    back = run("delivered-value", answer(rival, us), SETTINGS)
    assert there.figures["gap"] == back.figures["gap"]
    assert there.figures["us"] == back.figures["rival"]
    assert there.case == {"ahead": "behind", "behind": "ahead", "level": "level"}[str(back.case)]


@given(offers)
def test_values_for_costs_turns_the_sign(offer: list[float]) -> None:
    """Is getting the opposite of paying?"""
    assert delivered_value(offer[:4], offer[4:]) == -delivered_value(offer[4:], offer[:4])
    assert -40 <= delivered_value(offer[:4], offer[4:]) <= 40


def test_binary_noise_never_breaks_a_tie() -> None:
    """Is 0.1 + 0.2 level with 0.3?"""
    us, rival = (0.1, 0.2, 0, 0, 0, 0, 0, 0), (0.3, 0, 0, 0, 0, 0, 0, 0)
    assert run("delivered-value", answer(us, rival), SETTINGS).case == "level"


def test_the_ranking_puts_our_greatest_advantage_first_and_a_lower_cost_is_one() -> None:
    """We are 2 worse in product and 3 cheaper: does money lead the ranking?"""
    ours, theirs = {"product": 5, "image": 6, "money": 2}, {"product": 7, "image": 6, "money": 5}
    assert item_gaps(ours, theirs, values=VALUES, costs=COSTS) == (
        ItemGap("money", -3, 3),
        ItemGap("image", 0, 0),
        ItemGap("product", -2, -2),
    )


@given(offers, offers)
def test_the_advantages_add_up_to_the_difference_of_the_offers(us: list[float], rival: list[float]) -> None:
    """Does the ranking explain the whole gap?"""
    gaps = item_gaps(
        dict(zip(ITEMS, us, strict=True)), dict(zip(ITEMS, rival, strict=True)), values=VALUES, costs=COSTS
    )
    difference = delivered_value(us[:4], us[4:]) - delivered_value(rival[:4], rival[4:])
    assert sum(entry.advantage for entry in gaps) == pytest.approx(difference)
    assert [entry.advantage for entry in gaps] == sorted((entry.advantage for entry in gaps), reverse=True)
