"""Can every sentence of modules 11 and 12 be said, whatever the answer?"""

from __future__ import annotations

from typing import Any

import pytest

from workbook.answers.respond import calculate, label, present
from workbook.course import load
from workbook.course.texts import placeholders
from workbook.schema import ChoiceField, RowsField

COURSE = load()
COMPUTED = [
    "satisfaction-tracking", "weakness-causes", "water-case",
    "complaint-views", "complaint-clock", "complaint-flow", "role-play",
]  # fmt: skip
QUIZZES = ["water-case", "complaint-views", "complaint-flow"]


def tracked(*cells: float | None) -> dict[str, Any]:
    """Return a table of one item."""
    columns = [str(month) for month, _ in enumerate(cells)]
    return {"rates": {"columns": columns, "rows": [{"name": "Fuel", "cells": list(cells)}]}}


def clocked(**moments: str) -> dict[str, Any]:
    """Return a complaint made on the first of the month at nine."""
    return {"received": "2026-12-01T09:00"} | moments


def observed(mark: str, *, order: str = "mood-first", close: str = "satisfied") -> dict[str, Any]:
    """Return a sheet with one and the same mark everywhere."""
    tables = settings("role-play")["tables"]
    return {table: {row: {"mark": mark} for row in rows} for table, rows in tables.items()} | {
        "order": order,
        "close": close,
    }


def settings(exercise: str) -> dict[str, Any]:
    """Return the settings of an exercise's model."""
    model = COURSE.exercise(exercise).model
    assert model is not None
    return model.settings.model_dump()


def key(exercise: str) -> dict[str, Any]:
    """Return the right options of a quiz."""
    return {field: right for field, (right,) in settings(exercise)["key"].items()}


def wrong(exercise: str) -> dict[str, Any]:
    """Return an answer to a quiz whose first question is wrong."""
    answers = key(exercise)
    first = next(iter(answers))
    field = COURSE.exercise(exercise).field(first)
    assert isinstance(field, ChoiceField)
    other = next(option.id for option in field.options if option.id != answers[first])
    return answers | {first: other}


ANSWERS: dict[str, dict[str, dict[str, Any]]] = {
    "satisfaction-tracking": {
        "weak": tracked(91, 90),
        "watch": tracked(88, 86, 86),
        "unknown": tracked(90, None),
        "good": tracked(90, 92),
    },
    "weakness-causes": {
        "one-top": {"evidence": [{"saw": "x", "cause": "test-drive"}]},
        "tie": {"evidence": [{"saw": "x", "cause": "care"}, {"saw": "y", "cause": "needs"}]},
    },
    "complaint-clock": {
        "on-time": clocked(called="2026-12-01T09:30", answered="2026-12-02T09:00"),
        "call-late": clocked(called="2026-12-01T12:30", answered="2026-12-02T09:00"),
        "answer-late": clocked(called="2026-12-01T09:30", answered="2026-12-09T09:00"),
        "both-late": clocked(called="2026-12-01T12:30", answered="2026-12-09T09:00"),
        "call-pending": clocked(now="2026-12-01T09:30"),
        "call-overdue": clocked(now="2026-12-01T11:30"),
        "answer-pending": clocked(called="2026-12-01T09:30", now="2026-12-02T09:00"),
        "answer-overdue": clocked(called="2026-12-01T09:30", now="2026-12-09T09:00"),
    },
    "role-play": {
        "all-seen": observed("seen"),
        "some-partly": observed("partly"),
        "some-missed": observed("missed"),
        "matter-first": observed("seen", order="matter-first"),
        "closed-unasked": observed("seen", close="unasked"),
    },
    **{exercise: {"all-right": key(exercise), "some-wrong": wrong(exercise)} for exercise in QUIZZES},
}
EVERY = [(exercise, case) for exercise in COMPUTED for case in ANSWERS[exercise]]


@pytest.mark.parametrize(("exercise_id", "case"), EVERY)
def test_the_answer_is_said_in_both_languages(exercise_id: str, case: str) -> None:
    """Does each case arise, and have all its figures and labels words?"""
    exercise = COURSE.exercise(exercise_id)
    outcome = calculate(exercise, ANSWERS[exercise_id][case])
    assert outcome.case == case
    said = present(exercise, outcome)
    assert said["case"]["en"]
    assert said["case"]["zh"]
    assert said["chart"]
    for tag in outcome.tags:
        assert label(exercise, tag)["zh"]


@pytest.mark.parametrize("exercise_id", COMPUTED)
def test_no_case_is_written_that_never_arises(exercise_id: str) -> None:
    """Are the sentences of the content exactly the cases of the arithmetic?"""
    result = COURSE.exercise(exercise_id).result
    assert result is not None
    assert set(result.cases) == set(ANSWERS[exercise_id])


@pytest.mark.parametrize("exercise_id", COMPUTED)
def test_findings_name_only_what_a_tally_counts(exercise_id: str) -> None:
    """Is every figure of a finding and its conditions one that the room will have?"""
    exercise = COURSE.exercise(exercise_id)
    room = exercise.room
    assert room is not None
    assert room.view == "tally"
    if room.source == "model":
        counted = set(calculate(exercise, next(iter(ANSWERS[exercise_id].values()))).tags)
    else:
        field = exercise.field(room.fields[0])
        assert isinstance(field, RowsField)
        column = next(column for column in field.columns if column.id == room.column)
        assert isinstance(column, ChoiceField)
        counted = {option.id for option in column.options}
    names = {tag.replace("-", "_") for tag in counted}
    figures = {
        "n",
        "total",
        "top_label",
        "top_count",
        "top_share",
        *names,
        *(f"share_{tag}" for tag in names),
    }
    assert room.findings[-1].when == []
    for finding in room.findings:
        assert placeholders(finding.text.en) <= figures
        assert {condition.figure for condition in finding.when} <= figures


@pytest.mark.parametrize("exercise_id", QUIZZES)
def test_a_quiz_has_its_right_options_and_not_always_in_one_place(exercise_id: str) -> None:
    """Does every key exist among the options, without a place that gives it away?"""
    places = set()
    for field_id, right in key(exercise_id).items():
        field = COURSE.exercise(exercise_id).field(field_id)
        assert isinstance(field, ChoiceField)
        places.add([option.id for option in field.options].index(right))
    assert len(places) > 1
