"""Ranking: our marks against a competitor's, item by item, the greatest advantage first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from workbook.answers.respond import label
from workbook.course.texts import both
from workbook.models import delivered_value
from workbook.models.delivered_value import item_gaps
from workbook.models.outcome import Outcome
from workbook.results.views.view import UnsuitableViewError, View, ViewContent, ViewContext, room_fields
from workbook.schema import Exercise, RowsField

#: Marks are added up as whole thousandths, so that taking one out again leaves no binary noise.
UNIT = 1000


class Ranking(View):
    """Our marks and a competitor's of people who marked both.

    ``values`` and ``costs`` are the rows that customers get and that they pay.
    """

    def __init__(
        self, field: RowsField, us: str, rival: str, *, values: tuple[str, ...], costs: tuple[str, ...]
    ) -> None:
        super().__init__()
        self.field, self.us, self.rival = field, us, rival
        self.values, self.costs, self.items = values, costs, (*values, *costs)
        self.pairs: Counter[str] = Counter()
        self.ours: Counter[str] = Counter()
        self.theirs: Counter[str] = Counter()

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return an empty ranking of the exercise's table, by its model's settings."""
        settings = exercise.model.settings if exercise.model else None
        for field in room_fields(exercise):
            if isinstance(field, RowsField) and field.rows:
                if isinstance(settings, delivered_value.Settings):
                    sides = {"values": settings.values, "costs": settings.costs}
                    return cls(field, settings.us, settings.rival, **sides)
                columns = [column.id for column in field.columns]
                values = tuple(row.id for row in field.rows)
                return cls(field, columns[0], columns[-1], values=values, costs=())
        raise UnsuitableViewError(exercise, "room-ranking")

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return both marks in whole thousandths for every item that has both."""
        rows = value.get(self.field.id, {})
        pairs = []
        for item in self.items:
            ours, theirs = (rows.get(item, {}).get(column) for column in (self.us, self.rival))
            if ours is not None and theirs is not None:
                pairs.append((item, round(ours * UNIT), round(theirs * UNIT)))
        return tuple(pairs) or None

    def count(self, part: Any, sign: int) -> None:
        """Add one person's marks."""
        for item, ours, theirs in part:
            self.pairs[item] += sign
            self.ours[item] += sign * ours
            self.theirs[item] += sign * theirs

    def gap(self, part: Any) -> int:
        """Return one person's delivered value for us minus theirs, in thousandths."""
        return sum((them - us) if item in self.costs else (us - them) for item, us, them in part)

    def paint(self, painter: ViewContext) -> ViewContent:
        """Rank the items by our advantage, a lower cost counting for us, so that the bars add up; ``gap`` is our delivered value minus theirs, on average.

        Only people who marked every item for both count in ``gap``.
        """
        paired = [item for item in self.items if self.pairs[item]]
        ours = {item: self.ours[item] / self.pairs[item] / UNIT for item in paired}
        theirs = {item: self.theirs[item] / self.pairs[item] / UNIT for item in paired}
        gaps = item_gaps(ours, theirs, values=self.values, costs=self.costs)
        complete = [self.gap(part) for part in self.parts().values() if len(part) == len(self.items)]
        figures = {
            "n": self.n,
            "compared": len(complete),
            "gap": sum(complete) / len(complete) / UNIT if complete else None,
            "best_label": label(painter.exercise, gaps[0].item) if gaps and gaps[0].advantage > 0 else None,
            "worst_label": label(painter.exercise, gaps[-1].item)
            if gaps and gaps[-1].advantage < 0
            else None,
        }
        words = both(painter.course.text("room.gap-bars"))
        bars = {"id": "gap", "label": words, "style": 1, "values": [gap.advantage for gap in gaps]}
        chart = painter.chart(
            "bars",
            figures,
            summary="ranking",
            categories=[label(painter.exercise, gap.item) for gap in gaps],
            series=[bars],
            highlight=[len(gaps) - 1] if gaps and gaps[-1].advantage < 0 else [],
            orientation="horizontal",
            min=None,
            max=None,
            decimals=1,
        )
        stats = [painter.stat("gap", figures["gap"], "+.1f"), painter.stat("people", self.n)]
        return ViewContent(figures, stats, [chart])
