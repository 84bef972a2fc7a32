"""Effect of five percentage points of retention on the value of a customer (S3-57).

Frederick Reichheld (1996) reported 25 to 100 % more customer value in selected firms; the range is what
this sum gives for different starting points.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from workbook.models._inputs import needed
from workbook.models.numbers import tidy, written
from workbook.models.outcome import Chart, ModelError, Outcome, Ref, Values
from workbook.models.settings import Constant, FieldId, ModelSettings, Numbers

MOST_MONEY = 1_000_000_000
#: Starting points of the curve, in %.
CURVE = range(50, 96, 5)


def customer_value(margin: float, discount: float, retention: float) -> float:
    """Return m(1 + d) ÷ (1 + d − r), the present value of a customer with a constant margin.

    ``margin`` in money a year (above 0), ``discount`` from 0 and ``retention`` from 0 to 1, both a year.
    The first margin comes at once. Raises ModelError: ``above-zero`` without a margin; ``endless-value``
    when no customer ever leaves and nothing is discounted.
    """
    if margin == 0:
        raise ModelError("above-zero", "margin")
    lost = tidy(1 + discount - retention)
    if lost == 0:
        raise ModelError("endless-value", "retention")
    return margin * (1 + discount) / lost


def effect(discount: float, retention: float, step: float) -> float:
    """Return how much more a customer is worth at ``retention + step``: 0.25 is a quarter more.

    Without a discount 75 → 80 % is +25 %, 80 → 85 % +33 %, 90 → 95 % +100 %; at 10 % the last is +33 %.
    The margin cancels out. Raises ModelError as `customer_value` does.
    """
    before = customer_value(1, discount, retention)
    return customer_value(1, discount, tidy(retention + step)) / before - 1


def expected_years(retention: float) -> float | None:
    """Return 1 ÷ (1 − r), the years a customer stays on average; None when none ever leaves.

    90 %: 10 years; 95 %: 20.
    """
    lost = tidy(1 - retention)
    return 1 / lost if lost else None


class Settings(ModelSettings):
    """Settings of the comparison of two retention rates."""

    margin: Annotated[FieldId, Numbers(0, MOST_MONEY)] = Field(
        description="Number field: margin, money a year."
    )
    discount: Annotated[FieldId, Numbers(0, 100)] = Field(description="Number field: discount, % a year.")
    retention: Annotated[FieldId, Numbers(0, 100)] = Field(
        description="Number field: retention, % a year, at most 100 − step."
    )
    step: Constant = Field(ge=1, le=50, description="How much higher the other rate is, percentage points.")


def model(values: Values, settings: Settings) -> Outcome:
    """Compare the value of a customer at a retention rate and ``step`` points above it.

    Figures: ``before``, ``after`` (money), ``gain`` (%), ``retention``, ``raised`` (%), ``years_before``,
    ``years_after`` (None when no customer leaves any more), ``steps`` (both sums written out). Cases:
    ``doubles`` (a gain of 100 % or more), ``grows``, and ``never-leaves``. The chart is the gain by
    starting retention, without a discount and with it.

    Raises ModelError: ``incomplete-answer``, ``above-zero``, ``endless-value``; ``out-of-range`` for a
    retention rate above 100 − step.
    """
    step, margin = settings.step, needed(values, settings.margin)
    # Tidied, a discount too small to count is none, and does not make the end of the curve endless.
    discount = tidy(needed(values, settings.discount) / 100)
    percent = needed(values, settings.retention)
    if percent > 100 - step:
        raise ModelError("out-of-range", settings.retention, min=0, max=100 - step)
    if margin == 0:
        raise ModelError("above-zero", settings.margin)
    now, then = percent / 100, tidy((percent + step) / 100)
    if then == 1 and discount == 0:
        raise ModelError("endless-value", settings.retention)
    before, after = (customer_value(margin, discount, retention) for retention in (now, then))
    gain = tidy(100 * effect(discount, now, step / 100))
    return Outcome(
        figures={
            "before": before,
            "after": after,
            "gain": gain,
            "retention": percent,
            "raised": percent + step,
            "years_before": expected_years(now),
            "years_after": expected_years(then),
            "steps": " → ".join(_steps(margin, discount, retention) for retention in (now, then)),
        },
        case="never-leaves" if then == 1 else "doubles" if gain >= 100 else "grows",
        chart=_chart(percent, discount, step),
    )


def _chart(percent: float, discount: float, step: float) -> Chart:
    starts = [start for start in CURVE if start + step <= 100]
    rates = {"undiscounted": 0.0} | ({"discounted": discount} if discount else {})
    return Chart(
        "lines",
        {
            "x": {"label": Ref("starting"), "values": starts, "categories": None},
            "y": {"label": Ref("gain"), "min": 0, "max": None, "decimals": 0},
            "series": [
                {
                    "id": name,
                    "label": Ref(name),
                    "style": style,
                    "values": [_gain(rate, start, step) for start in starts],
                }
                for style, (name, rate) in enumerate(rates.items(), start=1)
            ],
            "marks": [{"axis": "x", "value": percent, "label": Ref("you")}],
        },
    )


def _gain(discount: float, start: float, step: float) -> float | None:
    """Return the gain in % to the tenth; None where it is endless."""
    if discount == 0 and start + step == 100:
        return None
    return round(100 * effect(discount, start / 100, step / 100), 1)


def _steps(margin: float, discount: float, retention: float) -> str:
    value = customer_value(margin, discount, retention)
    grown = written(1 + discount)
    return f"{written(margin)} × {grown} ÷ ({grown} − {written(retention)}) = {value:,.0f}"
