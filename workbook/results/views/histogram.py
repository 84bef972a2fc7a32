"""Histogram: counts of each number chosen, rounds side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from workbook.course.texts import both
from workbook.models.outcome import Outcome
from workbook.models.rating import change, summary
from workbook.protocol.basics import Label
from workbook.protocol.charts import HistogramEnds, HistogramSeries
from workbook.results.views.view import (
    Figures,
    UnsuitableViewError,
    View,
    ViewContent,
    ViewContext,
    room_fields,
)
from workbook.schema import Exercise, NumberField, ScaleField

#: One style for each round, the first one first; style 2 is always "you".
ROUND_STYLES = (1, 3, 4, 5)


class Histogram(View):
    """Counts of each whole number of a scale."""

    def __init__(self, field: ScaleField | NumberField) -> None:
        super().__init__()
        self.field, self.low, self.high = field, int(field.min), int(field.max)
        self.counts: Counter[int] = Counter()

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return the number chosen."""
        return value.get(self.field.id)

    def count(self, part: Any, sign: int) -> None:
        """Count one number."""
        self.counts[part] += sign

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return an empty histogram of the exercise's first room field."""
        for field in room_fields(exercise):
            if isinstance(field, ScaleField) or (isinstance(field, NumberField) and field.integer):
                return cls(field)
        raise UnsuitableViewError(exercise, "room-histogram")

    def summary(self) -> Figures:
        """Return ``n``, ``mean``, ``median`` and ``spread`` (highest minus lowest); None without people."""
        found = summary(self.counts.elements(), low=self.low, high=self.high)
        return {"n": found.n, "mean": found.mean, "median": found.median, "spread": found.spread}

    def paint(self, painter: ViewContext) -> ViewContent:
        """Show every round that may be shown, side by side, and how the same people moved.

        Figures are those of this view's own round, and ``delta`` and ``paired``, None while only one is shown.
        """
        rounds = {id_: shown for id_, shown in painter.shown.items() if isinstance(shown, Histogram)}
        figures = self.summary() | {"delta": None, "paired": None}
        stats = [
            painter.stat("mean", figures["mean"], ".1f"),
            painter.stat("median", figures["median"], "g"),
            painter.stat("people", figures["n"]),
        ]
        if len(rounds) > 1:
            first, *_, last = rounds.values()
            moved = change(first.by_person(), last.by_person())
            delta = moved.delta if moved.paired >= painter.minimum else None
            figures |= {"delta": delta, "paired": moved.paired}
            stats += [painter.stat("change", delta, "+.1f"), painter.stat("paired", moved.paired)]
        series = [
            shown.series(painter.round_label(id_), id_, ROUND_STYLES[index % len(ROUND_STYLES)])
            for index, (id_, shown) in enumerate(rounds.items())
        ]
        chart = painter.chart(
            "histogram", figures, min=self.low, max=self.high, ends=self.ends(), series=series
        )
        return ViewContent(figures, stats, [chart])

    def series(self, words: Label, id_: str, style: int) -> HistogramSeries:
        """Return this round as one series of the chart."""
        figures = self.summary()
        return {
            "id": id_,
            "label": words,
            "style": style,
            "counts": [self.counts[value] for value in range(self.low, self.high + 1)],
            "mean": figures["mean"],
            "median": figures["median"],
            "n": self.n,
        }

    def ends(self) -> HistogramEnds:
        """Return the words at both ends of the scale; its two numbers where there are none."""
        if isinstance(self.field, ScaleField):
            return {"low": both(self.field.ends.low), "high": both(self.field.ends.high)}
        low, high = str(self.low), str(self.high)
        return {"low": {"en": low, "zh": low}, "high": {"en": high, "zh": high}}

    def by_person(self) -> dict[str, int | None]:
        """Return the chosen number of each participant."""
        return {str(participant): part for participant, part in self.parts().items()}
