"""Does an author learn from the check, and not from a crash, that a room block cannot work?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.room.made import COURSE, choice, field, made, options, scale, table
from workbook.results.view_check import room_problems
from workbook.schema import Exercise, Finding, Text

TABLE = table("t", choice("a", "x", "y"), scale("b", 1, 3), field("w", "text"))
PARTS = field("p", "allocate", parts=options("x", "y"))
WHY = field("why", "text")
VOTES = field("v", "votes", exercise="our-customers", field="customers")


def problems(exercise: Exercise) -> list[tuple[str, str, str]]:
    """Return the problems as (field, code, detail)."""
    found = list(room_problems(COURSE, exercise))
    assert all((one.file, one.entry) == ("exercises/made-up.yaml", "made-up") for one in found)
    assert all(f"author.{one.code}" in COURSE.texts for one in found)
    return [(one.field, one.code, one.detail) for one in found]


GOOD = [
    made("tally", choice("a", "x", "y"), sort="count"),
    made("tally", TABLE, column="a"),
    made("cards", TABLE, column="w"),
    made("cross", TABLE, column="a", by="b"),
    made("shares", PARTS, settings={"source": {"x": 1}}),
    made("spread", WHY, model=True, figures=["any"]),
    made("means", WHY, model=True, figures=["one_figure"], labels=("one-figure",)),
    made("leaderboard", WHY, model=True, figures=["any"]),
    made("votes", VOTES),
]


@pytest.mark.parametrize("exercise", GOOD, ids=lambda exercise: exercise.room.view)
def test_a_view_that_suits_its_fields_has_no_problem(exercise: Exercise) -> None:
    assert problems(exercise) == []


@pytest.mark.parametrize(
    ("exercise", "found"),
    [
        (made("histogram", WHY), ("room", "room-histogram", "")),
        (made("heatmap", WHY), ("room", "room-heatmap", "")),
        (made("map", WHY), ("room", "room-map", "")),
        (made("ranking", WHY), ("room", "room-ranking", "")),
        (made("cards", scale("b", 1, 3)), ("room", "room-cards", "b")),
        (made("cards", table("t", choice("a", "x", "y"))), ("room", "room-cards", "t")),
        (made("tally", WHY), ("room", "room-tally", "why")),
        (made("tally", TABLE, column="b"), ("room", "room-tally", "t")),
        (made("tally", TABLE, column="wrong"), ("room.column", "room-column", "wrong")),
        (made("cross", WHY, column="a", by="b"), ("room", "room-cross", "")),
        (made("cross", TABLE, column="a", by="wrong"), ("room.by", "room-column", "wrong")),
        (made("cross", TABLE, column="a"), ("room.by", "room-column", "–")),
        (made("cross", TABLE, column="a", by="w"), ("room", "room-cross", "w")),
        (made("shares", WHY), ("room", "room-shares", "")),
        (made("spread", WHY, model=True), ("room", "room-figures", "spread")),
        (made("means", WHY, model=True), ("room", "room-figures", "means")),
        (made("means", WHY, model=True, figures=["nameless"]), ("result.labels", "room-words", "nameless")),
        (made("leaderboard", PARTS, model=True, figures=["any"]), ("room", "room-leaderboard", "")),
        (made("leaderboard", WHY, model=True), ("room", "room-figures", "leaderboard")),
        (made("votes", WHY), ("room", "room-votes", "")),
        (made("votes", VOTES, column="a"), ("room.column", "room-unused", "votes")),
        (made("shares", PARTS, sort="count"), ("room.sort", "room-unused", "shares")),
        (made("shares", PARTS, model=True, source="model"), ("room.source", "room-unused", "shares")),
    ],
)
def test_a_room_block_that_cannot_work_says_where_and_why(
    exercise: Exercise, found: tuple[str, str, str]
) -> None:
    assert problems(exercise) == [found]


def finding(text: str, *, figure: str | None = None) -> list[dict[str, Any]]:
    """Return the findings of a room block."""
    when = [{"figure": figure, "min": 1}] if figure else []
    return [
        {"text": {"en": "Fine", "zh": "好"}, "when": [{"figure": "n", "min": 99}]},
        {"text": {"en": text, "zh": text}, "when": when},
    ]


@pytest.mark.parametrize(
    ("text", "figure", "found"),
    [
        ("{totl} of {n}", None, ("room.findings.2", "room-figure", "totl")),
        ("Fine", "share_z", ("room.findings.2", "room-figure", "share_z")),
        ("{top_share:.0q}", None, ("room.findings.2", "bad-format", ".0q")),
    ],
)
def test_a_finding_may_only_name_what_the_view_has(
    text: str, figure: str | None, found: tuple[str, str, str]
) -> None:
    assert problems(made("tally", choice("a", "x", "y"), findings=finding(text, figure=figure))) == [found]


def test_a_finding_may_name_every_key_and_use_formats() -> None:
    text = "{x} {share_y:.0%} {n:d} {top_count:,} {top_label}"
    assert problems(made("tally", choice("a", "x", "y"), findings=finding(text, figure="share_x"))) == []


def test_the_room_blocks_of_the_course_can_all_be_shown() -> None:
    shown = [exercise for exercise in COURSE.exercises.values() if exercise.room is not None]
    assert len(shown) > 5
    for exercise in shown:
        assert list(room_problems(COURSE, exercise)) == []


def test_a_finding_with_a_wrong_figure_in_the_course_is_found() -> None:
    exercise = COURSE.exercise("service-rating")
    assert exercise.room is not None
    wrong = Finding(text=Text(en="{deltas}", zh="{deltas}"))
    room = exercise.room.model_copy(update={"findings": [wrong]})
    (found,) = room_problems(COURSE, exercise.model_copy(update={"room": room}))
    assert (found.code, found.detail, found.where()) == (
        "room-figure",
        "deltas",
        "exercises/service-rating.yaml › service-rating › room.findings.1",
    )
