"""A deck as a PowerPoint file: every slide of the talk in native text, with notes, and the room as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx import Presentation
from pptx.util import Emu

from facilitator.deck import drawing
from facilitator.deck.markdown import plain
from facilitator.export import body
from facilitator.export.canvas import EMU_PER_UNIT, HEIGHT, MARGIN, WIDTH, Box, Canvas, Style, notes
from facilitator.export.cover import agenda, end, join
from facilitator.export.live import results
from facilitator.texts import say
from workbook.schema import Language

if TYPE_CHECKING:
    from facilitator.deck.reader import Slide, Talk
    from facilitator.processes.bind import JoinAddress
    from workbook.course import Course

WORDS = "interface/deck.yaml"
TITLE_ONLY = 5


@dataclass(frozen=True)
class Surroundings:
    """The data a deck is exported with: the course, room views by ``exercise/round``, and the join address.

    ``views`` are room views (docs/protocol.md); ``joining`` is None where no room's address is known.
    """

    course: Course
    views: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    joining: JoinAddress | None = None


def presentation(talk: Talk, surroundings: Surroundings, sister: Talk | None = None) -> bytes:
    """Return the deck as a .pptx file; ``sister`` is the same deck in the other language, for the subtitles.

    Raises OSError for a picture that cannot be made, and FontError where no Chinese face is found for one.
    """
    made = Presentation()
    made.slide_width, made.slide_height = Emu(WIDTH * EMU_PER_UNIT), Emu(HEIGHT * EMU_PER_UNIT)
    block = next(each for each in surroundings.course.outline.blocks if each.id == talk.block)
    properties = made.core_properties
    properties.title, properties.language = block.title.in_(talk.language), talk.language
    properties.author, properties.last_modified_by = "", ""
    properties.created = properties.modified = datetime.now(UTC)
    companions = {each.id: plain(each.title) for each in sister.slides} if sister else {}
    for number, slide in enumerate(talk.slides, start=1):
        added = made.slides.add_slide(made.slide_layouts[TITLE_ONLY])
        canvas = Canvas(added, talk.language)
        _draw(canvas, slide, talk, surroundings, companions.get(slide.id, ""))
        if "title" not in slide.tags:
            _foot(canvas, talk, surroundings, slide, number)
        notes(added, _notes(slide, talk.language), talk.language)
    file = BytesIO()
    made.save(file)
    return file.getvalue()


def _draw(canvas: Canvas, slide: Slide, talk: Talk, surroundings: Surroundings, companion: str) -> None:
    kind = slide.content["kind"] if slide.content else "words"
    course = surroundings.course
    draw = {
        "title": partial(agenda, canvas, course, talk.block, slide, companion),
        "join": partial(join, canvas, surroundings.joining),
        "end": partial(end, canvas, course, talk.block),
        "live": partial(results, canvas, course, slide, surroundings.views),
        "figure": partial(_figure, canvas, slide, companion),
        "words": partial(body.concept, canvas, slide, companion),
    }
    draw[kind]()


def _figure(canvas: Canvas, slide: Slide, companion: str) -> None:
    top = body.heading(canvas, slide, companion)
    name = body.figure_of(slide)
    if name is None:
        return
    box = Box(MARGIN, top, WIDTH - 2 * MARGIN, HEIGHT - 110 - top)
    canvas.picture(body.drawn(name, canvas.language), box, drawing.described(name, canvas.language))


def _foot(canvas: Canvas, talk: Talk, surroundings: Surroundings, slide: Slide, number: int) -> None:
    """Draw the foot: the half day to scale, the part, and how late-comers join."""
    blocks = surroundings.course.day()
    here = next(index for index, block in enumerate(blocks) if block.id == talk.block)
    canvas.bar(Box(MARGIN, 986, WIDTH - 2 * MARGIN, 2), fill="line")
    left, scale = float(MARGIN), 470 / sum(block.minutes for block in blocks)
    for index, block in enumerate(blocks):
        width = block.minutes * scale
        if block.kind == "break":
            canvas.bar(Box(left, 1031, width - 5, 3), fill="lake")
        else:
            filled = "lake" if index < here else "now" if index == here else None
            canvas.bar(Box(left, 1023, width - 5, 18), fill=filled, edge="lake")
        left += width
    block = blocks[here]
    part = block.title.in_(canvas.language)
    if block.number:
        part = f"{block.number}  {part}"
    if slide.backup:
        part = f"{part}  ·  {say('backup', canvas.language, file=WORDS)}"
    quiet = Style(28, colour="ink-2", anchor="middle")
    canvas.words([part], Box(614, 1006, 640, 52), quiet)
    foot = f"{number}"
    if surroundings.joining:
        pin = say("pin", canvas.language, file=WORDS)
        foot = f"{surroundings.joining.address}   {pin} {surroundings.joining.pin}   {number}"
    canvas.words([foot], Box(1208, 1006, 600, 52), Style(28, colour="ink-2", anchor="middle", align="right"))


def _notes(slide: Slide, language: Language) -> list[str]:
    """Return the speaker's notes with their labels, the minutes first."""
    lines = [say("minutes", language, file=WORDS, n=slide.minutes)] if slide.minutes else []
    mark = "：" if language == "zh" else ": "
    for note in slide.notes:
        label = f"{say(f'note-{note.kind}', language, file=WORDS)}{mark}" if note.kind else ""
        lines.append(f"{label}{plain(note.words)}")
    return lines
