"""Does a whole file get the grades that the exercise gives one customer at a time?"""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.data.errors import DataError
from workbook.data.files import LeftOutRow, Table
from workbook.data.grading import Graded, GradingPlan, grade_customers
from workbook.models.grading import GRADES, THRESHOLDS, grade, score

marks = st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=1, max_size=30)
weights = st.tuples(*[st.floats(0.1, 1000)] * 3)


def table(*rows: tuple[str, ...], columns: tuple[str, ...] = ("name", "a", "b")) -> Table:
    """Return a file with these rows, the first on line 2."""
    frame = pd.DataFrame(rows, columns=list(columns), index=range(2, len(rows) + 2), dtype=object)
    return Table(frame, "UTF-8")


def graded(found: Table, plan: GradingPlan) -> Graded:
    """Grade without looking at the progress."""
    return grade_customers(found, plan)


@given(marks, weights)
def test_columns_give_what_rows_give(
    rows: list[tuple[int, int, int]], given_weights: tuple[float, ...]
) -> None:
    """Are score and grade those of the model, customer by customer?"""
    criteria = dict(zip("abc", given_weights, strict=True))
    found = graded(
        table(*[tuple(map(str, row)) for row in rows], columns=("a", "b", "c")),
        GradingPlan(criteria, THRESHOLDS),
    )
    for row, points, letter in zip(rows, found.customers["score"], found.customers["grade"], strict=True):
        alone = score(dict(zip("abc", row, strict=True)), criteria)
        assert alone is not None
        assert math.isclose(points, alone, abs_tol=1e-6)
        if all(abs(alone - threshold) > 1e-6 for threshold in THRESHOLDS.values()):
            assert letter == grade(alone)
    assert sum(found.mix.values()) == len(rows)


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("", "dirty-empty"), ("  ", "dirty-empty"), ("n/a", "dirty-number"), ("nan", "dirty-number"),
        ("inf", "dirty-number"), ("0", "dirty-range"), ("6", "dirty-range"), ("-1", "dirty-range"),
        ("1e0", "dirty-number"),
    ],
)  # fmt: skip
def test_a_cell_without_a_mark_leaves_its_row_out_with_a_reason(cell: str, code: str) -> None:
    """Is the row named by its line, and are the others graded?"""
    found = graded(
        table(("x", "5", "5"), ("y", cell, "5"), ("z", "1", "1")), GradingPlan({"a": 1}, THRESHOLDS)
    )
    assert found.customers.index.tolist() == [2, 4]
    assert [(row.line, row.code) for row in found.dirty] == [(3, code)]
    assert found.mix == {"A": 1, "B": 0, "C": 0, "D": 1}


@pytest.mark.parametrize(("cell", "mark"), [("４", 4), ("4.5", 4.5), ("4,5", 4.5), (" 3 ", 3), ("5.0", 5)])
def test_a_mark_is_read_as_people_write_it(cell: str, mark: float) -> None:
    """Are full-width digits, either fraction mark and spaces understood?"""
    found = graded(table(("x", cell, "1")), GradingPlan({"a": 1}, THRESHOLDS))
    assert found.customers["score"].tolist() == [pytest.approx(25 * (mark - 1))]


def test_a_row_has_one_reason_though_two_cells_are_wrong() -> None:
    """Is the first wrong cell the reason, and the row counted once?"""
    found = graded(table(("x", "", "9")), GradingPlan({"a": 1, "b": 1}, THRESHOLDS))
    assert found.dirty == (LeftOutRow("dirty-empty", params={"column": "a"}, line=2),)


def test_customers_are_named_or_numbered() -> None:
    """Does a file without a name column keep its lines as names?"""
    rows = table(("兰溪医院", "5", "5"))
    assert graded(rows, GradingPlan({"a": 1}, THRESHOLDS, "name")).customers["name"].tolist() == ["兰溪医院"]
    assert graded(rows, GradingPlan({"a": 1}, THRESHOLDS)).customers["name"].tolist() == ["2"]


def test_thresholds_are_the_learners() -> None:
    """Does a score on a threshold reach it, wherever the learner puts it?"""
    plan = GradingPlan({"a": 1}, {"A": 100, "B": 75, "C": 50})
    found = graded(table(*[("x", mark, "1") for mark in "54321"]), plan)
    assert found.customers["grade"].tolist() == ["A", "B", "C", "D", "D"]
    assert tuple(found.mix) == GRADES


@pytest.mark.parametrize(
    ("plan", "code", "field"),
    [
        (GradingPlan({}, THRESHOLDS), "no-criteria", "columns"),
        (GradingPlan({"a": 0}, THRESHOLDS), "weight-wrong", "columns"),
        (GradingPlan({"a": math.inf}, THRESHOLDS), "weight-wrong", "columns"),
        (GradingPlan({"z": 1}, THRESHOLDS), "column-unknown", "columns"),
        (GradingPlan({"a": 1}, THRESHOLDS, "z"), "column-unknown", "columns"),
        (GradingPlan({"a": 1}, {"A": 50, "B": 50, "C": 25}), "thresholds-order", "thresholds"),
        (GradingPlan({"a": 1}, {"A": 101, "B": 50, "C": 25}), "thresholds-order", "thresholds"),
    ],
)
def test_a_plan_that_cannot_be_used_names_the_field(plan: GradingPlan, code: str, field: str) -> None:
    """Is the mistake told where it can be mended?"""
    with pytest.raises(DataError) as refused:
        graded(table(("x", "5", "5")), plan)
    assert (refused.value.code, refused.value.where) == (code, field)
