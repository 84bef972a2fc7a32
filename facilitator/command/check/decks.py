"""Check of the decks: notes for each slide, minutes that add up, a shorter version for a late day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.deck.files import names, notebook
from facilitator.deck.reader import NOTES, read
from facilitator.texts import say
from workbook.faults import Fault
from workbook.schema import LANGUAGES

if TYPE_CHECKING:
    from facilitator.deck.reader import Talk
    from workbook.course import Course

#: Slides that speak for themselves.
SILENT = frozenset({"title", "end"})


def deck_findings(course: Course, folder: Path) -> Iterator[Fault]:
    """Find what is missing in the decks of ``folder``, in each language; decks that lack altogether, too."""
    wanted = {block.module for block in course.day() if block.module}
    there = set(names(folder))
    yield from (Fault("no-deck", f"{folder.name}/{name}.ipynb") for name in sorted(wanted - there))
    for name in sorted(there):
        for language in LANGUAGES:
            path = notebook(name, language, folder)
            where = f"{folder.name}/{language}/{name}.ipynb"
            if not path.is_file():
                continue  # said where the two languages are compared
            try:
                found = read(name, language, folder)
            except (OSError, ValueError, KeyError, LookupError, TypeError, SyntaxError) as error:
                yield Fault("no-slides", where, {"detail": str(error)})
            else:
                yield from _lacking(course, found, where)


def _lacking(course: Course, found: Talk, where: str) -> Iterator[Fault]:
    block = next(each for each in course.day() if each.id == found.block)
    minutes = sum(slide.minutes for slide in found.slides)
    if minutes != block.minutes:
        yield Fault("minutes", where, {"found": minutes, "wanted": block.minutes})
    for slide in found.slides:
        place = f"{where} › {slide.id}"
        if not 0 <= slide.shortest <= slide.minutes:
            yield Fault("shortest", place, {"found": slide.shortest, "most": slide.minutes})
        told = {note.kind for note in slide.notes}
        for kind in NOTES:
            if kind not in told and not SILENT & set(slide.tags):
                label = say(f"note-{kind}", found.language, file="interface/deck.yaml")
                yield Fault("no-note", place, {"label": label})
