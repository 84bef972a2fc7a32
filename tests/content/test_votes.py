"""Do votes point to something people write, and does a form hear of it?"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from workbook.course import course
from workbook.course.files import CONTENT, ContentError
from workbook.course.references import reference_problems
from workbook.course.texts import fill
from workbook.course.votes import others, sources
from workbook.schema import Exercise

VOTES = {"id": "votes", "kind": "votes", "label": {"en": "Votes", "zh": "投票"}}


def voting(**pointer: Any) -> Exercise:
    """Return an exercise whose votes point somewhere."""
    words = {"en": "Vote", "zh": "投票"}
    return Exercise.model_validate(
        {
            "schema": 1,
            "kind": "exercise",
            "id": "vote",
            "mode": "individual",
            "minutes": 1,
            "live": True,
            "name": words,
            "title": words,
            "fields": [{**VOTES, **pointer}],
        }
    )


def found(**pointer: Any) -> list[tuple[str, str]]:
    """Return where a pointer is wrong, and how."""
    exercises = {**course.load().exercises, "vote": voting(**pointer)}
    return [(problem.where(), problem.code) for problem in reference_problems(exercises)]


@pytest.mark.parametrize(
    ("exercise", "field", "column", "where", "code"),
    [
        ("our-custmers", "customers", "who", "exercise", "no-such-exercise"),
        ("our-customers", "clients", None, "field", "no-such-field"),
        ("our-customers", "customers", "whom", "column", "no-such-column"),
        ("our-customers", "customers", "side", "column", "no-words"),
        ("our-customers", "customers", None, "column", "column-needed"),
        ("service-rating", "rating", None, "field", "no-words"),
        ("service-rating", "why", "who", "column", "no-such-column"),
    ],
)
def test_a_pointer_to_nothing_says_where_and_what(
    exercise: str, field: str, column: str | None, where: str, code: str
) -> None:
    """Does the author read which key is wrong, in words?"""
    place = f"exercises/vote.yaml › vote › fields.votes.{where}"
    assert found(exercise=exercise, field=field, column=column) == [(place, code)]
    sentence = course.load().text(f"author.{code}")
    assert "{" not in fill(sentence, {"detail": "it"})["zh"]


def test_a_pointer_to_words_is_fine() -> None:
    """May one vote on a text, a list, and a column of a table?"""
    assert found(exercise="service-rating", field="why") == []
    assert found(exercise="our-customers", field="customers", column="who") == []
    assert found(exercise="positioning-map", field="reasons") == []


def test_loading_the_content_follows_the_pointers(tmp_path: Path) -> None:
    """Is a wrong pointer found before anybody opens the exercise?"""
    folder = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    file = folder / "exercises/service-rating.yaml"
    field = (
        "  - { id: votes, kind: votes, label: { en: V, zh: 票 }, exercise: our-customers, field: nothing }\n"
    )
    text = file.read_text(encoding="utf-8")
    assert text.count("\nfields:\n") == 1
    file.write_text(text.replace("\nfields:\n", f"\nfields:\n{field}"), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        course.load(folder)
    assert [problem.code for problem in caught.value.problems] == ["no-such-field"]


def test_alone_ones_own_newest_answer_is_voted_on_and_in_a_room_what_it_shows() -> None:
    """Does nothing of the room reach the form before it may be seen?"""
    loaded = course.load()
    exercise = voting(exercise="service-rating", field="why")
    assert sources(exercise) == ["service-rating"]
    name = loaded.exercise("service-rating").name.model_dump()
    answers = {"service-rating/before": {"value": {"why": "slow"}}}
    alone = others(loaded, exercise, pace=None, answers=answers, views={})
    assert alone == {"service-rating": {"name": name, "value": {"why": "slow"}}}
    view = {"shown": True, "cards": []}
    for views, heard in (
        ({}, None),
        ({"service-rating/after": {"shown": False}}, None),
        ({"service-rating/after": view}, view),
    ):
        told = others(loaded, exercise, pace="facilitator", answers=answers, views=views)
        assert told == {"service-rating": {"name": name, "view": heard}}


def test_an_exercise_that_no_room_shows_is_voted_on_alone_there_too() -> None:
    """Does a module outside the half day work for somebody who sits in a room?"""
    loaded = course.load()
    hidden = loaded.exercise("service-rating").model_copy(update={"room": None})
    quiet = replace(loaded, exercises={**loaded.exercises, "service-rating": hidden})
    told = others(
        quiet, voting(exercise="service-rating", field="why"), pace="facilitator", answers={}, views={}
    )
    assert told["service-rating"]["value"] is None
