"""The facilitator's console: a page that steers the talk and the room from a second window.

The kernel hands over words, slides and the connection; everything else goes between page and room.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import traitlets
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from facilitator.deck.connection import Connected
from facilitator.deck.schedule import paired, schedule
from facilitator.deck.talk import Slide
from workbook.course import Course, load
from workbook.schema import LANGUAGES, Language, Text
from workbook.web import DIST

__all__ = ["console"]

Json = dict[str, Any]

#: The interface texts that the console and the pictures of slides in it use.
PREFIXES = ("console.", "deck.", "charts.")


class Console(Connected):
    """The words of all decks, and the connection."""

    _esm = DIST / "console.js"
    _css = DIST / "console.css"
    console = traitlets.Dict().tag(sync=True)


def console() -> Console:
    """Show the console. Its page chooses the language."""
    course = load()
    blocks = [
        block.model_dump(include={"id", "kind", "number", "minutes", "title"}) for block in course.day()
    ]
    texts = {key: text.model_dump() for key, text in course.texts.items() if key.startswith(PREFIXES)}
    return Console(
        console={
            "day": schedule("en") or schedule("zh"),
            "decks": [_deck(name, talks, course) for name, talks in paired()],
            "blocks": blocks,
            "course": course.outline.model_dump(include={"title", "subtitle"}),
            "names": {key: exercise.name.model_dump() for key, exercise in course.exercises.items()},
            "texts": texts,
            "messages": {key: text.model_dump() for key, text in course.messages.items()},
        }
    )


def _deck(name: str, talks: dict[Language, Any], course: Course) -> Json:
    """Return a deck's slides by id, each with its words in both languages."""
    first = next(iter(talks.values()))
    slides = {}
    for slide in first.slides:
        both = {
            language: next((each for each in talk.slides if each.id == slide.id), slide)
            for language, talk in talks.items()
        }
        either = {language: both.get(language, slide) for language in LANGUAGES}
        slides[slide.id] = {
            "tags": list(slide.tags),
            "place": dict(slide.place) if slide.place else None,
            "title": _title(either, first.block, course),
            "words": {language: _html(_source(each)) for language, each in either.items()},
            "companions": {language: each.title for language, each in either.items() if each.title},
            "bodies": {language: each.body.split("\n\n")[0] for language, each in either.items()},
            "notes": {
                language: [{"kind": note.kind, "words": _html(note.words)} for note in each.notes]
                for language, each in either.items()
            },
        }
    languages = [language for language in LANGUAGES if language in talks]
    return {"name": name, "block": first.block, "languages": languages, "slides": slides}


def _title(slide: dict[Language, Slide], block: str, course: Course) -> Json:
    """Return what a slide is called in a list: its title, or else what stands on it."""
    own: Json = {language: _plain(each.title) for language, each in slide.items()}
    if all(own.values()):
        return own
    place = next(iter(slide.values())).place or {}
    blocks = course.day()
    following = next(
        (other.title for one, other in pairwise(blocks) if one.id == block),
        course.text("deck.finished"),
    )
    named: dict[str, Text] = {"join": course.text("deck.join-title"), "end": following}
    if place.get("kind") == "live":
        return {key: _plain(words) for key, words in place["title"].items()}
    return named.get(str(place.get("kind")), course.text("console.untitled")).model_dump()


def _source(slide: Slide) -> str:
    return f"# {slide.title}\n\n{slide.body}" if slide.title else slide.body


def _plain(markdown: str) -> str:
    """Return a title without its marks."""
    return re.sub(r"<[^>]+>|[*_`]", "", markdown)


def _html(markdown: str) -> str:
    """Return markdown as the decks' page draws it."""
    renderer = IPythonRenderer(escape=False, exclude_anchor_links=True)
    return str(MarkdownWithMath(renderer=renderer).render(markdown)).strip()
