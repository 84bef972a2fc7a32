"""Is an order held against the right one fairly, and without giving it away?"""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.course import load
from workbook.models import ModelError
from workbook.models.order import in_place, to_move
from workbook.models.outcome import Ref
from workbook.schema import RankingField

RIGHT = list("abcdefgh")
SETTINGS = {"field": "steps", "order": RIGHT}


def test_the_right_order_needs_no_move() -> None:
    """Eight of eight?"""
    found = run("order", {"steps": RIGHT}, SETTINGS)
    assert (found.case, found.figures["right"], found.figures["moves"]) == ("right", 8, 0)
    assert found.tags == dict.fromkeys(RIGHT, 0)


def test_the_last_step_put_first_is_one_mistake_not_eight() -> None:
    """None stands in its place: is still only the one that jumped the queue named?"""
    found = run("order", {"steps": ["h", *RIGHT[:-1]]}, SETTINGS)
    assert (found.case, found.figures["right"], found.figures["moves"]) == ("one-move", 0, 1)
    assert found.figures["move_label"] == Ref("h")
    assert found.tags == dict.fromkeys(RIGHT, 0) | {"h": 1}


def test_two_that_changed_places_are_two_out_of_place_and_one_to_move() -> None:
    """Is a swap six in place and one move?"""
    found = run("order", {"steps": ["a", "c", "b", *RIGHT[3:]]}, SETTINGS).figures
    assert (found["right"], found["moves"]) == (6, 1)


def test_the_chart_marks_places_without_showing_the_right_ones() -> None:
    """Does the matrix follow the participant's own order?"""
    found = run("order", {"steps": ["b", "a", *RIGHT[2:]]}, SETTINGS)
    assert found.chart is not None
    assert found.chart.data["rows"][:3] == [Ref("b"), Ref("a"), Ref("c")]
    assert [row[0]["mark"] for row in found.chart.data["cells"][:3]] == ["weak", "weak", "good"]


@pytest.mark.parametrize("placed", [[], ["a"], RIGHT[:-1]])
def test_nothing_is_said_until_every_step_is_placed(placed: list[str]) -> None:
    """Is a half-finished order neither right nor wrong?"""
    with pytest.raises(ModelError) as refused:
        run("order", {"steps": placed}, SETTINGS)
    assert refused.value.code == "incomplete-answer"


def test_the_fewest_moves_are_the_fewest() -> None:
    """For every order of five: is what stays a longest run in order?"""
    right = list("abcde")
    for placed in permutations(right):
        staying = [step for step in placed if step not in to_move(placed, right)]
        longest = max(
            size for size in range(1, 6) for some in combinations(placed, size) if list(some) == sorted(some)
        )
        assert staying == sorted(staying)
        assert len(staying) == longest


@given(st.permutations(RIGHT))
def test_what_must_move_and_what_stays_never_contradict_each_other(placed: list[str]) -> None:
    """All in place exactly when nothing has to move, and never all but one in place?"""
    right = len(in_place(placed, RIGHT))
    assert (right == len(RIGHT)) == (not to_move(placed, RIGHT))
    assert right != len(RIGHT) - 1


def test_the_exercise_does_not_list_its_steps_in_the_right_order() -> None:
    """Are options and key the same eight steps, and is the list shuffled?"""
    exercise = load().exercise("questionnaire-steps")
    field = exercise.field("steps")
    assert isinstance(field, RankingField)
    assert exercise.model is not None
    key, shown = exercise.model.settings.model_dump()["order"], [option.id for option in field.options]
    assert len(key) == 8
    assert sorted(key) == sorted(shown)
    assert not in_place(shown, key)
