"""Do the dates and tables of a planned day follow the guide, also where its rules give out?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.outcome import Ref, Typed
from workbook.models.preparation import (
    call_days,
    can_make_tables,
    friday_before,
    invitation_window,
    on_weekend,
    table_sizes,
    written_out,
)

LETTER = ["purpose", "date", "place", "parking", "rsvp"]
SETTINGS = {
    "date": "date", "people": "people", "venue": "venue", "letter": LETTER,
    "checklist": "checklist", "items": ["room", "food"], "state": "state",
}  # fmt: skip
TUESDAY = "2026-12-01"


def planned(people: int = 24, day: str = TUESDAY, **more: Any) -> Any:
    return run("preparation", {"date": day, "people": people, **more}, SETTINGS)


def test_letter_two_to_three_weeks_ahead_and_two_calls() -> None:
    """Does a day on 1 December send letters from 10 to 17 November and call by the 24th and on the 30th?"""
    day = date(2026, 12, 1)
    assert invitation_window(day) == (date(2026, 11, 10), date(2026, 11, 17))
    assert call_days(day) == (date(2026, 11, 24), date(2026, 11, 30))
    figures = planned().figures
    assert [figures[key] for key in ("invite_from", "invite_to", "call_by", "call_eve")] == [
        "2026-11-10", "2026-11-17", "2026-11-24", "2026-11-30",
    ]  # fmt: skip


def test_dates_cross_the_end_of_a_year_and_a_leap_day() -> None:
    """Is arithmetic over months left to the calendar?"""
    assert invitation_window(date(2027, 1, 10))[0] == date(2026, 12, 20)
    assert call_days(date(2028, 3, 1))[1] == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("people", "sizes", "case"),
    [
        (0, "0", "nobody"),
        (1, "1 × 1", "too-few"),
        (5, "1 × 5", "too-few"),
        (6, "1 × 6", "one-table"),
        (10, "1 × 10", "one-table"),
        (11, "1 × 11", "eleven"),
        (12, "2 × 6", "tables"),
        (24, "3 × 8", "tables"),
        (25, "1 × 9 + 2 × 8", "tables"),
        (400, "40 × 10", "tables"),
    ],
)
def test_people_sit_at_tables_of_six_to_ten_or_as_one_group(people: int, sizes: str, case: str) -> None:
    """Are the numbers that make no tables of six said plainly and kept together?"""
    found = planned(people)
    assert (found.figures["sizes"], found.case) == (sizes, case)


@given(st.integers(0, 400))
def test_tables_are_balanced_and_seat_everybody(people: int) -> None:
    """Is nobody left standing, no table above ten, none more than one larger than another?"""
    sizes = table_sizes(people)
    assert sum(sizes) == people
    assert len(sizes) == -(-people // 10)
    if sizes:
        assert max(sizes) <= 10
        assert max(sizes) - min(sizes) <= 1


def test_only_fewer_than_six_and_eleven_cannot_be_seated() -> None:
    """Are these all the exceptions up to 400?"""
    assert [people for people in range(401) if not can_make_tables(people)] == [0, 1, 2, 3, 4, 5, 11]


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 1, 1)))
def test_the_friday_before_is_a_working_day_at_most_two_days_earlier(day: date) -> None:
    """Is a working day left where it is?"""
    found = friday_before(day)
    assert not on_weekend(found)
    assert timedelta(0) <= day - found <= timedelta(days=2)
    assert on_weekend(day) or found == day


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-12-04", []),
        ("2026-12-05", [("day-on-weekend", {"date": "2026-12-05"})]),
        (
            "2026-12-06",
            [
                ("day-on-weekend", {"date": "2026-12-06"}),
                ("call-on-weekend", {"date": "2026-12-05", "instead": "2026-12-04"}),
            ],
        ),
        ("2026-12-07", [("call-on-weekend", {"date": "2026-12-06", "instead": "2026-12-04"})]),
    ],
)
def test_weekends_are_pointed_out(day: str, expected: list[tuple[str, dict[str, str]]]) -> None:
    """Does Friday pass, and is a Monday's last call moved to the Friday before?"""
    found = planned(day=day).prompts
    assert [(prompt.code, dict(prompt.params)) for prompt in found] == expected
    assert all(prompt.where == "date" for prompt in found)


@pytest.mark.parametrize(
    ("people", "venue", "warned"),
    [(10, "boardroom", False), (11, "boardroom", False), (12, "boardroom", True), (12, "classroom", False)],
)
def test_a_boardroom_has_one_table(people: int, venue: str, warned: bool) -> None:
    """Is somebody with two tables sent to a classroom?"""
    codes = [prompt.code for prompt in planned(people, venue=venue).prompts]
    assert ("boardroom-small" in codes) == warned


def test_what_nobody_confirmed_is_open() -> None:
    """Is an item without a tick open, and named?"""
    found = planned(checklist={"room": {"state": "done"}, "food": {"owner": "Ana"}})
    assert found.tags == {"confirmed": 1, "open": 1}
    assert found.chart.data["groups"][-1]["items"] == [Ref("food")]
    assert found.chart.data["groups"][0]["items"] == [Typed("2026-11-10"), Typed("2026-11-17")]


def test_the_letter_counts_what_it_has() -> None:
    """Is the date one of its five parts?"""
    assert (planned().figures["letter"], planned().figures["letter_parts"]) == (1, 5)
    assert planned(purpose="a", place="b", parking="c", rsvp="d").figures["letter"] == 5


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"people": 24}, "incomplete-answer"),
        ({"date": TUESDAY}, "incomplete-answer"),
        ({"date": TUESDAY, "people": 401}, "out-of-range"),
    ],
)
def test_what_is_no_plan_gets_no_dates(values: dict[str, Any], code: str) -> None:
    """Does a missing date wait, and an impossible one or half a person stop it?"""
    with pytest.raises(ModelError) as refused:
        run("preparation", values, SETTINGS)
    assert refused.value.code == code


def test_no_table_is_written_as_nought() -> None:
    """Does the sum of nothing have a sign at all?"""
    assert written_out(()) == "0"
