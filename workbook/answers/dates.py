"""Read a day, or a day and a time, as people write them in English and Chinese, and refuse to guess.

The year comes first, because 3/4/2026 is a day in March to some and in April to others. Between the
parts stand -, / or ., or the Chinese 年, 月 and 日; digits and marks may be full-width.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from workbook.answers.problems import Part, Problem, ValueFault
from workbook.normalise import one_line
from workbook.schema import DateField

#: Longer than any day and time a person writes.
_LONGEST = 40

_DASHES = str.maketrans({"−": "-", "–": "-", "—": "-", "。": "."})
# A year has four digits: a browser's own date field sends 0002-12-01 while 2026 is being typed.
_DAY = r"(?P<year>[1-9]\d{3}) ?(?:(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})|年 ?(?P<moon>\d{1,2}) ?月 ?(?P<sun>\d{1,2}) ?[日号])"
_TIME = (
    r"(?P<hour>\d{1,2}) ?(?::(?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?|[点时](?: ?(?P<minutes>\d{1,2}) ?分?)?)"
)
_DATE = re.compile(_DAY, re.ASCII)
_MOMENT = re.compile(_DAY + r"(?: ?T ?| |(?<=[日号]))" + _TIME, re.ASCII)


def read_date(raw: object) -> date | None:
    """Return the day in a raw value, None when it is blank.

    Raises ValueFault: ``wrong-shape`` for anything but a string, ``not-a-date`` for other words and
    for a day that no calendar has, such as 30 February.
    """
    words = _plain(raw, "not-a-date")
    if not words:
        return None
    found = _DATE.fullmatch(words)
    if found is None:
        raise ValueFault("not-a-date")
    try:
        return _day(found)
    except ValueError:
        raise ValueFault("not-a-date") from None


def read_moment(raw: object) -> datetime | None:
    """Return the day and time in a raw value, to the minute and without a zone; None when it is blank.

    Raises ValueFault as `read_date` does, with ``not-a-moment``.
    """
    words = _plain(raw, "not-a-moment")
    if not words:
        return None
    found = _MOMENT.fullmatch(words.upper())
    if found is None:
        raise ValueFault("not-a-moment")
    minute = found["minute"] or found["minutes"] or "0"
    try:
        day = _day(found)
        return datetime(day.year, day.month, day.day, int(found["hour"]), int(minute))  # noqa: DTZ001
    except ValueError:
        raise ValueFault("not-a-moment") from None


def check_date(field: DateField, raw: object, path: str, today: date) -> Part:
    """Check a day.

    With ``ahead`` one before ``today`` gets the prompt ``date-past``, and one in less than ``notice``
    days the prompt ``date-near``; both still count.
    """
    try:
        day = read_date(raw)
    except ValueFault as refused:
        return Part(problems=(refused.at(path),))
    if day is None:
        return Part()
    left = (day - today).days
    prompts: tuple[Problem, ...] = ()
    if field.ahead and left < 0:
        prompts = (Problem("date-past", path, severity="prompt"),)
    elif field.ahead and left < field.notice:
        params = {"days": left, "notice": field.notice}
        prompts = (Problem("date-near", path, params, severity="prompt"),)
    return Part(day.isoformat(), prompts)


def check_moment(raw: object, path: str) -> Part:
    """Check a day and a time."""
    try:
        moment = read_moment(raw)
    except ValueFault as refused:
        return Part(problems=(refused.at(path),))
    return Part(None if moment is None else moment.isoformat(timespec="minutes"))


def _plain(raw: object, code: str) -> str:
    """Return what was typed in plain digits and marks, with single spaces; "" for nothing."""
    if raw is None:
        return ""
    if not isinstance(raw, str):
        raise ValueFault("wrong-shape")
    words = "".join(mark for mark in one_line(raw) if unicodedata.category(mark) != "Cf")
    if len(words) > _LONGEST:
        raise ValueFault(code)
    return " ".join(unicodedata.normalize("NFKC", words).translate(_DASHES).split())


def _day(found: re.Match[str]) -> date:
    return date(int(found["year"]), int(found["month"] or found["moon"]), int(found["day"] or found["sun"]))
