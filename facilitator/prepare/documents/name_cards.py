"""Name cards that stand on the table: folded, the name can be read from both sides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from facilitator.prepare.day.records import Day
from facilitator.prepare.documents.phrases import beside, course, said, table_of
from workbook.export.typeset import pdf
from workbook.managed_folder.folder import Document

_TEMPLATE = Path(__file__).parent / "paper" / "name-cards.typ"


def documents(day: Day) -> Iterator[Document]:
    """Yield the cards, table by table; none for an empty list."""
    if day.people:
        yield Document("name-cards.pdf", partial(_print, day))


def _print(day: Day) -> bytes:
    tables = table_of(day)
    cards = [
        {
            "lang": person.language,
            "name": person.name,
            "company": person.company,
            "table": said("tables.card-table", person.language, number=tables[person.row]),
            "course": course(person.language),
        }
        for table in day.tables
        for person in table
    ]
    return pdf(
        _TEMPLATE, {"title": beside(day, "tables.cards"), "lang": day.plan.languages[0], "cards": cards}
    )
