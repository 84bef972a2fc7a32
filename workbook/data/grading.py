"""Grade every customer of a file A to D, in columns at a time (S3-64)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.data.columns import to_numbers
from workbook.data.errors import DataError
from workbook.data.files import LeftOutRow, Progress, Table, not_in_range, silent
from workbook.models.grading import GRADES, HIGH, LOW

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class GradingPlan:
    """The learner's match of the file: the column with the customer's name, a weight for each criterion.

    ``name`` None numbers the customers by their line. ``thresholds`` are the lowest scores of A, B and C.
    """

    weights: Mapping[str, float]
    thresholds: Mapping[str, float]
    name: str | None = None


@dataclass(frozen=True)
class Graded:
    """Customers with ``score`` (0 to 100) and ``grade``, by line; how many of each grade; rows left out."""

    customers: pd.DataFrame
    mix: Mapping[str, int]
    dirty: tuple[LeftOutRow, ...]


def grade_customers(table: Table, plan: GradingPlan, *, progress: Progress = silent) -> Graded:
    """Grade the rows of a file that have a mark from 1 to 5 for every criterion; list the others.

    The same numbers as `workbook.models.grading`, row by row. Raises DataError, each at the field to
    mend: ``no-criteria``, ``weight-wrong``, ``column-unknown``, ``thresholds-order``.
    """
    import numpy as np
    import pandas as pd

    _check(table, plan)
    frame = table.frame
    bad = pd.Series(False, index=frame.index)
    dirty = list(table.dirty)
    points = pd.Series(0.0, index=frame.index)
    for number, (column, weight) in enumerate(plan.weights.items(), start=1):
        marks = to_numbers(frame[column])
        outside = ~marks.between(LOW, HIGH)
        dirty += _reasons(frame.loc[outside & ~bad, column], marks)
        bad |= outside
        points += weight * (marks - LOW)
        progress(number / (len(plan.weights) + 1))
    scores = (100 * points / ((HIGH - LOW) * math.fsum(plan.weights.values()))).round(9)[~bad]
    reached = [scores >= plan.thresholds[letter] for letter in GRADES[:-1]]
    names = (
        frame[plan.name].str.strip() if plan.name else pd.Series(frame.index.astype(str), index=frame.index)
    )
    customers = pd.DataFrame(
        {
            "name": names[~bad],
            "score": scores,
            "grade": np.select(reached, GRADES[:-1], GRADES[-1]),
        }
    )
    counts = customers["grade"].value_counts()
    progress(1.0)
    return Graded(
        customers,
        {letter: int(counts.get(letter, 0)) for letter in GRADES},
        tuple(sorted(dirty, key=lambda row: row.line)),
    )


def _reasons(cells: pd.Series, marks: pd.Series) -> list[LeftOutRow]:
    """Say of every cell without a usable mark what is wrong with it."""
    column, found = str(cells.name), []
    for line, words, mark in zip(cells.index, cells.str.strip(), marks.loc[cells.index], strict=True):
        if not words:
            found.append(LeftOutRow("dirty-empty", params={"column": column}, line=line))
        else:
            found.append(not_in_range(line, column, words, mark, low=LOW, high=HIGH))
    return found


def _check(table: Table, plan: GradingPlan) -> None:
    for column in (*plan.weights, *((plan.name,) if plan.name else ())):
        if column not in table.columns:
            raise DataError("column-unknown", "columns", name=column)
    if not plan.weights:
        raise DataError("no-criteria", "columns")
    if not all(math.isfinite(weight) and weight > 0 for weight in plan.weights.values()):
        raise DataError("weight-wrong", "columns")
    lowest = [plan.thresholds[letter] for letter in GRADES[:-1]]
    if not 100 >= lowest[0] > lowest[1] > lowest[2] >= 0:
        raise DataError("thresholds-order", "thresholds")
