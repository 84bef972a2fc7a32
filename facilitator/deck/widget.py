"""The slides of a deck: a code cell of one line draws each slide that is more than words.

The first code cell of a slide notebook is ``deck("01-defining-service", "en")``; it gives the page its
words and its connection. The others are `title_slide`, `join_slide`, `live`, `figure` and `end_slide`.
What people answer goes from the room straight to the page: the kernel only tells the page where the
room is and what opens it, in a message, so that neither ever stands in a notebook, an address or a trait.
"""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import traitlets

from facilitator.deck import drawing
from facilitator.deck.connection import Connected
from facilitator.texts import sentences
from workbook.course import load
from workbook.schema import LANGUAGES, Language, Text
from workbook.web import DIST

__all__ = ["deck", "end_slide", "figure", "join_slide", "live", "title_slide"]

Json = dict[str, Any]

SLIDES = Path(__file__).parents[1] / "slides"
#: The interface texts that a deck's page uses.
PREFIXES = ("deck.", "charts.")

_TITLE = re.compile(r"^#\s+(?P<title>.+?)\s*$", re.MULTILINE)


class Deck(Connected):
    """One deck's words and connection."""

    _esm = DIST / "deck.js"
    _css = DIST / "deck.css"
    deck = traitlets.Dict().tag(sync=True)


class PageWords:
    """Hands the page what it says before the deck's widget is there; the template's conf.json names it."""

    def __call__(self, notebook: Any, resources: Json) -> tuple[Any, Json]:
        texts = sentences("interface/deck.yaml")
        resources["words"] = {name: texts[name].model_dump() for name in ("loading", "slow")}
        return notebook, resources


class Slide:
    """The place of one slide, as markup. The deck's widget draws it, so that a page has one connection."""

    def __init__(self, **slide: Any) -> None:
        self.slide = slide

    def _repr_html_(self) -> str:
        described = html.escape(json.dumps(self.slide, ensure_ascii=False))
        return f'<div class="dk-place" data-slide="{described}"></div>'


def deck(name: str, language: Language) -> Deck:
    """Begin the deck ``slides/<language>/<name>.ipynb``. Raises LookupError when there is none."""
    if not (SLIDES / language / f"{name}.ipynb").is_file():
        raise LookupError(f"there is no deck {language}/{name} under {SLIDES}")
    from facilitator.deck.schedule import schedule  # which reads decks by what is made here

    course = load()
    blocks = [
        block.model_dump(include={"id", "kind", "number", "minutes", "title"}) for block in course.day()
    ]
    return Deck(
        deck={
            "name": name,
            "language": language,
            "block": block_of(name),
            "blocks": blocks,
            "day": schedule(language),
            "course": course.outline.model_dump(include={"title", "subtitle"}),
            "companions": companions(name, language),
            "texts": {
                key: text.model_dump() for key, text in course.texts.items() if key.startswith(PREFIXES)
            },
            "messages": {key: text.model_dump() for key, text in course.messages.items()},
        }
    )


def block_of(name: str) -> str:
    """Return the id of the block of the half day that is read in the module of this name. Raises LookupError."""
    found = {block.module: block.id for block in load().day() if block.module}
    if name not in found:
        raise LookupError(f"no block of the half day has the module {name!r}; there are {', '.join(found)}")
    return found[name]


def companions(name: str, language: Language) -> dict[str, Json]:
    """Return ``title`` and ``body`` of the sister deck's slides by slide id; nothing where it has none."""
    other = next(each for each in LANGUAGES if each != language)
    path = SLIDES / other / f"{name}.ipynb"
    if not path.is_file():
        return {}
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    found: dict[str, Json] = {}
    for cell in cells:
        source = "".join(cell["source"]).replace("<wbr>", "")
        match = _TITLE.search(source) if cell["cell_type"] == "markdown" else None
        if match:
            paragraphs = [part.strip() for part in source[match.end() :].split("\n\n") if part.strip()]
            found[cell["id"]] = {"title": match["title"], "body": paragraphs[0] if paragraphs else None}
    return found


def title_slide() -> Slide:
    """Show the half day to scale, in both languages, beside the title in the cell above."""
    return Slide(kind="title")


def join_slide() -> Slide:
    """Show how to join: address, QR code, PIN, and how many have come."""
    return Slide(kind="join")


def end_slide() -> Slide:
    """Close the deck and name what comes next; slides kept in reserve follow it."""
    return Slide(kind="end")


def figure(name: str) -> Slide:
    """Draw one of the diagrams of `facilitator.deck.drawing`. Raises LookupError, naming them, for any other."""
    return Slide(kind="figure", figure=_drawn(name))


def live(exercise: str, round: str | None = None, *, figure: str | None = None) -> Slide:
    """Show an exercise round: its question and how many answered, then what the room says.

    ``round`` is the exercise's first unless named. ``figure`` is a diagram shown until the answers
    are. Raises LookupError for an exercise or round that does not exist or has no room view.
    """
    course = load()
    found = course.exercises.get(exercise)
    if found is None or found.room is None:
        shared = sorted(key for key, each in course.exercises.items() if each.room is not None)
        raise LookupError(f"no exercise {exercise!r} with a room view; there are {', '.join(shared)}")
    chosen = round or found.rounds[0]
    if chosen not in found.rounds:
        raise LookupError(f"{exercise} has no round {chosen!r}; there are {', '.join(found.rounds)}")
    return Slide(
        kind="live",
        exercise=exercise,
        round=chosen,
        view=found.room.view,
        minimum=found.room.minimum,
        title=_words(found.title),
        lead=_words(found.lead),
        figure=_drawn(figure) if figure else None,
    )


def _drawn(name: str) -> dict[str, str]:
    return {"name": name} | {language: drawing.svg(name, language) for language in LANGUAGES}


def _words(text: Text | None) -> Json | None:
    return text.model_dump() if text else None
