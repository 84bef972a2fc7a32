"""The customer true-value worksheet, lines 1 to 7 (S0-20)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import needed
from workbook.models.outcome import ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers

MOST_MONEY, MOST_TIMES, MOST_YEARS = 1_000_000_000, 10_000, 100


def yearly_purchases(purchase: float, times: float) -> float:
    """Return line 3 = line 1 × line 2: money for one purchase times purchases a year.

    1,200 × 4 = 4,800.
    """
    return purchase * times


def yearly_value(purchases: float, other: float) -> float:
    """Return line 5 = line 3 + line 4, both money a year: 4,800 + 600 = 5,400.

    ``other`` is what comes in because of this customer, such as from people they send.
    """
    return purchases + other


def true_value(yearly: float, years: float) -> float:
    """Return line 7 = line 5 × line 6: 5,400 a year × 10 years = 54,000. Revenue, not profit.

    Raises ModelError ``above-zero`` for 0 years.
    """
    if years == 0:
        raise ModelError("above-zero", "years")
    return yearly * years


def profit(revenue: float, margin: float, acquisition: float) -> float:
    """Return revenue × margin − what it cost to win the customer; it may be negative.

    ``margin`` from 0 to 1, the others in money.
    """
    return revenue * margin - acquisition


class Settings(ModelSettings):
    """Settings of the worksheet: number fields."""

    purchase: Annotated[FieldId, Numbers(0, MOST_MONEY)] = Field(description="Line 1: one purchase, money.")
    times: Annotated[FieldId, Numbers(0, MOST_TIMES)] = Field(description="Line 2: purchases a year.")
    other: Annotated[FieldId, Numbers(0, MOST_MONEY)] = Field(
        description="Line 4: what else comes in because of this customer, money a year."
    )
    years: Annotated[FieldId, Numbers(0, MOST_YEARS)] = Field(description="Line 6: years.")
    margin: Annotated[FieldId, Numbers(0, 100)] = Field(
        description="Margin, %; may stay empty, and then nothing is said about profit."
    )
    acquisition: Annotated[FieldId, Numbers(0, MOST_MONEY)] = Field(
        description="Cost of winning the customer, money; may stay empty."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Fill in the worksheet: what one customer brings in over the whole time.

    Figures: the lines ``purchase``, ``times``, ``purchases``, ``other``, ``yearly``, ``years``,
    ``true_value``; ``margin``, ``acquisition`` (0 while empty) and ``profit``, None without a margin.
    Cases: ``revenue``, ``profit``, ``loss``.

    Raises ModelError: ``incomplete-answer`` at the first empty line; ``above-zero``.
    """
    purchase, times = needed(values, settings.purchase), needed(values, settings.times)
    other, years = needed(values, settings.other), needed(values, settings.years)
    margin: float | None = values.get(settings.margin)
    acquisition: float = values.get(settings.acquisition) or 0
    if years == 0:
        raise ModelError("above-zero", settings.years)
    purchases = yearly_purchases(purchase, times)
    yearly = yearly_value(purchases, other)
    total = true_value(yearly, years)
    earned = None if margin is None else profit(total, margin / 100, acquisition)
    lines = {"purchase": purchase, "purchases": purchases, "yearly": yearly, "true_value": total}
    return Outcome(
        figures={
            **lines,
            "times": times,
            "other": other,
            "years": years,
            "margin": margin,
            "acquisition": acquisition,
            "profit": earned,
        },
        case="revenue" if earned is None else "loss" if earned < 0 else "profit",
        chart=bars(
            [Ref(line.replace("_", "-")) for line in lines],
            series("money", list(lines.values()), style=2),
            highlight=[len(lines) - 1],
        ),
    )
