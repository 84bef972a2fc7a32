"""Do the two clocks of a complaint run as promised?"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.models.running import run
from workbook.models import ModelError
from workbook.models.complaint_clock import State, elapsed, state
from workbook.models.outcome import Ref

SETTINGS = {
    "received": "received", "called": "called", "answered": "answered", "now": "now", "clock": "clock",
    "call_hours": 2, "answer_hours": 72,
}  # fmt: skip
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
FRIDAY = datetime(2026, 11, 27, 16, 0)  # noqa: DTZ001 (a clock on the wall has no zone)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2032, 1, 1))  # noqa: DTZ001


def ask(**moments: str) -> dict[str, Any]:
    """Return an answer about a complaint made on Tuesday, 1 December 2026, at nine."""
    return {"received": "2026-12-01T09:00"} | moments


@pytest.mark.parametrize(
    ("after", "found"),
    [(0 * MINUTE, "on-time"), (119 * MINUTE, "on-time"), (2 * HOUR, "on-time"), (121 * MINUTE, "late")],
)
def test_exactly_on_the_limit_is_on_time(after: timedelta, found: State) -> None:
    """Is the call at 11:00 kept and the one at 11:01 not?"""
    assert state(FRIDAY, FRIDAY + after, now=FRIDAY, limit=2 * HOUR) == found


@pytest.mark.parametrize(("after", "found"), [(2 * HOUR, "pending"), (121 * MINUTE, "overdue")])
def test_what_is_not_done_waits_until_its_limit_has_passed(after: timedelta, found: State) -> None:
    """Is a call that nobody made pending first and overdue from the minute after?"""
    assert state(FRIDAY, None, now=FRIDAY + after, limit=2 * HOUR) == found


def test_three_days_from_friday_end_on_monday_or_on_wednesday() -> None:
    """Do weekends count in calendar time and stand still in working days?"""
    monday, wednesday = FRIDAY + timedelta(days=3), FRIDAY + timedelta(days=5)
    assert elapsed(FRIDAY, monday) == 72 * HOUR
    assert elapsed(FRIDAY, monday, working=True) == 24 * HOUR
    assert elapsed(FRIDAY, wednesday, working=True) == 72 * HOUR


def test_a_complaint_on_saturday_starts_its_working_clock_on_monday() -> None:
    """Is a call on Sunday early, and one on Monday at two in the morning exactly in time?"""
    saturday = FRIDAY + 18 * HOUR
    assert elapsed(saturday, saturday + 24 * HOUR, working=True) == timedelta()
    assert elapsed(saturday, datetime(2026, 11, 30, 2, 0), working=True) == 2 * HOUR  # noqa: DTZ001


@given(moments, moments, moments)
def test_time_adds_up_on_both_clocks(a: datetime, b: datetime, c: datetime) -> None:
    """Is the way from a to c the way over b, and working time never longer than calendar time?"""
    a, b, c = sorted((a, b, c))
    for working in (False, True):
        assert elapsed(a, b, working=working) + elapsed(b, c, working=working) == elapsed(
            a, c, working=working
        )
    assert timedelta() <= elapsed(a, c, working=True) <= elapsed(a, c)


@given(moments)
def test_a_whole_week_has_five_working_days(start: datetime) -> None:
    """Does it not matter on which day the week begins?"""
    assert elapsed(start, start + timedelta(days=7), working=True) == timedelta(days=5)


def test_both_in_time() -> None:
    """Are the figures hours and minutes used and left?"""
    found = run("complaint-clock", ask(called="2026-12-01T10:25", answered="2026-12-03T15:30"), SETTINGS)
    assert found.case == "on-time"
    figures = found.figures
    assert (figures["call_h"], figures["call_min"]) == (1, 25)
    assert (figures["call_margin_h"], figures["call_margin_min"]) == (0, 35)
    assert (figures["answer_h"], figures["answer_min"]) == (54, 30)
    assert (figures["answer_margin_h"], figures["answer_margin_min"]) == (17, 30)
    assert dict(found.tags) == {"on-time": 2, "late": 0, "pending": 0}
    assert found.chart is not None
    assert found.chart.data["series"][0]["values"] == [70.8, 75.7]
    assert found.chart.data["highlight"] == []


@pytest.mark.parametrize(
    ("moments", "case", "tags"),
    [
        ({"called": "2026-12-01T11:01", "answered": "2026-12-04T09:00"}, "call-late", (1, 1, 0)),
        ({"called": "2026-12-01T11:00", "answered": "2026-12-04T09:01"}, "answer-late", (1, 1, 0)),
        ({"called": "2026-12-01T12:00", "answered": "2026-12-05T09:00"}, "both-late", (0, 2, 0)),
        ({"now": "2026-12-01T10:00"}, "call-pending", (0, 0, 2)),
        ({"now": "2026-12-01T11:30"}, "call-overdue", (0, 1, 1)),
        ({"called": "2026-12-01T09:30", "now": "2026-12-03T09:00"}, "answer-pending", (1, 0, 1)),
        ({"called": "2026-12-01T09:30", "now": "2026-12-06T09:00"}, "answer-overdue", (1, 1, 0)),
        ({"called": "2026-12-01T12:00", "now": "2026-12-06T09:00"}, "answer-overdue", (0, 2, 0)),
        ({"answered": "2026-12-01T09:30", "now": "2026-12-01T11:30"}, "call-overdue", (1, 1, 0)),
    ],
)
def test_the_most_urgent_clock_picks_the_sentence(
    moments: dict[str, str], case: str, tags: tuple[int, int, int]
) -> None:
    """Does what is overdue come first, and does the room count it as late?"""
    found = run("complaint-clock", ask(**moments), SETTINGS)
    assert found.case == case
    assert tuple(found.tags[key] for key in ("on-time", "late", "pending")) == tags


def test_a_late_call_stands_out_with_what_it_was_over() -> None:
    """Is the late bar highlighted, and is 61 minutes over said as 1 h 1 min?"""
    found = run("complaint-clock", ask(called="2026-12-01T12:01", answered="2026-12-01T12:01"), SETTINGS)
    assert found.figures["call_state"] == Ref("late")
    assert (found.figures["call_margin_h"], found.figures["call_margin_min"]) == (1, 1)
    assert found.chart is not None
    assert found.chart.data["highlight"] == [0]


def test_the_weekend_counts_only_in_calendar_time() -> None:
    """Does the learner's choice change the verdict on one and the same complaint?"""
    friday = {"received": "2026-11-27T16:00", "called": "2026-11-27T17:00", "answered": "2026-12-01T16:00"}
    assert run("complaint-clock", friday, SETTINGS).case == "answer-late"
    assert run("complaint-clock", friday | {"clock": "calendar"}, SETTINGS).case == "answer-late"
    assert run("complaint-clock", friday | {"clock": "working"}, SETTINGS).case == "on-time"


@pytest.mark.parametrize("field", ["called", "answered", "now"])
def test_a_moment_before_the_complaint_is_an_error_at_that_field(field: str) -> None:
    """Does the page say where the mistake is?"""
    with pytest.raises(ModelError) as refused:
        run("complaint-clock", ask(**{field: "2026-12-01T08:59"}), SETTINGS)
    assert (refused.value.code, refused.value.where) == ("before-complaint", field)


@pytest.mark.parametrize("moments", [{}, {"called": "2026-12-01T09:30"}, {"answered": "2026-12-01T09:30"}])
def test_what_is_still_to_be_done_needs_to_know_what_time_it_is(moments: dict[str, str]) -> None:
    """Is there no verdict, and no guess, without the present moment?"""
    with pytest.raises(ModelError) as refused:
        run("complaint-clock", ask(**moments), SETTINGS)
    assert (refused.value.code, refused.value.where) == ("incomplete-answer", "now")
