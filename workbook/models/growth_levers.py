"""Levers of growth that multiply: customers × frequency × sale value × process (S3-56)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from operator import mul
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import needed
from workbook.models.numbers import tidy, written
from workbook.models.outcome import Outcome, Ref, Values
from workbook.models.settings import FieldIds, ModelSettings, Numbers


def combined(changes: Sequence[float]) -> float:
    """Return the change of a product whose factors change, as parts: 0.1 is a tenth more.

    Three times +10 % make +33.1 %, four times +46.41 %. None is below −1: a factor cannot lose more than
    all of itself.
    """
    return math.prod(1 + change for change in changes) - 1


class Settings(ModelSettings):
    """Settings of the levers."""

    levers: Annotated[FieldIds, Numbers(-100, 1000)] = Field(
        description="Number fields, change in %, in the order of the chart."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Multiply the levers and hold the product against their plain sum.

    Figures, in %: every lever under its id, ``growth``, ``sum`` (the changes added up), ``extra`` (growth −
    sum, both to the hundredth); ``steps`` (the product written out). Cases: ``more`` (the product beats the
    sum), ``less``, ``same``. The chart is 100 before, and after each lever in turn.

    Raises ModelError: ``incomplete-answer`` at the first empty lever.
    """
    levers = settings.levers
    percents = [needed(values, lever) for lever in levers]
    factors = [1 + percent / 100 for percent in percents]
    growth = tidy(100 * combined([percent / 100 for percent in percents]))
    plain = tidy(math.fsum(percents))
    extra = tidy(growth - plain)
    return Outcome(
        figures={
            **dict(zip((lever.replace("-", "_") for lever in levers), percents, strict=True)),
            "growth": tidy(growth, 2),
            "sum": plain,
            "extra": tidy(extra, 2),
            "steps": f"{' × '.join(written(factor) for factor in factors)} = {written(math.prod(factors))}",
        },
        case="more" if extra > 0 else "less" if extra < 0 else "same",
        chart=bars(
            [Ref("today"), *(Ref(lever) for lever in levers)],
            series("index", [tidy(100 * index, 6) for index in accumulate([1, *factors], mul)], style=2),
            highlight=[len(levers)],
            decimals=1,
        ),
    )
