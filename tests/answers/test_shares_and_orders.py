"""Allocations, rankings and votes: what is finished, what is not, and where it says so."""

from __future__ import annotations

import pytest

from tests.answers.small import KINDS, told
from workbook.answers import Checked, check

ALLOCATE, LOOSE, RANKING, VOTES = (KINDS[kind] for kind in ("allocate", "loose", "ranking", "votes"))


def test_points_that_add_up_are_valid_and_empty_parts_are_left_out() -> None:
    """Are 70 and 30 of a hundred enough, however they are typed?"""
    found = check(ALLOCATE, {"it": {"people": "７０", "tools": " 30 ", "training": ""}})
    assert found == Checked("valid", {"it": {"people": 70, "tools": 30}})


def test_thirds_of_a_hundred_add_up() -> None:
    """Does the arithmetic of a computer not stand between a person and a hundred?"""
    thirds = {"people": "33.3", "tools": "33,3", "training": "33.4"}
    assert check(ALLOCATE, {"it": thirds}).status == "valid"
    tenths = {"people": 0.1, "tools": 0.2, "training": 99.7}
    assert check(ALLOCATE, {"it": tenths}).status == "valid"


@pytest.mark.parametrize(("people", "total"), [("57", 87), ("80", 110), ("57.5", 87.5)])
def test_a_sum_that_is_off_is_said_at_the_field_and_leaves_it_incomplete(people: str, total: float) -> None:
    """Is 87 of 100 unfinished and not wrong?"""
    found = check(ALLOCATE, {"it": {"people": people, "tools": 30}})
    assert told(found) == [("sum-off", "it", "prompt")]
    assert found.problems[0].params == {"sum": total, "total": 100}
    assert found.status == "partial"
    assert set(found.value["it"]) == {"people", "tools"}


def test_a_part_is_checked_where_it_stands_and_then_no_sum_is_spoken_of() -> None:
    """Is "abc" not counted as 0?"""
    found = check(ALLOCATE, {"it": {"people": "abc", "tools": 101, "training": -1}})
    assert told(found) == [
        ("not-a-number", "it.people", "error"),
        ("out-of-range", "it.tools", "error"),
        ("out-of-range", "it.training", "error"),
    ]


def test_a_loose_allocation_takes_any_positive_sum() -> None:
    """Do three parts of five say as much as sixty of a hundred?"""
    assert check(LOOSE, {"it": {"people": 3, "tools": 2}}) == Checked(
        "valid", {"it": {"people": 3, "tools": 2}}
    )
    assert check(LOOSE, {"it": {"people": 0}}) == Checked("partial", {"it": {"people": 0}})


def test_a_ranking_is_finished_when_everything_has_a_place() -> None:
    """Is half an order partial, and none at all empty?"""
    assert check(RANKING, {"it": ["care", "speed", "price"]}).status == "valid"
    assert check(RANKING, {"it": ["care"]}) == Checked("partial", {"it": ["care"]})
    assert check(RANKING, {"it": []}) == Checked("empty")


def test_a_ranking_takes_each_offered_option_once() -> None:
    """Can nobody put one thing in two places, or a thing of their own?"""
    assert told(check(RANKING, {"it": ["luck"]})) == [("unknown-option", "it", "error")]
    assert told(check(RANKING, {"it": ["care", "care"]})) == [("wrong-shape", "it", "error")]


def test_votes_are_the_words_voted_for() -> None:
    """Does the same idea, written wider, get one vote only?"""
    assert check(VOTES, {"it": [" Call back ", "ｃａｌｌ back", "", "早点回电"]}) == Checked(
        "valid", {"it": ["Call back", "早点回电"]}
    )
    assert check(VOTES, {"it": []}) == Checked("empty")


def test_more_votes_than_dots_are_said_once() -> None:
    """Does a page that lets three through not make three votes?"""
    found = check(VOTES, {"it": ["a", "b", "c", "d"]})
    assert told(found) == [("too-many-votes", "it", "error")]
    assert found.problems[0].params == {"max": 2}
    assert told(check(VOTES, {"it": ["far too long for it"]})) == [("too-long", "it.0", "error")]


STRANGE: dict[str, list[object]] = {
    "allocate": [[], "70", {"luck": 1}, 100],
    "ranking": [{}, "care", [1], [["care"]]],
    "votes": [{}, "idea", [1], [None]],
}


@pytest.mark.parametrize(("kind", "raw"), [(kind, raw) for kind, raws in STRANGE.items() for raw in raws])
def test_what_no_form_sends_is_the_wrong_shape(kind: str, raw: object) -> None:
    """Are strange JSON types refused at the field?"""
    assert told(check(KINDS[kind], {"it": raw})) == [("wrong-shape", "it", "error")]
