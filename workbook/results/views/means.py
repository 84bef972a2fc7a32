"""Means: several figures of the model side by side, averaged over people."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Self

from workbook.answers.respond import label
from workbook.models.outcome import Outcome
from workbook.models.ratings import lowest
from workbook.protocol.basics import Label
from workbook.results.views.bars import bars, decimals, few, series, together
from workbook.results.views.modelled import figures_setting, named, number_of, outcome_of
from workbook.results.views.view import Figures, UnsuitableViewError, View, ViewContent, ViewContext
from workbook.schema import Exercise


class Means(View):
    """The room block's figures, person by person; ``labels`` are their words in the same order."""

    uses = frozenset({"figures"})

    def __init__(self, exercise: Exercise, figures: list[str], labels: list[Label]) -> None:
        super().__init__()
        self.exercise, self.figures, self.labels = exercise, figures, labels

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return this person's figures, None for those the model could not make."""
        outcome = outcome_of(self.exercise, value, outcome)
        found = tuple(number_of(outcome, figure) for figure in self.figures) if outcome else ()
        return found if any(one is not None for one in found) else None

    def means(self, least: int = 1) -> dict[str, float | None]:
        """Return each figure's mean over the people who have it; None for fewer than ``least`` of them.

        Added up anew, because numbers taken away again would leave binary noise.
        """
        columns = zip(*self.parts().values(), strict=True) if self.n else [()] * len(self.figures)
        known = [[one for one in column if one is not None] for column in columns]
        return {
            figure: math.fsum(column) / len(column) if len(column) >= max(1, least) else None
            for figure, column in zip(self.figures, known, strict=True)
        }

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return empty means of the figures that the room block names."""
        figures = figures_setting(exercise)
        return cls(exercise, figures, [_words(exercise, figure) for figure in figures])

    def paint(self, painter: ViewContext) -> ViewContent:
        """Show a bar for each mean; the lowest stands out.

        A figure that fewer people have than the smallest group that may be seen has no mean.

        Figures: ``n``, ``lowest_label``, ``lowest``, ``highest_label``, ``highest`` (of several equal
        ones all are named), and ``mean_<figure>``.
        """
        means = self.means(painter.minimum)
        known = {key: mean for key, mean in means.items() if mean is not None}
        words = dict(zip(self.figures, self.labels, strict=True))
        least = lowest(known)
        most = lowest({key: -mean for key, mean in known.items()})
        figures: Figures = {f"mean_{named(key)}": mean for key, mean in means.items()}
        figures |= {
            "n": self.n,
            "lowest": known[least[0]] if least else None,
            "lowest_label": together([words[key] for key in least]),
            "highest": known[most[0]] if most else None,
            "highest_label": together([words[key] for key in most]),
        }
        chart = bars(
            painter,
            figures,
            summary="means",
            categories=self.labels,
            series=[series(painter, "mean", list(means.values()))],
            highlight=few([self.figures.index(key) for key in least], len(known)),
            places=decimals(list(means.values())),
        )
        return ViewContent(figures, [painter.stat("people", self.n)], [chart])


def _words(exercise: Exercise, figure: str) -> Label:
    for key in (figure, figure.replace("_", "-")):
        try:
            return label(exercise, key)
        except KeyError:
            continue
    raise UnsuitableViewError(exercise, "room-words", figure, where="result.labels")
