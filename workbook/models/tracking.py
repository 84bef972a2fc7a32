"""Satisfaction month by month: what is weak, what to watch, what nobody knows (course-map B23).

A rate is the share of customers who said yes, 0 to 100 %. A change (Δ) is in percentage points. What was
not measured is None, never 0, and so is a change next to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from workbook.models._inputs import mapping, name_setting, number, sequence
from workbook.models.numbers import tidy
from workbook.models.outcome import Chart, Label, ModelError, Outcome, Ref, Typed

LOW, HIGH = 0, 100
Rates = Sequence[float | None]
Status = Literal["weak", "watch", "good", "unknown"]
STATUSES: tuple[Status, ...] = ("weak", "watch", "good", "unknown")


def deltas(values: Rates) -> tuple[float | None, ...]:
    """Return the change against the month before, in points, one for each month.

    The first month has none, and neither has a month that is missing or comes after a missing one:
    79/78/81 gives None, −1, +3. Source: course-map B23 (S4-08, S4-09).
    """
    return (None, *map(_change, values, values[1:])) if values else ()


def window_delta(values: Rates) -> float | None:
    """Return the last month minus the first one measured, in points.

    None when the last month is missing or is the only one measured. Months missing in between do not
    matter, since both ends are known. Source: course-map B23 (S4-15).
    """
    measured = [index for index, value in enumerate(values) if value is not None]
    if not measured or measured[0] == len(values) - 1:
        return None
    return _change(values[measured[0]], values[-1])


def status(values: Rates, *, target: float, strict: bool = False) -> Status:
    """Return how the item stands in the last month.

    ``weak``: below ``target`` (0 to 100 %), or lower than the month before. ``watch``: neither, yet
    lower than at the start of the window; with ``strict`` also when it is no higher. ``unknown``: the
    last month is missing, or it reaches the target and the month before it is missing, so that nobody
    can say whether it fell. Raises ModelError: ``out-of-range``, ``not-a-number``. Source: course-map
    B23; the two rules for weak are the dealer's (S4-08), ``watch`` is this course's, because 88/86/86
    escapes both.
    """
    for index, value in enumerate(values):
        if value is not None:
            number(value, str(index), low=LOW, high=HIGH)
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


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Say of every item whether it is weak, to watch, good or unknown in the last month.

    Settings: ``field``, the grid of rates; ``target``, the number field; ``rule``, the choice whose
    option ``strict`` also watches what has not risen. Figures: ``items``, ``weak``, ``watch``,
    ``good``, ``unknown`` (numbers of items), ``target`` (%), and of the first item of the kind that
    the case is about ``worst_label``, ``worst_last`` (%), ``worst_delta`` and ``worst_window``
    (points); the first weak one is the lowest. Cases: ``weak``, ``watch``, ``unknown``, ``good``, in
    this order. The chart marks every month by what was known in it, and adds both changes. Tags: how many
    items are weak, to watch, good, unknown.

    Raises ModelError: ``incomplete-answer`` while there is no number; ``out-of-range``,
    ``not-a-number`` at ``<field>.rows.<index>.cells.<index>``; ``wrong-shape``; ``model-settings``.
    Source: course-map B23 (S4-05, S4-08, S4-09, S4-15).
    """
    field, target_field = name_setting(settings, "field"), name_setting(settings, "target")
    strict = values.get(name_setting(settings, "rule")) == "strict"
    grid = mapping(values.get(field), field)
    columns = sequence(grid.get("columns"), f"{field}.columns")
    items = _items(grid, field, len(columns))
    if not any(rate is not None for _, rates in items for rate in rates):
        raise ModelError("incomplete-answer", field)
    target = number(values.get(target_field), target_field, low=LOW, high=HIGH)
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
                    *(_name(column, f"{field}.columns.{index}") for index, column in enumerate(columns)),
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


def _items(grid: Mapping[str, Any], field: str, width: int) -> list[tuple[Label, list[float | None]]]:
    """Return the name and the rates of every row, each as long as there are months."""
    items = []
    for row, raw in enumerate(sequence(grid.get("rows"), f"{field}.rows")):
        path = f"{field}.rows.{row}"
        item = mapping(raw, path)
        cells = sequence(item.get("cells"), f"{path}.cells")
        if not width or len(cells) > width:
            raise ModelError("wrong-shape", f"{path}.cells")
        rates = [
            None if cell is None else number(cell, f"{path}.cells.{index}", low=LOW, high=HIGH)
            for index, cell in enumerate(cells)
        ]
        items.append((_name(item.get("name"), f"{path}.name"), rates + [None] * (width - len(rates))))
    return items


def _name(words: object, path: str) -> Label:
    if words is not None and not isinstance(words, str):
        raise ModelError("wrong-shape", path)
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
