"""The samples: every answer in them is one that a person could give, and each round shows a picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from workbook.answers.respond import respond
from workbook.course import load
from workbook.results import samples
from workbook.schema import LANGUAGES, Language, VotesField

#: Every exercise that a room sees, as a learner alone wants to compare.
SHARED = sorted(id_ for id_, exercise in load().exercises.items() if exercise.room is not None)


def _given(exercise_id: str) -> Iterator[tuple[str, int, str, dict[str, object]]]:
    sample = samples.load(exercise_id)
    assert sample is not None, f"workbook/content/samples/{exercise_id}.yaml is missing"
    for round_ in load().exercise(exercise_id).rounds:
        for language in LANGUAGES:
            for number, raw in enumerate(sample.answers(round_, language)):
                if raw is not None:
                    yield round_, number, language, raw


@pytest.mark.parametrize("exercise_id", SHARED)
def test_every_answer_is_valid_and_means_the_same_in_both_languages(exercise_id: str) -> None:
    """Would the form accept each of them without a complaint?"""
    exercise = load().exercise(exercise_id)
    seen = 0
    for round_, number, language, raw in _given(exercise_id):
        reply = respond(exercise, raw)
        errors = [problem for problem in reply["problems"] if problem["severity"] == "error"]
        assert (reply["status"], errors) == ("valid", []), (round_, number + 1, language, reply)
        assert raw.keys() <= {field.id for field in exercise.fields}
        seen += 1
    assert seen
    sample = samples.load(exercise_id)
    assert sample is not None
    assert {name for each in sample.people for name in each} == set(exercise.rounds)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("exercise_id", SHARED)
def test_each_round_shows_a_picture(exercise_id: str, language: Language) -> None:
    """Is the group large enough, and is there something to look at?"""
    exercise = load().exercise(exercise_id)
    for round_ in exercise.rounds:
        view = samples.view(load(), exercise_id, round_, language)
        assert view is not None
        assert view["shown"], (round_, view["n"], view["minimum"])
        assert view["n"] >= 6
        assert view["charts"] or any(group["items"] for group in view["cards"])


def test_votes_are_for_what_the_sample_people_wrote() -> None:
    """Does a sample vote name only entries of the sample it votes on?"""
    found = 0
    for id_ in SHARED:
        for field in load().exercise(id_).fields:
            if not isinstance(field, VotesField):
                continue
            source, voting = samples.load(field.exercise), samples.load(id_)
            assert source is not None
            assert voting is not None
            for language in LANGUAGES:
                said = str([source.answers(r, language) for r in load().exercise(field.exercise).rounds])
                for round_ in load().exercise(id_).rounds:
                    for raw in filter(None, voting.answers(round_, language)):
                        for text in raw[field.id]:
                            assert repr(text)[1:-1] in said, (id_, text)
                            found += 1
    assert found


def test_the_first_round_does_not_tell_of_the_second() -> None:
    """Is a rating at the start compared with the others of the start alone?"""
    before: Any
    after: Any
    before, after = (samples.view(load(), "service-rating", each, "en") for each in ("before", "after"))
    assert before is not None
    assert after is not None
    assert (len(before["charts"][0]["series"]), len(after["charts"][0]["series"])) == (1, 2)
    assert before["title"] != after["title"]
