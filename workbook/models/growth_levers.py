"""Levers of growth that multiply: customers × frequency × sale value × process (course-map B18; S3-56)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import accumulate
from operator import mul
from typing import Any

from workbook.models._inputs import names_setting, needed, number
from workbook.models.outcome import Chart, Outcome, Ref


def combined(changes: Sequence[float]) -> float:
    """Return the change of a product whose factors change, as parts: 0.1 is a tenth more.

    Three times +10 % make +33.1 %, four times +46.41 %. Raises ModelError ``out-of-range`` below −1 (a
    factor cannot lose more than all of itself), ``not-a-number``. Source: course-map B18.
    """
    return math.prod(1 + number(change, "changes", low=-1, high=math.inf) for change in changes) - 1


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Multiply the levers and hold the product against their plain sum.

    Settings: ``levers``, the number fields in %, in the order of the chart. Figures, in %: every lever
    under its id, ``growth``, ``sum`` (the changes added up), ``extra`` (growth − sum); ``steps`` (the
    product written out). Cases: ``more`` (the product beats the sum), ``less``, ``same``. The chart is
    100 before, and after each lever in turn.

    Raises ModelError: ``incomplete-answer``, ``out-of-range``, ``not-a-number``, ``model-settings``.
    Source: course-map B18.
    """
    levers = names_setting(settings, "levers")
    percents = [needed(values, lever, low=-100, high=1000) for lever in levers]
    factors = [1 + percent / 100 for percent in percents]
    growth = _tidy(100 * combined([percent / 100 for percent in percents]))
    plain = _tidy(math.fsum(percents))
    extra = _tidy(growth - plain)
    return Outcome(
        figures={
            **dict(zip((lever.replace("-", "_") for lever in levers), percents, strict=True)),
            "growth": growth,
            "sum": plain,
            "extra": extra,
            "steps": f"{' × '.join(f'{factor:.2f}' for factor in factors)} = {math.prod(factors):.4f}",
        },
        case="more" if extra > 0 else "less" if extra < 0 else "same",
        chart=Chart(
            "bars",
            {
                "categories": [Ref("today"), *(Ref(lever) for lever in levers)],
                "series": [
                    {
                        "id": "index",
                        "label": Ref("index"),
                        "style": 2,
                        "values": [_tidy(100 * index) for index in accumulate([1, *factors], mul)],
                    }
                ],
                "highlight": [len(levers)],
                "orientation": "horizontal",
                "min": 0,
                "max": None,
                "decimals": 1,
            },
        ),
    )


def _tidy(percent: float) -> float:
    """Drop binary noise, so that three times 10 % is 33.1, and never say −0."""
    return round(percent, 6) + 0.0
