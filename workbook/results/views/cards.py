"""Cards: typed entries, identical ones folded together, the newest last; and the same as rings."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Self

from workbook.models.outcome import Outcome
from workbook.normalise import folded
from workbook.protocol.charts import Chart
from workbook.protocol.room import Card, CardGroup
from workbook.results.views.columns import column_of, keys_of, rows_of
from workbook.results.views.hidden_texts import TypedText
from workbook.results.views.modelled import label_keys, named, outcome_of, words_for
from workbook.results.views.view import (
    Figures,
    UnsuitableViewError,
    View,
    ViewContent,
    ViewContext,
    room_fields,
)
from workbook.schema import ChoiceField, Exercise, ListField, LongTextField, RowsField, TextField

#: Most cards in a view; a slide shows no more, and the count of all stands beside them.
MOST_CARDS = 60


class Cards(View):
    """Words people wrote, in groups: by the choice beside a row, or by field when there are several.

    Of a table the words are those of the room block's ``column``, else of its first column of words.
    """

    rings = False
    uses = frozenset({"source", "column"})

    def __init__(self, exercise: Exercise) -> None:
        super().__init__()
        self.fields = room_fields(exercise)
        self.words = {
            field.id: _words_column(exercise, field) for field in self.fields if isinstance(field, RowsField)
        }
        self.by_field = len(self.fields) > 1
        self.groups: dict[str | None, dict[str, Counter[str]]] = {}
        self.totals: Counter[str | None] = Counter()
        self._in_order: dict[tuple[str | None, str], None] = {}

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return ``(group, words)`` of every entry in the order written."""
        found = [
            (field.id if self.by_field else group, words)
            for field in self.fields
            for group, words in self.entries(field, value.get(field.id))
        ]
        return tuple(found) or None

    def entries(self, field: Any, value: Any) -> Iterator[tuple[str | None, str]]:
        """Yield the group and the words of every entry in a field."""
        if not isinstance(field, RowsField):
            yield from ((None, words) for words in keys_of(value))
            return
        group = next((column.id for column in field.columns if isinstance(column, ChoiceField)), None)
        for row in rows_of(value):
            chosen = row.get(group) if group else None
            for words in keys_of(row.get(self.words[field.id])):
                yield chosen if isinstance(chosen, str) else None, words

    def exchange(self, old: Any, new: Any) -> None:
        """Take out the entries that are gone and add those that are new; the others keep their place."""
        before, after = Counter(old or ()), Counter(new or ())
        for (group, words), times in (before - after).items():
            self._take(group, words, times)
        for (group, words), times in (after - before).items():
            self._put(group, words, times)

    def _put(self, group: str | None, words: str, times: int) -> None:
        cards, key = self.groups.setdefault(group, {}), folded(words)
        if key not in cards:
            cards[key] = Counter()
            self._in_order[group, key] = None
            self.hidden_texts.add(key)
        cards[key][words] += times
        self.totals[group] += times

    def _take(self, group: str | None, words: str, times: int) -> None:
        cards, key = self.groups[group], folded(words)
        self.totals[group] -= times
        cards[key][words] -= times
        if not cards[key][words]:
            del cards[key][words]
        if not cards[key]:
            del cards[key], self._in_order[group, key]
            if not any(key in others for others in self.groups.values()):
                self.hidden_texts.remove(key)

    def typed(self) -> Iterator[TypedText]:
        """Yield every entry, group by group as they came."""
        for group, key in self._in_order:
            words = self.groups[group][key]
            yield TypedText(next(iter(words)), words.total(), group)

    def seen(self, group: str | None) -> int:
        """Return how many entries of a group may be seen, each as often as it was written."""
        cards = self.groups.get(group, {})
        return self.totals[group] - sum(cards[key].total() for key in self.hidden_texts.words if key in cards)

    def order(self) -> list[str | None]:
        """Return the groups as the exercise names them, those without a group last."""
        if self.by_field:
            return [field.id for field in self.fields]
        named = [option.id for field in self.fields for option in _options(field)]
        return [*named, None] if self.groups.get(None) or not named else list(named)

    def cards(self, group: str | None, most: int) -> list[Card]:
        """Return the newest ``most`` cards of a group, each in its first spelling."""
        cards = self.groups.get(group, {})
        newest = list(
            itertools.islice((key for key in reversed(cards) if key not in self.hidden_texts), most)
        )
        return [{"text": next(iter(cards[key])), "count": cards[key].total()} for key in reversed(newest)]

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return the exercise's cards, still empty; those of its model when that is the source."""
        if exercise.room and exercise.room.source == "model" and not cls.rings:
            return ModelCards(exercise)  # type: ignore[return-value]
        for field in room_fields(exercise):
            if not isinstance(field, (TextField, LongTextField, ListField, RowsField)):
                raise UnsuitableViewError(exercise, "room-cards", field.id)
        return cls(exercise)

    def paint(self, painter: ViewContext) -> ViewContent:
        """Show the entries, group by group.

        Figures: ``n`` people, ``total`` entries, and for every group its count under the group's id
        and its ``share_`` of all, hyphens as underscores.
        """
        order = self.order()
        most = MOST_CARDS // max(1, len(order))
        cards: list[CardGroup] = []
        total = sum(self.seen(group) for group in self.groups)
        figures: Figures = {"n": self.n, "total": total}
        for group in order:
            words = words_for(painter.exercise, group) if group is not None else None
            cards.append({"group": words, "count": self.seen(group), "items": self.cards(group, most)})
        for group in dict.fromkeys([*self.may_be_named(), *order]):
            if group is not None:
                count, name = self.seen(group), named(group)
                figures |= {name: count, f"share_{name}": count / total if total else 0.0}
        charts = [self.chart(painter, figures, order, cards)] if self.rings else []
        stats = [painter.stat("entries", total), painter.stat("people", self.n)]
        return ViewContent(figures, stats, charts, cards)

    def may_be_named(self) -> list[str]:
        """Return the groups beyond those shown whose counts a finding may name."""
        return []

    def chart(
        self, painter: ViewContext, figures: Figures, order: list[str | None], cards: list[CardGroup]
    ) -> Chart:
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
    uses = frozenset()


class ModelCards(Cards):
    """Words grouped by the model; a group that an answer left empty is there too."""

    def __init__(self, exercise: Exercise) -> None:
        super().__init__(exercise)
        self.exercise = exercise
        self.met: Counter[str] = Counter()

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return the groups the model made and the entries in them."""
        outcome = outcome_of(self.exercise, value, outcome)
        cards = outcome.cards if outcome else {}
        entries = tuple((group, words) for group, found in cards.items() for words in found)
        return (tuple(cards), entries) if entries else None

    def exchange(self, old: Any, new: Any) -> None:
        """Exchange the entries, and count the people of each group."""
        super().exchange(old and old[1], new and new[1])
        for part, sign in ((new, 1), (old, -1)):
            for group in part[0] if part else ():
                self.met[group] += sign

    def order(self) -> list[str | None]:
        """Return the groups met so far, in the order of the result's labels."""
        known = label_keys(self.exercise)
        met = [group for group, people in self.met.items() if people]
        return [*(key for key in known if key in met), *sorted(set(met) - set(known))]

    def may_be_named(self) -> list[str]:
        """Return every key the result has words for."""
        return label_keys(self.exercise)


def _words_column(exercise: Exercise, table: RowsField) -> str:
    wanted = exercise.room.column if exercise.room else None
    kinds = (TextField, LongTextField, ListField)
    found = next((column for column in table.columns if isinstance(column, kinds)), None)
    if wanted is not None:
        found = column_of(exercise, table, wanted, "column")
    if not isinstance(found, kinds):
        raise UnsuitableViewError(exercise, "room-cards", table.id)
    return found.id


def _options(field: Any) -> list[Any]:
    if not isinstance(field, RowsField):
        return []
    column = next((column for column in field.columns if isinstance(column, ChoiceField)), None)
    return list(column.options) if column else []
