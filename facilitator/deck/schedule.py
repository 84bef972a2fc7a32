"""The half day as a list of slides: what steps from deck to deck, and what the clock goes by."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

from facilitator.deck import talk, widget
from workbook.course import load
from workbook.schema import LANGUAGES, Language

__all__ = ["schedule"]

Json = dict[str, Any]


def schedule(language: Language, folder: Path = widget.SLIDES) -> list[Json]:
    """Return every slide of the day in order, those in reserve behind the end of their deck.

    Each has ``deck``, ``slide``, ``block``, ``minutes``, ``shortest``, ``backup``, ``end``, ``exercise`` and
    ``round``. The minutes of the break belong to the end slide before it, in the block of the break; it stands
    while the room is empty. A deck that this language lacks is not in the list.
    """
    blocks = load().day()
    after = {one.id: other for one, other in pairwise(blocks)}
    return [
        _described(each, slide, after.get(each.block))
        for each in _talks(language, folder)
        for slide in each.slides
    ]


def paired(folder: Path = widget.SLIDES) -> list[tuple[str, dict[Language, talk.Talk]]]:
    """Return every deck by name in the languages it has."""
    found: dict[str, dict[Language, talk.Talk]] = {name: {} for name in talk.names(folder)}
    for language in LANGUAGES:
        for each in _talks(language, folder):
            found[each.name][language] = each
    return list(found.items())


def _talks(language: Language, folder: Path) -> list[talk.Talk]:
    names = talk.names(folder)
    return [talk.read(name, language, folder) for name in names if _has(name, language, folder)]


def _has(name: str, language: Language, folder: Path) -> bool:
    return (folder / language / f"{name}.ipynb").is_file()


def _described(each: talk.Talk, slide: talk.Slide, following: Any) -> Json:
    exercise, round_ = slide.round or (None, None)
    described = {
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
    if described["end"] and following is not None and following.kind == "break":
        described |= {
            "block": following.id,
            "minutes": following.minutes,
            "shortest": following.minutes,
        }
    return described
