"""Wording of documents: sentences of the content, written days and hours, both languages in a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from facilitator.prepare.day.records import Day
from facilitator.prepare.notices import LOCALES
from workbook.course import load
from workbook.course.texts import fill
from workbook.schema import Language

#: What stands between the same words in two languages.
BETWEEN = " · "

#: One stretch of words and its language, for a template: ``{"lang": "zh", "words": …}``.
Stretch = dict[str, str]


def said(key: str, language: Language, **figures: Any) -> str:
    """Return the interface text of ``key`` such as ``letters.why``; KeyError when there is none."""
    return fill(load().text(key), figures)[language]


def course(language: Language) -> str:
    """Return the course's title."""
    return load().outline.title.in_(language)


def long_day(day: date, language: Language) -> str:
    """Return ``Tuesday 15 December 2026``, ``2026 年 12 月 15 日（星期二）``."""
    return _day(day, "dates.long", language)


def short_day(day: date, language: Language) -> str:
    """Return ``Tue 15 Dec``, ``12 月 15 日（周二）``."""
    return _day(day, "dates.short", language)


def clock(moment: datetime | time, language: Language) -> str:
    """Return ``9:00``."""
    from babel.dates import format_time

    return format_time(moment, said("dates.clock", language), locale=LOCALES[language])


def _day(day: date, pattern: str, language: Language) -> str:
    from babel.dates import format_date

    return format_date(day, said(pattern, language), locale=LOCALES[language])


def ends(day: Day) -> datetime:
    """Return when the half day is over."""
    return day.blocks[-1].ends


def facts(day: Day, language: Language) -> dict[str, Any]:
    """Return what any sentence about the day may name: course, date, start, end, place, numbers, people."""
    return {
        "course": course(language),
        "date": long_day(day.plan.date, language),
        "start": clock(day.plan.start, language),
        "end": clock(ends(day), language),
        "place": day.plan.place.in_(language),
        "people": len(day.people),
        "tables": len(day.tables),
        "consultant": day.plan.consultant,
        "me": _after_chinese(day.plan.consultant) if language == "zh" else day.plan.consultant,
        "rsvp": str(day.plan.rsvp),
    }


def _after_chinese(name: str) -> str:
    """Return a name as it follows a Chinese character: a Latin one stands apart."""
    return f" {name}" if name[:1].isascii() else name


def about(day: Day, key: str, language: Language, **figures: Any) -> str:
    """Return a text that names what `facts` knows, and ``figures`` besides."""
    return said(key, language, **facts(day, language) | figures)


def stretches(
    day: Day, key: str, languages: Sequence[Language] | None = None, **figures: Any
) -> list[Stretch]:
    """Return a text in each language of the day, for a template that sets them beside each other."""
    return [
        {"lang": each, "words": about(day, key, each, **figures)} for each in languages or day.plan.languages
    ]


def beside(day: Day, key: str, languages: Sequence[Language] | None = None, **figures: Any) -> str:
    """Return a text in each language of the day in one line; once, where they say the same."""
    words = [part["words"] for part in stretches(day, key, languages, **figures)]
    return BETWEEN.join(dict.fromkeys(words))


def table_of(day: Day) -> dict[int, int]:
    """Return the number of everybody's table, by the person's row of the roster."""
    return {person.row: number for number, table in enumerate(day.tables, start=1) for person in table}
