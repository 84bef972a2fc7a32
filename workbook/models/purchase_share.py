"""Our share of what a customer spends in our category (S0-37)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import needed
from workbook.models.outcome import ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers

MOST_MONEY = 1_000_000_000


def purchase_share(ours: float, category: float) -> float | None:
    """Return our sales to a customer ÷ their spending in the category, 0 to 1; None when they spend nothing.

    Both in money over the same time. Nothing of nothing is undefined, not 0 %. Raises ModelError
    ``more-than-category`` when ours is the larger.
    """
    if ours > category:
        raise ModelError("more-than-category", "category")
    return ours / category if category else None


class Settings(ModelSettings):
    """Settings of the share of purchases: number fields, money a year."""

    ours: Annotated[FieldId, Numbers(0, MOST_MONEY)] = Field(description="Our sales to the customer.")
    category: Annotated[FieldId, Numbers(0, MOST_MONEY)] = Field(
        description="The customer's spending in the category."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Say what share of a customer's purchases is ours and how much goes elsewhere.

    Figures: ``ours``, ``category``, ``elsewhere`` (money), ``share`` (%, None when undefined). Cases:
    ``undefined``, ``all`` (100 %), ``most`` (half or more), ``some``, ``none``. No chart when undefined.

    Raises ModelError: ``incomplete-answer``, ``more-than-category``.
    """
    ours, category = needed(values, settings.ours), needed(values, settings.category)
    if ours > category:
        raise ModelError("more-than-category", settings.category)
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
