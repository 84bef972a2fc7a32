"""Delivered value: what customers get minus what it costs them (S1-53).

Philip Kotler's sum of product, service, people and image value minus the cost in money, time, worry
and effort, on one scale from 0 to 10 for all items.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import fixed
from workbook.models.numbers import tidy, written
from workbook.models.outcome import ModelError, Outcome, Ref, Row, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers, PartId, PartIds

LOW, HIGH = 0, 10


@dataclass(frozen=True)
class ItemGap:
    """One item of two offers, in points.

    ``gap`` is ours minus theirs; ``advantage`` is what customers gain by it: the gap itself for a
    value, its opposite for a cost.
    """

    item: str
    gap: float
    advantage: float


def delivered_value(values: Iterable[float], costs: Iterable[float]) -> float:
    """Return ΣV − ΣC in points; it may be negative.

    Every item is 0 to 10: (8+7+6+6) − (9+4+3+2) = 9.
    """
    return tidy(math.fsum([*values, *(-cost for cost in costs)]))


def item_gaps(
    us: Mapping[str, float], rival: Mapping[str, float], *, values: Sequence[str], costs: Sequence[str]
) -> tuple[ItemGap, ...]:
    """Rank the items by our advantage, the greatest first; equal ones keep the order given.

    Takes one person's marks or the room's means, 0 to 10. An item that either side lacks is left
    out; with all of them the advantages add up to our delivered value minus theirs.
    """
    found = []
    for item in (*values, *costs):
        ours, theirs = us.get(item), rival.get(item)
        if ours is None or theirs is None:
            continue
        gap = tidy(math.fsum((ours, -theirs)))
        found.append(ItemGap(item, gap, gap if item in values else tidy(-gap)))
    return tuple(sorted(found, key=lambda entry: -entry.advantage))


class Settings(ModelSettings):
    """Settings of the comparison of two offers."""

    field: FieldId = Field(description="The table of marks, fixed rows.")
    values: PartIds = Field(description="Row ids of what customers get.")
    costs: PartIds = Field(description="Row ids of what it costs them.")
    us: Annotated[PartId, Numbers(LOW, HIGH)] = Field(description="Number column: our offer, 0 to 10 points.")
    rival: Annotated[PartId, Numbers(LOW, HIGH)] = Field(
        description="Number column: the competitor's offer, 0 to 10 points."
    )
    rival_name: FieldId | None = Field(default=None, description="Text field: the competitor's name.")


def model(values: Values, settings: Settings) -> Outcome:
    """Work out the delivered value of our offer and, once it is complete, of the competitor's.

    Figures, in points: ``us``, ``us_value``, ``us_cost``, ``us_values`` and ``us_costs`` (the sums written
    out, ``8+7+6+6``), ``rival`` and ``gap`` (the difference without its sign), both None until the
    competitor has every mark. Cases: ``only-us``, ``ahead``, ``behind``, ``level``. The chart shows the
    competitor's marks from the first one on; what is missing is None, never 0.

    Raises ModelError: ``incomplete-answer`` at the first item of ours without a mark.
    """
    gains, pains = settings.values, settings.costs
    items = (*gains, *pains)
    rows = fixed(values, settings.field)
    us, rival = _column(rows, items, settings.us), _column(rows, items, settings.rival)
    for item in items:
        if item not in us:
            raise ModelError("incomplete-answer", f"{settings.field}.{item}.{settings.us}")
    ours = _total(us, gains, pains)
    theirs = _total(rival, gains, pains) if len(rival) == len(items) else None
    drawn = [series(settings.us, [us[item] for item in items], style=2)]
    if rival:
        name = values.get(settings.rival_name or "")
        marks = [rival.get(item) for item in items]
        drawn.append(series(settings.rival, marks, label=Typed(str(name)) if name else None))
    return Outcome(
        figures={
            "us": ours,
            "us_value": tidy(math.fsum(us[item] for item in gains)),
            "us_cost": tidy(math.fsum(us[item] for item in pains)),
            "us_values": _sum_text(us[item] for item in gains),
            "us_costs": _sum_text(us[item] for item in pains),
            "rival": theirs,
            "gap": None if theirs is None else tidy(abs(ours - theirs)),
        },
        case=_case(ours, theirs),
        chart=bars([Ref(item) for item in items], *drawn, high=HIGH, decimals=1),
    )


def _column(rows: Mapping[str, Row], items: Sequence[str], column: str) -> dict[str, float]:
    """Return the marks of one offer by item; items without a mark are left out."""
    return {item: mark for item in items if (mark := rows.get(item, {}).get(column)) is not None}


def _total(marks: Mapping[str, float], gains: Sequence[str], pains: Sequence[str]) -> float:
    return delivered_value((marks[item] for item in gains), (marks[item] for item in pains))


def _case(us: float, rival: float | None) -> str:
    if rival is None:
        return "only-us"
    return "ahead" if us > rival else "behind" if us < rival else "level"


def _sum_text(marks: Iterable[float]) -> str:
    return "+".join(written(mark) for mark in marks)
