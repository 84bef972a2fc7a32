"""Does the worksheet multiply where it must, and say revenue where it is revenue?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.true_value import profit, true_value, yearly_purchases, yearly_value

PARTS = ("purchase", "times", "other", "years", "margin", "acquisition")
SETTINGS = {part: part for part in PARTS}
EXAMPLE = {"purchase": 1200, "times": 4, "other": 600, "years": 10}


def found(**changes: Any) -> Any:
    """Run the illustrative customer, changed."""
    return run("true-value", EXAMPLE | changes, SETTINGS)


def test_the_seven_lines() -> None:
    """Is 1,200 × 4 = 4,800; + 600 = 5,400; × 10 = 54,000?"""
    assert yearly_purchases(1200, 4) == 4800
    assert yearly_value(4800, 600) == 5400
    assert true_value(5400, 10) == 54000
    figures = found().figures
    assert [figures[line] for line in ("purchases", "yearly", "true_value")] == [4800, 5400, 54000]


def test_revenue_is_not_called_profit() -> None:
    """Is nothing said about profit without a margin, even when the cost is known?"""
    for changes in ({}, {"acquisition": 480}):
        assert found(**changes).case == "revenue"
        assert found(**changes).figures["profit"] is None


def test_margin_and_cost_make_a_profit_or_a_loss() -> None:
    """Is 54,000 × 15 % − 480 = 7,620, and a dear customer a loss?"""
    assert profit(54000, 0.15, 480) == 7620
    assert (found(margin=15, acquisition=480).case, found(margin=15).figures["profit"]) == ("profit", 8100)
    assert found(margin=15, acquisition=9000).case == "loss"
    assert found(margin=0).figures["profit"] == 0


def test_the_chart_sets_one_purchase_beside_all_the_years() -> None:
    """Are the bars the lines 1, 3, 5 and 7?"""
    assert found().chart.data["series"][0]["values"] == [1200, 4800, 5400, 54000]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"years": 0}, "above-zero"),
        ({"times": None}, "incomplete-answer"),
    ],
)
def test_no_years_are_refused_and_a_missing_line_is_waited_for(changes: dict[str, Any], code: str) -> None:
    """Does the error name the line?"""
    with pytest.raises(ModelError) as refused:
        found(**changes)
    assert (refused.value.code, refused.value.where) == (code, next(iter(changes)))


def test_half_a_year_counts() -> None:
    """May a customer stay less than a year?"""
    assert found(years=0.5).figures["true_value"] == 2700
