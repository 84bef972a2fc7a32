"""Cards: what people wrote, identical entries folded together, the newest last; and the same as rings."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Self

from workbook.answering import label
from workbook.room.views.painter import Json, Painter, Picture, View, room_fields
from workbook.schema import ChoiceField, Exercise, ListField, LongTextField, RowsField, TextField

#: Most cards in a view; a slide shows no more, and the count of all stands beside them.
MOST_CARDS = 60


class Cards(View):
    """Words people wrote, in groups: by the choice beside a row, or by field when there are several."""

    rings = False

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self.fields = room_fields(exercise)
        self.by_field = len(self.fields) > 1
        self.groups: dict[str | None, dict[str, Counter[str]]] = {}
        self.totals: Counter[str | None] = Counter()

    def pick(self, value: Mapping[str, Any]) -> Any:
        """Return ``(group, words)`` of every entry in the order written."""
        found = [
            (field.id if self.by_field else group, words)
            for field in self.fields
            for group, words in _entries(field, value.get(field.id))
        ]
        return tuple(found) or None

    def exchange(self, old: Any, new: Any) -> None:
        """Take out the entries that are gone and add those that are new; the others keep their place."""
        before, after = Counter(old or ()), Counter(new or ())
        for (group, words), times in (before - after).items():
            self._take(group, words, times)
        for (group, words), times in (after - before).items():
            folded = self.groups.setdefault(group, {}).setdefault(fold(words), Counter())
            folded[words] += times
            self.totals[group] += times

    def _take(self, group: str | None, words: str, times: int) -> None:
        cards, key = self.groups[group], fold(words)
        self.totals[group] -= times
        cards[key][words] -= times
        if not cards[key][words]:
            del cards[key][words]
        if not cards[key]:
            del cards[key]

    @property
    def total(self) -> int:
        """All entries, each as often as it was written."""
        return self.totals.total()

    def order(self) -> list[str | None]:
        """Return the groups as the exercise names them, those without a group last."""
        if self.by_field:
            return [field.id for field in self.fields]
        named = [option.id for field in self.fields for option in _options(field)]
        return [*named, None] if self.groups.get(None) or not named else list(named)

    def cards(self, group: str | None, most: int) -> list[dict[str, Any]]:
        """Return the newest ``most`` cards of a group, each in the words of whoever wrote it first."""
        folded = list(self.groups.get(group, {}).values())[-most:]
        return [{"text": next(iter(words)), "count": words.total()} for words in folded]

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return the exercise's cards, still empty."""
        return cls(exercise)

    def paint(self, painter: Painter) -> Picture:
        """Show what people wrote, group by group.

        Figures: ``n`` people, ``total`` entries, and for every group its count under the group's id
        and its ``share_`` of all, hyphens as underscores.
        """
        order = self.order()
        most = MOST_CARDS // max(1, len(order))
        cards: list[Json] = []
        figures: Json = {"n": self.n, "total": self.total}
        for group in order:
            words = label(painter.exercise, group) if group is not None else None
            count = self.totals[group]
            cards.append({"group": words, "count": count, "items": self.cards(group, most)})
            if group is not None:
                name = group.replace("-", "_")
                figures |= {name: count, f"share_{name}": count / self.total if self.total else 0.0}
        charts = [self.chart(painter, figures, order, cards)] if self.rings else []
        stats = [painter.stat("entries", self.total), painter.stat("people", self.n)]
        return Picture(figures, stats, charts, cards)

    def chart(self, painter: Painter, figures: Json, order: list[str | None], cards: list[Json]) -> Json:
        """Return the groups as rings, the first one innermost."""
        rings = [
            {
                "id": group,
                "label": card["group"],
                "items": [{"typed": item["text"]} for item in card["items"]],
                "count": card["count"],
            }
            for group, card in zip(order, cards, strict=True)
        ]
        return painter.chart("rings", figures, rings=rings)


class Rings(Cards):
    """The same cards, one group for each list, drawn as rings too."""

    rings = True


def fold(words: str) -> str:
    """Return what makes two entries the same: width, case and spacing do not matter."""
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _entries(field: Any, value: Any) -> Iterator[tuple[str | None, str]]:
    if value is None:
        return
    if isinstance(field, (TextField, LongTextField)):
        yield None, value
    elif isinstance(field, ListField):
        for words in value:
            yield None, words
    elif isinstance(field, RowsField):
        yield from _row_entries(field, value)


def _row_entries(field: RowsField, value: Any) -> Iterator[tuple[str | None, str]]:
    words = next((column.id for column in field.columns if isinstance(column, TextField)), None)
    group = next((column.id for column in field.columns if isinstance(column, ChoiceField)), None)
    for row in value.values() if isinstance(value, dict) else value:
        if row.get(words):
            chosen = row.get(group)
            yield chosen if isinstance(chosen, str) else None, row[words]


def _options(field: Any) -> list[Any]:
    if not isinstance(field, RowsField):
        return []
    column = next((column for column in field.columns if isinstance(column, ChoiceField)), None)
    return list(column.options) if column else []
