"""Is there a readable sentence for whatever people answer, alone and in the room?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.content.answers import answers
from tests.room.made import Shown
from workbook.answers import check
from workbook.answers.respond import respond
from workbook.course import load
from workbook.schema import Exercise

COURSE = load()
MODELLED = [exercise for exercise in COURSE.exercises.values() if exercise.model]
#: What no reader should meet: a power of ten, no number at all, less than nothing, a plural for one.
UNREADABLE = re.compile(
    r"\bnan\b|\binf\b|\d[eE][+-]?\d\d|−0(?:\.0+)?(?![\d.])|–%|(?<![\d.,/−])1 (?:people|years|customers|entries|points|ideas)\b"
)
slow = settings(max_examples=25, deadline=None)


def sentences(said: Any) -> Iterator[str]:
    """Yield every sentence in both languages; what people typed is their own."""
    if isinstance(said, dict):
        if said.keys() == {"en", "zh"}:
            yield from said.values()
        else:
            for part in said.values():
                yield from sentences(part)
    elif isinstance(said, list):
        for part in said:
            yield from sentences(part)


def unreadable(said: Any) -> list[str]:
    """Return the sentences with something unreadable."""
    return [words for words in sentences(said) if UNREADABLE.search(words)]


@pytest.mark.parametrize("exercise", MODELLED, ids=lambda exercise: exercise.id)
@given(data=st.data())
@slow
def test_an_answer_has_a_result_or_none_but_never_breaks(exercise: Exercise, data: st.DataObject) -> None:
    reply = respond(exercise, data.draw(answers(exercise)))
    assert not unreadable(reply["result"])


@pytest.mark.parametrize(
    "exercise", [one for one in COURSE.exercises.values() if one.room], ids=lambda exercise: exercise.id
)
@given(data=st.data())
@slow
def test_the_room_has_a_title_for_one_person_and_for_five(exercise: Exercise, data: st.DataObject) -> None:
    given_answers = data.draw(st.lists(answers(exercise), min_size=1, max_size=5))
    checked = [check(exercise, answer) for answer in given_answers]
    view = Shown(exercise, *(one.value for one in checked if one.status == "valid")).view()
    assert not unreadable({key: view.get(key) for key in ("title", "stats", "charts")})
