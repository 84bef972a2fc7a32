"""Is a quiz scored once, and explained question by question?"""

from __future__ import annotations

import pytest

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref

SETTINGS = {"key": {"first": "no", "second": ["a", "b"]}}


def test_a_mistake_is_explained_with_the_others() -> None:
    """Are right and wrong apart, each with its explanation?"""
    found = run("quiz", {"first": "yes", "second": ["b", "a"]}, SETTINGS)
    assert (found.figures, found.case) == ({"right": 1, "n": 2}, "some-wrong")
    assert found.tags == {"first": 1, "second": 0}
    assert found.chart is not None
    wrong, right = found.chart.data["groups"]
    assert (wrong["id"], wrong["items"], wrong["count"]) == ("wrong", [Ref("why-first")], 1)
    assert (right["id"], right["items"], right["count"]) == ("right", [Ref("why-second")], 1)


def test_all_right_has_no_group_of_mistakes() -> None:
    """Is an empty group left out?"""
    found = run("quiz", {"first": "no", "second": ["a", "b"]}, SETTINGS)
    assert found.case == "all-right"
    assert found.chart is not None
    assert [group["id"] for group in found.chart.data["groups"]] == ["right"]


@pytest.mark.parametrize("values", [{}, {"first": "no"}, {"second": ["a", "b"]}])
def test_nothing_is_said_before_every_question_is_answered(values: dict[str, object]) -> None:
    """Can nobody find the key by trying one option after the other?"""
    with pytest.raises(ModelError) as refused:
        run("quiz", values, SETTINGS)
    assert refused.value.code == "incomplete-answer"


@pytest.mark.parametrize("given", [["a"], ["a", "b", "c"], "a"])
def test_several_options_must_be_exactly_the_right_ones(given: object) -> None:
    """Is half of the right options wrong, and all options too?"""
    assert run("quiz", {"first": "no", "second": given}, SETTINGS).tags["second"] == 1
