"""Read a pack's files with other programs than those that wrote them."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator

import docx
import pypdfium2
import python_calamine
import zxingcpp

#: What print puts elsewhere: spaces, and a hyphen at the end of a line, which readers take for a division.
_GAPS = re.compile(r"[\s\u0002\ufffe-]+")
#: Typst ends its lines with \n alone: a \r before it is the stream's own last byte.
_STREAM = re.compile(rb"stream\n(.*?)\nendstream", re.DOTALL)
_SHOWN = re.compile(rb"\[((?:[^\[\]()]|\((?:\\.|[^\\()])*\))*)\]\s*TJ|(\((?:\\.|[^\\()])*\))\s*Tj", re.DOTALL)
_STRING = re.compile(rb"\(((?:\\.|[^\\()])*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def bare(words: str) -> str:
    """Return words without spaces, line breaks and hyphens."""
    return _GAPS.sub("", words)


def pages(document: bytes) -> list[str]:
    """Return the words of each page of a PDF."""
    with pypdfium2.PdfDocument(document) as opened:
        return [str(page.get_textpage().get_text_bounded()) for page in opened]


def words(document: bytes) -> str:
    """Return all words of a PDF, without spaces."""
    return bare("".join(pages(document)))


def codes(document: bytes, *, scale: float = 2) -> list[str]:
    """Return what the QR codes on the first page of a PDF say."""
    with pypdfium2.PdfDocument(document) as opened:
        picture = opened[0].render(scale=scale).to_pil()
    return [str(code.text) for code in zxingcpp.read_barcodes(picture)]


def glyphs(document: bytes) -> Iterator[int]:
    """Yield the number of every glyph that a PDF of Typst draws, two bytes each; 0 is the box for a missing one."""
    for stream in _STREAM.finditer(document):
        try:
            content = zlib.decompress(stream[1])
        except zlib.error:
            continue
        for shown in _SHOWN.finditer(content):
            for string in _STRING.finditer(shown[0]):
                drawn = _ESCAPE.sub(_unescaped, string[1])
                assert len(drawn) % 2 == 0
                yield from (int.from_bytes(drawn[at : at + 2]) for at in range(0, len(drawn), 2))


def _unescaped(escape: re.Match[bytes]) -> bytes:
    code = escape[1]
    return bytes([int(code, 8)]) if code[:1].isdigit() else _LETTERS.get(code, code)


def paragraphs(document: bytes) -> list[tuple[str, str]]:
    """Return style and words of each paragraph of a DOCX outside tables."""
    read = docx.Document(io.BytesIO(document))
    return [(str(each.style and each.style.name), each.text) for each in read.paragraphs if each.text]


def table(document: bytes) -> list[list[str]]:
    """Return the cells of the first table of a DOCX."""
    read = docx.Document(io.BytesIO(document))
    return [[cell.text for cell in row.cells] for row in read.tables[0].rows]


def sheet(document: bytes) -> list[list[object]]:
    """Return the cells of the first sheet of an XLSX."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(document))
    return [list(row) for row in book.get_sheet_by_index(0).to_python()]
