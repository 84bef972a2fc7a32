"""The customer true-value worksheet, lines 1 to 7 (course-map B16; S0-20)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import name_setting, needed, number
from workbook.models.outcome import ModelError, Outcome, Ref

MOST_MONEY, MOST_TIMES, MOST_YEARS = 1_000_000_000, 10_000, 100
PARTS = ("purchase", "times", "other", "years", "margin", "acquisition")


def yearly_purchases(purchase: float, times: float) -> float:
    """Return line 3 = line 1 × line 2: money for one purchase times purchases a year.

    1,200 × 4 = 4,800. Raises ModelError ``out-of-range`` (below 0), ``not-a-number``.
    """
    low_high = {"low": 0, "high": math.inf}
    return number(purchase, "purchase", **low_high) * number(times, "times", **low_high)


def yearly_value(purchases: float, other: float) -> float:
    """Return line 5 = line 3 + line 4, both money a year: 4,800 + 600 = 5,400.

    ``other`` is what comes in because of this customer, such as from people they send. Raises ModelError
    ``out-of-range`` (below 0), ``not-a-number``.
    """
    low_high = {"low": 0, "high": math.inf}
    return number(purchases, "purchases", **low_high) + number(other, "other", **low_high)


def true_value(yearly: float, years: float) -> float:
    """Return line 7 = line 5 × line 6: 5,400 a year × 10 years = 54,000. Revenue, not profit.

    Raises ModelError: ``above-zero`` for years; ``out-of-range``, ``not-a-number``. Source: course-map B16.
    """
    number(yearly, "yearly", low=0, high=math.inf)
    if number(years, "years", low=0, high=math.inf) == 0:
        raise ModelError("above-zero", "years")
    return yearly * years


def profit(revenue: float, margin: float, acquisition: float) -> float:
    """Return revenue × margin − what it cost to win the customer; it may be negative.

    ``margin`` from 0 to 1, the others in money. Raises ModelError ``out-of-range``, ``not-a-number``.
    """
    number(revenue, "revenue", low=0, high=math.inf)
    number(margin, "margin", low=0, high=1)
    return revenue * margin - number(acquisition, "acquisition", low=0, high=math.inf)


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Fill in the worksheet: what one customer brings in over the whole time.

    Settings: ``purchase``, ``times``, ``other``, ``years``, ``margin`` (%), ``acquisition``, the number
    fields; the last two are optional, and without a margin nothing is said about profit. Figures: the
    lines ``purchase``, ``times``, ``purchases``, ``other``, ``yearly``, ``years``, ``true_value``;
    ``margin``, ``acquisition`` (0 while empty) and ``profit``, None without a margin. Cases: ``revenue``,
    ``profit``, ``loss``.

    Raises ModelError: ``incomplete-answer``, ``above-zero``, ``out-of-range``, ``not-a-number``,
    ``model-settings``. Source: course-map B16.
    """
    at = {part: name_setting(settings, part) for part in PARTS}
    purchase = needed(values, at["purchase"], low=0, high=MOST_MONEY)
    times = needed(values, at["times"], low=0, high=MOST_TIMES)
    other = needed(values, at["other"], low=0, high=MOST_MONEY)
    years = needed(values, at["years"], low=0, high=MOST_YEARS)
    margin = None if values.get(at["margin"]) is None else needed(values, at["margin"], low=0, high=100)
    acquisition = number(values.get(at["acquisition"], 0), at["acquisition"], low=0, high=MOST_MONEY)
    if years == 0:
        raise ModelError("above-zero", at["years"])
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
