"""Do the exercises keep the numbers, limits and groups that the course was specified with?"""

from __future__ import annotations

from typing import Any

import pytest

from workbook.answers import check
from workbook.answers.respond import calculate, respond
from workbook.course import load
from workbook.schema import RowsField

COURSE = load()
EXERCISES = COURSE.exercises
#: The segments' exercises that are done together in the room; the others are for oneself.
LIVE = {
    "service-rating", "our-customers", "service-levels", "positioning-map",
    "three-questions", "usp-ideas", "usp-vote", "service-promise",
    "why-customers-leave", "indifference-experienced", "indifference-here", "quick-wins",
    "letter-game", "common-attitude",
    "company-a-b", "true-value", "raise-retention", "customer-grading",
    "internal-customers", "internal-suppliers", "team-actions",
    "blueprint", "gap-causes", "action-plan",
}  # fmt: skip
#: Views of attitudes and of service between colleagues: nothing is seen of fewer than five people.
FIVE = {
    "common-attitude", "task-shares", "most-responsible", "weak-execution", "five-w-two-h", "time-matrix",
    "inverted-pyramid", "internal-customers", "internal-suppliers", "sales-voices", "team-actions",
}  # fmt: skip
DIMENSIONS = ("reliability", "assurance", "tangibles", "empathy", "responsiveness")


def answered(exercise: str, answer: dict[str, Any]) -> dict[str, Any]:
    """Return the worded result of an answer."""
    reply = respond(EXERCISES[exercise], answer)
    assert reply["result"] is not None, reply["problems"]
    return dict(reply["result"])


def figures(exercise: str, answer: dict[str, Any]) -> dict[str, Any]:
    """Return the figures of an answer."""
    return dict(calculate(EXERCISES[exercise], check(EXERCISES[exercise], answer).value).figures)


def servqual() -> dict[str, Any]:
    """Return marks with the gaps −1, 0, .5, −.5, −1 and the weights of the specification."""
    model = EXERCISES["servqual"].model
    assert model is not None
    statements: dict[str, dict[str, int]] = {}
    for dimension, gaps in zip(DIMENSIONS, ((-1, -1), (0, 0), (0, 1), (-1, 0), (-1, -1)), strict=True):
        for item, gap in zip(model.settings.model_dump()["dimensions"][dimension], gaps, strict=False):
            statements[item] = {"expected": 5, "perceived": 5 + gap}
    return {"statements": statements, "weights": dict(zip(DIMENSIONS, (32, 19, 11, 16, 22), strict=True))}


def offer(*marks: float) -> dict[str, Any]:
    """Return marks for our offer, values before costs."""
    rows = ("product", "service", "people", "image", "money", "time", "mind", "effort")
    return {"scores": {row: {"us": mark} for row, mark in zip(rows, marks, strict=True)}}


STORIES = {"cases": 1, "leave": 100, "bad": 10, "good": 5}
STEPS = [{"step": f"step {number}", "side": "seen", "chance": 95} for number in range(5)]


@pytest.mark.parametrize(
    ("exercise", "answer", "big"),
    [
        ("plan-the-day", {"date": "2030-12-03", "people": 25}, "1 × 9 + 2 × 8"),
        ("servqual", servqual(), "−0.565"),
        ("delivered-value", offer(8, 7, 6, 6, 9, 4, 3, 2), "9"),
        ("delivered-value", offer(0, 0, 0, 0, 10, 10, 10, 10), "−40"),
        ("word-of-mouth", STORIES | {"put-off": 100, "missed": 100}, "16"),
        ("word-of-mouth", STORIES | {"put-off": 20, "missed": 10}, "3.5"),
        ("letter-game", {"word": "at-ti tude"}, "ATTITUDE: 100"),
        ("letter-game", {"word": "ＳＹＳＴＥＭＳ"}, "SYSTEMS: 120"),
        ("company-a-b", {"guess": "double"}, "198"),
        ("blueprint", {"steps": STEPS}, "77.4%"),
        ("growth-levers", {"first": "first-value", "process": 10}, "+46.41%"),
        ("purchase-share", {"ours": 0, "category": 0}, "–"),
    ],
)  # fmt: skip
def test_the_numbers_of_the_specification(exercise: str, answer: dict[str, Any], big: str) -> None:
    """Does each exercise, with its own fields and settings, say what was worked out by hand?"""
    assert answered(exercise, answer)["big"]["en"] == big


@pytest.mark.parametrize(
    ("people", "case"), [(5, "too-few"), (11, "eleven"), (12, "tables"), (10, "one-table")]
)
def test_fewer_than_six_and_eleven_stay_one_group(people: int, case: str) -> None:
    assert answered("plan-the-day", {"date": "2030-12-03", "people": people})["case_id"] == case


def test_the_list_that_goes_round_is_the_published_one() -> None:
    """Is 68 + 10 + 9 + 5 + 4 + 3 + 1 = 100 what the guess is held against, and called a myth?"""
    exercise = EXERCISES["why-customers-leave"]
    assert exercise.model is not None
    assert exercise.result is not None
    source = {
        "indifference": 68, "complaints": 10, "cheaper": 9, "friends": 5, "competitors": 4, "moved": 3, "death": 1,
    }  # fmt: skip
    assert exercise.model.settings.model_dump()["source"] == source
    assert sum(source.values()) == 100
    assert figures("why-customers-leave", {"guess": source})["error"] == 0
    assert "myth" in exercise.result.labels["source"].en
    assert "传说" in exercise.result.labels["source"].zh
    assert respond(exercise, {"guess": {"indifference": 99}})["result"] is None


def test_a_sheet_for_complaints_has_fifteen_checks_and_two_limits() -> None:
    """Four and eleven checks; two hours and seventy-two; calendar time unless chosen otherwise?"""
    role_play, clock = EXERCISES["role-play"].model, EXERCISES["complaint-clock"].model
    assert role_play is not None
    assert clock is not None
    assert [len(rows) for rows in role_play.settings.model_dump()["tables"].values()] == [4, 11]
    assert clock.settings.model_dump(include={"call_hours", "answer_hours"}) == {
        "call_hours": 2,
        "answer_hours": 72,
    }
    weekend = {"received": "2026-11-27T16:00", "called": "2026-11-27T18:00", "answered": "2026-11-30T16:00"}
    assert answered("complaint-clock", weekend)["case_id"] == "on-time"
    late = weekend | {"answered": "2026-11-30T16:01"}
    assert answered("complaint-clock", late)["case_id"] == "answer-late"
    assert answered("complaint-clock", late | {"clock": "working"})["case_id"] == "on-time"


@pytest.mark.parametrize(
    ("exercise", "field", "value"),
    [
        ("customer-grading", "limit-a", 75),
        ("customer-grading", "limit-b", 50),
        ("customer-grading", "limit-c", 25),
        ("satisfaction-tracking", "target", 85),
    ],
)
def test_what_is_an_assumption_can_be_changed(exercise: str, field: str, value: float) -> None:
    """Is the limit a field of the participant's with the suggested value?"""
    found = EXERCISES[exercise].field(field)
    assert (found.kind, getattr(found, "default", None)) == ("number", value)


@pytest.mark.parametrize("bad", ["nan", "inf", "-1", "1e999", "five", True])
def test_no_number_field_takes_what_is_no_number_of_its_range(bad: object) -> None:
    """Is NaN, an infinity or a negative sum refused in every field that starts at 0 or above?"""
    tried = 0
    for exercise in EXERCISES.values():
        for field in exercise.fields:
            if field.kind == "number" and field.min >= 0:
                tried += 1
                assert check(exercise, {field.id: bad}).status == "invalid", (exercise.id, field.id)
    assert tried > 30


def test_an_empty_field_is_never_nought() -> None:
    """Does clearing a number without a default leave it out, and is 0 itself kept?"""
    tried = 0
    for exercise in EXERCISES.values():
        for field in exercise.fields:
            if field.kind == "number" and field.min == 0:
                tried += 1
                assert field.id not in check(exercise, {field.id: " "}).value
                assert check(exercise, {field.id: "0"}).value[field.id] == 0
    assert tried > 20


def test_live_is_what_the_half_day_does_together() -> None:
    """Are these the live exercises, and does every block have the minutes for its own?"""
    inside = [block for block in COURSE.outline.blocks if block.in_day]
    timed = {item.exercise for block in inside for item in block.items}
    assert {key for key in timed if EXERCISES[key].live} == LIVE
    for block in inside:
        live = [EXERCISES[item.exercise] for item in block.items if EXERCISES[item.exercise].live]
        assert sum(exercise.minutes for exercise in live) <= block.minutes, block.id


def test_no_exercise_outside_the_half_day_is_live() -> None:
    outside = [block for block in COURSE.outline.blocks if not block.in_day]
    assert outside
    assert not [item.exercise for block in outside for item in block.items if EXERCISES[item.exercise].live]


def test_attitudes_and_service_between_colleagues_are_seen_from_five_people_on() -> None:
    for key in FIVE:
        room = EXERCISES[key].room
        assert room is not None
        assert room.minimum == 5, key


def test_marks_of_our_own_house_are_never_one_persons() -> None:
    """Does a view of marks wait for a second person?"""
    views = [exercise for exercise in EXERCISES.values() if exercise.room and exercise.room.view == "heatmap"]
    assert len(views) > 4
    assert all(exercise.room is not None and exercise.room.minimum >= 2 for exercise in views)


def test_a_name_in_a_table_of_customers_is_never_shown_in_the_room() -> None:
    """Do views of people's own customers count them instead of naming them?"""
    for key in ("customer-grading", "key-customers"):
        exercise = EXERCISES[key]
        assert exercise.room is not None
        assert exercise.room.view == "tally"
        assert any(isinstance(field, RowsField) for field in exercise.fields)
