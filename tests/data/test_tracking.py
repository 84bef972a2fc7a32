"""Do answers and rates of a file become the table that the exercise tracks?"""

from __future__ import annotations

import pandas as pd
import pytest

from workbook.course import load
from workbook.course.texts import fill
from workbook.data.errors import DataError
from workbook.data.files import LeftOutRow, Table
from workbook.data.tracking import MOST_MONTHS, Tracked, TrackingPlan, track

LONG = TrackingPlan(item="item", month="month", rate="rate")


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("item", "month", "rate")) -> Table:
    """Return a file with these rows, the first on line 2."""
    frame = pd.DataFrame(rows, columns=list(columns), index=range(2, len(rows) + 2), dtype=object)
    return Table(frame, "UTF-8")


def tracked(found: Table, plan: TrackingPlan = LONG) -> Tracked:
    """Track without looking at the progress."""
    return track(found, plan)


def test_the_dealers_table_comes_out_of_either_shape() -> None:
    """Do one row for each rate and one row for each item say the same?"""
    months = ["2026-08", "2026-09", "2026-10"]
    rates = {"handover": [94, 78, 81], "fuel": [91, 90, 91]}
    grid = {"columns": months, "rows": [{"name": item, "cells": cells} for item, cells in rates.items()]}
    wide = table(*[(item, *map(str, cells)) for item, cells in rates.items()], columns=("item", *months))
    long = [
        (item, month, str(rate))
        for item, cells in rates.items()
        for month, rate in zip(months, cells, strict=True)
    ]
    assert tracked(table(*long)).grid() == grid
    assert tracked(wide, TrackingPlan(item="item", months=months)).grid() == grid


def test_several_answers_are_averaged_and_counted() -> None:
    """Is a month's rate the mean of its rows, with how many stand behind it?"""
    found = tracked(table(("a", "2026-01", "80"), ("a", "2026-01", "90%"), ("a", "2026-02", "100")))
    assert found.rates.loc["a"].tolist() == [85, 100]
    assert found.answers.loc["a"].tolist() == [2, 1]


def test_what_nobody_measured_is_unknown_and_never_zero() -> None:
    """Is a month without a rate None, and is an empty cell no mistake?"""
    found = tracked(table(("a", "2026-01", "80"), ("a", "2026-02", ""), ("b", "2026-02", "70")))
    assert found.grid()["rows"] == [{"name": "a", "cells": [80, None]}, {"name": "b", "cells": [None, 70]}]
    assert found.dirty == ()


@pytest.mark.parametrize(
    ("months", "order"),
    [
        (["2026-10", "2026-09"], ["2026-09", "2026-10"]),
        (["2026年10月", "2026年9月", "2025年12月"], ["2025年12月", "2026年9月", "2026年10月"]),
        (["Oct", "Sep"], ["Oct", "Sep"]),
        (["2026-10", "later"], ["2026-10", "later"]),
    ],
)
def test_months_with_a_year_stand_in_order(months: list[str], order: list[str]) -> None:
    """Are dated months sorted as the calendar has them, and others left as they came?"""
    assert list(tracked(table(*[("a", month, "80") for month in months])).rates.columns) == order


def test_one_month_in_two_spellings_is_one_month() -> None:
    """Do 2026-11 and 2026年11月 stand in one column, so that the change against October is known?"""
    found = tracked(table(("a", "2026-10", "80"), ("a", "2026-11", "90"), ("b", "2026年11月", "70")))
    assert found.grid()["columns"] == ["2026-10", "2026-11"]
    assert [row["cells"] for row in found.grid()["rows"]] == [[80, 90], [None, 70]]


def test_a_row_that_is_left_out_makes_no_month_and_no_item() -> None:
    """Is there no empty column for a month that only a bad row has?"""
    found = tracked(table(("a", "2026-10", "80"), ("b", "2026-11", "many")))
    assert (list(found.rates.index), list(found.rates.columns)) == (["a"], ["2026-10"])
    assert len(found.dirty) == 1


def test_rows_that_cannot_be_used_are_listed_with_their_reason() -> None:
    """Are a rate above 100, a word and a missing name told by line, and the rest used?"""
    found = tracked(
        table(
            ("a", "2026-01", "80"), ("a", "2026-01", "101"), ("a", "2026-01", "good"), ("", "2026-01", "80")
        )
    )
    assert found.dirty == (
        LeftOutRow("dirty-range", params={"column": "2026-01", "typed": "101", "min": 0, "max": 100}, line=3),
        LeftOutRow("dirty-number", params={"column": "2026-01", "typed": "good"}, line=4),
        LeftOutRow("dirty-unnamed", line=5),
    )
    assert found.answers.loc["a"].tolist() == [1]


def test_a_column_that_holds_no_months_is_refused() -> None:
    """Is a mistaken choice said in words, before every item is laid against every value of it?"""
    with pytest.raises(DataError) as refused:
        tracked(table(*[("a", f"No. {number}", "80") for number in range(MOST_MONTHS + 1)]))
    assert (refused.value.code, refused.value.where) == ("too-many-months", "columns")
    words = fill(load().messages["too-many-months"], refused.value.params)
    assert all("121" in words[language] and "120" in words[language] for language in ("en", "zh"))


@pytest.mark.parametrize(
    ("plan", "code"),
    [
        (TrackingPlan(item="item", month="month"), "columns-missing"),
        (TrackingPlan(item="", month="month", rate="rate"), "columns-missing"),
        (TrackingPlan(item="", months=["rate"]), "columns-missing"),
        (TrackingPlan(item="item", month="item", rate="rate"), "column-twice"),
        (TrackingPlan(item="item", month="month", rate="nothing"), "column-unknown"),
    ],
)
def test_a_plan_that_cannot_be_used_says_why(plan: TrackingPlan, code: str) -> None:
    """Is every half-matched file refused in words?"""
    with pytest.raises(DataError) as refused:
        tracked(table(("a", "2026-01", "80")), plan)
    assert refused.value.code == code
