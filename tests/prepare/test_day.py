"""Does the day worked out keep the dates, the tables and the clock that the guide promises?"""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.prepare.day.records import Day
from facilitator.prepare.day.tables import about_tables, seat
from facilitator.prepare.day.work_out import work_out
from facilitator.prepare.day.working_days import announced, holiday, is_working, work_out_dates, working_day
from facilitator.prepare.notices import Notice, worded
from facilitator.prepare.roster.person import Person
from facilitator.processes.bind import JoinAddress
from tests.prepare.rosters import TODAY, people, person, plan
from workbook.models.preparation import table_sizes
from workbook.schema import LANGUAGES

ROOM = JoinAddress("http://192.168.8.10:8866/", "192.168.8.10:8866", "1234")


def day_of(count: int, *, today: dt.date = TODAY, **values: object) -> Day:
    """Return a day with that many people."""
    return work_out(plan(**values), people(count), room=ROOM, today=today)


def codes(notices: tuple[Notice, ...]) -> list[str]:
    """Return the codes, each of which has words in both languages."""
    for notice in notices:
        assert all(worded(notice, language) != notice.code for language in LANGUAGES)
    return [notice.code for notice in notices]


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-02-13", True),
        ("2026-02-14", True),  # a Saturday worked for the Spring Festival
        ("2026-02-15", False),
        ("2026-02-18", False),
        ("2026-02-20", False),  # a Friday off for the Saturday worked
        ("2026-09-20", True),
        ("2026-10-08", True),
        ("2026-12-19", False),
        ("2027-02-06", False),
    ],
)
def test_working_days_are_those_of_china(day: str, working: bool) -> None:
    """Are public holidays days off and make-up weekends working days?"""
    assert is_working(dt.date.fromisoformat(day)) is working


def test_a_holiday_has_its_name_in_both_languages() -> None:
    """Is it the feast's own name, and is no date written the American way?"""
    spring, off = holiday(dt.date(2026, 2, 17)), holiday(dt.date(2026, 2, 20))
    assert spring is not None
    assert "春节" in spring.zh
    assert "Spring Festival" in spring.en
    assert off is not None
    assert "2026-02-14" in off.en
    assert holiday(dt.date(2026, 12, 17)) is None


def test_only_announced_years_count_as_announced() -> None:
    """Is a year whose make-up days are not known told from one whose are?"""
    assert [announced(year) for year in (2025, 2026, 2098)] == [True, True, False]
    said = work_out_dates(dt.date(2098, 3, 5), today=TODAY).notices
    assert [notice.params["year"] for notice in said if notice.code == "year-not-announced"] == [2098]


def test_dates_on_working_days_stay_where_the_rule_puts_them() -> None:
    """Are they three and two weeks, one week and one day before, and is there nothing to say?"""
    day = day_of(12)
    assert (day.invite_from, day.invite_to) == (dt.date(2026, 11, 26), dt.date(2026, 12, 3))
    assert (day.call_by, day.call_eve) == (dt.date(2026, 12, 10), dt.date(2026, 12, 16))
    assert day.rsvp_by == dt.date(2026, 12, 9)
    assert codes(day.notices) == ["table-mixed"]


def test_dates_in_a_holiday_move_before_it_and_say_why() -> None:
    """Is the reason the feast's name, or that it is a weekend?"""
    dates = work_out_dates(dt.date(2026, 10, 15), today=dt.date(2026, 9, 1))
    assert (dates.invite_from, dates.invite_to) == (dt.date(2026, 9, 24), dt.date(2026, 9, 30))
    (moved,) = dates.notices
    assert moved.code == "moved-invite-to"
    assert "国庆节" in worded(moved, "zh")
    monday = work_out_dates(dt.date(2026, 12, 21), today=TODAY)
    assert codes(monday.notices) == ["moved-call-eve"]
    assert monday.call_eve == dt.date(2026, 12, 18)
    assert "a weekend" in worded(monday.notices[0], "en")


@pytest.mark.parametrize(
    ("day", "today", "said"),
    [
        ("2026-12-17", "2026-12-18", ["day-past"]),
        (
            "2026-12-17",
            "2026-12-17",
            ["day-today", "overdue-invite-to", "overdue-call-by", "overdue-call-eve"],
        ),
        ("2026-12-17", "2026-12-16", ["day-tomorrow", "overdue-invite-to", "overdue-call-by", "rsvp-soon"]),
        ("2026-12-17", "2026-12-11", ["overdue-invite-to", "overdue-call-by", "rsvp-soon"]),
        ("2026-12-17", "2026-12-10", ["overdue-invite-to", "rsvp-soon"]),
        ("2026-12-17", "2026-12-09", ["overdue-invite-to"]),
        ("2026-12-17", "2026-12-03", []),
        (
            "2026-12-19",
            "2026-11-23",
            ["moved-invite-from", "moved-invite-to", "moved-call-by", "day-weekend"],
        ),
        (
            "2026-05-09",
            "2026-04-01",
            ["moved-invite-from", "moved-invite-to", "moved-call-by", "day-made-up"],
        ),
        ("2026-10-01", "2026-09-01", ["day-holiday"]),
    ],
)
def test_what_is_late_past_or_off_is_said(day: str, today: str, said: list[str]) -> None:
    """Is each thing that the calendar has against a day said once?"""
    dates = work_out_dates(dt.date.fromisoformat(day), today=dt.date.fromisoformat(today))
    found = codes(dates.notices)
    assert [code for code in found if code != "year-not-announced"] == said


@pytest.mark.parametrize(
    ("today", "rsvp_by"),
    [("2026-12-09", "2026-12-09"), ("2026-12-10", "2026-12-11"), ("2026-12-16", "2026-12-16")],
)
def test_a_late_letter_asks_for_an_answer_that_can_still_be_given(today: str, rsvp_by: str) -> None:
    """Is no letter sent with a day for answers that is past?"""
    dates = work_out_dates(dt.date(2026, 12, 17), today=dt.date.fromisoformat(today))
    assert dates.rsvp_by.isoformat() == rsvp_by


@pytest.mark.parametrize(
    ("rsvp_by", "code"),
    [
        ("2026-12-17", "rsvp-late"),
        ("2026-11-20", "rsvp-early"),
        ("2026-12-06", "rsvp-day-off"),
        ("2026-12-08", None),
    ],
)
def test_a_wished_day_for_answers_is_kept_and_judged(rsvp_by: str, code: str | None) -> None:
    """Is a day that cannot work said and not changed?"""
    dates = work_out_dates(dt.date(2026, 12, 17), today=TODAY, rsvp_by=dt.date.fromisoformat(rsvp_by))
    assert dates.rsvp_by.isoformat() == rsvp_by
    assert codes(dates.notices) == ([code] if code else [])


@given(st.dates(dt.date(2001, 2, 1), dt.date(2099, 12, 31)))
@example(TODAY + dt.timedelta(days=1))
@example(TODAY + dt.timedelta(days=5))
def test_every_day_of_the_century_can_be_planned(day: dt.date) -> None:
    """Are the days in order and worked on, whatever the feasts are?"""
    dates = work_out_dates(day, today=TODAY)
    order = [dates.invite_from, dates.invite_to, dates.call_by, dates.call_eve, day]
    assert order == sorted(order)
    assert all(is_working(each) for each in order[:-1])
    if "rsvp-soon" in codes(dates.notices):  # the usual day is past: as soon as can be
        assert TODAY <= dates.rsvp_by < day
    else:
        assert working_day(dates.rsvp_by) == dates.rsvp_by < dates.call_by


@pytest.mark.parametrize("count", [0, 1, 5, 6, 10, 11, 12, 24, 25, 400])
def test_everybody_has_one_seat_at_balanced_tables(count: int) -> None:
    """Are the tables B1's, one group where there can be none, and is that said?"""
    day = day_of(count)
    impossible = {0: "nobody", 1: "too-few", 5: "too-few", 11: "eleven"}
    sizes = list(table_sizes(count)) if count not in impossible else [count] * bool(count)
    assert [len(table) for table in day.tables] == sizes
    assert sorted(each.row for table in day.tables for each in table) == [each.row for each in day.people]
    said = set(codes(day.notices))
    assert said & set(impossible.values()) == ({impossible[count]} if count in impossible else set())


@pytest.mark.parametrize("count", [12, 24, 25, 60, 400])
def test_colleagues_sit_apart(count: int) -> None:
    """Does no table have more than its share of a company, give or take one, where all speak one language?"""
    everyone = [person(number, language="zh") for number in range(1, count + 1)]
    tables = seat(everyone)
    for company, size in Counter(each.company for each in everyone).items():
        shares = [sum(each.company == company for each in table) for table in tables]
        assert max(shares) - min(shares) <= 1, (company, size, shares)


@given(english=st.integers(0, 60), chinese=st.integers(0, 60))
def test_languages_share_one_table_at_most(english: int, chinese: int) -> None:
    """Has everybody somebody to talk to, and is nobody left out?"""
    group = [person(n, language="en" if n <= english else "zh") for n in range(1, english + chinese + 1)]
    tables = seat(group)
    assert sorted(each.row for table in tables for each in table) == [each.row for each in group]
    mixed = [table for table in tables if len({each.language for each in table}) > 1]
    assert len(mixed) <= 1
    if len(tables) > 1:
        assert tuple(map(len, tables)) == table_sizes(len(group))
    said = [notice for notice in about_tables(tables, layout="classroom") if notice.code == "table-mixed"]
    assert len(said) == len(mixed)


def test_seating_is_always_the_same() -> None:
    """Does making a pack again move nobody?"""
    everyone: list[Person] = people(47)
    assert seat(everyone) == seat(list(everyone))


def test_a_boardroom_for_several_tables_is_said() -> None:
    """Is the layout compared with the tables?"""
    assert "boardroom-small" in codes(day_of(24, layout="boardroom").notices)
    assert "boardroom-small" not in codes(day_of(10, layout="boardroom").notices)


def test_the_run_sheet_takes_210_minutes_from_the_start() -> None:
    """Does each block begin when the one before ends?"""
    blocks = day_of(12, start="13:30").blocks
    ends = [each.isoformat() for each in (blocks[0].begins, blocks[-1].ends)]
    assert ends == ["2026-12-17T13:30:00", "2026-12-17T17:00:00"]
    assert [block.ends for block in blocks[:-1]] == [block.begins for block in blocks[1:]]
    assert sum(block.minutes for block in blocks) == 210
    assert sum(block.kind == "break" for block in blocks) == 1


@pytest.mark.parametrize(
    ("start", "odd"), [("05:59", True), ("06:00", False), ("18:30", False), ("18:31", True)]
)
def test_a_half_day_in_the_night_is_said(start: str, odd: bool) -> None:
    """Is a slip of the clock noticed?"""
    assert ("odd-hours" in codes(day_of(12, start=start).notices)) is odd
