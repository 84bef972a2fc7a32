"""Rates month by month out of a file of answers or of rates (S4-08, S4-09, S4-15)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbook.data.columns import to_numbers
from workbook.data.errors import DataError
from workbook.data.files import LeftOutRow, Progress, Table, not_in_range, silent
from workbook.models.tracking import HIGH, LOW

if TYPE_CHECKING:
    import pandas as pd

#: The most months: ten years. A column with more different values holds something else, and a table of
#: all items by all of them would fill the memory.
MOST_MONTHS = 120
#: A name that no header of a file can have, since headers have no line breaks.
LINE = "\n"
_MONTH = re.compile(r"\D*(?P<year>\d{4})\D+(?P<month>\d{1,2})(?!\d).*", re.DOTALL)


@dataclass(frozen=True)
class TrackingPlan:
    """How the learner matched the file.

    Either one row for each answer or rate: ``item``, ``month`` and ``rate`` name columns. Or one row for
    each item: ``item`` and, in order, the columns in ``months``.
    """

    item: str
    month: str | None = None
    rate: str | None = None
    months: Sequence[str] = ()


@dataclass(frozen=True)
class Tracked:
    """Rates by item (rows) and month (columns), in percent, NaN where nothing is known.

    ``answers`` has how many rows of the file stand behind each of them.
    """

    rates: pd.DataFrame
    answers: pd.DataFrame
    dirty: tuple[LeftOutRow, ...]

    def grid(self) -> dict[str, Any]:
        """Return the rates as the value of a grid field; unknown ones are None."""
        return {
            "columns": [str(month) for month in self.rates.columns],
            "rows": [
                {
                    "name": str(item),
                    "cells": [None if rate != rate else round(float(rate), 2) for rate in row],
                }
                for item, row in zip(self.rates.index, self.rates.to_numpy(), strict=True)
            ],
        }


def track(table: Table, plan: TrackingPlan, *, progress: Progress = silent) -> Tracked:
    """Average the rates of every item and month; list the rows that cannot be used.

    Months that are written with a year (2026-08, 2026年8月) are put in order, and two spellings of one are
    one; others keep the order of the file. Raises DataError: ``column-unknown``, ``columns-missing``,
    ``column-twice``, ``too-many-months``.
    """
    _check(table, plan)
    progress(0.1)
    rows = _long(table, plan)
    progress(0.4)
    typed = rows["rate"].str.strip()
    rows = rows.assign(item=rows["item"].str.strip(), month=rows["month"].str.strip(), rate=to_numbers(typed))
    named = (rows["item"] != "") & (rows["month"] != "")
    known = typed != ""
    usable = rows["rate"].between(LOW, HIGH)
    bad = rows.assign(typed=typed)[~named | (known & ~usable)]
    progress(0.7)
    kept = rows[named & (usable | ~known)]  # a row that is left out makes neither an item nor a month
    kept = kept.assign(
        month=kept["month"].map(_one_spelling([str(month) for month in kept["month"].unique()]))
    )
    items = [str(item) for item in kept["item"].unique()]
    months = _ordered([str(month) for month in kept["month"].unique()])
    if len(months) > MOST_MONTHS:
        raise DataError("too-many-months", "columns", found=len(months), max=MOST_MONTHS)
    cells = kept[kept["rate"].notna()].groupby(["item", "month"], sort=False)["rate"].agg(["mean", "size"])
    progress(1.0)
    return Tracked(
        cells["mean"].unstack("month").reindex(index=items, columns=months),
        cells["size"].unstack("month").reindex(index=items, columns=months).fillna(0).astype(int),
        tuple(sorted([*table.dirty, *_reasons(bad)], key=lambda row: row.line)),
    )


def _long(table: Table, plan: TrackingPlan) -> pd.DataFrame:
    """Return one row for each answer, with the ``line`` it came from, ``item``, ``month`` and ``rate``."""
    frame = table.frame.reset_index(names=LINE)
    if plan.months:
        columns = [LINE, plan.item, *plan.months]
        long = frame[columns].melt(id_vars=columns[:2], var_name="month", value_name="rate")
        return long.set_axis(["line", "item", "month", "rate"], axis="columns")
    return frame[[LINE, plan.item, plan.month, plan.rate]].set_axis(
        ["line", "item", "month", "rate"], axis="columns"
    )


def _one_spelling(months: list[str]) -> dict[str, str]:
    """Return for every month the spelling that the file has first for it."""
    first: dict[tuple[int, int], str] = {}
    return {
        month: first.setdefault((int(found["year"]), int(found["month"])), month)
        if (found := _MONTH.fullmatch(month))
        else month
        for month in months
    }


def _ordered(months: list[str]) -> list[str]:
    """Return months that all have a year in the order of the calendar, others as they came."""
    dated = {month: match for month in months if (match := _MONTH.fullmatch(month))}
    if len(dated) < len(months):
        return months
    return sorted(months, key=lambda month: (int(dated[month]["year"]), int(dated[month]["month"])))


def _reasons(bad: pd.DataFrame) -> list[LeftOutRow]:
    """Say of every row that cannot be used what is wrong with it."""
    found = []
    for line, item, month, rate, typed in bad[["line", "item", "month", "rate", "typed"]].itertuples(
        index=False
    ):
        if not item or not month:
            found.append(LeftOutRow("dirty-unnamed", line=line))
        else:
            found.append(not_in_range(line, month, typed, rate, low=LOW, high=HIGH))
    return found


def _check(table: Table, plan: TrackingPlan) -> None:
    named = [column for column in (plan.item, plan.month, plan.rate, *plan.months) if column]
    for column in named:
        if column not in table.columns:
            raise DataError("column-unknown", "columns", name=column)
    if len(set(named)) != len(named):
        raise DataError("column-twice", "columns")
    if not plan.item or not (plan.months or (plan.month and plan.rate)):
        raise DataError("columns-missing", "columns")
