"""The half day at clock times, one run sheet in each language: to edit and to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from facilitator.prepare.day.records import Block, Day
from facilitator.prepare.documents.phrases import about, clock, ends, said
from facilitator.prepare.documents.word import Cell, Paper, Strong
from facilitator.texts import listed
from workbook.course import load
from workbook.export.typeset import pdf
from workbook.managed_folder.folder import Document
from workbook.schema import Language

_TEMPLATE = Path(__file__).parent / "paper" / "runsheet.typ"
#: Minutes before the start.
_SET_UP, _DOORS = 60, 20


@dataclass(frozen=True)
class Line:
    """One line of the run sheet; ``minutes`` is empty outside the half day, ``gap`` tells a break."""

    clock: str
    minutes: str
    title: str
    live: str
    gap: bool = False


def documents(day: Day) -> Iterator[Document]:
    """Yield both forms in each language of the day."""
    for language in day.plan.languages:
        yield Document(f"run-sheet-{language}.docx", partial(_word, day, language))
        yield Document(f"run-sheet-{language}.pdf", partial(_print, day, language))


def lines(day: Day, language: Language) -> list[Line]:
    """Return the whole sheet, from setting up to saying thank you."""
    begins, over = day.blocks[0].begins, ends(day)
    return [
        _outside(begins - timedelta(minutes=_SET_UP), "before-set", language),
        _outside(begins - timedelta(minutes=_DOORS), "before-doors", language),
        *(_inside(block, language) for block in day.blocks),
        _outside(over, "after", language),
    ]


def _outside(moment: datetime, key: str, language: Language) -> Line:
    return Line(clock(moment, language), "", said(f"runsheet.{key}", language), "")


def _inside(block: Block, language: Language) -> Line:
    title = block.title.in_(language)
    if block.number is not None:
        title = said("runsheet.segment", language, number=block.number, title=title)
    return Line(
        f"{clock(block.begins, language)}–{clock(block.ends, language)}",
        str(block.minutes),
        title,
        listed([*_live(block, language)], language),
        block.kind == "break",
    )


def _live(block: Block, language: Language) -> Iterator[str]:
    """Yield the names of a block's live exercises."""
    course = load()
    for outlined in course.day():
        for item in outlined.items if outlined.id == block.id else ():
            exercise = course.exercise(item.exercise)
            if exercise.live:
                yield exercise.name.in_(language)


def _words(day: Day, language: Language) -> dict[str, list[str]]:
    tell = partial(about, day, language=language)
    minutes = sum(block.minutes for block in day.blocks)
    return {
        "lead": [
            tell("runsheet.lead", minutes=minutes),
            tell("runsheet.who"),
            tell("runsheet.join", address=day.room.address, pin=day.room.pin),
        ],
        "head": [tell(f"runsheet.{key}") for key in ("clock", "minutes", "what", "live", "really")],
    }


def _word(day: Day, language: Language) -> bytes:
    words, title = _words(day, language), about(day, "runsheet.title", language)
    paper = Paper(title=title, author=day.plan.consultant, language=language)
    paper.heading(title)
    for line in words["lead"]:
        paper.paragraph(line)
    rows: list[list[Cell]] = [
        [line.clock, line.minutes, Strong(line.title) if line.minutes else line.title, line.live, ""]
        for line in lines(day, language)
    ]
    paper.table(words["head"], rows, widths=(19, 9, 30, 29, 13))
    paper.paragraph("")
    paper.paragraph(about(day, "runsheet.late", language))
    return paper.bytes()


def _print(day: Day, language: Language) -> bytes:
    data = {
        "lang": language,
        "title": about(day, "runsheet.title", language),
        "late": about(day, "runsheet.late", language),
        "lines": [vars(line) for line in lines(day, language)],
        "blocks": [
            {"minutes": block.minutes, "gap": block.kind == "break", "label": str(block.number or "")}
            for block in day.blocks
        ],
    }
    return pdf(_TEMPLATE, data | _words(day, language))
