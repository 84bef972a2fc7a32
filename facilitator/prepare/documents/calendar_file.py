"""The calendar file: the half day, every date before it and the three days for looking back, with reminders.

Times are floating, without a zone: 9:00 is 9:00 on the clock of the room. A plan names no zone, and one that
was guessed would move the day for whoever trains elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from facilitator.prepare.day.records import Day
from facilitator.prepare.documents.checklist import detail, items, title
from facilitator.prepare.documents.phrases import BETWEEN, about, beside, long_day, said
from workbook.managed_folder.folder import Document
from workbook.models.action_plan import FOLLOW_UP_DAYS, follow_ups
from workbook.schema import Language

if TYPE_CHECKING:
    from icalendar import Event

#: Reminders of a whole day come at nine in the morning, those of the half day a day and two hours before.
_MORNING = timedelta(hours=9)
#: Versions of an event are counted in days since then: a later pack counts for more.
_FIRST = date(2020, 1, 1)
_BEFORE = (timedelta(days=-1), timedelta(hours=-2))


@dataclass(frozen=True)
class Entry:
    """One thing in the calendar; ``last`` is its last day, where it takes more than one."""

    id: str
    first: date
    summary: str
    description: str
    last: date | None = None


def documents(day: Day) -> Iterator[Document]:
    """Yield the calendar."""
    yield Document("calendar.ics", partial(_calendar, day))


def entries(day: Day) -> Iterator[Entry]:
    """Yield what takes whole days, in the order of the work."""
    yield Entry(
        "invite",
        day.invite_from,
        beside(day, "calendar.invite"),
        _invite(day),
        last=max(day.invite_from, day.invite_to),
    )
    yield Entry("rsvp", day.rsvp_by, beside(day, "calendar.rsvp"), _lines(day, "calendar.rsvp-note"))
    yield Entry("call", day.call_by, beside(day, "calendar.call"), _lines(day, "calendar.call-note"))
    yield Entry("eve", day.call_eve, beside(day, "calendar.eve"), _lines(day, "calendar.eve-note"))
    for item in items(day):
        languages = day.plan.languages
        summary = BETWEEN.join(dict.fromkeys(title(day, item, each) for each in languages))
        notes = [detail(day, item, each) for each in languages]
        owner = [said("calendar.owner", each, owner=item.owner) for each in languages]
        yield Entry(f"item-{item.id}", item.due, summary, "\n".join([*notes, *owner]))
    for after, when in zip(FOLLOW_UP_DAYS, follow_ups(day.plan.date), strict=True):
        summary = beside(day, "calendar.follow", days=after)
        yield Entry(f"follow-{after}", when, summary, _lines(day, "calendar.follow-note"))


def _lines(day: Day, key: str) -> str:
    return "\n".join(about(day, key, language) for language in day.plan.languages)


def _invite(day: Day) -> str:
    def line(language: Language) -> str:
        first, last = long_day(day.invite_from, language), long_day(day.invite_to, language)
        return about(day, "calendar.invite-note", language, first=first, last=last)

    return "\n".join(map(line, day.plan.languages))


def _calendar(day: Day) -> bytes:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Exceptional Service//workshop prepare//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", beside(day, "calendar.name"))
    calendar.add_component(_half_day(day))
    for entry in entries(day):
        event = _event(day, entry.id, entry.summary, entry.description)
        event.add("dtstart", entry.first)
        event.add("dtend", (entry.last or entry.first) + timedelta(days=1))  # a day ends before the next
        event.add("transp", "TRANSPARENT")
        _remind(event, entry.summary, _MORNING)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _half_day(day: Day) -> Event:
    places = [day.plan.place, day.plan.parking, day.plan.map_note]
    notes = [place.in_(each) for each in day.plan.languages for place in places if place]
    event = _event(day, "day", beside(day, "calendar.day"), "\n".join(notes))
    event.add("dtstart", day.blocks[0].begins)
    event.add("dtend", day.blocks[-1].ends)
    event.add(
        "location", BETWEEN.join(dict.fromkeys(day.plan.place.in_(each) for each in day.plan.languages))
    )
    for before in _BEFORE:
        _remind(event, str(event["summary"]), before)
    return event


def _event(day: Day, name: str, summary: str, description: str) -> Event:
    """Return an event that keeps its name when the pack is made again, so that a calendar moves it."""
    from icalendar import Event

    event = Event()
    made = datetime.combine(day.today, time(), tzinfo=UTC)
    event.add("uid", f"{name}.{day.plan.workshop or day.plan.date.isoformat()}@exceptional-service")
    event.add("dtstamp", made)
    event.add("last-modified", made)
    event.add("sequence", (day.today - _FIRST).days)
    event.add("summary", summary)
    event.add("description", description)
    return event


def _remind(event: Event, words: str, trigger: timedelta) -> None:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", trigger)
    event.add_component(alarm)
