"""Does an observer's sheet say what was missed?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.course import load
from workbook.models import ModelError
from workbook.models.checklist import score
from workbook.models.outcome import Ref

EXERCISE = load().exercise("role-play")
SETTINGS: dict[str, Any] = EXERCISE.model.settings.model_dump() if EXERCISE.model else {}
TABLES: dict[str, tuple[str, ...]] = SETTINGS["tables"]
ROWS = [row for rows in TABLES.values() for row in rows]


def sheet(marks: dict[str, str] | None = None, **more: str) -> dict[str, Any]:
    """Return a sheet on which everything was seen but for ``marks``."""
    given = dict.fromkeys(ROWS, "seen") | (marks or {})
    tables = {table: {row: {"mark": given[row]} for row in rows} for table, rows in TABLES.items()}
    return {**tables, "order": "mood-first", "close": "satisfied"} | more


def test_the_sheet_has_four_and_eleven_checks() -> None:
    """Does the exercise offer exactly the rows that the arithmetic counts?"""
    assert [len(rows) for rows in TABLES.values()] == [4, 11]
    for table, rows in TABLES.items():
        field = EXERCISE.field(table)
        assert field.kind == "rows"
        assert tuple(row.id for row in field.rows or []) == rows


def test_all_fifteen_seen() -> None:
    """Is a full sheet 15 of 15, with nothing counted as missed?"""
    found = run("checklist", sheet(), SETTINGS)
    assert (found.figures["score"], found.figures["n"], found.case) == (15, 15, "all-seen")
    assert sum(found.tags.values()) == 0
    assert len(found.tags) == 15


def test_a_check_seen_in_part_is_half_a_point_and_not_missed() -> None:
    """Is 12 + 2 × ½ + 1 × 0 = 13, and only the one not seen counted in the room?"""
    found = run("checklist", sheet({"vent": "partly", "thank": "partly", "companions": "missed"}), SETTINGS)
    assert (found.figures["score"], found.figures["missed"], found.figures["partly"]) == (13, 1, 2)
    assert (found.case, found.figures["first_missed"]) == ("some-missed", Ref("companions"))
    assert {row for row, count in found.tags.items() if count} == {"companions"}
    assert found.chart is not None
    assert [(group["id"], group["count"]) for group in found.chart.data["groups"]] == [
        ("missed", 1), ("partly", 2), ("seen", 12),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "case"),
    [
        (sheet(close="unasked"), "closed-unasked"),
        (sheet({"listen": "missed"}, close="unasked", order="matter-first"), "closed-unasked"),
        (sheet({"listen": "missed"}, order="matter-first"), "matter-first"),
        (sheet({"listen": "missed"}), "some-missed"),
        (sheet({"listen": "partly"}), "some-partly"),
        (sheet(close="open"), "all-seen"),
    ],
)
def test_no_score_makes_up_for_closing_without_asking(values: dict[str, Any], case: str) -> None:
    """Does satisfaction at the end come before mood, and mood before the checks?"""
    assert run("checklist", values, SETTINGS).case == case


def test_a_check_without_a_mark_is_waited_for_and_not_missed() -> None:
    """Is there no result before the sheet is full?"""
    values = sheet()
    del values["techniques"]["future"]
    with pytest.raises(ModelError) as refused:
        run("checklist", values, SETTINGS)
    assert (refused.value.code, refused.value.where) == ("incomplete-answer", "techniques.future.mark")


@pytest.mark.parametrize("field", ["order", "close"])
def test_how_it_began_and_ended_must_be_said(field: str) -> None:
    """Does the sheet wait for both?"""
    values = sheet()
    del values[field]
    with pytest.raises(ModelError) as refused:
        run("checklist", values, SETTINGS)
    assert (refused.value.code, refused.value.where) == ("incomplete-answer", field)


@given(st.lists(st.sampled_from(["seen", "partly", "missed"]), min_size=15, max_size=15))
def test_the_score_stays_within_the_sheet(marks: list[str]) -> None:
    """Is it 0 for nothing seen, 15 for all, and never outside?"""
    given_marks = dict(zip(ROWS, marks, strict=True))
    found = run("checklist", sheet(given_marks), SETTINGS).figures
    assert found["score"] == score(given_marks) == marks.count("seen") + marks.count("partly") / 2
    assert 0 <= score(given_marks) <= 15
