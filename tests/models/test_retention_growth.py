"""Does the arithmetic of two companies hold, under both assumptions about new customers?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref
from workbook.models.retention_growth import customers_after, doubling_years, fixed_limit, with_fixed_joins

FIELDS = ("start", "retention", "acquisition", "years", "assumption")
SETTINGS = {field: field for field in FIELDS} | {"other": {"retention": 90, "acquisition": 10}}
A = {"start": 100, "retention": 95, "acquisition": 10, "years": 14}
rates = st.floats(min_value=0, max_value=1)


def found(**changes: Any) -> Any:
    """Run company A, changed."""
    return run("retention-growth", A | changes, SETTINGS)


@pytest.mark.parametrize(
    ("retention", "years", "customers"),
    [
        (0.95, 1, 105),
        (0.90, 1, 100),
        (0.95, 14, 197.99),
        (0.95, 15, 207.89),
        (0.90, 14, 100),
        (0.90, 15, 100),
    ],
)
def test_both_companies_have_the_customers_of_the_source(
    retention: float, years: int, customers: float
) -> None:
    """Is A at 105, 197.99 and 207.89, and does B never move?"""
    assert round(customers_after(100, retention, 0.10, years), 2) == customers


def test_company_a_doubles_after_fourteen_years_and_a_bit() -> None:
    """Is ln 2 ÷ ln 1.05 what comes out?"""
    assert doubling_years(0.95, 0.10) == pytest.approx(14.21, abs=0.005)


@pytest.mark.parametrize(("retention", "acquisition"), [(0.9, 0.1), (0.8, 0.1), (0.7, 0.3), (0, 0)])
def test_what_does_not_grow_never_doubles(retention: float, acquisition: float) -> None:
    """Is standing still no division by zero, even where 0.7 + 0.3 is not quite 1?"""
    assert doubling_years(retention, acquisition) is None


def test_with_ten_joining_every_year_company_a_slows_down() -> None:
    """Does the other assumption give 151.23, with 200 never passed?"""
    assert with_fixed_joins(100, 0.95, 10, 14) == pytest.approx(151.23, abs=0.005)
    assert fixed_limit(0.95, 10) == 200
    assert with_fixed_joins(100, 0.95, 10, 1000) == pytest.approx(200)
    assert with_fixed_joins(100, 0.90, 10, 14) == pytest.approx(100)


def test_when_nobody_leaves_there_is_no_limit() -> None:
    """Does full retention grow in a straight line?"""
    assert fixed_limit(1, 10) is None
    assert with_fixed_joins(100, 1, 10, 14) == 240


@given(rates, rates, st.integers(min_value=0, max_value=20))
def test_both_assumptions_make_the_same_first_year_and_then_part(
    retention: float, acquisition: float, years: int
) -> None:
    """Is a year of either kind the same, and does growth make the proportional one the larger?"""
    joins = 100 * acquisition
    assert with_fixed_joins(100, retention, joins, 1) == pytest.approx(
        customers_after(100, retention, acquisition, 1), abs=1e-5
    )
    if retention + acquisition >= 1:
        assert customers_after(100, retention, acquisition, years) >= (
            with_fixed_joins(100, retention, joins, years) - 1e-4
        )


@pytest.mark.parametrize(
    ("changes", "case"),
    [
        ({}, "doubles"),
        ({"retention": 90}, "level"),
        ({"retention": 80}, "shrinks"),
        ({"assumption": "with-size"}, "doubles"),
        ({"assumption": "fixed"}, "fixed"),
        ({"assumption": "fixed", "retention": 100}, "fixed-endless"),
    ],
)
def test_every_way_of_growing_has_its_sentence(changes: dict[str, Any], case: str) -> None:
    """Do the figures pick the case?"""
    assert found(**changes).case == case


def test_the_sliders_start_as_company_a_beside_company_b() -> None:
    """Are the lines A's and B's, year by year?"""
    chart = found().chart.data
    yours, other = (series["values"] for series in chart["series"])
    assert (len(yours), yours[1], yours[-1]) == (15, 105, 197.99)
    assert set(other) == {100}
    assert chart["x"]["values"] == list(range(15))


def test_the_year_of_doubling_is_marked_once_it_is_on_the_chart() -> None:
    """Is 14.21 a mark at 15 years and none at 14?"""
    assert found().chart.data["marks"] == []
    assert found(years=15).chart.data["marks"] == [{"axis": "x", "value": 14.21, "label": Ref("doubled")}]


def test_the_limit_is_marked_under_fixed_joins() -> None:
    """Does the chart show where it stops, and the sentence too?"""
    fixed = found(assumption="fixed")
    assert fixed.chart.data["marks"] == [{"axis": "y", "value": 200, "label": Ref("limit")}]
    assert (fixed.figures["limit"], fixed.figures["doubling"]) == (200, None)
    assert fixed.figures["end"] == 151.23


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"start": 0}, "above-zero"), ({"years": None}, "incomplete-answer")],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], code: str) -> None:
    """Is each impossible input named?"""
    with pytest.raises(ModelError) as refused:
        found(**changes)
    assert refused.value.code == code
