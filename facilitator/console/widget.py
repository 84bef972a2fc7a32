"""The facilitator's console: a page that steers the talk and the room from a second window.

The kernel sends words, slides and the connection; everything else goes between page and room.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import TypedDict

import traitlets
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from facilitator.deck.cells import Content
from facilitator.deck.connection import Connected
from facilitator.deck.course_data import CourseData, both, course_data
from facilitator.deck.reader import Slide, Talk
from facilitator.deck.schedule import ScheduleRow, paired, schedule
from workbook.course import Course, load
from workbook.protocol.basics import Text
from workbook.schema import LANGUAGES, Language
from workbook.web import DIST

__all__ = ["console"]

#: The interface texts that the console and the pictures of slides in it use.
PREFIXES = ("console.", "deck.", "charts.")


class NoteData(TypedDict):
    """A speaker note: its kind, and its words as HTML."""

    kind: str | None
    words: str


class SlideData(TypedDict):
    """A slide in both languages: its title as plain text, words and notes as HTML, titles and bodies as markdown."""

    tags: list[str]
    place: Content | None
    title: Text
    words: dict[Language, str]
    companions: dict[Language, str]
    bodies: dict[Language, str]
    notes: dict[Language, list[NoteData]]


class DeckSlides(TypedDict):
    """A deck: the languages it exists in, and its slides by id."""

    name: str
    block: str
    languages: list[Language]
    slides: dict[str, SlideData]


class ConsoleData(CourseData):
    """The trait of the console's widget. ``names`` are those of the exercises by id."""

    day: list[ScheduleRow]
    decks: list[DeckSlides]
    names: dict[str, Text]


class Console(Connected):
    """The words of all decks, and the connection."""

    _esm = DIST / "console.js"
    _css = DIST / "console.css"
    console = traitlets.Dict().tag(sync=True)


def console() -> Console:
    """Show the console. Its page chooses the language."""
    course = load()
    data: ConsoleData = {
        **course_data(course, prefixes=PREFIXES),
        "day": schedule("en") or schedule("zh"),
        "decks": [_deck(name, talks, course) for name, talks in paired()],
        "names": {key: both(exercise.name) for key, exercise in course.exercises.items()},
    }
    return Console(console=data)


def _deck(name: str, talks: Mapping[Language, Talk], course: Course) -> DeckSlides:
    first = next(iter(talks.values()))
    slides = {language: {slide.id: slide for slide in talk.slides} for language, talk in talks.items()}
    return {
        "name": name,
        "block": first.block,
        "languages": [language for language in LANGUAGES if language in talks],
        "slides": {
            slide.id: _slide(
                {language: slides.get(language, {}).get(slide.id, slide) for language in LANGUAGES},
                first.block,
                course,
            )
            for slide in first.slides
        },
    }


def _slide(either: Mapping[Language, Slide], block: str, course: Course) -> SlideData:
    """Return a slide with its words in both languages, those of the other where one lacks it."""
    first = next(iter(either.values()))
    return {
        "tags": list(first.tags),
        "place": first.content,
        "title": _title(either, block, course),
        "words": {language: _html(_source(each)) for language, each in either.items()},
        "companions": {language: each.title for language, each in either.items() if each.title},
        "bodies": {language: each.body.split("\n\n")[0] for language, each in either.items()},
        "notes": {
            language: [{"kind": note.kind, "words": _html(note.words)} for note in each.notes]
            for language, each in either.items()
        },
    }


def _title(slide: Mapping[Language, Slide], block: str, course: Course) -> Text:
    """Return a slide's name in a list: its title, or else that of its content."""
    own: Text = {"en": _plain(slide["en"].title), "zh": _plain(slide["zh"].title)}
    if own["en"] and own["zh"]:
        return own
    content = slide["en"].content
    kind = content["kind"] if content else None
    if content and kind == "live":
        return {"en": _plain(content["title"]["en"]), "zh": _plain(content["title"]["zh"])}
    if kind == "join":
        return both(course.text("deck.join-title"))
    if kind == "end":
        following = (other.title for one, other in pairwise(course.day()) if one.id == block)
        return both(next(following, course.text("deck.finished")))
    return both(course.text("console.untitled"))


def _source(slide: Slide) -> str:
    return f"# {slide.title}\n\n{slide.body}" if slide.title else slide.body


def _plain(markdown: str) -> str:
    """Return a title without its marks."""
    return re.sub(r"<[^>]+>|[*_`]", "", markdown)


def _html(markdown: str) -> str:
    """Return markdown as the decks' page draws it."""
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    return str(MarkdownWithMath(renderer=renderer).render(markdown)).strip()
