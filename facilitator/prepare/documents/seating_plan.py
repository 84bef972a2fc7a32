"""The seating plan, drawn to the numbers: one boardroom table, or a classroom of tables."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from facilitator.prepare.day.records import Day
from facilitator.prepare.documents.phrases import stretches
from workbook.export.typeset import pdf
from workbook.managed_folder.folder import Document

_PAPER = Path(__file__).parent / "paper"
#: Tables with names that fit on a page.
_PER_PAGE = 6


def documents(day: Day) -> Iterator[Document]:
    """Yield the plan."""
    yield Document("seating-plan.pdf", partial(_print, day))


def _print(day: Day) -> bytes:
    tell, boardroom = partial(stretches, day), day.plan.layout == "boardroom"
    data: dict[str, Any] = {key: tell(f"tables.{key}") for key in ("screen", "door", "overview", "nobody")}
    data |= {
        "title": tell("tables.seating"),
        "lead": tell("tables.seating-lead"),
        "more": tell("tables.boardroom-more") if boardroom and len(day.tables) > 1 else None,
        "tables": [_table(day, number) for number in range(1, len(day.tables) + 1)],
    }
    if not boardroom:
        firsts = range(1, len(day.tables) + 1, _PER_PAGE)
        data["pages"] = [_page(day, first, min(first + _PER_PAGE - 1, len(day.tables))) for first in firsts]
    return pdf(_PAPER / ("boardroom.typ" if boardroom else "classroom.typ"), data)


def _table(day: Day, number: int) -> dict[str, Any]:
    people = day.tables[number - 1]
    tell = partial(stretches, day, number=number, people=len(people))
    group = "boardroom-group" if len(day.tables) > 1 else "boardroom"
    return {
        "number": str(number),
        "label": tell("tables.table"),
        "room": tell(f"tables.{group}"),
        "seats": tell("tables.seats", count=len(people)),
        "people": [{"lang": person.language, "words": person.name} for person in people],
    }


def _page(day: Day, first: int, last: int) -> dict[str, Any]:
    return {
        "first": first,
        "last": last,
        "title": stretches(day, "tables.table-from-to", first=first, last=last),
    }
