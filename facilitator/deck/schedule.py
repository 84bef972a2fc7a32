"""The half day as a list of slides, for stepping from deck to deck and for the clock."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TypedDict

from facilitator.deck.files import SLIDES, has, names
from facilitator.deck.reader import Slide, Talk, read
from workbook.course import load
from workbook.schema import LANGUAGES, Block, Language

__all__ = ["ScheduleRow", "paired", "schedule"]


class ScheduleRow(TypedDict):
    """One slide of the day. ``minutes`` and ``shortest`` count in ``block``; ``backup`` slides stand outside the clock."""

    deck: str
    slide: str
    block: str
    minutes: int
    shortest: int
    backup: bool
    end: bool
    exercise: str | None
    round: str | None


def schedule(language: Language, folder: Path = SLIDES) -> list[ScheduleRow]:
    """Return every slide of the day in order, those in reserve behind the end of their deck.

    The minutes of the break belong to the end slide before it, in the block of the break; it stands
    while the room is empty. A deck that this language lacks is not in the list.
    """
    blocks = load().day()
    after = {one.id: other for one, other in pairwise(blocks)}
    return [
        _row(each, slide, after.get(each.block)) for each in _talks(language, folder) for slide in each.slides
    ]


def paired(folder: Path = SLIDES) -> list[tuple[str, dict[Language, Talk]]]:
    """Return every deck by name in the languages it has."""
    found: dict[str, dict[Language, Talk]] = {name: {} for name in names(folder)}
    for language in LANGUAGES:
        for each in _talks(language, folder):
            found[each.name][language] = each
    return list(found.items())


def _talks(language: Language, folder: Path) -> list[Talk]:
    return [read(name, language, folder) for name in names(folder) if has(name, language, folder)]


def _row(each: Talk, slide: Slide, following: Block | None) -> ScheduleRow:
    exercise, round_ = slide.round or (None, None)
    row: ScheduleRow = {
        "deck": each.name,
        "slide": slide.id,
        "block": each.block,
        "minutes": slide.minutes,
        "shortest": slide.shortest,
        "backup": slide.backup,
        "end": "end" in slide.tags,
        "exercise": exercise,
        "round": round_,
    }
    if row["end"] and following is not None and following.kind == "break":
        row["block"] = following.id
        row["minutes"] = row["shortest"] = following.minutes
    return row
