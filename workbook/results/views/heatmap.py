"""Heatmap: how many people gave each mark, row by row; the weakest row stands out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from workbook.answers.respond import label
from workbook.models.outcome import Outcome
from workbook.models.ratings import lowest
from workbook.results.views.bars import together
from workbook.results.views.view import UnsuitableViewError, View, ViewContent, ViewContext, room_fields
from workbook.schema import Exercise, RowsField, ScaleField


class Heatmap(View):
    """Counts of each mark, scale by scale.

    ``rows`` are the scale fields, and for a table with fixed rows each row with its first scale.
    """

    def __init__(self, rows: list[tuple[str, str | None, ScaleField]]) -> None:
        super().__init__()
        self.rows = rows
        self.counts: list[Counter[int]] = [Counter() for _ in rows]

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return the marks in the order of the rows, None for those not given."""
        marks = tuple(
            value.get(key) if table is None else value.get(table, {}).get(key, {}).get(scale.id)
            for key, table, scale in self.rows
        )
        return None if all(mark is None for mark in marks) else marks

    def count(self, part: Any, sign: int) -> None:
        """Count one person's marks."""
        for row, mark in enumerate(part):
            if mark is not None:
                self.counts[row][mark] += sign

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return an empty heatmap of the exercise's scales."""
        rows: list[tuple[str, str | None, ScaleField]] = []
        for field in room_fields(exercise):
            if isinstance(field, ScaleField):
                rows.append((field.id, None, field))
            elif isinstance(field, RowsField) and field.rows:
                scale = next((column for column in field.columns if isinstance(column, ScaleField)), None)
                rows += [(row.id, field.id, scale) for row in field.rows if scale is not None]
        if not rows:
            raise UnsuitableViewError(exercise, "room-heatmap")
        return cls(rows)

    def paint(self, painter: ViewContext) -> ViewContent:
        """Count the marks row by row; the rows with the lowest mean stand out."""
        keys = [key for key, _, _ in self.rows]
        low = min(int(scale.min) for _, _, scale in self.rows)
        high = max(int(scale.max) for _, _, scale in self.rows)
        means = [_mean(counts) for counts in self.counts]
        least = lowest({key: mean for key, mean in zip(keys, means, strict=True) if mean is not None})
        labels = {key: label(painter.exercise, key) for key in keys}
        marks = sum(sum(counts.values()) for counts in self.counts)
        points = sum(mark * times for counts in self.counts for mark, times in counts.items())
        figures = {
            "n": self.n,
            "mean": points / marks if marks else None,
            "lowest": means[keys.index(least[0])] if least else None,
            "lowest_count": len(least),
            "lowest_label": together([labels[key] for key in least]),
        }
        values = range(low, high + 1)
        chart = painter.chart(
            "heatmap",
            figures,
            rows=[labels[key] for key in keys],
            columns=[{"en": str(value), "zh": str(value)} for value in values],
            counts=[[counts[value] for value in values] for counts in self.counts],
            means=means,
            highlight=[keys.index(key) for key in least] if len(least) < len(keys) else [],
        )
        stats = [painter.stat("mean", figures["mean"], ".1f"), painter.stat("people", self.n)]
        return ViewContent(figures, stats, [chart])


def _mean(counts: Mapping[int, int]) -> float | None:
    people = sum(counts.values())
    return sum(mark * times for mark, times in counts.items()) / people if people else None
