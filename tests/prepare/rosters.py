"""Rosters for the tests: made by number, in two languages, with companies that repeat."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Sequence

from facilitator.prepare.plan.plan import Plan
from facilitator.prepare.roster.person import Person
from workbook.schema import Language

HEAD = ("Name", "Company", "E-mail", "Phone", "Dietary", "Language")
COMPANIES = ("Harbour Hotel", "兰溪医院", "Lakeside", "老周汽修", "Corner House")
TODAY = dt.date(2026, 11, 23)


def person(number: int, *, language: Language | None = None, company: str | None = None) -> Person:
    """Return the person of a number: every third is Chinese, five companies take turns."""
    spoken: Language = language or ("zh" if number % 3 == 0 else "en")
    return Person(
        row=number + 1,
        name=f"王{number}" if spoken == "zh" else f"Guest {number}",
        company=COMPANIES[number % len(COMPANIES)] if company is None else company,
        email=f"guest{number}@example.com",
        phone=f"+86 138 0000 {number:04d}",
        dietary="vegetarian" if number % 4 == 0 else "",
        language=spoken,
    )


def people(count: int) -> list[Person]:
    """Return that many."""
    return [person(number) for number in range(1, count + 1)]


def csv_of(rows: Iterable[Sequence[str]], *, head: Sequence[str] = HEAD) -> str:
    """Return a CSV text with that head."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([head, *rows])
    return text.getvalue()


def row_of(each: Person) -> tuple[str, ...]:
    """Return a person as the cells of `HEAD`."""
    return (each.name, each.company, each.email, each.phone, each.dietary, each.language)


def roster_of(count: int) -> bytes:
    """Return a roster of that many people as CSV."""
    return csv_of(row_of(each) for each in people(count)).encode()


def plan(**values: object) -> Plan:
    """Return a plan on a working day, changed by ``values``."""
    usual = {
        "date": "2026-12-17",
        "place": {"en": "Harbour Hotel, 1 Quay", "zh": "海港酒店，码头路 1 号"},
        "consultant": "Chen Jie",
        "rsvp": "answers@example.com",
        "address": "192.168.8.10:8866",
    }
    return Plan.model_validate(usual | values)
