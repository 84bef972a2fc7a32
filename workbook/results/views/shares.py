"""Shares: how people split a whole on average, beside how a published source splits it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Self

from workbook.answers.respond import label
from workbook.models import shares
from workbook.models.outcome import Outcome
from workbook.results.views.bars import bars, decimals, few, leaders, series, together
from workbook.results.views.modelled import named
from workbook.results.views.view import (
    Figures,
    UnsuitableViewError,
    View,
    ViewContent,
    ViewContext,
    room_fields,
)
from workbook.schema import AllocateField, Exercise

#: Shares are in hundredths of the whole.
WHOLE = 100
SOURCE_STYLE = 3


class Shares(View):
    """Each person's split of an allocation, in hundredths of the total that the person shared out."""

    def __init__(self, field: AllocateField, source: Mapping[str, float]) -> None:
        super().__init__()
        self.field, self.source = field, source
        self.keys = [part.id for part in field.parts]

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return this person's shares in the order of the parts; a part left empty got nothing."""
        points = value.get(self.field.id, {})
        total = math.fsum(points.values())
        return tuple(points.get(key, 0) * WHOLE / total for key in self.keys) if total > 0 else None

    def means(self) -> list[float | None]:
        """Return the mean share of each part, 0–100; None without people.

        Added up anew, because shares taken away again would leave binary noise.
        """
        parts = self.parts().values()
        if not parts:
            return [None for _ in self.keys]
        return [math.fsum(part) / self.n for part in zip(*parts, strict=True)]

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return empty shares of the exercise's allocation and its model's setting ``source``."""
        field = next((one for one in room_fields(exercise) if isinstance(one, AllocateField)), None)
        if field is None:
            raise UnsuitableViewError(exercise, "room-shares")
        settings = exercise.model.settings if exercise.model else None
        if not isinstance(settings, shares.Settings) or settings.source is None:
            return cls(field, {})
        return cls(field, {part: share * WHOLE / settings.total for part, share in settings.source.items()})

    def paint(self, painter: ViewContext) -> ViewContent:
        """Show the mean share of each part, and the source's beside it.

        Figures: ``n``, ``top_label`` (the part with most), and for every part ``mean_<part>`` and
        ``source_<part>`` in hundredths of the whole (0–100).
        """
        means = self.means()
        published = [self.source.get(key) for key in self.keys]
        labels = [label(painter.exercise, key) for key in self.keys]
        top = leaders(means)
        figures: Figures = {f"mean_{named(key)}": mean for key, mean in zip(self.keys, means, strict=True)}
        figures |= {f"source_{named(key)}": share for key, share in zip(self.keys, published, strict=True)}
        figures |= {"n": self.n, "top_label": together([labels[index] for index in top])}
        drawn = [series(painter, "share", means)]
        if self.source:
            drawn.append(series(painter, "source", published, style=SOURCE_STYLE))
        chart = bars(
            painter,
            figures,
            summary="shares",
            categories=labels,
            series=drawn,
            highlight=[] if self.source else few(top, len(labels)),
            places=min(1, decimals(means)),
        )
        return ViewContent(figures, [painter.stat("people", self.n)], [chart])
