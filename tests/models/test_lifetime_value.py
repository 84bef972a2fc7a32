"""Does a customer cost first and earn later, and is the year of return found?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.lifetime_value import break_even, present_value, yearly_profits
from workbook.models.outcome import Ref

EXAMPLE = {
    "acquisition": 300, "base": 100, "growth": 20, "savings": 15,
    "referrals": 25, "premium": 10, "years": 8, "discount": 10,
}  # fmt: skip
SETTINGS = {part: part for part in EXAMPLE}


def found(**changes: Any) -> Any:
    """Run the synthetic customer, changed."""
    return run("lifetime-value", EXAMPLE | changes, SETTINGS)


def profits(**changes: Any) -> list[float]:
    """Return the years of the synthetic customer, changed."""
    return yearly_profits(**{key: part for key, part in (EXAMPLE | changes).items() if key != "discount"})


def test_the_six_factors_come_in_their_years() -> None:
    """Is year 0 the cost, year 1 the base, and does growth add up from year 2 on?"""
    assert profits(years=4) == [-300, 100, 170, 190, 210]
    assert profits(years=3, growth=0, savings=0, referrals=0, premium=-10) == [-300, 100, 90, 90]


def test_the_year_in_which_the_cost_is_back() -> None:
    """Is it the first year whose total is 0 or more?"""
    assert break_even([-300, 100, 170, 190]) == 3
    assert break_even([-300, 100, 200]) == 2
    assert break_even([-300, 100]) is None
    assert break_even([0, 5]) == 0


def test_a_later_coin_is_worth_less() -> None:
    """Is 110 in a year worth 100 today at 10 %?"""
    assert present_value([-100, 110], 0.1) == pytest.approx(0)
    assert present_value([-300, 100, 200], 0) == 0


@given(st.integers(min_value=0, max_value=30))
def test_discounting_never_adds_to_a_customer_who_costs_first(discount: int) -> None:
    """Does the present value stay below the plain sum, and reach it at 0 %?"""
    figures = found(discount=discount).figures
    assert figures["npv"] <= figures["cumulative"] == 1410
    assert (figures["npv"] == pytest.approx(1410)) == (discount == 0)


@pytest.mark.parametrize(
    ("changes", "case", "year"),
    [
        ({}, "breaks-even", 3),
        ({"years": 2}, "never", None),
        ({"base": 0, "growth": 0, "savings": 0, "referrals": 0, "premium": 0}, "never", None),
        ({"acquisition": 0}, "at-once", 0),
    ],
)
def test_each_end_of_the_story_has_its_case(changes: dict[str, Any], case: str, year: int | None) -> None:
    """Is never a case of its own and never a year?"""
    outcome = found(**changes)
    assert (outcome.case, outcome.figures["break_even"]) == (case, year)
    marks = [{"axis": "x", "value": year, "label": Ref("break-even")}] if year is not None else []
    assert outcome.chart.data["marks"] == marks


def test_the_lines_are_the_years_and_their_running_total() -> None:
    """Does the second line end where the first adds up to?"""
    yearly, cumulative = (series["values"] for series in found().chart.data["series"])
    assert len(yearly) == len(cumulative) == 9
    assert cumulative[-1] == sum(yearly) == 1410


def test_a_sum_with_a_loss_is_written_with_minus_signs() -> None:
    """Does the sum read as one?"""
    assert found(years=2, base=50, growth=-120).figures["steps"] == "−300 + 50 − 20 = −270"


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"base": None}, "incomplete-answer")],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], code: str) -> None:
    """Is each impossible input named?"""
    with pytest.raises(ModelError) as refused:
        found(**changes)
    assert (refused.value.code, refused.value.where) == (code, next(iter(changes)))
