"""Cross: how often two columns of a table met in one row, such as department by satisfaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Self

from workbook.models.outcome import Outcome
from workbook.results.views.bars import together
from workbook.results.views.columns import column_of, every_key, key_words, keys_of, rows_of, table_of
from workbook.results.views.view import Figures, UnsuitableViewError, View, ViewContent, ViewContext
from workbook.schema import ChoiceField, Exercise, RowsField, ScaleField


class Cross(View):
    """Counts of rows by the values of two of their columns, each a choice or a scale."""

    uses = frozenset({"column", "by"})

    def __init__(self, table: RowsField, column: Any, by: Any) -> None:
        super().__init__()
        self.table, self.column, self.by = table, column, by
        self.counts: Counter[tuple[Any, Any]] = Counter()

    def pick(self, value: Mapping[str, Any], outcome: Outcome | None = None) -> Any:
        """Return how often each pair stands in this person's rows; rows with one of both do not count."""
        found = Counter(
            (row_key, column_key)
            for row in rows_of(value.get(self.table.id))
            for row_key in keys_of(row.get(self.column.id))
            for column_key in keys_of(row.get(self.by.id))
        )
        return tuple(sorted(found.items())) or None

    def count(self, part: Any, sign: int) -> None:
        """Count one person's pairs."""
        for pair, times in part:
            self.counts[pair] += sign * times

    @classmethod
    def of(cls, exercise: Exercise, rivals: tuple[str, ...]) -> Self:  # noqa: ARG003
        """Return an empty cross of the table's columns that ``column`` and ``by`` name."""
        table, room = table_of(exercise), exercise.room
        if table is None or room is None:
            raise UnsuitableViewError(exercise, "room-cross")
        column, by = (
            column_of(exercise, table, room.column, "column"),
            column_of(exercise, table, room.by, "by"),
        )
        for one in (column, by):
            if not isinstance(one, (ChoiceField, ScaleField)):
                raise UnsuitableViewError(exercise, "room-cross", one.id)
        return cls(table, column, by)

    def paint(self, painter: ViewContext) -> ViewContent:
        """Count row by row and column by column, darker for more.

        Figures: ``n`` people, ``total`` rows counted, and of the cell with most ``top_row_label``,
        ``top_column_label`` and ``top_count``; of several such cells the labels of all.
        """
        rows, columns = every_key(self.column), every_key(self.by)
        words = {key: key_words(painter.exercise, key) for key in (*rows, *columns)}
        most = max(self.counts.values(), default=0)
        top = [
            (row, column) for row in rows for column in columns if most and self.counts[row, column] == most
        ]
        figures: Figures = {
            "n": self.n,
            "total": self.counts.total(),
            "top_row_label": together([words[key] for key in dict.fromkeys(row for row, _ in top)]),
            "top_column_label": together([words[key] for key in dict.fromkeys(column for _, column in top)]),
            "top_count": most or None,
        }
        chart = painter.chart(
            "matrix",
            figures,
            summary="cross",
            rows=[words[key] for key in rows],
            columns=[words[key] for key in columns],
            cells=[[{"value": self.counts[row, column], "mark": None} for column in columns] for row in rows],
            decimals=0,
            shade=True,
        )
        stats = [painter.stat("entries", figures["total"]), painter.stat("people", self.n)]
        return ViewContent(figures, stats, [chart])
