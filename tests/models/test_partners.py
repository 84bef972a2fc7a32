"""Do two people who need each other mean the same by good?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Typed
from workbook.models.partners import compare

SETTINGS = {"field": "sheets", "who": "who", "mine": "mine", "theirs": "theirs", "satisfied": "satisfied"}
lists = st.lists(st.sampled_from(["on time", "On  Time", "clean", "quiet", "ＣＬＥＡＮ"]), max_size=5)


def partners(*sheets: dict[str, Any]) -> Any:
    return run("partners", {"sheets": list(sheets)}, SETTINGS)


def items(found: Any, group: str) -> list[str]:
    """Return the words in one box of the chart."""
    return next([item.words for item in g["items"]] for g in found.chart.data["groups"] if g["id"] == group)


def test_one_of_five_criteria_in_both_lists_is_a_match_of_a_fifth() -> None:
    """Is the match what both name ÷ all that either names? (the hotel of module 07)"""
    found = compare(["spotless", "minibar full", "in writing"], ["which rooms first", "by two", "In Writing"])
    assert found.match == pytest.approx(1 / 5)
    assert (found.shared, found.mine, found.theirs) == (
        ("in writing",),
        ("spotless", "minibar full"),
        ("which rooms first", "by two"),
    )


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [("on time", "On  Time"), ("ＵＳＢ", "usb"), ("两点 以前", "两点以前"), ("2点前", "２点前")],
)
def test_width_case_and_spacing_make_no_difference(mine: str, theirs: str) -> None:
    """Is a criterion recognised however it was typed?"""
    assert compare([mine], [theirs]).match == 1


def test_two_words_for_one_thing_stay_two() -> None:
    """Is meaning left to the conversation?"""
    assert compare(["punctual"], ["on time"]).match == 0


def test_nothing_named_has_no_match_rather_than_none() -> None:
    """Is nothing of nothing undefined? (B20)"""
    assert compare([], []).match is None
    assert compare([" "], []).match is None


@given(lists, lists)
def test_the_match_is_the_same_from_both_sides(mine: list[str], theirs: list[str]) -> None:
    """Does it matter who asks whom?"""
    here, there = compare(mine, theirs), compare(theirs, mine)
    assert here.match == there.match
    assert (len(here.mine), len(here.theirs)) == (len(there.theirs), len(there.mine))
    assert here.match is None or 0 <= here.match <= 1


@given(lists)
def test_a_list_matches_itself(mine: list[str]) -> None:
    """Do doubles spoil a full match?"""
    assert compare(mine, mine).match == (1 if mine else None)


def test_sheets_are_pooled_criterion_by_criterion() -> None:
    """Does a partner with many criteria weigh more than one with few?"""
    found = partners(
        {"who": "Desk", "mine": ["a"], "theirs": ["a"]},
        {"who": "Bar", "mine": ["b", "c"], "theirs": ["c", "d"]},
    )
    assert (found.figures["shared"], found.figures["named"]) == (2, 4)
    assert found.figures["match"] == 0.5
    assert found.tags == {"shared": 2, "only-mine": 1, "only-theirs": 1}


def test_whom_nobody_asked_does_not_spoil_the_match() -> None:
    """Is "not asked yet" something else than "does not match"?"""
    found = partners(
        {"who": "Desk", "mine": ["a"], "theirs": ["a"]},
        {"who": "Bar", "mine": ["b", "c"]},
        {"who": "Spa", "theirs": ["d"]},
    )
    assert (found.figures["asked"], found.figures["match"], found.case) == (1, 1, "agreed")


@pytest.mark.parametrize(
    ("mine", "theirs", "case"),
    [
        (["a"], [], "not-asked"),
        (["a"], ["a"], "agreed"),
        (["a"], ["a", "b"], "missing"),
        (["a", "b"], ["c"], "missing"),
        (["a", "b"], ["a"], "extra"),
    ],
)
def test_the_difference_picks_the_sentence(mine: list[str], theirs: list[str], case: str) -> None:
    """Is what only the partner named said before what only I named?"""
    assert partners({"who": "Desk", "mine": mine, "theirs": theirs}).case == case


def test_the_first_thing_i_had_not_thought_of_is_named() -> None:
    """Can the sentence say which?"""
    found = partners({"who": "Desk", "mine": ["a"], "theirs": ["a", "by two", "in writing"]})
    assert found.figures["missing_label"] == Typed("by two")
    assert items(found, "only-theirs") == ["Desk · by two", "Desk · in writing"]


def test_satisfaction_is_counted_and_the_doubtful_are_listed() -> None:
    """Do yes, sometimes and no add up, and does an unanswered one stay out?"""
    found = partners(
        {"who": "Desk", "satisfied": "yes"},
        {"who": "Bar", "satisfied": "sometimes"},
        {"who": "Spa", "satisfied": "no"},
        {"who": "Pool"},
    )
    assert [found.figures[key] for key in ("sheets", "yes", "sometimes", "no")] == [4, 1, 1, 1]
    assert items(found, "not-yet") == ["Bar", "Spa"]


def test_a_sheet_without_a_partner_waits() -> None:
    """Is there no result before somebody is named?"""
    with pytest.raises(ModelError) as refused:
        partners({"satisfied": "yes"})
    assert refused.value.code == "incomplete-answer"
