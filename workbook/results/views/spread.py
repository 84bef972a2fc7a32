"""Spread: the distribution of one figure of the model over people, in even steps."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Self

from workbook.course.texts import fill
from workbook.models.outcome import Outcome
from workbook.protocol.basics import Label
from workbook.results.views.bars import bars, few, leaders, readable, series
from workbook.results.views.modelled import figures_setting, number_of, outcome_of
from workbook.results.views.view import Figures, View, ViewContent, ViewContext
from workbook.schema import Exercise

#: Most steps a slide shows.
MOST_STEPS = 8
#: Steps people read easily, times a power of ten.
EASY = (1, 2, 2.5, 5, 10)


class Spread(View):
    """The first of the room block's figures, person by person."""

    uses = frozenset({"figures"})

    def __init__(self, exercise: Exercise, figure: str) -> None:
        super().__init__()
        self.exercise, self.figure = exercise, figure

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return this person's figure."""
        outcome = outcome_of(self.exercise, value, outcome)
        return number_of(outcome, self.figure) if outcome else None

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return an empty spread of the first figure that the room block names."""
        return cls(exercise, figures_setting(exercise)[0])

    def summary(self) -> Figures:
        """Return ``n``, ``median``, ``low``, ``high``, ``width`` (high − low), ``total``, ``q1`` and ``q3``.

        All but ``n`` are None without people.
        """
        values = sorted(self.parts().values())
        names = ("median", "low", "high", "width", "total", "q1", "q3")
        figures: Figures = dict.fromkeys(names) | {"n": self.n}
        if values:
            quarters = statistics.quantiles(values, method="inclusive") if len(values) > 1 else values * 3
            figures |= {"median": statistics.median(values), "low": values[0], "high": values[-1]}
            figures |= {"width": values[-1] - values[0], "total": math.fsum(values)}
            figures |= {"q1": quarters[0], "q3": quarters[2]}
        return figures

    def paint(self, painter: ViewContext) -> ViewContent:
        """Count the people in each step, none left out between the lowest and the highest."""
        values = list(self.parts().values())
        figures = self.summary()
        found = steps(values)
        said = {key: readable(figure) for key, figure in figures.items()}
        counts = [count for _, _, count in found]
        whole = all(float(value).is_integer() for value in values)
        chart = bars(
            painter,
            said,
            summary="spread",
            categories=[_label(painter, low, high, whole=whole) for low, high, _ in found],
            series=[series(painter, "people", counts)],
            highlight=few(leaders(counts), len(counts)),
            upright=True,
        )
        return ViewContent(
            figures, [painter.stat("median", said["median"]), painter.stat("people", self.n)], [chart]
        )


def steps(values: Sequence[float]) -> list[tuple[float, float, int]]:
    """Return ``(from, below, count)`` of at most eight even steps that hold all values.

    Whole numbers get whole steps. A step holds its lower end and not its upper one.
    """
    if not values:
        return []
    low, high = min(values), max(values)
    size = _size(low, high, whole=all(float(value).is_integer() for value in values))
    counts = Counter(_step(value, size) for value in values)
    return [
        (_tidy(index * size), _tidy((index + 1) * size), counts[index])
        for index in range(_step(low, size), _step(high, size) + 1)
    ]


def _size(low: float, high: float, *, whole: bool) -> float:
    if low == high:
        return 1 if whole else 10.0 ** math.floor(math.log10(abs(low)))
    power = 10.0 ** math.floor(math.log10(max((high - low) / MOST_STEPS, 1e-9)))
    for size in (easy * power * scale for scale in (1, 10) for easy in EASY):
        if whole and (size < 1 or not float(size).is_integer()):
            continue
        if _step(high, size) - _step(low, size) < MOST_STEPS:
            return size
    return power * 100


def _step(value: float, size: float) -> int:
    return math.floor(round(value / size, 9))  # 0.3 lies on the third of steps of 0.1, not just below it


def _tidy(value: float) -> float:
    tidy = round(value, 9)
    return int(tidy) if float(tidy).is_integer() else tidy


def _label(painter: ViewContext, low: float, below: float, *, whole: bool) -> Label:
    if whole and below - low == 1:
        return fill(painter.course.text("room.step-one"), {"low": low})
    if whole:
        return fill(painter.course.text("room.step-whole"), {"low": low, "high": below - 1})
    return fill(painter.course.text("room.step"), {"low": low, "below": below})
