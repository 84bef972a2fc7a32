"""Checklist, run sheet and calendar: what is due when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import icalendar
import pytest

from facilitator.prepare.documents.checklist import ITEMS, documents, items
from tests.prepare import days
from tests.prepare.reading import bare, pages, paragraphs, table, words
from workbook.course import load
from workbook.schema import Language


def test_the_checklist_names_what_when_and_who() -> None:
    """Has every item its day and its owner, the consultant where nobody else is named?"""
    rows = table(days.pack("two_languages")["checklist.docx"])
    assert rows[0] == ["Done\n完成", "What\n什么", "By\n哪天以前", "Who\n谁管"]
    assert len(rows) == len(ITEMS) + 1
    found = {what.split("\n")[0]: (by, who) for _, what, by, who in rows[1:]}
    assert found["The room, booked and quiet"] == ("Tue 17 Nov\n11 月 17 日（周二）", "Ruth Keller")
    assert found["Refreshments by diet"] == ("Thu 10 Dec\n12 月 10 日（周四）", "陈阿姨")
    assert found["Projector and sockets"][1] == "Sam (IT)"
    assert "Workbooks: 28" in found
    assert any("练习册：28 本" in what for _, what, _, _ in rows)


def test_nothing_is_due_on_a_day_off() -> None:
    """Is what would be due on a weekend or a holiday due on the working day before?"""
    after_holiday = days.two_languages(date=dt.date(2026, 10, 9))
    due = {item.id: item.due for item in items(after_holiday)}
    assert due["seating"] == dt.date(2026, 10, 8)
    assert due["name-cards"] == dt.date(2026, 9, 30)  # 6 October is in the National Day holiday


def test_what_is_past_says_so() -> None:
    """Is an item marked whose day is over when the pack is made?"""
    late = replace(days.two_languages(), today=dt.date(2026, 12, 3))
    rows = table(next(iter(documents(late))).make())
    marked = [what.split("\n")[0] for _, what, by, _ in rows if "past, do it now · 已过，马上办" in by]
    assert marked == ["The room, booked and quiet", "Projector and sockets", "Phones and Wi-Fi"]


CLOCK = [
    "8:00", "8:40", "9:00–9:10", "9:10–9:30", "9:30–9:55", "9:55–10:15", "10:15–10:35", "10:35–10:50", "10:50–11:05",
    "11:05–11:40", "11:40–12:00", "12:00–12:20", "12:20–12:30", "12:30",
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_run_sheet_has_the_whole_half_day(language: Language) -> None:
    """Do 210 minutes stand at their clock times, to edit and to print, with what is done live?"""
    pack = days.pack("two_languages")
    rows = table(pack[f"run-sheet-{language}.docx"])[1:]
    assert [row[0] for row in rows] == CLOCK
    assert sum(int(row[1]) for row in rows if row[1]) == 210
    blocks = load().day()
    for block, row in zip(blocks, rows[2:-1], strict=True):
        assert row[2].endswith(block.title.in_(language))
        live = [item.exercise for item in block.items if load().exercise(item.exercise).live]
        assert all(load().exercise(each).name.in_(language) in row[3] for each in live)
    said = words(pack[f"run-sheet-{language}.pdf"])
    assert len(pages(pack[f"run-sheet-{language}.pdf"])) == 1
    for row in rows:
        assert all(bare(cell) in said for cell in row)
    lead = " ".join(text for _, text in paragraphs(pack[f"run-sheet-{language}.docx"]))
    assert "192.168.8.10:8866" in lead
    assert "2468" in lead


@pytest.fixture
def events() -> dict[str, icalendar.Event]:
    """Return the calendar's entries by the first part of their names."""
    calendar = icalendar.Calendar.from_ical(days.pack("two_languages")["calendar.ics"])
    assert isinstance(calendar, icalendar.Calendar)
    found = {str(event["uid"]).partition(".")[0]: event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found  # type: ignore[return-value]  # walk() names the general class


def test_the_half_day_is_at_the_rooms_clock(events: dict[str, icalendar.Event]) -> None:
    """Is the half day from 9:00 to 12:30 on the clock of whoever looks, without a zone?"""
    day = events["day"]
    assert day.decoded("dtstart") == dt.datetime(2026, 12, 15, 9, 0)  # noqa: DTZ001 - floating on purpose
    assert day.decoded("dtend") == dt.datetime(2026, 12, 15, 12, 30)  # noqa: DTZ001 - floating on purpose
    assert day["location"] == "Lakeside House, room 204 · 湖滨楼 204 室"
    assert [alarm.decoded("trigger") for alarm in day.walk("VALARM")] == [
        dt.timedelta(days=-1),
        dt.timedelta(hours=-2),
    ]


def test_every_date_is_in_the_calendar_with_a_reminder(events: dict[str, icalendar.Event]) -> None:
    """Are invitation, answers, calls, checklist and the looks back there, each with a reminder in the morning?"""
    first = {name: event.decoded("dtstart") for name, event in events.items() if name != "day"}
    day = days.two_languages()
    assert first == {
        "invite": day.invite_from, "rsvp": day.rsvp_by, "call": day.call_by, "eve": day.call_eve,
        "follow-30": dt.date(2027, 1, 14), "follow-60": dt.date(2027, 2, 13), "follow-90": dt.date(2027, 3, 15),
        **{f"item-{item.id}": item.due for item in items(day)},
    }  # fmt: skip
    assert events["invite"].decoded("dtend") == day.invite_to + dt.timedelta(days=1)
    for name in first:
        [alarm] = events[name].walk("VALARM")
        assert alarm.decoded("trigger") == dt.timedelta(hours=9)
    assert "陈阿姨" in str(events["item-food"]["description"])
    assert (
        events["follow-30"]["summary"]
        == "Look again after 30 days: Exceptional Service · 30 天回看：优质服务"
    )


def test_an_entry_keeps_its_name_when_the_day_moves() -> None:
    """Does a calendar that has the old half day move it rather than show two?"""
    uids = []
    for date in (days.DAY, dt.date(2026, 12, 22)):
        made = next(document for document in _calendar(date))
        calendar = icalendar.Calendar.from_ical(made)
        uids.append({str(event["uid"]) for event in calendar.walk("VEVENT")})
    assert uids[0] == uids[1]


def _calendar(date: dt.date) -> list[bytes]:
    from facilitator.prepare.documents.calendar_file import documents as calendar

    return [document.make() for document in calendar(days.two_languages(date=date))]
