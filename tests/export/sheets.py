"""Read a printed document back: its words, its faces, and where things stand on its pages. Lengths in mm."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

MM = 72 / 25.4

#: What a line of print may have between two words, and what no reader sees.
_GAPS = re.compile(r"[\s\u00a0\u200b\u2060\ufeff]+|<wbr>")


def bare(words: str) -> str:
    """Return words without the spaces and breaks that print puts elsewhere."""
    return _GAPS.sub("", words)


@dataclass(frozen=True)
class Box:
    """Where something stands: distances from the left and the top edge of the page."""

    left: float
    top: float
    right: float
    bottom: float


class Print:
    """A PDF read by another program than the one that wrote it.

    ``pages`` has the text of each page, ``sizes`` its width and height, ``boxes`` where everything on it
    stands, ``faces`` every face its words are set in and whether the document carries it.
    """

    def __init__(self, document: bytes) -> None:
        with pdfium.PdfDocument(document) as opened:
            sheets = list(opened)
            self.pages = [str(sheet.get_textpage().get_text_bounded()) for sheet in sheets]
            self.sizes = [(round(w / MM), round(h / MM)) for w, h in (sheet.get_size() for sheet in sheets)]
            self.boxes = [list(_boxes(sheet)) for sheet in sheets]
            self.faces = {face for sheet in sheets for face in _faces(sheet)}
        self.words = bare("".join(self.pages))


def _boxes(sheet: Any) -> Iterator[Box]:
    height = sheet.get_height()
    for thing in sheet.get_objects(max_depth=1):
        left, bottom, right, top = thing.get_bounds()
        yield Box(left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)


def _faces(sheet: Any) -> Iterator[tuple[str, bool]]:
    for thing in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        font, name = raw.FPDFTextObj_GetFont(thing.raw), ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, name, 256)
        yield name.value.decode().partition("+")[2], raw.FPDFFont_GetIsEmbedded(font) == 1
