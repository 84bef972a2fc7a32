"""Delivered value: what customers get minus what it costs them (course-map B7; S1-53).

Philip Kotler's sum of product, service, people and image value minus the cost in money, time, worry
and effort, on one scale from 0 to 10 for all items.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import mapping, name_setting, names_setting, number
from workbook.models.numbers import tidy, written
from workbook.models.outcome import ModelError, Outcome, Ref, Typed

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

    Every item is 0 to 10: (8+7+6+6) − (9+4+3+2) = 9. Raises ModelError ``out-of-range`` or
    ``not-a-number``. Source: course-map B7.
    """
    gains = [number(value, "values", low=LOW, high=HIGH) for value in values]
    pains = [number(cost, "costs", low=LOW, high=HIGH) for cost in costs]
    return tidy(math.fsum([*gains, *(-cost for cost in pains)]))


def item_gaps(
    us: Mapping[str, float], rival: Mapping[str, float], *, values: Sequence[str], costs: Sequence[str]
) -> tuple[ItemGap, ...]:
    """Rank the items by our advantage, the greatest first; equal ones keep the order given.

    Takes one person's marks or the room's means, 0 to 10. An item that either side lacks is left
    out; with all of them the advantages add up to our delivered value minus theirs. Raises
    ModelError ``out-of-range`` or ``not-a-number``. Source: course-map B7 (gap ranking).
    """
    found = []
    for item in (*values, *costs):
        ours, theirs = us.get(item), rival.get(item)
        if ours is None or theirs is None:
            continue
        gap = tidy(
            math.fsum((number(ours, item, low=LOW, high=HIGH), -number(theirs, item, low=LOW, high=HIGH)))
        )
        found.append(ItemGap(item, gap, gap if item in values else tidy(-gap)))
    return tuple(sorted(found, key=lambda entry: -entry.advantage))


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Work out the delivered value of our offer and, once it is complete, of the competitor's.

    Settings: ``field``, the fixed rows; ``values`` and ``costs``, the row ids; ``us`` and ``rival``,
    the columns; ``rival_name``, the text field with the competitor's name (optional). Figures, in
    points: ``us``, ``us_value``, ``us_cost``, ``us_values`` and ``us_costs`` (the sums written out,
    ``8+7+6+6``), ``rival`` and ``gap`` (the difference without its sign), both None until the
    competitor has every mark. Cases: ``only-us``, ``ahead``, ``behind``, ``level``. The chart shows
    the competitor's marks from the first one on; what is missing is None, never 0.

    Raises ModelError: ``incomplete-answer`` at the first item of ours without a mark;
    ``out-of-range``, ``not-a-number``, ``wrong-shape``; ``model-settings``. Source: course-map B7.
    """
    field = name_setting(settings, "field")
    gains, pains = names_setting(settings, "values"), names_setting(settings, "costs")
    us_column, rival_column = name_setting(settings, "us"), name_setting(settings, "rival")
    items = (*gains, *pains)
    rows = mapping(values.get(field), field)
    us, rival = _column(rows, field, items, us_column), _column(rows, field, items, rival_column)
    for item in items:
        if item not in us:
            raise ModelError("incomplete-answer", f"{field}.{item}.{us_column}")
    ours = _total(us, gains, pains)
    theirs = _total(rival, gains, pains) if len(rival) == len(items) else None
    drawn = [series(us_column, [us[item] for item in items], style=2)]
    if rival:
        name = values.get(settings.get("rival_name") or "")
        marks = [rival.get(item) for item in items]
        drawn.append(series(rival_column, marks, label=Typed(str(name)) if name else None))
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


def _column(rows: Mapping[str, Any], field: str, items: Sequence[str], column: str) -> dict[str, float]:
    """Return the marks of one offer by item; items without a mark are left out."""
    marks: dict[str, float] = {}
    for item in items:
        mark = mapping(rows.get(item), f"{field}.{item}").get(column)
        if mark is not None:
            marks[item] = number(mark, f"{field}.{item}.{column}", low=LOW, high=HIGH)
    return marks


def _total(marks: Mapping[str, float], gains: Sequence[str], pains: Sequence[str]) -> float:
    return delivered_value((marks[item] for item in gains), (marks[item] for item in pains))


def _case(us: float, rival: float | None) -> str:
    if rival is None:
        return "only-us"
    return "ahead" if us > rival else "behind" if us < rival else "level"


def _sum_text(marks: Iterable[float]) -> str:
    return "+".join(written(mark) for mark in marks)
