"""Is a plan complete, whose is it, and when is it looked at again?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.action_plan import Settings, completeness, follow_ups
from workbook.models.outcome import Ref, Typed

CHECKS = ["specific", "measurable", "achievable", "relevant", "time-bound"]
SMALL = {"field": "actions", "action": "what", "owner": "who", "deadline": "by"}
FULL = SMALL | {
    "others": ["weakness", "method"],
    "smart": "smart",
    "checks": CHECKS,
    "theme": "theme",
    "themes": ["service", "systems"],
    "start": "start",
}
WHOLE = {
    "what": "ring three holds",
    "who": "Ruth",
    "by": "2027-06-30",
    "weakness": "60 old holds",
    "method": "by phone",
    "smart": CHECKS,
}
rows = st.lists(
    st.fixed_dictionaries(
        {"what": st.just("x")},
        optional={
            "who": st.sampled_from(["Ruth", "Tama"]),
            "by": st.dates().map(date.isoformat),
            "weakness": st.just("w"),
            "smart": st.lists(st.sampled_from(CHECKS), unique=True),
        },
    ),
    min_size=1,
    max_size=8,
)


def plan(*actions: dict[str, Any], settings: dict[str, Any] = FULL, **fields: Any) -> Any:
    return run("action-plan", {"actions": list(actions), **fields}, settings)


def boxes(found: Any) -> dict[str, list[str]]:
    """Return the words in each box of the chart."""
    return {group["id"]: [item.words for item in group["items"]] for group in found.chart.data["groups"]}


def test_a_plan_is_looked_at_after_30_60_and_90_days() -> None:
    """Are they calendar days, over the ends of months? (B21, module 09)"""
    assert follow_ups("2027-06-01") == (date(2027, 7, 1), date(2027, 7, 31), date(2027, 8, 30))
    assert follow_ups(date(2028, 2, 1))[0] == date(2028, 3, 2)


@given(st.dates(max_value=date(9999, 10, 2)))
def test_the_days_for_looking_back_are_thirty_apart(start: date) -> None:
    """Does this hold on any day, written or not?"""
    assert [day - start for day in follow_ups(start)] == [timedelta(days=30 * n) for n in (1, 2, 3)]
    assert follow_ups(start.isoformat()) == follow_ups(start)


@pytest.mark.parametrize(("start", "code"), [("9999-12-01", "date-too-late")])
def test_a_day_that_cannot_be_used_is_refused_at_its_field(start: str, code: str) -> None:
    """Does the calendar's end make an error in words?"""
    with pytest.raises(ModelError) as refused:
        plan(WHOLE, start=start)
    assert (refused.value.code, refused.value.where) == (code, "start")


def test_an_action_of_five_lines_and_five_checks_has_ten_boxes() -> None:
    """Are the library's two lines 2 of 10 and 9 of 10? (module 09)"""
    layout = Settings.model_validate(FULL)
    assert completeness({"what": "communicate better", "smart": ["relevant"]}, layout) == (2, 10)
    assert completeness({key: part for key, part in WHOLE.items() if key != "weakness"}, layout) == (9, 10)
    assert completeness(WHOLE, layout) == (10, 10)


def test_two_actions_are_added_up_box_by_box() -> None:
    """Is 11 of 20 boxes 55 %?"""
    found = plan({"what": "communicate better"}, WHOLE).figures
    assert (found["filled"], found["boxes"], found["completeness"]) == (11, 20, 0.55)


def test_a_table_of_what_who_and_when_needs_nothing_else() -> None:
    """Can the team's five actions use the same arithmetic?"""
    found = plan({"what": "a"}, {"what": "b", "who": "Bo", "by": "2027-01-01"}, settings=SMALL)
    assert (found.figures["filled"], found.figures["boxes"]) == (4, 6)
    assert found.cards == {"ready": ("b",), "open": ("a",)}
    assert boxes(found) == {"ready": ["b"], "open": ["a"]}
    assert (found.figures["weakest_label"], found.figures["weakest"]) == (None, None)


def without(*columns: str) -> dict[str, Any]:
    return {key: part for key, part in WHOLE.items() if key not in columns}


@pytest.mark.parametrize(
    ("actions", "start", "case"),
    [
        ([without("who", "by")], None, "no-owner"),
        ([without("by")], None, "no-deadline"),
        ([without("method")], None, "no-start"),
        ([without("method")], "2027-06-01", "gaps"),
        ([WHOLE, WHOLE, WHOLE], "2027-06-01", "one-owner"),
        ([WHOLE, WHOLE], "2027-06-01", "ready"),
        ([WHOLE, WHOLE, WHOLE | {"who": "Tama"}], "2027-06-01", "ready"),
    ],
)
def test_what_is_missing_first_picks_the_question(
    actions: list[dict[str, Any]], start: str | None, case: str
) -> None:
    """Is an owner asked for before a day, and a day before the rest?"""
    assert plan(*actions, start=start).case == case


def test_one_owner_is_recognised_however_the_name_is_typed() -> None:
    """Are Ruth and RUTH one pair of hands?"""
    found = plan(*(WHOLE | {"who": name} for name in ("Ruth", "RUTH", "ruth ")), start="2027-06-01")
    assert (found.figures["busiest_label"], found.figures["most_owned"]) == (Typed("Ruth"), 3)


def test_the_rarest_check_is_named() -> None:
    """Does the sentence say what most actions lack?"""
    found = plan(WHOLE | {"smart": ["specific", "relevant"]}, WHOLE | {"smart": [*CHECKS[:2], "relevant"]})
    assert (found.figures["weakest_label"], found.figures["weakest"]) == (Ref("achievable"), 0)


def test_actions_lie_with_the_look_back_by_which_they_are_due() -> None:
    """Does the day itself still count, and is an undated one not lost?"""
    due = {"a": "2027-07-01", "b": "2027-07-02", "c": "2027-08-30", "d": "2027-08-31"}
    found = plan(*({"what": what, "by": by} for what, by in due.items()), {"what": "e"}, start="2027-06-01")
    assert boxes(found) == {"day-30": ["a"], "day-60": ["b"], "day-90": ["c"], "later": ["d", "e"]}


def test_themes_and_actions_without_an_owner_are_what_a_room_adds_up() -> None:
    """Do both count, and is an action without a theme no theme?"""
    found = plan(WHOLE | {"theme": "systems"}, {"what": "x", "theme": "systems"}, {"what": "y"})
    assert found.tags == {"service": 0, "systems": 2, "no-owner": 2}


@given(rows, st.none() | st.dates(max_value=date(9999, 1, 1)).map(date.isoformat))
def test_no_action_is_lost_or_more_than_complete(actions: list[dict[str, Any]], start: str | None) -> None:
    """Does every action stand in one box and in one group of cards, whatever is filled in?"""
    found = plan(*actions, start=start)
    assert sum(len(words) for words in boxes(found).values()) == len(actions) == found.figures["actions"]
    assert sum(len(words) for words in found.cards.values()) == len(actions)
    assert 0 < found.figures["completeness"] <= 1
    assert (found.figures["ready"] == len(actions)) is (found.figures["completeness"] == 1)


def test_no_action_is_no_result_yet() -> None:
    """Does an owner without anything to do wait?"""
    with pytest.raises(ModelError) as refused:
        plan({"who": "Ruth"})
    assert refused.value.code == "incomplete-answer"
