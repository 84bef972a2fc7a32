"""A deck as its notebooks tell it: slides with their words, what stands on them, minutes and speaker notes.

The deck's page draws the notebook itself; console, printout and export read it here.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from facilitator.deck import widget as parts
from facilitator.texts import sentences
from workbook.schema import LANGUAGES, Language

__all__ = ["NOTES", "Note", "Slide", "Talk", "names", "read"]

#: What a speaker note is for, in the order it is used; `interface/deck.yaml` says each as ``note-<kind>``.
NOTES = ("say", "ask", "look", "move")

_TITLE = re.compile(r"^#\s+(?P<title>.+?)\s*$", re.MULTILINE)
_MAKERS = {
    make.__name__: make
    for make in (parts.title_slide, parts.join_slide, parts.live, parts.figure, parts.end_slide)
}


@dataclass(frozen=True)
class Note:
    """One speaker note; ``kind`` is one of `NOTES`, or None for words before them."""

    kind: str | None
    words: str


@dataclass(frozen=True)
class Slide:
    """One slide. ``title`` and ``body`` are markdown (<wbr> marks where a Chinese title may break).

    ``place`` is what a cell puts on it, as `facilitator.deck.widget` describes it; None for words alone.
    ``shortest`` is how many of its ``minutes`` it needs when the day is late.
    """

    id: str
    title: str
    body: str
    tags: tuple[str, ...]
    minutes: int
    shortest: int
    place: Mapping[str, Any] | None
    notes: tuple[Note, ...]

    @property
    def backup(self) -> bool:
        """Whether it stands in reserve behind the deck's end, outside the clock."""
        return "backup" in self.tags

    @property
    def round(self) -> tuple[str, str] | None:
        """The exercise and the round it shows."""
        if self.place is None or self.place["kind"] != "live":
            return None
        return self.place["exercise"], self.place["round"]


@dataclass(frozen=True)
class Talk:
    """One deck in one language; ``block`` is the block of the course it belongs to."""

    name: str
    block: str
    language: Language
    slides: tuple[Slide, ...]


@cache
def names(folder: Path = parts.SLIDES) -> tuple[str, ...]:
    """Return the names of all decks, in the order of the day."""
    return tuple(
        sorted({path.stem for language in LANGUAGES for path in (folder / language).glob("*.ipynb")})
    )


@cache
def read(name: str, language: Language, folder: Path = parts.SLIDES) -> Talk:
    """Return a deck. Raises OSError or ValueError for what is no notebook, LookupError for what a cell names."""
    cells = json.loads((folder / language / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    slides: list[list[Mapping[str, Any]]] = []
    for cell in cells:
        kind = cell["metadata"].get("slideshow", {}).get("slide_type", "skip")
        if kind == "slide":
            slides.append([cell])
        elif kind != "skip" and slides:
            slides[-1].append(cell)
    return Talk(name, parts.block_of(name), language, tuple(_slide(each, language) for each in slides))


def _slide(cells: Sequence[Mapping[str, Any]], language: Language) -> Slide:
    words, notes, place = "", "", None
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            place = _place(source)
        elif cell["metadata"]["slideshow"]["slide_type"] == "notes":
            notes = source
        else:
            words = f"{words}\n\n{source}".strip()
    match = _TITLE.search(words)
    told = cells[0]["metadata"].get("workshop", {})
    minutes = int(told.get("minutes", 0))
    return Slide(
        id=cells[0]["id"],
        title=match["title"] if match else "",
        body=(words[: match.start()] + words[match.end() :]).strip() if match else words,
        tags=tuple(cells[0]["metadata"].get("tags", ())),
        minutes=minutes,
        shortest=int(told.get("shortest", minutes)),
        place=place,
        notes=tuple(_notes(notes, language)),
    )


def _place(source: str) -> Mapping[str, Any] | None:
    """Return what a cell of one call puts on the slide."""
    call = ast.parse(source, mode="eval").body
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        raise ValueError(source)
    named = {each.arg: ast.literal_eval(each.value) for each in call.keywords if each.arg}
    return _MAKERS[call.func.id](*map(ast.literal_eval, call.args), **named).slide


def _notes(source: str, language: Language) -> list[Note]:
    labels = {sentences("interface/deck.yaml")[f"note-{kind}"].in_(language): kind for kind in NOTES}
    found = []
    for line in filter(None, map(str.strip, source.splitlines())):
        label, mark, words = re.sub(r"^- ", "", line).partition("：" if language == "zh" else ":")
        kind = labels.get(label) if mark and line.startswith("- ") else None
        found.append(Note(kind, words.strip() if kind else line))
    return found
