"""Are five points of retention worth what the starting point says?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.retention_effect import customer_value, effect, expected_years

SETTINGS = {"margin": "margin", "discount": "discount", "retention": "retention", "step": 5}


def found(retention: float = 75, discount: float = 0, margin: float = 100) -> Any:
    """Run the model with these sliders."""
    return run("retention-effect", {"margin": margin, "discount": discount, "retention": retention}, SETTINGS)


@pytest.mark.parametrize(
    ("discount", "retention", "percent"), [(0, 0.75, 25), (0, 0.80, 33), (0, 0.90, 100), (0.1, 0.90, 33)]
)
def test_the_effect_depends_on_where_you_start(discount: float, retention: float, percent: int) -> None:
    """Are the four effects of the module right?"""
    assert round(100 * effect(discount, retention, 0.05)) == percent


def test_the_years_a_customer_stays() -> None:
    """Do 90 % make ten years and 95 % twenty?"""
    assert expected_years(0.90) == pytest.approx(10)
    assert expected_years(0.95) == pytest.approx(20)
    assert expected_years(1) is None


@given(
    st.floats(min_value=0.5, max_value=1e6),
    st.floats(min_value=0, max_value=0.3),
    st.floats(min_value=0, max_value=0.9),
)
def test_the_formula_is_the_sum_over_the_years(margin: float, discount: float, retention: float) -> None:
    """Is the closed form what adding up discounted margins gives?"""
    added = sum(margin * (retention / (1 + discount)) ** year for year in range(400))
    assert customer_value(margin, discount, retention) == pytest.approx(added, rel=1e-6)


@given(st.integers(min_value=0, max_value=88), st.integers(min_value=1, max_value=30))
def test_starting_higher_gains_more_and_a_discount_gains_less(retention: int, discount: int) -> None:
    """Does the curve always rise, and always lie lower with a discount?"""
    assert found(retention + 1).figures["gain"] > found(retention).figures["gain"]
    assert found(retention, discount).figures["gain"] < found(retention).figures["gain"]


def test_the_model_says_both_values() -> None:
    """Does 75 → 80 % take 100 a year from 400 to 500?"""
    figures = found().figures
    assert (figures["before"], round(figures["after"], 6), figures["gain"]) == (400, 500, 25)
    assert (figures["retention"], figures["raised"]) == (75, 80)


@pytest.mark.parametrize(
    ("retention", "discount", "case"), [(75, 0, "grows"), (90, 0, "doubles"), (95, 10, "never-leaves")]
)
def test_each_case(retention: float, discount: float, case: str) -> None:
    """Is the rate at which nobody leaves a case of its own?"""
    assert found(retention, discount).case == case


def test_for_ever_without_a_discount_has_no_value() -> None:
    """Is an endless sum refused and left out of the curve?"""
    with pytest.raises(ModelError) as refused:
        found(95)
    assert (refused.value.code, refused.value.where) == ("endless-value", "retention")
    assert found(90).chart.data["series"][0]["values"][-1] is None
    with pytest.raises(ModelError):
        customer_value(100, 0, 1)


def test_the_second_curve_comes_with_a_discount() -> None:
    """Is one curve drawn without a discount, and two with it?"""
    assert [series["id"] for series in found().chart.data["series"]] == ["undiscounted"]
    discounted = found(90, 10).chart.data
    assert [series["id"] for series in discounted["series"]] == ["undiscounted", "discounted"]
    at_90 = discounted["x"]["values"].index(90)
    assert [series["values"][at_90] for series in discounted["series"]] == [100, 33.3]


def test_a_discount_too_small_to_count_is_none() -> None:
    """Is a curve that would end nowhere drawn as without a discount, instead of refusing the answer?"""
    assert found(80, 1e-9).figures == found(80).figures
    assert [series["id"] for series in found(80, 1e-9).chart.data["series"]] == ["undiscounted"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"margin": 0}, "above-zero"), ({"retention": 96}, "out-of-range")],
)
def test_what_cannot_be_is_refused(changes: dict[str, float], code: str) -> None:
    """Is each impossible input named, a target above 100 % among them?"""
    with pytest.raises(ModelError) as refused:
        found(**changes)
    assert refused.value.code == code
