"""Is a day read as people write it, and never guessed?"""

from __future__ import annotations

from datetime import date, datetime

import pytest

from tests.answers.small import KINDS, told
from workbook.answers import Checked, check
from workbook.course import load

TODAY = date(2026, 11, 23)
DATE, MOMENT, SHEETS = KINDS["date"], KINDS["moment"], KINDS["sheets"]


@pytest.mark.parametrize(
    "typed",
    [
        *["2026-12-01", " 2026-12-1 ", "2026/12/1", "2026.12.1", "2026。12。1"],
        *["2026年12月1日", "2026 年 12 月 01 日", "2026年12月1号"],
        *[
            "２０２６年１２月１日",
            "２０２６－１２－０１",
            "２０２６／１２／１",
            "2026–12–1",
            "\u200e2026-12-01",
        ],
    ],
)
def test_a_day_is_read_as_people_write_it(typed: str) -> None:
    """Do Chinese dates, full-width digits and slashes all say the same day?"""
    assert check(DATE, {"it": typed}, TODAY) == Checked("valid", {"it": "2026-12-01"})


@pytest.mark.parametrize(
    "typed",
    [
        *["2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2025-02-29", "1900-02-29"],
        *["1/12/2026", "12/1/2026", "26-12-01", "0002-12-01", "2026-12/01", "20261201", "2026-12"],
        *["tomorrow", "明天", "2026年12月", "2026-12-01T09:30", "2026-12-01 extra", "2" * 5000],
    ],
)
def test_what_no_calendar_has_or_could_be_two_days_is_refused(typed: str) -> None:
    """Is 30 February refused, and 3/4 not guessed at?"""
    found = check(DATE, {"it": typed}, TODAY)
    assert told(found) == [("not-a-date", "it", "error")]
    assert (found.status, found.value) == ("invalid", {})


@pytest.mark.parametrize("typed", ["2028-02-29", "2024年2月29日", "2000/2/29"])
def test_29_february_is_a_day_of_leap_years_only(typed: str) -> None:
    """Does the calendar know its leap years?"""
    assert check(DATE, {"it": typed}, date(2000, 1, 1)).status == "valid"
    assert told(
        check(DATE, {"it": typed.replace("2028", "2027").replace("2024", "2023").replace("2000", "2100")})
    ) == [("not-a-date", "it", "error")]


def test_a_day_gone_by_is_asked_about_and_still_counts() -> None:
    """Is yesterday a question, today not, and the answer valid either way?"""
    yesterday = check(DATE, {"it": "2026-11-22"}, TODAY)
    assert told(yesterday) == [("date-past", "it", "prompt")]
    assert (yesterday.status, yesterday.value) == ("valid", {"it": "2026-11-22"})
    assert check(DATE, {"it": "2026-11-23"}, TODAY) == Checked("valid", {"it": "2026-11-23"})


@pytest.mark.parametrize(
    ("day", "code"),
    [
        ("2026-11-22", "date-past"),
        ("2026-11-23", "date-near"),
        ("2026-12-06", "date-near"),
        ("2026-12-07", None),
    ],
)
def test_a_day_too_near_for_an_invitation_is_asked_about(day: str, code: str | None) -> None:
    """Is the course's own day overdue from thirteen days before on, and just in time at fourteen?"""
    found = check(load().exercise("plan-the-day"), {"date": day}, TODAY)
    assert [problem.code for problem in found.problems if problem.where == "date"] == ([code] if code else [])
    assert found.value["date"] == day
    if code == "date-near":
        assert found.problems[0].params == {"days": (date.fromisoformat(day) - TODAY).days, "notice": 14}


def test_without_a_day_given_the_clock_of_this_computer_counts() -> None:
    """Does a far year need no argument?"""
    assert told(check(DATE, {"it": "1999-12-31"})) == [("date-past", "it", "prompt")]
    assert told(check(DATE, {"it": f"{datetime.now().astimezone().year + 1}-12-31"})) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2026-12-01T09:30", "2026-12-01T09:30"),
        ("2026-12-01t9:30", "2026-12-01T09:30"),
        ("2026-12-01 09:30", "2026-12-01T09:30"),
        ("2026/12/1 9:30", "2026-12-01T09:30"),
        ("2026-12-01T09:30:59", "2026-12-01T09:30"),
        ("２０２６年１２月１日　９：３０", "2026-12-01T09:30"),
        ("2026年12月1日9点30分", "2026-12-01T09:30"),
        ("2026年12月1日 21 时 5 分", "2026-12-01T21:05"),
        ("2026年12月1日 8点", "2026-12-01T08:00"),
        ("2028-02-29 00:00", "2028-02-29T00:00"),
    ],
)
def test_a_moment_is_kept_to_the_minute_without_a_zone(typed: str, kept: str) -> None:
    """Are a T, a space, slashes and Chinese hours all understood?"""
    assert check(MOMENT, {"it": typed}) == Checked("valid", {"it": kept})


@pytest.mark.parametrize(
    "typed",
    [
        *["2026-12-01", "09:30", "2026-12-01 24:00", "2026-12-01 09:60", "2026-02-30 09:30"],
        *["2026-12-01T09:30Z", "2026-12-01T09:30+08:00", "2026-12-01 9", "2026-12-01 9:3", "2026-12-0109:30"],
    ],
)
def test_half_a_moment_or_an_impossible_one_is_refused(typed: str) -> None:
    """Is a day without a time, or a time with a zone, asked back?"""
    assert told(check(MOMENT, {"it": typed})) == [("not-a-moment", "it", "error")]


@pytest.mark.parametrize("kind", ["date", "moment"])
def test_a_day_is_words_and_blanks_are_nothing(kind: str) -> None:
    """Is a number of milliseconds no day?"""
    for raw in (20261201, True, ["2026-12-01"], {"day": 1}):
        assert told(check(KINDS[kind], {"it": raw})) == [("wrong-shape", "it", "error")]
    for blank in ("", "  ", "\u200b", None):
        assert check(KINDS[kind], {"it": blank}) == Checked("empty")


def test_long_text_lists_and_days_may_stand_in_a_table() -> None:
    """Is every kind of column checked at its own place?"""
    row = {
        "name": "Payroll",
        "terms": " one\r\ntwo ",
        "tasks": ["ask", "", " pay "],
        "due": "2026年12月1日",
        "meeting": "2026/12/1 9:30",
    }
    assert check(SHEETS, {"it": [row]}, TODAY) == Checked(
        "valid",
        {
            "it": [
                {
                    "name": "Payroll",
                    "terms": "one\ntwo",
                    "tasks": ["ask", "pay"],
                    "due": "2026-12-01",
                    "meeting": "2026-12-01T09:30",
                }
            ]
        },
    )
    wrong = {"terms": "x" * 21, "tasks": ["a", "b", "c", "d"], "due": "2026-02-30", "meeting": "noon"}
    assert told(check(SHEETS, {"it": [{"name": "a"}, wrong]}, TODAY)) == [
        ("too-long", "it.1.terms", "error"),
        ("too-many", "it.1.tasks", "error"),
        ("not-a-date", "it.1.due", "error"),
        ("not-a-moment", "it.1.meeting", "error"),
        ("incomplete", "it.1.name", "prompt"),
    ]
    past = check(SHEETS, {"it": [{"name": "a", "due": "2026-11-01"}]}, TODAY)
    assert told(past) == [("date-past", "it.0.due", "prompt")]
    assert past.status == "valid"


@pytest.mark.parametrize("code", ["not-a-date", "not-a-moment"])
def test_the_sentence_shows_how_to_write_it(code: str) -> None:
    """Does whoever is refused read an example that is accepted?"""
    for sentence in (load().messages[code].en, load().messages[code].zh):
        assert "2026-12-01" in sentence
