"""The widget of a deck's page: words, schedule and connection, for all slides of the page together.

The first code cell of a slide notebook is ``deck("01-defining-service", "en")``. What people answer goes
from the room straight to the page; the kernel sends the page the room's address and secret, in a message.
"""

from __future__ import annotations

from typing import TypedDict

import traitlets

from facilitator.deck.connection import Connected
from facilitator.deck.course_data import CourseData, course_data
from facilitator.deck.files import SLIDES, has
from facilitator.deck.markdown import paragraphs
from facilitator.deck.reader import block_of, read
from facilitator.deck.schedule import ScheduleRow, schedule
from workbook.course import load
from workbook.schema import LANGUAGES, Language
from workbook.web import DIST

#: The interface texts that a deck's page uses.
PREFIXES = ("deck.", "charts.")


class Companion(TypedDict):
    """The words of a slide in the other language: its title and the first paragraph of its body."""

    title: str
    body: str | None


class DeckData(CourseData):
    """The trait of a deck's widget. ``companions`` are by slide id."""

    name: str
    language: Language
    block: str
    day: list[ScheduleRow]
    companions: dict[str, Companion]


class Deck(Connected):
    """One deck's words and connection."""

    _esm = DIST / "deck.js"
    _css = DIST / "deck.css"
    deck = traitlets.Dict().tag(sync=True)


def deck(name: str, language: Language) -> Deck:
    """Begin the deck ``slides/<language>/<name>.ipynb``. Raises LookupError when there is none."""
    if not has(name, language):
        raise LookupError(f"there is no deck {language}/{name} under {SLIDES}")
    data: DeckData = {
        **course_data(load(), prefixes=PREFIXES),
        "name": name,
        "language": language,
        "block": block_of(name),
        "day": schedule(language),
        "companions": companions(name, language),
    }
    return Deck(deck=data)


def companions(name: str, language: Language) -> dict[str, Companion]:
    """Return the titled slides of the sister deck by slide id; nothing where that deck does not exist."""
    other = next(each for each in LANGUAGES if each != language)
    if not has(name, other):
        return {}
    found: dict[str, Companion] = {}
    for slide in read(name, other).slides:
        if slide.title:
            body = paragraphs(slide.body.replace("<wbr>", ""))
            title = slide.title.replace("<wbr>", "")
            found[slide.id] = {"title": title, "body": body[0] if body else None}
    return found
