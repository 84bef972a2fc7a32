"""Drawing on one PowerPoint slide, in the deck's units: 1920 by 1080, as deck.css has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from facilitator.deck.drawing import colours
from workbook.schema import Language

if TYPE_CHECKING:
    from pptx.slide import Slide

WIDTH, HEIGHT, MARGIN = 1920, 1080, 112
#: A picture of 1920 units is 13⅓ inches wide, so one unit is 6,350 EMU and half a point of type.
EMU_PER_UNIT, POINTS_PER_UNIT = 6350, 0.5
#: Faces that the programs which open such files bring along; an absent one is replaced, never shown as boxes.
FACES = {"latin": "Arial", "ea": "Microsoft YaHei"}
LANG = {"en": "en-GB", "zh": "zh-CN"}


@dataclass(frozen=True)
class Style:
    """The look of words: ``size`` in units, ``colour`` by its name in tokens.css."""

    size: float = 40
    bold: bool = False
    colour: str = "ink"
    align: str = "left"
    anchor: str = "top"


@dataclass(frozen=True)
class Box:
    """A place on the slide, in units."""

    x: float
    y: float
    w: float
    h: float


class Canvas:
    """One slide and the language of its words."""

    def __init__(self, slide: Slide, language: Language) -> None:
        self.slide, self.language = slide, language

    def title(self, words: str, box: Box, style: Style) -> None:
        """Set the slide's title placeholder, which outlines and screen readers use."""
        if (shape := self.slide.shapes.title) is not None:
            _place(shape, box)
            self._write(shape.text_frame, [words], style)

    def words(
        self, lines: Sequence[str], box: Box, style: Style, *, language: Language | None = None
    ) -> None:
        """Write paragraphs; ``language`` where they are not in the slide's own."""
        shape = self.slide.shapes.add_textbox(*_emu(box))
        self._write(shape.text_frame, lines, style, language=language)

    def plate(
        self, lines: Sequence[str], box: Box, style: Style, *, ground: str, edge: str | None = None
    ) -> None:
        """Write on a rounded plate of a colour."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *_emu(box))
        shape.adjustments[0] = min(0.5, 20 / min(box.w, box.h))
        shape.fill.solid()
        shape.fill.fore_color.rgb = _rgb(ground)
        shape.shadow.inherit = False
        if edge is None:
            shape.line.fill.background()
        else:
            shape.line.color.rgb = _rgb(edge)
            shape.line.width = Emu(3 * EMU_PER_UNIT)
        self._write(shape.text_frame, lines, style, inset=28)

    def bar(self, box: Box, *, fill: str | None, edge: str | None = None) -> None:
        """Draw a rectangle without words."""
        shape = self.slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_emu(box))
        shape.shadow.inherit = False
        if fill is None:
            shape.fill.background()
        else:
            shape.fill.solid()
            shape.fill.fore_color.rgb = _rgb(fill)
        if edge is None:
            shape.line.fill.background()
        else:
            shape.line.color.rgb = _rgb(edge)
            shape.line.width = Emu(int(2.5 * EMU_PER_UNIT))
        _decorate(shape)

    def picture(self, png: bytes, box: Box, about: str) -> None:
        """Put a picture as large as it goes in the middle of a box; ``about`` is read to those who do not see it."""
        shape = self.slide.shapes.add_picture(BytesIO(png), Emu(0), Emu(0))
        scale = min(box.w * EMU_PER_UNIT / shape.width, box.h * EMU_PER_UNIT / shape.height)
        width, height = int(shape.width * scale), int(shape.height * scale)
        shape.width, shape.height = Emu(width), Emu(height)
        shape.left = Emu(int(box.x * EMU_PER_UNIT + (box.w * EMU_PER_UNIT - width) / 2))
        shape.top = Emu(int(box.y * EMU_PER_UNIT + (box.h * EMU_PER_UNIT - height) / 2))
        element: Any = shape._element
        element.nvPicPr.cNvPr.set("descr", about)

    def _write(
        self,
        frame: Any,
        lines: Sequence[str],
        style: Style,
        *,
        inset: float = 0,
        language: Language | None = None,
    ) -> None:
        frame.word_wrap = True
        for side in ("margin_left", "margin_right", "margin_top", "margin_bottom"):
            setattr(
                frame, side, Emu(int(inset * EMU_PER_UNIT) if side in ("margin_left", "margin_right") else 0)
            )
        frame.vertical_anchor = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE}[style.anchor]
        for number, words in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}[
                style.align
            ]
            paragraph.space_after = (
                Pt(style.size * POINTS_PER_UNIT * 0.35) if number + 1 < len(lines) else Pt(0)
            )
            run = paragraph.add_run()
            run.text = words
            run.font.size = Pt(round(style.size * POINTS_PER_UNIT, 1))
            run.font.bold = style.bold
            run.font.color.rgb = _rgb(style.colour)
            _speak(run, language or self.language)


def other(language: Language) -> Language:
    """Return the language that a slide is not in."""
    return "zh" if language == "en" else "en"


def notes(slide: Slide, lines: Sequence[str], language: Language) -> None:
    """Write the speaker's notes."""
    frame: Any = slide.notes_slide.notes_text_frame
    for number, words in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = words
        _speak(run, language)


def _speak(run: Any, language: Language) -> None:
    """Name a run's language and its faces, so that Chinese is set as Chinese on any computer."""
    properties = run._r.get_or_add_rPr()
    properties.set("lang", LANG[language])
    for kind, face in FACES.items():
        element = properties.makeelement(qn(f"a:{kind}"), {"typeface": face})
        properties.append(element)


def _decorate(shape: Any) -> None:
    """Let screen readers pass over a shape that says nothing."""
    shape._element.nvSpPr.cNvPr.set("descr", "")


def _place(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = _emu(box)


def _emu(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    x, y, w, h = (Emu(round(each * EMU_PER_UNIT)) for each in (box.x, box.y, box.w, box.h))
    return x, y, w, h


def _rgb(name: str) -> RGBColor:
    value = bytes.fromhex(colours()[name].removeprefix("#"))
    return RGBColor(*value)  # type: ignore[no-untyped-call]
