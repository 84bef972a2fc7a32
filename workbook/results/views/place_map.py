"""Map: the places that people give us on two axes, and those of preset rivals."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from workbook.answers.respond import map_frame
from workbook.course.texts import both
from workbook.models import positioning
from workbook.models.outcome import Outcome
from workbook.models.positioning import BOUNDARY, QUADRANTS, cell, dispersion, quadrant
from workbook.results.views.view import (
    Figures,
    UnsuitableViewError,
    View,
    ViewContent,
    ViewContext,
    room_fields,
)
from workbook.schema import Exercise, MapField

#: Styles of the rivals' points: the cells are drawn as "you", the first style is the room's.
RIVAL_STYLES = (3, 4, 5)


class PlaceMap(View):
    """Counts of the places given to "us", by tenths of the square and quarters; and preset rivals' places."""

    def __init__(self, field: MapField, us: str, rivals: tuple[str, ...]) -> None:
        super().__init__()
        self.field, self.us, self.rivals = field, us, rivals
        self.cells: Counter[tuple[int, int]] = Counter()
        self.quadrants: Counter[str] = Counter()

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return our place and the preset rivals' places, None for a rival not placed."""
        placed = value.get(self.field.id, {})
        if self.us not in placed:
            return None
        return tuple(
            (placed[key]["x"], placed[key]["y"]) if key in placed else None for key in (self.us, *self.rivals)
        )

    def count(self, part: Any, sign: int) -> None:
        """Count one person's place for us."""
        self.cells[cell(*part[0])] += sign
        self.quadrants[quadrant(*part[0])] += sign

    def shares(self) -> dict[str, float]:
        """Return the part of all people in each quarter and on the boundary, 0 to 1."""
        return {key: self.quadrants[key] / self.n if self.n else 0.0 for key in (*QUADRANTS, BOUNDARY)}

    def dispersion(self) -> float | None:
        """Return the mean distance of all places from their centroid, in units of the axes."""
        return dispersion([part[0] for part in self.parts().values()])

    def places(self, rival: str) -> list[tuple[float, float]]:
        """Return the places that people give a preset rival."""
        index = self.rivals.index(rival) + 1
        return [part[index] for part in self.parts().values() if part[index] is not None]

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:
        """Return an empty map of the exercise; ``rivals`` are the ids that the workshop presets."""
        settings = exercise.model.settings if exercise.model else None
        for field in room_fields(exercise):
            if isinstance(field, MapField):
                ids = [point.id for point in field.points]
                us = settings.us if isinstance(settings, positioning.Settings) else ids[0]
                return cls(field, us, tuple(rival for rival in rivals if rival in ids and rival != us))
        raise UnsuitableViewError(exercise, "room-map")

    def paint(self, painter: ViewContext) -> ViewContent:
        """Count our places by tenths of the square; preset rivals stand at their median place."""
        figures: Figures = {f"share_{key.replace('-', '_')}": share for key, share in self.shares().items()}
        figures |= {"n": self.n, "dispersion": self.dispersion()}
        points = []
        for index, rival in enumerate(self.rivals):
            found = self.places(rival)
            if len(found) >= painter.minimum:
                x, y = (float(statistics.median(axis)) for axis in zip(*found, strict=True))
                words = both(painter.rivals[rival])
                style = RIVAL_STYLES[index % len(RIVAL_STYLES)]
                points.append({"id": rival, "label": words, "x": x, "y": y, "style": style})
        cells = [{"x": x, "y": y, "count": count} for (x, y), count in sorted(self.cells.items()) if count]
        frame = map_frame(self.field)
        chart = painter.chart("map", figures, **frame, points=points, arrows=[], cells=cells)
        stats = [
            painter.stat("people", self.n),
            painter.stat("dispersion", figures["dispersion"], ".0f"),
        ]
        return ViewContent(figures, stats, [chart])
