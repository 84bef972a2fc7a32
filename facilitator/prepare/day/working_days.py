"""Which days people work in China, and what the day of a workshop and the days before it run into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from facilitator.prepare.notices import FILE, Notice
from facilitator.texts import sentences
from workbook.models.preparation import call_days, invitation_window, on_weekend
from workbook.schema import Text

if TYPE_CHECKING:
    from holidays import HolidayBase

_ONE = timedelta(days=1)
#: The library names the day that was worked instead as 09/20/2026.
_AMERICAN = re.compile(r"(\d\d)/(\d\d)/(\d{4})")


@dataclass(frozen=True)
class Dates:
    """The days of a pack, moved to working days, and what there is to say about them."""

    invite_from: date
    invite_to: date
    call_by: date
    call_eve: date
    rsvp_by: date
    notices: tuple[Notice, ...]


def work_out_dates(day: date, *, today: date, rsvp_by: date | None = None) -> Dates:
    """Return when to invite, to call and to answer for a workshop on ``day``.

    The rules are B1's: three to two weeks before, calls by one week before and on the eve. What falls on
    a day off moves to the working day before. Answers are due on the working day before the first call
    ends, or as soon as can be where that is past, unless ``rsvp_by`` says otherwise.
    """
    (first, last), (call, eve) = invitation_window(day), call_days(day)
    planned = {"invite-from": first, "invite-to": last, "call-by": call, "call-eve": eve}
    moved = {name: working_day(each) for name, each in planned.items()}
    due = working_day(moved["call-by"] - _ONE)
    answers = rsvp_by or (min(today + _ONE, day - _ONE) if due < today < day else due)
    notices = [
        *(
            Notice(f"moved-{name}", params=_why(planned[name]) | {"to": moved[name]})
            for name in planned
            if planned[name] != moved[name]
        ),
        *_about_day(day, today),
        *([] if day < today else _overdue(moved, today)),
        *([] if answers in (due, rsvp_by) else [Notice("rsvp-soon", params={"due": due, "day": answers})]),
        *(_about_answers(rsvp_by, day, moved["invite-from"], today) if rsvp_by else []),
        *_not_announced(moved["invite-from"], day),
    ]
    return Dates(
        moved["invite-from"], moved["invite-to"], moved["call-by"], moved["call-eve"], answers, tuple(notices)
    )


def is_working(day: date) -> bool:
    """Return whether people work: a weekend that makes up for a holiday counts."""
    return bool(_calendar("en_US").is_working_day(day))


def working_day(day: date) -> date:
    """Return the last working day on or before ``day``."""
    while not is_working(day):
        day -= _ONE
    return day


def holiday(day: date) -> Text | None:
    """Return the public holiday on ``day`` by name; None where there is none."""
    english, chinese = _calendar("en_US").get(day), _calendar("zh_CN").get(day)
    if not english or not chinese:
        return None
    return Text(en=_AMERICAN.sub(r"\3-\1-\2", english), zh=chinese)


def announced(year: int) -> bool:
    """Return whether the year's holidays are known as the State Council arranged them.

    The arrangement always moves working days to weekends, and it comes out in the autumn before; until
    then the library knows the feasts themselves, without the days around them.
    """
    _calendar("en_US").get(date(year, 1, 1))  # a calendar learns a year when it is asked about it
    return any(each.year == year for each in _calendar("en_US").weekend_workdays)


@cache
def _calendar(language: str) -> HolidayBase:
    import holidays

    return holidays.country_holidays("CN", language=language)


def _why(day: date) -> dict[str, object]:
    """Return a day off and the reason: a holiday's name, or that it is a weekend."""
    return {"day": day, "why": holiday(day) or sentences(FILE)["weekend"]}


def _about_day(day: date, today: date) -> Iterator[Notice]:
    if day < today:
        yield Notice("day-past", params={"day": day})
    elif day == today:
        yield Notice("day-today", params={"day": day})
    elif day == today + _ONE:
        yield Notice("day-tomorrow", params={"day": day})
    if name := holiday(day):
        yield Notice("day-holiday", params={"day": day, "name": name})
    elif on_weekend(day):
        yield Notice("day-made-up" if is_working(day) else "day-weekend", params={"day": day})


def _overdue(days: dict[str, date], today: date) -> Iterator[Notice]:
    """Say what should have been done before today."""
    for name in ("invite-to", "call-by", "call-eve"):
        if days[name] < today:
            yield Notice(f"overdue-{name}", params={"day": days[name], "days": (today - days[name]).days})


def _about_answers(rsvp_by: date, day: date, invite_from: date, today: date) -> Iterator[Notice]:
    if rsvp_by >= day:
        yield Notice("rsvp-late", params={"day": rsvp_by})
    elif rsvp_by < invite_from:
        yield Notice("rsvp-early", params={"day": rsvp_by, "from": invite_from})
    elif rsvp_by < today <= day:
        yield Notice("rsvp-past", params={"day": rsvp_by})
    elif not is_working(rsvp_by):
        yield Notice("rsvp-day-off", params={"day": rsvp_by})


def _not_announced(first: date, last: date) -> Iterator[Notice]:
    for year in range(first.year, last.year + 1):
        if not announced(year):
            yield Notice("year-not-announced", params={"year": year})
