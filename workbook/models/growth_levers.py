"""Levers of growth that multiply: customers × frequency × sale value × process (course-map B18; S3-56)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import mul
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import names_setting, needed, number
from workbook.models.numbers import tidy, written
from workbook.models.outcome import Outcome, Ref


def combined(changes: Sequence[float]) -> float:
    """Return the change of a product whose factors change, as parts: 0.1 is a tenth more.

    Three times +10 % make +33.1 %, four times +46.41 %. Raises ModelError ``out-of-range`` below −1 (a
    factor cannot lose more than all of itself), ``not-a-number``. Source: course-map B18.
    """
    return math.prod(1 + number(change, "changes", low=-1, high=math.inf) for change in changes) - 1


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Multiply the levers and hold the product against their plain sum.

    Settings: ``levers``, the number fields in %, in the order of the chart. Figures, in %: every lever
    under its id, ``growth``, ``sum`` (the changes added up), ``extra`` (growth − sum, both to the
    hundredth); ``steps`` (the product written out). Cases: ``more`` (the product beats the sum), ``less``, ``same``. The chart is
    100 before, and after each lever in turn.

    Raises ModelError: ``incomplete-answer``, ``out-of-range``, ``not-a-number``, ``model-settings``.
    Source: course-map B18.
    """
    levers = names_setting(settings, "levers")
    percents = [needed(values, lever, low=-100, high=1000) for lever in levers]
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
