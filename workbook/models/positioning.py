"""Places on a square of two axes, each from 0 to 100.

Price and quality (course-map B6; S3-28 to S3-32), product and service quality (B7; S0-38).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from workbook.models._inputs import mapping, name_setting, names_setting, number
from workbook.models.outcome import Chart, Label, ModelError, Outcome, Ref, Typed

LOW, HIGH, MIDDLE = 0, 100, 50
TENTHS = 10
QUADRANTS = ("high-high", "high-low", "low-high", "low-low")
BOUNDARY = "boundary"

#: Style 2 is always "you".
US_STYLE, RIVAL_STYLES = 2, (1, 3, 4, 5)

#: A place on the square: x to the right, y up.
Place = tuple[float, float]


def quadrant(x: float, y: float) -> str:
    """Return the quarter of a place, x first: ``high-low`` is high x, low y.

    50 is the dividing line: a place on either line is in no quarter and gets ``boundary``. Raises
    ModelError ``out-of-range`` or ``not-a-number``. Source: course-map B6.
    """
    x, y = _place(x, y, "")
    if MIDDLE in (x, y):
        return BOUNDARY
    return f"{'high' if x > MIDDLE else 'low'}-{'high' if y > MIDDLE else 'low'}"


def cell(x: float, y: float) -> tuple[int, int]:
    """Return the tenth of the square a place falls in, 0 to 9 both ways; 100 falls in 9.

    Raises ModelError ``out-of-range`` or ``not-a-number``.
    """
    x, y = _place(x, y, "")
    return min(int(x // TENTHS), TENTHS - 1), min(int(y // TENTHS), TENTHS - 1)


def dispersion(places: Sequence[Place]) -> float | None:
    """Return the mean distance of the places from their centroid; None for no places.

    In units of the axes: 0 when all agree, at most 70.7 (half in one corner, half in the opposite
    one). Raises ModelError ``out-of-range`` or ``not-a-number``. Source: course-map B6.
    """
    if not places:
        return None
    checked = [_place(x, y, "") for x, y in places]
    centre_x = math.fsum(x for x, _ in checked) / len(checked)
    centre_y = math.fsum(y for _, y in checked) / len(checked)
    return math.fsum(math.hypot(x - centre_x, y - centre_y) for x, y in checked) / len(checked)


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Name the quarter a participant puts the own house in, and draw everyone placed.

    Settings: ``field``, the map; ``us``, the point that is judged; ``next``, where it wants to go
    (optional, an arrow leads there); ``rivals``, the competitors' points (optional). Figures: ``x``,
    ``y`` (0 to 100), ``quadrant_label``. Cases: ``high-high``, ``high-low``, ``low-high``,
    ``low-low`` with x first, and ``boundary``. The chart has points and arrows; axes and quarters
    belong to the field. Names given twice are noticed where answers are checked.

    Raises ModelError: ``incomplete-answer`` while ``us`` is not placed; ``out-of-range``,
    ``not-a-number``, ``wrong-shape``; ``model-settings``. Source: course-map B6, B7.
    """
    field, us = name_setting(settings, "field"), name_setting(settings, "us")
    future = name_setting(settings, "next") if settings.get("next") else None
    rivals = names_setting(settings, "rivals") if settings.get("rivals") else ()
    styles = {us: US_STYLE}
    styles |= {rival: RIVAL_STYLES[index % len(RIVAL_STYLES)] for index, rival in enumerate(rivals)}
    if future:
        styles[future] = US_STYLE

    placed = mapping(values.get(field), field)
    points = [
        _point(key, placed[key], f"{field}.{key}", style) for key, style in styles.items() if key in placed
    ]
    here = next((point for point in points if point["id"] == us), None)
    if here is None:
        raise ModelError("incomplete-answer", f"{field}.{us}")
    case = quadrant(here["x"], here["y"])
    return Outcome(
        figures={"x": here["x"], "y": here["y"], "quadrant_label": Ref(case)},
        case=case,
        chart=Chart(
            "map",
            {
                "points": points,
                "arrows": [{"from": us, "to": future}] if future in placed else [],
                "cells": [],
            },
        ),
    )


def _point(key: str, raw: object, field: str, style: int) -> dict[str, Any]:
    point = mapping(raw, field)
    x, y = _place(point.get("x"), point.get("y"), field)
    name = point.get("name")
    label: Label = Typed(str(name)) if name else Ref(key)
    return {"id": key, "label": label, "x": x, "y": y, "style": style}


def _place(x: object, y: object, field: str) -> Place:
    prefix = f"{field}." if field else ""
    return (
        number(x, f"{prefix}x", low=LOW, high=HIGH),
        number(y, f"{prefix}y", low=LOW, high=HIGH),
    )
