"""The slides around the course: the agenda to scale, how to join, and what comes next."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import segno

from facilitator.deck.markdown import parts, plain
from facilitator.export.body import lines
from facilitator.export.canvas import HEIGHT, MARGIN, WIDTH, Box, Canvas, Style, other
from facilitator.texts import say
from workbook.schema import Language, Text

if TYPE_CHECKING:
    from facilitator.deck.reader import Slide
    from facilitator.processes.bind import JoinAddress
    from workbook.course import Course

WORDS = "interface/deck.yaml"
#: The agenda's panel, and the height of one minute in it.
PANEL, MINUTE = 920, 4.45


def agenda(canvas: Canvas, course: Course, block_id: str, slide: Slide, companion: str) -> None:
    """Draw the title beside the half day to scale."""
    left, language, second = WIDTH - PANEL, canvas.language, other(canvas.language)
    width = left - MARGIN - 56
    if not any(block.id == block_id and block.kind == "opening" for block in course.day()):
        # the opening's own title is the course's
        heading = Style(40, bold=True, colour="lake")
        canvas.words([_both(course.outline.title, language)], Box(MARGIN, 84, width, 60), heading)
    said, top = plain(slide.title), 250.0
    for words, size, draw in (
        (said, 84 if lines(said, width, 84) < 4 else 66, None),
        (companion, 44, second),
        (" ".join(line for part in parts(slide.body)[:1] for line in part.lines), 44, language),
    ):
        tall = lines(words, width, size) * size * 1.25
        if draw is None:
            canvas.title(words, Box(MARGIN, top, width, tall), Style(size, bold=True, colour="lake-deep"))
        else:
            style = Style(size, bold=draw == second, colour="ink-2" if draw == second else "ink")
            canvas.words([words], Box(MARGIN, top, width, tall), style, language=draw)
        top += tall + 32
    canvas.bar(Box(left, 0, PANEL, HEIGHT), fill="lake-soft")
    top = 72.0
    for block in course.day():
        tall = block.minutes * MINUTE
        now = block.id == block_id
        fill = None if block.kind == "break" else "now" if now else "lake"
        canvas.bar(Box(left + 60, top, 22, tall - 6), fill=fill, edge="ink" if now else None)
        quiet = Style(30, colour="ink-2", align="right")
        canvas.words(
            [say("minutes", language, file=WORDS, n=block.minutes)], Box(left + 100, top, 140, 40), quiet
        )
        canvas.words(
            [_both(block.title, language)],
            Box(left + 264, top - 4, PANEL - 290, 44),
            Style(31, bold=now or block.kind != "break"),
        )
        top += tall


def join(canvas: Canvas, joining: JoinAddress | None) -> None:
    """Draw address, code and PIN in large; where no room is known, where to find them."""
    language = canvas.language
    canvas.title(_said_both("join-title", language), Box(MARGIN + 828, 110, 870, 190), Style(64, bold=True))
    if joining is None:
        canvas.words(
            [_said("export-no-room", language)], Box(MARGIN, 300, 1480, 400), Style(56, anchor="middle")
        )
        return
    code = BytesIO()
    segno.make_qr(joining.url, error="m").save(code, kind="png", scale=20, border=4)
    canvas.picture(
        code.getvalue(), Box(MARGIN, 150, 740, 740), say("qr", language, file=WORDS, url=joining.url)
    )
    left = MARGIN + 828
    for number, (label, words, top) in enumerate(
        [("join-wifi", None, 340), ("join-scan", joining.address, 440), ("pin", joining.pin, 660)], start=1
    ):
        canvas.words([str(number)], Box(left, top, 70, 70), Style(56, bold=True, colour="lake"))
        canvas.words([_said_both(label, language)], Box(left + 92, top + 4, 780, 60), Style(38))
        if words:
            size = 110 if label == "pin" else 68
            canvas.words([words], Box(left + 92, top + 62, 780, size * 1.3), Style(size, bold=True))


def end(canvas: Canvas, course: Course, block_id: str) -> None:
    """Draw the title of the next part."""
    language = canvas.language
    blocks = course.day()
    here = next(index for index, block in enumerate(blocks) if block.id == block_id)
    following = blocks[here + 1] if here + 1 < len(blocks) else None
    canvas.words(
        [_said_both("next" if following else "finished", language)],
        Box(MARGIN, 300, 1600, 80),
        Style(48, bold=True, colour="lake"),
    )
    title = following.title if following else course.outline.title
    canvas.title(title.in_(language), Box(MARGIN, 390, 1696, 170), Style(120, bold=True, colour="lake-deep"))
    canvas.words(
        [title.in_(other(language))],
        Box(MARGIN, 570, 1696, 110),
        Style(76, bold=True, colour="ink-2"),
        language=other(language),
    )
    if following:
        canvas.words(
            [say("minutes", language, file=WORDS, n=following.minutes)],
            Box(MARGIN, 700, 800, 70),
            Style(48, colour="ink-2"),
        )


def _both(text: Text, language: Language) -> str:
    return f"{text.in_(language)}  {text.in_(other(language))}".replace("<wbr>", "")


def _said(key: str, language: Language) -> str:
    return say(key, language, file=WORDS)


def _said_both(key: str, language: Language) -> str:
    return f"{_said(key, language)}  {_said(key, other(language))}"
