"""The words of a concept slide, and its heading."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from facilitator.deck import drawing
from facilitator.deck.markdown import Part, parts, plain
from facilitator.export.canvas import HEIGHT, MARGIN, WIDTH, Box, Canvas, Style, other
from workbook.schema import Language

if TYPE_CHECKING:
    from facilitator.deck.reader import Slide

INSIDE = WIDTH - 2 * MARGIN
#: Where words end: the foot begins below.
FLOOR = HEIGHT - 120


def heading(canvas: Canvas, slide: Slide, companion: str) -> float:
    """Write the title and, under it, the same title in the other language; return where the rest begins."""
    return headed(canvas, plain(slide.title), companion)


def headed(canvas: Canvas, title: str, companion: str, *, width: float = INSIDE, size: float = 76) -> float:
    """Write a title in ``size`` units over ``width`` and its companion; return where the rest begins."""
    tall = lines(title, width, size) * size * 1.2
    canvas.title(title, Box(MARGIN, 84, width, tall), Style(size, bold=True))
    top = 84 + tall + 8
    if companion:
        second = lines(companion, width, 36) * 36 * 1.35
        canvas.words(
            [companion],
            Box(MARGIN, top, width, second),
            Style(36, colour="ink-2"),
            language=other(canvas.language),
        )
        top += second
    return top + 24


def concept(canvas: Canvas, slide: Slide, companion: str) -> None:
    """Write a slide of words alone."""
    top = heading(canvas, slide, companion)
    found = parts(slide.body)
    if not found:
        return
    tall = (FLOOR - top) / len(found)
    for number, part in enumerate(found):
        _part(canvas, part, Box(MARGIN, top + number * tall, INSIDE, tall - 24))


def _part(canvas: Canvas, part: Part, box: Box) -> None:
    if part.kind == "paragraph":
        canvas.words(part.lines, Box(box.x, box.y, min(box.w, 1480), box.h), Style(68, anchor="middle"))
    elif part.kind == "quote":
        tall = min(box.h, 330.0)
        box = Box(box.x, box.y + (box.h - tall) / 2, box.w, tall)
        canvas.plate(part.lines, box, Style(62, bold=True, anchor="middle"), ground="now-soft", edge="now")
    elif part.kind == "steps":
        _steps(canvas, part.lines, box)
    else:
        _items(canvas, part.lines, box)


def _steps(canvas: Canvas, steps: list[str], box: Box) -> None:
    tall = min(box.h / len(steps), 220.0)
    top = box.y + (box.h - tall * len(steps)) / 2
    for number, words in enumerate(steps, start=1):
        place = Box(box.x, top + (number - 1) * tall, box.w, tall - 28)
        ground, colour = ("you-soft", "you") if number == 2 else ("page", "lake")
        canvas.plate([], place, Style(), ground=ground)
        canvas.bar(Box(place.x, place.y, 14, place.h), fill=colour)
        canvas.words(
            [str(number)],
            Box(place.x + 56, place.y, 100, place.h),
            Style(84, bold=True, colour=colour, anchor="middle"),
        )
        size = 64 if lines(words, place.w - 220, 64) == 1 else 50
        canvas.words(
            [words], Box(place.x + 176, place.y, place.w - 220, place.h), Style(size, anchor="middle")
        )


def _items(canvas: Canvas, items: list[str], box: Box) -> None:
    rows = -(-len(items) // 2)
    tall, wide = min(box.h / rows, 154.0), (box.w - 32) / 2
    top = box.y + (box.h - tall * rows) / 2
    for number, words in enumerate(items):
        column, row = divmod(number, rows)
        place = Box(box.x + column * (wide + 32), top + row * tall, wide, tall - 22)
        size = 50 if lines(words, wide - 150, 50) == 1 else 38
        canvas.plate([], place, Style(), ground="page")
        canvas.words(
            [str(number + 1)],
            Box(place.x + 40, place.y, 70, place.h),
            Style(56, bold=True, colour="lake", anchor="middle"),
        )
        canvas.words(
            [words], Box(place.x + 124, place.y, wide - 150, place.h), Style(size, bold=True, anchor="middle")
        )


def figure_of(slide: Slide) -> str | None:
    """Return the name of the diagram on a slide; None where there is none."""
    figure = slide.content.get("figure") if slide.content else None
    return figure["name"] if figure else None


def lines(words: str, width: float, size: float) -> int:
    """Return how many lines words take, roughly: a wide character is as wide as it is high, a narrow one a bit over half."""
    wide = sum(1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.54 for letter in words)
    return max(1, -(-int(wide * size) // int(width)))


@cache
def drawn(name: str, language: Language) -> bytes:
    """Return a diagram as PNG, twice as fine as the slide."""
    from workbook.export.typeset import svg_to_png

    return svg_to_png(drawing.svg(name, language).encode(), width_px=2 * drawing.WIDTH)
