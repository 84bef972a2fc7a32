"""The call list, to tick off in a spreadsheet, and what to say on the telephone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from facilitator.prepare.day.records import Day
from facilitator.prepare.documents.phrases import about, beside, long_day, said, short_day, table_of
from facilitator.prepare.documents.sheet import sheet
from facilitator.prepare.roster.person import Person
from workbook.export.typeset import pdf
from workbook.managed_folder.folder import Document
from workbook.schema import LANGUAGES, Language

_TEMPLATE = Path(__file__).parent / "paper" / "script.typ"
#: What stands in a row, and how wide it is in letters.
_COLUMNS = {"number": 6, "name": 20, "company": 17, "phone": 17, "language": 9, "table": 7, "diet": 16}
_CALLS = {"first-done": 14, "first-note": 22, "second-done": 14, "second-note": 22}
#: The parts of the script: its lines are <part>-1, <part>-2 and so on.
_PARTS = {"first": 5, "second": 3, "declines": 3, "voicemail": 2}


def documents(day: Day) -> Iterator[Document]:
    """Yield the list and the script."""
    yield Document("call-list.xlsx", partial(_list, day))
    yield Document("call-script.pdf", partial(_script, day))


def _list(day: Day) -> bytes:
    tables = table_of(day)
    heads = [_head(day, key) for key in (*_COLUMNS, *_CALLS)]
    rows = [_row(day, person, tables) for person in day.people]
    return sheet(
        beside(day, "calls.sheet"), heads, rows, widths=(*_COLUMNS.values(), *_CALLS.values()), ticks=(7, 9)
    )


def _head(day: Day, key: str) -> str:
    called = {"first": day.call_by, "second": day.call_eve}.get(key.partition("-")[0])
    words = [
        said(f"calls.{key}", language, date=short_day(called, language) if called else "")
        for language in day.plan.languages
    ]
    return "\n".join(dict.fromkeys(words))


def _row(day: Day, person: Person, tables: dict[int, int]) -> list[str]:
    return [
        str(person.number),
        person.name,
        person.company,
        person.phone,
        "\n".join(said(f"calls.language-{person.language}", each) for each in day.plan.languages),
        str(tables.get(person.row, "")),
        person.dietary,
    ]


def _script(day: Day) -> bytes:
    return pdf(_TEMPLATE, {"scripts": [_script_in(day, language) for language in LANGUAGES]})


def _script_in(day: Day, language: Language) -> dict[str, Any]:
    tell = partial(about, day, language=language)
    dates = {"first": short_day(day.call_by, language), "second": short_day(day.call_eve, language)}
    return {
        "lang": language,
        "title": tell("calls.title"),
        "lead": tell("calls.lead"),
        "facts_title": tell("calls.facts"),
        "facts": list(_facts(day, language)),
        "parts": [
            {
                "title": tell(f"calls.{part}", date=dates.get(part, "")),
                "lines": [
                    tell(f"calls.{part}-{line}", date=long_day(day.plan.date, language))
                    for line in range(1, lines + 1)
                ],
            }
            for part, lines in _PARTS.items()
        ],
    }


def _facts(day: Day, language: Language) -> Iterator[tuple[str, str]]:
    plan, none = day.plan, said("calls.none", language)
    yield said("calls.when", language), about(day, "calls.when-value", language)
    yield said("calls.place", language), plan.place.in_(language)
    yield said("calls.parking", language), plan.parking.in_(language) if plan.parking else none
    yield said("calls.way", language), plan.map_note.in_(language) if plan.map_note else none
    yield said("calls.bring", language), said("calls.bring-value", language)
