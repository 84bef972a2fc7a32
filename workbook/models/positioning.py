"""Places on a square of two axes, each from 0 to 100.

Price and quality (S3-28 to S3-32), product and service quality (S0-38).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from pydantic import Field

from workbook.models._inputs import fixed
from workbook.models.outcome import Chart, Label, ModelError, Outcome, Ref, Row, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, PartId, PartIds

MIDDLE = 50
TENTHS = 10
QUADRANTS = ("high-high", "high-low", "low-high", "low-low")
BOUNDARY = "boundary"

#: Style 2 is always "you".
US_STYLE, RIVAL_STYLES = 2, (1, 3, 4, 5)

#: A place on the square: x to the right, y up.
Place = tuple[float, float]


def quadrant(x: float, y: float) -> str:
    """Return the quarter of a place, x first: ``high-low`` is high x, low y.

    50 is the dividing line: a place on either line is in no quarter and gets ``boundary``.
    """
    if MIDDLE in (x, y):
        return BOUNDARY
    return f"{'high' if x > MIDDLE else 'low'}-{'high' if y > MIDDLE else 'low'}"


def cell(x: float, y: float) -> tuple[int, int]:
    """Return the tenth of the square a place falls in, 0 to 9 both ways; 100 falls in 9."""
    return min(int(x // TENTHS), TENTHS - 1), min(int(y // TENTHS), TENTHS - 1)


def dispersion(places: Sequence[Place]) -> float | None:
    """Return the mean distance of the places from their centroid; None for no places.

    In units of the axes: 0 when all agree, at most 70.7 (half in one corner, half in the opposite
    one).
    """
    if not places:
        return None
    centre_x = math.fsum(x for x, _ in places) / len(places)
    centre_y = math.fsum(y for _, y in places) / len(places)
    return math.fsum(math.hypot(x - centre_x, y - centre_y) for x, y in places) / len(places)


class Settings(ModelSettings):
    """Settings of a map of places."""

    field: FieldId = Field(description="The map.")
    us: PartId = Field(description="The point that is judged.")
    next: PartId | None = Field(
        default=None, description="The point it wants to go to; an arrow leads there."
    )
    rivals: PartIds | None = Field(default=None, description="The competitors' points.")


def model(values: Values, settings: Settings) -> Outcome:
    """Name the quarter a participant puts the own house in, and draw everyone placed.

    Figures: ``x``, ``y`` (0 to 100), ``quadrant_label``. Cases: ``high-high``, ``high-low``, ``low-high``,
    ``low-low`` with x first, and ``boundary``. The chart has points and arrows; axes and quarters belong to
    the field. Names given twice are noticed where answers are checked.

    Raises ModelError: ``incomplete-answer`` while ``us`` is not placed.
    """
    us, future = settings.us, settings.next
    styles = {us: US_STYLE}
    for index, rival in enumerate(settings.rivals or ()):
        styles[rival] = RIVAL_STYLES[index % len(RIVAL_STYLES)]
    if future:
        styles[future] = US_STYLE

    placed = fixed(values, settings.field)
    points = [_point(key, placed[key], style) for key, style in styles.items() if key in placed]
    here = next((point for point in points if point["id"] == us), None)
    if here is None:
        raise ModelError("incomplete-answer", f"{settings.field}.{us}")
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


def _point(key: str, point: Row, style: int) -> dict[str, Any]:
    name = point.get("name")
    label: Label = Typed(str(name)) if name else Ref(key)
    return {"id": key, "label": label, "x": point["x"], "y": point["y"], "style": style}
