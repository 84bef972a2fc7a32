"""The checklist: things needed on the day, with due dates and owners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from facilitator.prepare.day.records import Day
from facilitator.prepare.day.working_days import working_day
from facilitator.prepare.documents.phrases import about, beside, short_day
from facilitator.prepare.documents.word import Cell, Paper, Strong
from workbook.managed_folder.folder import Document
from workbook.schema import Language

#: Days before the half day by which each item is done, the earliest first.
ITEMS = {
    "quiet-room": 28, "projector": 14, "devices": 14, "workbooks": 7, "food": 5,
    "name-cards": 3, "slides": 2, "offline": 2, "seating": 1, "poster": 1,
}  # fmt: skip
#: Workbooks to spare: one for every ten people, and one.
_PER_SPARE = 10


@dataclass(frozen=True)
class Item:
    """One thing to see to."""

    id: str
    due: date
    owner: str


def items(day: Day) -> list[Item]:
    """Return the items with their days, each the working day on or before the one that is due."""
    return [
        Item(
            name,
            working_day(day.plan.date - timedelta(days=before)),
            day.plan.owners.get(name, day.plan.consultant),
        )
        for name, before in ITEMS.items()
    ]


def title(day: Day, item: Item, language: Language) -> str:
    """Return the things needed."""
    return about(day, f"checklist.item-{item.id}", language, **_counts(day, language))


def detail(day: Day, item: Item, language: Language) -> str:
    """Return when it counts as done."""
    return about(day, f"checklist.do-{item.id}", language, **_counts(day, language))


def documents(day: Day) -> Iterator[Document]:
    """Yield the checklist, in all languages of the day."""
    yield Document("checklist.docx", partial(_word, day))


def _counts(day: Day, language: Language) -> dict[str, object]:
    spare = -(-len(day.people) // _PER_SPARE) + 1
    layout = about(day, f"checklist.layout-{day.plan.layout}", language)
    return {"spare": spare, "copies": len(day.people) + spare, "layout": layout}


def _word(day: Day) -> bytes:
    languages = day.plan.languages
    heading = beside(day, "checklist.title")
    paper = Paper(title=heading, author=day.plan.consultant, language=languages[0])
    paper.heading(heading)
    for language in languages:
        paper.paragraph(about(day, "checklist.lead", language))
    head = [
        [Strong(about(day, f"checklist.{each}", language)) for language in languages]
        for each in ("done", "what", "by", "owner")
    ]
    rows: list[list[Cell]] = [["☐", _what(day, item), _by(day, item), item.owner] for item in items(day)]
    paper.table(head, rows, widths=(10, 48, 25, 17))
    return paper.bytes()


def _what(day: Day, item: Item) -> list[str]:
    return [
        line
        for language in day.plan.languages
        for line in (Strong(title(day, item, language)), detail(day, item, language))
    ]


def _by(day: Day, item: Item) -> list[str]:
    lines = [short_day(item.due, language) for language in day.plan.languages]
    return [*lines, Strong(beside(day, "checklist.past"))] if item.due < day.today else lines
