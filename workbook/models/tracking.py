"""Satisfaction month by month: weak items, items to watch, unknown ones (S4-08, S4-09, S4-15).

A rate is the share of customers who said yes, 0 to 100 %. A change (Δ) is in percentage points. What was
not measured is None, never 0, and so is a change next to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from workbook.models._inputs import needed
from workbook.models.numbers import tidy
from workbook.models.outcome import Chart, Label, ModelError, Outcome, Ref, Row, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers

LOW, HIGH = 0, 100
Rates = Sequence[float | None]
Status = Literal["weak", "watch", "good", "unknown"]
STATUSES: tuple[Status, ...] = ("weak", "watch", "good", "unknown")


def deltas(values: Rates) -> tuple[float | None, ...]:
    """Return the change against the month before, in points, one for each month.

    The first month has none, and neither has a month that is missing or comes after a missing one:
    79/78/81 gives None, −1, +3. Source: S4-08, S4-09.
    """
    return (None, *map(_change, values, values[1:])) if values else ()


def window_delta(values: Rates) -> float | None:
    """Return the last month minus the first one measured, in points.

    None when the last month is missing or is the only one measured. Months missing in between do not
    matter, since both ends are known. Source: S4-15.
    """
    measured = [index for index, value in enumerate(values) if value is not None]
    if not measured or measured[0] == len(values) - 1:
        return None
    return _change(values[measured[0]], values[-1])


def status(values: Rates, *, target: float, strict: bool = False) -> Status:
    """Return how the item stands in the last month.

    ``weak``: below ``target`` (0 to 100 %), or lower than the month before. ``watch``: neither, yet
    lower than at the start of the window; with ``strict`` also when it is no higher. ``unknown``: the
    last month is missing, or it reaches the target and the month before it is missing, so that a fall
    cannot be excluded. The two rules for weak are the dealer's (S4-08), ``watch`` is this course's,
    because 88/86/86 escapes both.
    """
    if not values or values[-1] is None:
        return "unknown"
    if values[-1] < target:
        return "weak"
    month, window = deltas(values)[-1], window_delta(values)
    if month is None or window is None:
        return "unknown"
    if month < 0:
        return "weak"
    return "watch" if window < 0 or (strict and window == 0) else "good"


class Settings(ModelSettings):
    """Settings of the monthly rates."""

    field: Annotated[FieldId, Numbers(LOW, HIGH)] = Field(description="The grid of rates, %.")
    target: Annotated[FieldId, Numbers(LOW, HIGH)] = Field(description="Number field: the target, %.")
    rule: FieldId = Field(description="Choice field; its option `strict` also watches what has not risen.")


def model(values: Values, settings: Settings) -> Outcome:
    """Say of every item whether it is weak, to watch, good or unknown in the last month.

    Figures: ``items``, ``weak``, ``watch``, ``good``, ``unknown`` (numbers of items), ``target`` (%), and
    of the first item of the kind that the case is about ``worst_label``, ``worst_last`` (%),
    ``worst_delta`` and ``worst_window`` (points); the first weak one is the lowest. Cases: ``weak``,
    ``watch``, ``unknown``, ``good``, in this order. The chart marks every month by what was known in it,
    and adds both changes. Tags: how many items are weak, to watch, good, unknown.

    Raises ModelError: ``incomplete-answer`` while there is no rate or no target. Source: S4-05, S4-08,
    S4-09, S4-15.
    """
    strict = values.get(settings.rule) == "strict"
    grid = values.get(settings.field) or {"columns": (), "rows": ()}
    columns, items = grid["columns"], _items(grid)
    if not any(rate is not None for _, rates in items for rate in rates):
        raise ModelError("incomplete-answer", settings.field)
    target = needed(values, settings.target)
    found: list[Status] = [status(rates, target=target, strict=strict) for _, rates in items]
    counts = Counter(found)
    case = next(kind for kind in ("weak", "watch", "unknown", "good") if counts[kind])
    name, rates = min(
        (item for item, kind in zip(items, found, strict=True) if kind == case),
        key=lambda item: HIGH if item[1][-1] is None else item[1][-1],
    )
    return Outcome(
        figures={
            "items": len(items),
            **{kind: counts[kind] for kind in STATUSES},
            "target": target,
            "worst_label": name,
            "worst_last": rates[-1],
            "worst_delta": deltas(rates)[-1],
            "worst_window": window_delta(rates),
        },
        case=case,
        chart=Chart(
            "matrix",
            {
                "rows": [name for name, _ in items],
                "columns": [
                    *(_name(column) for column in columns),
                    Ref("delta-month"),
                    Ref("delta-window"),
                ],
                "cells": [_cells(rates, target, strict) for _, rates in items],
                "decimals": 0
                if all(float(rate or 0).is_integer() for _, rates in items for rate in rates)
                else 1,
                "shade": False,
            },
        ),
        tags={kind: counts[kind] for kind in STATUSES},
    )


def _items(grid: Row) -> list[tuple[Label, list[float | None]]]:
    """Return the name and the rates of every row, each as long as there are months."""
    width = len(grid["columns"])
    return [
        (_name(row.get("name")), [*row["cells"], *[None] * (width - len(row["cells"]))])
        for row in grid["rows"]
    ]


def _name(words: str | None) -> Label:
    return Typed(words) if words else Ref("unnamed")


def _cells(rates: list[float | None], target: float, strict: bool) -> list[dict[str, Any]]:
    """Return a row of the chart: every month with its mark, then both changes without one."""
    kinds = [status(rates[: month + 1], target=target, strict=strict) for month in range(len(rates))]
    cells: list[dict[str, Any]] = [
        {"value": rate, "mark": None if kind == "unknown" else kind}
        for rate, kind in zip(rates, kinds, strict=True)
    ]
    return [*cells, *({"value": change, "mark": None} for change in (deltas(rates)[-1], window_delta(rates)))]


def _change(before: float | None, after: float | None) -> float | None:
    """Return the change in points without binary noise and without a −0."""
    return None if before is None or after is None else tidy(after - before)
