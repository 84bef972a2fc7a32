"""What the code cells of a slide notebook call: each function returns the content of one slide."""

from __future__ import annotations

import html
import json
from typing import Literal, TypedDict

from facilitator.deck import drawing
from facilitator.deck.course_data import both
from workbook.course import load
from workbook.protocol.basics import Text

__all__ = ["Content", "Figure", "SlideContent", "end_slide", "figure", "join_slide", "live", "title_slide"]


class Figure(TypedDict):
    """A diagram: its name and its SVG in both languages."""

    name: str
    en: str
    zh: str


class Content(TypedDict, total=False):
    """What stands on a slide besides its words. Only ``kind`` is always there.

    ``figure`` belongs to the kinds figure and live (None for a live slide without one), the others to live.
    """

    kind: Literal["title", "join", "live", "figure", "end"]
    figure: Figure | None
    exercise: str
    round: str
    view: str
    minimum: int
    title: Text
    lead: Text | None


class SlideContent:
    """Markup that holds one slide's content. The deck's widget draws it, so that a page has one connection."""

    def __init__(self, content: Content) -> None:
        self.content = content

    def _repr_html_(self) -> str:
        described = html.escape(json.dumps(self.content, ensure_ascii=False))
        return f'<div class="dk-place" data-slide="{described}"></div>'


def title_slide() -> SlideContent:
    """Show the half day to scale, in both languages, beside the title in the cell above."""
    return SlideContent({"kind": "title"})


def join_slide() -> SlideContent:
    """Show how to join: address, QR code, PIN, and the number of participants."""
    return SlideContent({"kind": "join"})


def end_slide() -> SlideContent:
    """Close the deck and name what comes next; slides kept in reserve follow it."""
    return SlideContent({"kind": "end"})


def figure(name: str) -> SlideContent:
    """Draw one of the diagrams of `facilitator.deck.drawing`. Raises LookupError, naming them, for any other."""
    return SlideContent({"kind": "figure", "figure": _drawn(name)})


def live(exercise: str, round: str | None = None, *, figure: str | None = None) -> SlideContent:
    """Show an exercise round: its question and how many answered, then the room's answers.

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
    return SlideContent(
        {
            "kind": "live",
            "exercise": exercise,
            "round": chosen,
            "view": found.room.view,
            "minimum": found.room.minimum,
            "title": both(found.title),
            "lead": both(found.lead) if found.lead else None,
            "figure": _drawn(figure) if figure else None,
        }
    )


def _drawn(name: str) -> Figure:
    return {"name": name, "en": drawing.svg(name, "en"), "zh": drawing.svg(name, "zh")}
