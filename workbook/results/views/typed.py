"""Words people entered, as they were first written: by a figure of the model, or by votes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Self

from workbook.models.outcome import Outcome
from workbook.normalise import folded
from workbook.protocol.basics import Label
from workbook.results.views.bars import bars, decimals, few, leaders, readable, series, together
from workbook.results.views.hidden_texts import HiddenTexts, TypedText
from workbook.results.views.modelled import figures_setting, number_of, outcome_of
from workbook.results.views.view import (
    Figures,
    UnsuitableViewError,
    View,
    ViewContent,
    ViewContext,
    room_fields,
)
from workbook.schema import Exercise, TextField, VotesField

#: Most bars that a slide has room for.
MOST_WORDS, MOST_VOTED = 12, 10


class Spellings:
    """Different words, each by what makes it the same, in the spelling that came first."""

    def __init__(self, hidden: HiddenTexts) -> None:
        self._known: dict[str, Counter[str]] = {}
        self._hidden = hidden

    def add(self, words: str, sign: int) -> None:
        """Count a spelling, or take it out again."""
        key = folded(words)
        if key not in self._known:
            self._known[key] = Counter()
            self._hidden.add(key)
        spelt = self._known[key]
        spelt[words] += sign
        if not spelt[words]:
            del spelt[words]
        if not spelt:
            del self._known[key]
            self._hidden.remove(key)

    def __iter__(self) -> Iterator[str]:
        """Yield the words that are not hidden, folded, in alphabetical order."""
        return iter(sorted(key for key in self._known if key not in self._hidden))

    def typed(self) -> Iterator[TypedText]:
        """Yield all words in the order they came, hidden or not."""
        for words in self._known.values():
            yield TypedText(next(iter(words)), words.total())

    def label(self, key: str) -> Label:
        """Return the words as typed."""
        return {"typed": next(iter(self._known[key]))}

    def count(self, key: str) -> int:
        """Return how often the words were entered."""
        return self._known[key].total()


class Leaderboard(View):
    """Each different word with its figure, the highest first."""

    uses = frozenset({"figures"})

    def __init__(self, exercise: Exercise, field: TextField, figure: str) -> None:
        super().__init__()
        self.exercise, self.field, self.figure = exercise, field, figure
        self.spellings = Spellings(self.hidden_texts)
        self.values: dict[str, Counter[float]] = {}

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return this person's word and its figure."""
        words = value.get(self.field.id)
        outcome = outcome_of(self.exercise, value, outcome) if words else None
        number = number_of(outcome, self.figure) if outcome else None
        return None if number is None else (words, number)

    def count(self, part: Any, sign: int) -> None:
        """Count one person's word."""
        words, number = part
        self.spellings.add(words, sign)
        values = self.values.setdefault(folded(words), Counter())
        values[number] += sign
        if not values[number]:
            del values[number]

    def typed(self) -> Iterator[TypedText]:
        """Yield the words as they came."""
        return self.spellings.typed()

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return an empty leaderboard of the exercise's text field and the first figure named."""
        field = next((one for one in room_fields(exercise) if isinstance(one, TextField)), None)
        if field is None:
            raise UnsuitableViewError(exercise, "room-leaderboard")
        return cls(exercise, field, figures_setting(exercise)[0])

    def paint(self, painter: ViewContext) -> ViewContent:
        """Show the highest words. Figures: ``n``, ``words`` (different ones), ``top_word``, ``top``."""
        best = {key: max(self.values[key]) for key in self.spellings}
        order = sorted(best, key=lambda key: -best[key])
        values = [best[key] for key in order]
        labels = [self.spellings.label(key) for key in order]
        top = [index for index, value in enumerate(values) if value == values[0]]
        figures: Figures = {
            "n": self.n,
            "words": len(order),
            "top": values[0] if values else None,
            "top_word": together([labels[index] for index in top]),
        }
        shown = values[:MOST_WORDS]
        chart = bars(
            painter,
            figures | {"top": readable(figures["top"])},
            summary="leaderboard",
            categories=labels[:MOST_WORDS],
            series=[series(painter, "figure", shown)],
            highlight=few([index for index in top if index < len(shown)], len(shown)),
            places=decimals(shown),
        )
        stats = [painter.stat("words", figures["words"]), painter.stat("people", self.n)]
        return ViewContent(figures, stats, [chart])


class Votes(View):
    """Counts of votes for each text the room wrote."""

    def __init__(self, field: VotesField) -> None:
        super().__init__()
        self.field, self.spellings = field, Spellings(self.hidden_texts)

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return the texts that this person voted for, the same words once."""
        words = {folded(one): one for one in reversed(value.get(self.field.id, []))}
        return tuple(words[key] for key in sorted(words)) or None

    def count(self, part: Any, sign: int) -> None:
        """Count one person's votes."""
        for words in part:
            self.spellings.add(words, sign)

    def typed(self) -> Iterator[TypedText]:
        """Yield the words as they came."""
        return self.spellings.typed()

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return empty votes of the exercise's votes field."""
        field = next((one for one in room_fields(exercise) if isinstance(one, VotesField)), None)
        if field is None:
            raise UnsuitableViewError(exercise, "room-votes")
        return cls(field)

    def paint(self, painter: ViewContext) -> ViewContent:
        """Show the texts with most votes. Figures: ``n``, ``votes``, ``top_text``, ``top_count``."""
        votes = {key: self.spellings.count(key) for key in self.spellings}
        order = sorted(votes, key=lambda key: -votes[key])
        values = [votes[key] for key in order]
        labels = [self.spellings.label(key) for key in order]
        top = leaders(values)
        figures: Figures = {
            "n": self.n,
            "votes": sum(values),
            "top_text": together([labels[index] for index in top]),
            "top_count": values[0] if values else None,
        }
        shown = values[:MOST_VOTED]
        chart = bars(
            painter,
            figures,
            summary="votes",
            categories=labels[:MOST_VOTED],
            series=[series(painter, "votes", shown)],
            highlight=few([index for index in top if index < len(shown)], len(shown)),
        )
        return ViewContent(
            figures, [painter.stat("votes", figures["votes"]), painter.stat("people", self.n)], [chart]
        )
