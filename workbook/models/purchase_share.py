"""How much of what a customer spends in our category is spent with us (course-map B19; S0-37)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import name_setting, needed, number
from workbook.models.outcome import ModelError, Outcome, Ref

MOST_MONEY = 1_000_000_000


def purchase_share(ours: float, category: float) -> float | None:
    """Return our sales to a customer ÷ their spending in the category, 0 to 1; None when they spend nothing.

    Both in money over the same time. Nothing of nothing is undefined, not 0 %. Raises ModelError:
    ``more-than-category`` when ours is the larger; ``out-of-range`` below 0, ``not-a-number``.
    Source: course-map B19.
    """
    number(ours, "ours", low=0, high=math.inf)
    number(category, "category", low=0, high=math.inf)
    if ours > category:
        raise ModelError("more-than-category", "category")
    return ours / category if category else None


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Say what share of a customer's purchases is ours and how much goes elsewhere.

    Settings: ``ours`` and ``category``, the number fields, in money a year. Figures: ``ours``,
    ``category``, ``elsewhere`` (money), ``share`` (%, None when undefined). Cases: ``undefined``,
    ``all`` (100 %), ``most`` (half or more), ``some``, ``none``. No chart when undefined.

    Raises ModelError: ``incomplete-answer``, ``more-than-category``, ``out-of-range``,
    ``not-a-number``, ``model-settings``. Source: course-map B19.
    """
    ours_at, category_at = name_setting(settings, "ours"), name_setting(settings, "category")
    ours = needed(values, ours_at, low=0, high=MOST_MONEY)
    category = needed(values, category_at, low=0, high=MOST_MONEY)
    if ours > category:
        raise ModelError("more-than-category", category_at)
    share, elsewhere = purchase_share(ours, category), category - ours
    return Outcome(
        figures={
            "ours": ours,
            "category": category,
            "elsewhere": elsewhere,
            "share": None if share is None else 100 * share,
        },
        case=_case(share),
        chart=None
        if share is None
        else bars([Ref("us"), Ref("elsewhere")], series("money", [ours, elsewhere], style=2)),
    )


def _case(share: float | None) -> str:
    if share is None:
        return "undefined"
    if share in (0, 1):
        return "all" if share else "none"
    return "most" if share >= 0.5 else "some"
