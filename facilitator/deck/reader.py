"""Read a deck's notebook into slides: their words, content, minutes and speaker notes.

The deck's page draws the notebook itself; console, printout and export use what is read here.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NotRequired, TypedDict

from facilitator.deck import cells as makers
from facilitator.deck.cells import Content
from facilitator.deck.files import SLIDES, notebook
from facilitator.deck.markdown import split_title
from facilitator.texts import sentences
from workbook.course import load
from workbook.schema import Language

__all__ = ["NOTES", "Note", "Slide", "Talk", "block_of", "read"]

#: The kinds of speaker notes, in the order of use; `interface/deck.yaml` has the label of each as ``note-<kind>``.
NOTES = ("say", "ask", "look", "move")

_MAKERS = {
    make.__name__: make
    for make in (makers.title_slide, makers.join_slide, makers.live, makers.figure, makers.end_slide)
}


class _Minutes(TypedDict, total=False):
    minutes: int
    shortest: int


class _Slideshow(TypedDict):
    slide_type: str


class _Metadata(TypedDict):
    slideshow: NotRequired[_Slideshow]
    workshop: NotRequired[_Minutes]
    tags: NotRequired[Sequence[str]]


class _Cell(TypedDict):
    id: str
    cell_type: str
    source: Sequence[str]
    metadata: _Metadata


@dataclass(frozen=True)
class Note:
    """One speaker note; ``kind`` is one of `NOTES`, or None for words before them."""

    kind: str | None
    words: str


@dataclass(frozen=True)
class Slide:
    """One slide. ``title`` and ``body`` are markdown (<wbr> marks where a Chinese title may break).

    ``content`` is what its code cell returns, None for words alone. ``shortest`` is the minutes it
    needs when the day is late, at most ``minutes``.
    """

    id: str
    title: str
    body: str
    tags: tuple[str, ...]
    minutes: int
    shortest: int
    content: Content | None
    notes: tuple[Note, ...]

    @property
    def backup(self) -> bool:
        """Whether it stands in reserve behind the deck's end, outside the clock."""
        return "backup" in self.tags

    @property
    def round(self) -> tuple[str, str] | None:
        """The exercise and the round it shows."""
        if self.content is None or self.content["kind"] != "live":
            return None
        return self.content["exercise"], self.content["round"]


@dataclass(frozen=True)
class Talk:
    """One deck in one language; ``block`` is the block of the course it belongs to."""

    name: str
    block: str
    language: Language
    slides: tuple[Slide, ...]


def block_of(name: str) -> str:
    """Return the id of the block of the half day that is read in the module of this name. Raises LookupError."""
    found = {block.module: block.id for block in load().day() if block.module}
    if name not in found:
        raise LookupError(f"no block of the half day has the module {name!r}; there are {', '.join(found)}")
    return found[name]


@cache
def read(name: str, language: Language, folder: Path = SLIDES) -> Talk:
    """Return a deck. Raises OSError or ValueError for an unreadable notebook, LookupError for a wrong name in a cell."""
    cells = json.loads(notebook(name, language, folder).read_text(encoding="utf-8"))["cells"]
    slides = tuple(_slide(each, language) for each in _grouped(cells))
    return Talk(name, block_of(name), language, slides)


def _grouped(cells: Sequence[_Cell]) -> Iterator[list[_Cell]]:
    """Yield the cells of each slide: one of type slide, and what follows it but the skipped ones."""
    slide: list[_Cell] = []
    for cell in cells:
        kind = cell["metadata"].get("slideshow", {"slide_type": "skip"})["slide_type"]
        if kind == "slide":
            if slide:
                yield slide
            slide = [cell]
        elif kind != "skip" and slide:
            slide.append(cell)
    if slide:
        yield slide


def _slide(cells: Sequence[_Cell], language: Language) -> Slide:
    words, notes, content = "", "", None
    for cell in cells:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            content = _content(source)
        elif cell["metadata"]["slideshow"]["slide_type"] == "notes":
            notes = source
        else:
            words = f"{words}\n\n{source}".strip()
    title, body = split_title(words)
    timing = cells[0]["metadata"].get("workshop", {})
    minutes = int(timing.get("minutes", 0))
    return Slide(
        id=cells[0]["id"],
        title=title,
        body=body,
        tags=tuple(cells[0]["metadata"].get("tags", ())),
        minutes=minutes,
        shortest=int(timing.get("shortest", minutes)),
        content=content,
        notes=tuple(_notes(notes, language)),
    )


def _content(source: str) -> Content:
    """Return the content that a cell of one call gives its slide."""
    call = ast.parse(source, mode="eval").body
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name):
        raise ValueError(source)
    named = {each.arg: ast.literal_eval(each.value) for each in call.keywords if each.arg}
    return _MAKERS[call.func.id](*map(ast.literal_eval, call.args), **named).content


def _notes(source: str, language: Language) -> list[Note]:
    labels = {sentences("interface/deck.yaml")[f"note-{kind}"].in_(language): kind for kind in NOTES}
    found = []
    for line in filter(None, map(str.strip, source.splitlines())):
        label, mark, words = re.sub(r"^- ", "", line).partition("：" if language == "zh" else ":")
        kind = labels.get(label) if mark and line.startswith("- ") else None
        found.append(Note(kind, words.strip() if kind else line))
    return found
