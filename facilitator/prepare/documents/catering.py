"""The catering order: counts by diet, as the invitees worded it, without names."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from facilitator.prepare.day.records import Day
from facilitator.prepare.documents.phrases import about, beside, clock, said, stretches, table_of
from facilitator.prepare.documents.sheet import sheet
from workbook.export.typeset import pdf
from workbook.managed_folder.folder import Document
from workbook.schema import Language

_TEMPLATE = Path(__file__).parent / "paper" / "catering.typ"
_KEYS = ("diet", "count", "at-tables")


@dataclass(frozen=True)
class Diet:
    """One diet in its first wording (empty: none given), the number of people, and their tables."""

    words: str
    count: int
    tables: tuple[int, ...]


def documents(day: Day) -> Iterator[Document]:
    """Yield the count as a sheet and as a page."""
    yield Document("catering.xlsx", partial(_sheet, day))
    yield Document("catering.pdf", partial(_print, day))


def diets(day: Day) -> list[Diet]:
    """Return the diets, the most frequent first; those who wrote nothing come last, also when there are none."""
    tables, words, seats = table_of(day), dict[str, str](), dict[str, list[int]]()
    for person in day.people:
        written = " ".join(person.dietary.split())
        key = unicodedata.normalize("NFKC", written).casefold()
        words.setdefault(key, written)
        seats.setdefault(key, []).append(tables[person.row])
    none = seats.pop("", [])
    found = [Diet(words[key], len(each), tuple(sorted(set(each)))) for key, each in seats.items()]
    found.sort(key=lambda diet: (-diet.count, diet.words))
    return [*found, Diet("", len(none), tuple(sorted(set(none))))]


def _rows(day: Day) -> list[list[str]]:
    rows = [
        [diet.words or beside(day, "tables.none-stated"), str(diet.count), ", ".join(map(str, diet.tables))]
        for diet in diets(day)
    ]
    return [*rows, [beside(day, "tables.total"), str(len(day.people)), ""]]


def _sheet(day: Day) -> bytes:
    heads = [beside(day, f"tables.{key}") for key in _KEYS]
    return sheet(beside(day, "tables.catering"), heads, _rows(day), widths=(48, 16, 24))


def _print(day: Day) -> bytes:
    data = {
        "lang": day.plan.languages[0],
        "title": stretches(day, "tables.catering"),
        "lead": [_lead(day, language) for language in day.plan.languages],
        "note": stretches(day, "tables.catering-note"),
        "head": [beside(day, f"tables.{key}") for key in _KEYS],
        "rows": _rows(day),
    }
    return pdf(_TEMPLATE, data)


def _lead(day: Day, language: Language) -> dict[str, str]:
    pauses = [clock(block.begins, language) for block in day.blocks if block.kind == "break"]
    pause = pauses[0] if pauses else said("calls.none", language)
    return {"lang": language, "words": about(day, "tables.catering-lead", language, pause=pause)}
