"""Tally: counts of each option chosen, or of each tag of the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Self

from workbook.models.outcome import Outcome
from workbook.normalise import folded
from workbook.results.views.bars import bars, few, leaders, series, together
from workbook.results.views.columns import column_of, every_key, keys_of, rows_of
from workbook.results.views.hidden_texts import TypedText, key_of
from workbook.results.views.modelled import label_keys, named, outcome_of, words_for
from workbook.results.views.view import (
    Figures,
    UnsuitableViewError,
    View,
    ViewContent,
    ViewContext,
    room_fields,
)
from workbook.schema import ChoiceField, Exercise, RowsField


class Tally(View):
    """Counts of each option of choices, or of a table's choice column.

    ``columns`` has each field with the column to read, None for a choice on its own.
    """

    uses = frozenset({"source", "column", "sort"})

    def __init__(self, exercise: Exercise, columns: list[tuple[str, ChoiceField, bool]]) -> None:
        super().__init__()
        self.exercise, self.columns = exercise, columns
        self.counts: Counter[str] = Counter()

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return how often this person chose each option."""
        found: Counter[str] = Counter()
        for field, column, in_table in self.columns:
            cells = (
                [row.get(column.id) for row in rows_of(value.get(field))] if in_table else [value.get(field)]
            )
            for cell in cells:
                found.update(keys_of(cell))
        return tuple(sorted(found.items())) or None

    def count(self, part: Any, sign: int) -> None:
        """Count one person's choices."""
        for key, times in part:
            self.counts[key] += sign * times

    def keys(self) -> list[str]:
        """Return all options in the order given, each once."""
        return list(dict.fromkeys(key for _, column, _ in self.columns for key in every_key(column)))

    def named_keys(self) -> list[str]:
        """Return the keys whose counts a finding may always name."""
        return self.keys()

    def total(self) -> int:
        """Return how many entries there are to see."""
        return self.counts.total()

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:
        """Return an empty tally of the exercise's choices, or of its model's tags."""
        if exercise.room and exercise.room.source == "model" and cls is not TagTally:
            return TagTally.of(exercise, rivals)  # type: ignore[return-value]
        columns: list[tuple[str, ChoiceField, bool]] = []
        for field in room_fields(exercise):
            column, in_table = _choice(exercise, field)
            if not isinstance(column, ChoiceField):
                raise UnsuitableViewError(exercise, "room-tally", field.id)
            columns.append((field.id, column, in_table))
        return cls(exercise, columns)

    def paint(self, painter: ViewContext) -> ViewContent:
        """Show a bar for each option; the highest are highlighted.

        Figures: ``n`` people, ``total`` entries, ``top_label``, ``top_count``, ``top_share`` (of all
        entries, 0–1), and for every key its count and ``share_<key>``, hyphens as underscores.
        """
        total = self.total()
        figures: Figures = {}
        for key in self.named_keys():
            count = self.counts[key]
            figures |= {named(key): count, f"share_{named(key)}": count / total if total else 0.0}
        keys = self.keys()
        if painter.exercise.room and painter.exercise.room.sort == "count":
            keys.sort(key=lambda key: -self.counts[key])
        values = [self.counts[key] for key in keys]
        labels = [words_for(painter.exercise, key) for key in keys]
        top = leaders(values)
        most = values[top[0]] if top else None
        figures |= {
            "n": self.n,
            "total": total,
            "top_label": together([labels[index] for index in top]),
            "top_count": most,
            "top_share": most / total if most else None,
        }
        chart = bars(
            painter,
            figures,
            summary="tally",
            categories=labels,
            series=[series(painter, "count", values)],
            highlight=few(top, len(keys)),
        )
        return ViewContent(figures, [painter.stat("entries", total), painter.stat("people", self.n)], [chart])


class TagTally(Tally):
    """Counts of each tag of the model; a tag that an answer names 0 times has a bar too."""

    def __init__(self, exercise: Exercise, columns: list[tuple[str, ChoiceField, bool]]) -> None:
        super().__init__(exercise, columns)
        self.met: Counter[str] = Counter()

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return the model's tags."""
        outcome = outcome_of(self.exercise, value, outcome)
        return (tuple(sorted(outcome.tags.items())) or None) if outcome else None

    def count(self, part: Any, sign: int) -> None:
        """Count one person's tags."""
        super().count(part, sign)
        for key, _ in part:
            self.met[key] += sign

    def keys(self) -> list[str]:
        """Return the tags met so far, in the order of the result's labels."""
        known = [key for key in label_keys(self.exercise) if self.met[key]]
        return [*known, *sorted(key for key in self._wordless() if not self._hides(key))]

    def named_keys(self) -> list[str]:
        """Return the tags met and every other key the result has words for."""
        return list(dict.fromkeys([*label_keys(self.exercise), *self.keys()]))

    def total(self) -> int:
        """Return how often tags occurred, without those that are hidden."""
        hidden = (self.counts[key] for key in self._wordless() if self._hides(key))
        return self.counts.total() - sum(hidden)

    def typed(self) -> Iterator[TypedText]:
        """Yield the tags without words in the content: they are shown as they are."""
        for key in self._wordless():
            yield TypedText(key, self.counts[key])

    def _wordless(self) -> list[str]:
        known = set(label_keys(self.exercise))
        return [key for key, people in self.met.items() if people and key not in known]

    def _hides(self, key: str) -> bool:
        return self.hidden_texts.hides(key_of(folded(key)))

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return an empty tally of the model's tags."""
        return cls(exercise, [])


def _choice(exercise: Exercise, field: Any) -> tuple[Any, bool]:
    if not isinstance(field, RowsField):
        return field, False
    wanted = exercise.room.column if exercise.room else None
    if wanted is None:
        return next((column for column in field.columns if isinstance(column, ChoiceField)), None), True
    return column_of(exercise, field, wanted, "column"), True
