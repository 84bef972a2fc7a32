"""Read a printed document back: its words, its faces, and where things stand on its pages. Lengths in mm."""

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass

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
    """A PDF read by another program than the one that wrote it."""

    def __init__(self, document: bytes) -> None:
        self.document = pdfium.PdfDocument(document)
        self.pages = [str(page.get_textpage().get_text_bounded()) for page in self.document]
        self.words = bare("".join(self.pages))

    def sizes(self) -> set[tuple[int, int]]:
        """Return the sizes of its pages."""
        return {(round(width / MM), round(height / MM)) for width, height in map(self.size, self._numbers())}

    def size(self, number: int) -> tuple[float, float]:
        """Return a page's width and height in points."""
        width, height = self.document[number].get_size()
        return float(width), float(height)

    def boxes(self, number: int) -> list[Box]:
        """Return where everything on a page stands."""
        page = self.document[number]
        height = self.size(number)[1]
        bounds = (thing.get_bounds() for thing in page.get_objects(max_depth=1))
        return [Box(x0 / MM, (height - y1) / MM, x1 / MM, (height - y0) / MM) for x0, y0, x1, y1 in bounds]

    def faces(self) -> set[tuple[str, bool]]:
        """Return every face its words are set in, and whether the document carries it."""
        return {
            (self._name(font), raw.FPDFFont_GetIsEmbedded(font) == 1)
            for number in self._numbers()
            for font in self._fonts(number)
        }

    def _numbers(self) -> range:
        return range(len(self.document))

    def _fonts(self, number: int) -> Iterator[object]:
        page = self.document[number]  # held until its objects have been read
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            yield raw.FPDFTextObj_GetFont(thing.raw)

    @staticmethod
    def _name(font: object) -> str:
        name = ctypes.create_string_buffer(256)
        raw.FPDFFont_GetBaseFontName(font, name, 256)
        return name.value.decode().partition("+")[2]
