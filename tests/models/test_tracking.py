"""Does tracking say what is weak, what to watch and what nobody knows?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref, Typed
from workbook.models.tracking import deltas, status, window_delta

SETTINGS = {"field": "rates", "target": "target", "rule": "rule"}
FIRST = {"test drive": [79, 78, 81], "handover": [94, 78, 81], "fuel": [91, 90, 91]}
SECOND = {"test drive": [90, 92, 96], "handover": [86, 90, 92], "fuel": [88, 86, 86]}
rates = st.lists(st.none() | st.integers(0, 100), max_size=12)


def answer(table: Mapping[str, Sequence[float | None]], months: list[str], **more: Any) -> dict[str, Any]:
    """Return a normalised answer with one row for each item."""
    rows = [{"name": name, "cells": list(cells)} for name, cells in table.items()]
    return {"rates": {"columns": months, "rows": rows}, "target": 85} | more


@pytest.mark.parametrize(
    ("values", "changes", "window"),
    [
        ([79, 78, 81], (None, -1, 3), 2),
        ([94, 78, 81], (None, -16, 3), -13),
        ([91, 90, 91], (None, -1, 1), 0),
        ([90, 92, 96], (None, 2, 4), 6),
        ([86, 90, 92], (None, 4, 2), 6),
        ([88, 86, 86], (None, -2, 0), -2),
    ],
)
def test_the_dealers_changes(values: list[float], changes: tuple[Any, ...], window: float) -> None:
    """Are the changes of both tables those of the sources, in points, the first month without one?"""
    assert deltas(values) == changes
    assert window_delta(values) == window


def test_every_item_falls_in_september() -> None:
    """Does the second rule alone catch fuel at 90 %, far above the target?"""
    assert [status(values[:2], target=85) for values in FIRST.values()] == ["weak"] * 3
    assert [values[1] < 85 for values in FIRST.values()] == [True, True, False]


def test_in_october_the_first_two_are_low() -> None:
    """Are they weak by the target, though both rose by 3 points?"""
    assert [status(values, target=85) for values in FIRST.values()] == ["weak", "weak", "good"]
    assert status(FIRST["handover"], target=80) == "watch"


def test_december_fuel_escapes_both_rules_and_is_watched() -> None:
    """Is 88/86/86 neither below 85 nor falling in the last month, and still not called good?"""
    assert [status(values, target=85) for values in SECOND.values()] == ["good", "good", "watch"]


def test_the_strict_rule_also_watches_what_has_not_risen() -> None:
    """Does 91/90/91 change sides with the rule, and nothing else?"""
    assert status([91, 90, 91], target=85) == "good"
    assert status([91, 90, 91], target=85, strict=True) == "watch"
    assert status([86, 90, 92], target=85, strict=True) == "good"


def test_exactly_on_the_target_is_not_below_it() -> None:
    """Is 85 of 85 enough, and 84.9 not?"""
    assert status([80, 85], target=85) == "good"
    assert status([80, 84.9], target=85) == "weak"


@pytest.mark.parametrize(
    ("values", "changes", "found"),
    [
        ([90, None, 95], (None, None, None), "unknown"),
        ([90, None, 80], (None, None, None), "weak"),
        ([90, 95, None], (None, 5, None), "unknown"),
        ([None, None, None], (None, None, None), "unknown"),
        ([None, 90, 92], (None, None, 2), "good"),
        ([95, None, 90, 91], (None, None, None, 1), "watch"),
        ([90], (None,), "unknown"),
        ([80], (None,), "weak"),
        ([], (), "unknown"),
    ],
)
def test_a_missing_month_is_unknown_and_never_zero(
    values: list[float | None], changes: tuple[Any, ...], found: str
) -> None:
    """Is a change next to a gap unknown, and an item judged only by what is known?"""
    assert deltas(values) == changes
    assert status(values, target=85) == found


def test_a_zero_is_a_number() -> None:
    """Is a month in which nobody was satisfied weak, not missing?"""
    assert deltas([10, 0]) == (None, -10)
    assert status([10, 0], target=0) == "weak"


def test_decimals_leave_no_noise() -> None:
    """Is 90.3 − 90.1 a clean 0.2, and a change of nothing never −0?"""
    assert deltas([90.1, 90.3]) == (None, 0.2)
    assert str(deltas([0.3, 0.3])[1]) == "0.0"


@given(rates)
def test_known_changes_add_up_to_the_window(values: list[float | None]) -> None:
    """Without gaps, is the window the sum of its months?"""
    known = [value for value in values if value is not None]
    if len(known) > 1:
        assert window_delta(known) == sum(change for change in deltas(known) if change is not None)
    assert len(deltas(values)) == len(values)


@given(rates, st.integers(0, 100))
def test_strict_only_moves_items_from_good_to_watch(values: list[float | None], target: int) -> None:
    """Does the stricter rule ever say something milder, or touch what is weak or unknown?"""
    loose, strict = (status(values, target=target, strict=strict) for strict in (False, True))
    assert strict == loose or (loose, strict) == ("good", "watch")


def test_the_first_table_counts_and_marks_each_month() -> None:
    """Are two weak, is the lowest named, and does every month carry the mark it had then?"""
    found = run("tracking", answer(FIRST, ["Aug", "Sep", "Oct"]), SETTINGS)
    assert found.case == "weak"
    assert dict(found.tags) == {"weak": 2, "watch": 0, "good": 1, "unknown": 0}
    assert (found.figures["worst_label"], found.figures["worst_last"]) == (Typed("test drive"), 81)
    assert found.chart is not None
    assert found.chart.data["columns"] == [
        Typed("Aug"), Typed("Sep"), Typed("Oct"), Ref("delta-month"), Ref("delta-window"),
    ]  # fmt: skip
    assert [[cell["mark"] for cell in row[:3]] for row in found.chart.data["cells"]] == [
        ["weak", "weak", "weak"],
        [None, "weak", "weak"],
        [None, "weak", "good"],
    ]
    assert [[cell["value"] for cell in row[3:]] for row in found.chart.data["cells"]] == [
        [3, 2], [3, -13], [1, 0],
    ]  # fmt: skip


def test_the_second_table_asks_to_watch_fuel() -> None:
    """Is the item named that both source rules miss?"""
    found = run("tracking", answer(SECOND, ["Oct", "Nov", "Dec"]), SETTINGS)
    assert (found.case, found.figures["worst_label"]) == ("watch", Typed("fuel"))
    assert (found.figures["worst_delta"], found.figures["worst_window"]) == (0, -2)


def test_october_differs_between_the_tables() -> None:
    """Are they two datasets, which must not be laid end to end?"""
    assert {name: values[-1] for name, values in FIRST.items()} != {
        name: values[0] for name, values in SECOND.items()
    }


def test_the_target_moves_items() -> None:
    """Does a learner's own target change the count?"""
    found = run("tracking", answer(FIRST, ["Aug", "Sep", "Oct"], target=92), SETTINGS)
    assert found.figures["weak"] == 3


def test_a_row_with_nothing_but_a_name_is_unknown_and_short_rows_end_in_gaps() -> None:
    """Does an item that nobody asked about stay visible?"""
    found = run("tracking", answer({"a": [90, 91], "b": [], "": [90]}, ["1", "2"]), SETTINGS)
    assert dict(found.tags) == {"weak": 0, "watch": 0, "good": 1, "unknown": 2}
    assert (found.case, found.figures["worst_label"]) == ("unknown", Typed("b"))
    assert found.chart is not None
    assert found.chart.data["rows"][2] == Ref("unnamed")


def test_nothing_but_names_is_no_result_yet() -> None:
    """Does a table without a number wait?"""
    with pytest.raises(ModelError) as refused:
        run("tracking", answer({"a": [None, None]}, ["1", "2"]), SETTINGS)
    assert refused.value.code == "incomplete-answer"
