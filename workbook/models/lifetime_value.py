"""The profit of one customer year by year, from six factors (S3-62, S3-63).

The six factors are Frederick Reichheld's. His figure is lost from our source, so the rule that spreads
them over the years is ours and what comes out is synthetic.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import Annotated

from pydantic import Field

from workbook.models._inputs import needed
from workbook.models.numbers import written
from workbook.models.outcome import Chart, Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers

MOST_MONEY, MOST_YEARS = 1_000_000_000, 50
FACTORS = ("acquisition", "base", "growth", "savings", "referrals", "premium")


def yearly_profits(
    *,
    acquisition: float,
    base: float,
    growth: float,
    savings: float,
    referrals: float,
    premium: float,
    years: int,
) -> list[float]:
    """Return the profit of the years 0 to ``years``, in money.

    Year 0 is −acquisition and year 1 the base profit. From year 2 on savings, referrals and premium are
    added to it, and growth once more in every year: in year k it is (k − 1) × growth. Any of these may be
    negative, as when old customers get a discount. The rule is synthetic.
    """
    later = savings + referrals + premium
    return [
        -acquisition,
        *(base + (year - 1) * growth + (later if year > 1 else 0) for year in range(1, years + 1)),
    ]


def present_value(profits: Sequence[float], discount: float) -> float:
    """Return Σ profit of year k ÷ (1 + d)^k, in money; ``discount`` is a part a year, from 0."""
    return math.fsum(profit / (1 + discount) ** year for year, profit in enumerate(profits))


def break_even(profits: Sequence[float]) -> int | None:
    """Return the first year after which the profits so far add up to 0 or more; None for never."""
    return next((year for year, total in enumerate(accumulate(profits)) if total >= 0), None)


#: A number field, money a year; it may be negative.
Yearly = Annotated[FieldId, Numbers(-MOST_MONEY, MOST_MONEY)]


class Settings(ModelSettings):
    """Settings of one customer's profit year by year: number fields."""

    acquisition: Annotated[FieldId, Numbers(0, MOST_MONEY)] = Field(description="Cost of winning, money.")
    base: Yearly = Field(description="Base profit, money a year.")
    growth: Yearly = Field(description="Growth of the profit, money a year more each year.")
    savings: Yearly = Field(description="Lower costs, money a year.")
    referrals: Yearly = Field(description="Profit from referrals, money a year.")
    premium: Yearly = Field(description="Price premium, money a year.")
    years: Annotated[FieldId, Numbers(1, MOST_YEARS, whole=True)] = Field(description="Years.")
    discount: Annotated[FieldId, Numbers(0, 100)] = Field(description="Discount, % a year.")


def model(values: Values, settings: Settings) -> Outcome:
    """Follow one customer through the years.

    Figures: ``cumulative`` and ``npv`` (money), ``break_even`` (year, None for never), ``years``,
    ``discount``, ``acquisition``, ``steps`` (the years added up). Cases: ``breaks-even``, ``never``,
    ``at-once`` (it cost nothing to win this customer).

    Raises ModelError: ``incomplete-answer`` at the first empty field.
    """
    money: dict[str, float] = {part: needed(values, getattr(settings, part)) for part in FACTORS}
    years = int(needed(values, settings.years))
    discount = needed(values, settings.discount)
    profits = yearly_profits(**money, years=years)
    totals = list(accumulate(profits))
    even = break_even(profits)
    return Outcome(
        figures={
            "cumulative": totals[-1],
            "npv": present_value(profits, discount / 100),
            "break_even": even,
            "years": years,
            "discount": discount,
            "acquisition": money["acquisition"],
            "steps": f"{_sum(profits)} = {written(totals[-1])}",
        },
        case="never" if even is None else "at-once" if even == 0 else "breaks-even",
        chart=Chart(
            "lines",
            {
                "x": {"label": Ref("year"), "values": list(range(years + 1)), "categories": None},
                "y": {"label": Ref("money"), "min": None, "max": None, "decimals": 0},
                "series": [
                    {"id": "yearly", "label": Ref("yearly"), "style": 1, "values": profits},
                    {"id": "cumulative", "label": Ref("cumulative"), "style": 2, "values": totals},
                ],
                "marks": [] if even is None else [{"axis": "x", "value": even, "label": Ref("break-even")}],
            },
        ),
    )


def _sum(profits: Sequence[float]) -> str:
    """Write the years as a sum."""
    first, *rest = profits
    return written(first) + "".join(
        f" {'−' if profit < 0 else '+'} {written(abs(profit))}" for profit in rest
    )
