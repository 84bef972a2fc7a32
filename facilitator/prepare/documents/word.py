"""Word documents in the kit's look: real styles to edit, Chinese faces, and the same bytes for the same words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from facilitator.prepare.documents.word_styles import add_styles, describe
from workbook.pictures.ink import token
from workbook.schema import Language

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

#: An archive cannot say an earlier time than this.
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


class Strong(str):
    """A line of a cell that stands out."""

    __slots__ = ()


#: What stands in a cell: a line, or several.
Cell = str | Sequence[str]


class Paper:
    """One document on A4, written from the top; ``bytes()`` gives the file."""

    def __init__(self, *, title: str, author: str, language: Language) -> None:
        import docx
        from docx.shared import Mm

        self.language = language
        self.docx: Docx = docx.Document()
        section = self.docx.sections[0]
        width, height = 210, 297
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)
        self._width = width - 44
        add_styles(self.docx, language)
        describe(self.docx, title=title, author=author, language=language)

    def heading(self, words: str, level: int = 1) -> None:
        """Write a heading."""
        self._hinted(self.docx.add_heading(words, level))

    def paragraph(self, words: str, style: str = "Normal") -> Paragraph:
        """Write a paragraph in a style: ``Normal``, ``Body Text`` (indented in Chinese), ``Closing``, ``Signature``."""
        return self._hinted(self.docx.add_paragraph(words, style))

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write pairs of a label and what it stands for."""
        table = self._table(len(rows), (34, self._width - 34))
        for row, (label, words) in zip(table.rows, rows, strict=True):
            self._write(row.cells[0], Strong(label))
            self._write(row.cells[1], words)
        self.paragraph("")

    def table(self, head: Sequence[Cell], rows: Sequence[Sequence[Cell]], *, widths: Sequence[int]) -> None:
        """Write a table; ``widths`` are shares. Its head comes again on every page, and no row is cut."""
        whole = sum(widths)
        table = self._table(len(rows) + 1, [self._width * each / whole for each in widths])
        for cell, words in zip(table.rows[0].cells, head, strict=True):
            self._write(cell, Strong(words) if isinstance(words, str) else words)
            _shade(cell, token("lake-soft"))
        _flag(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")
        for row, cells in zip(table.rows[1:], rows, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                self._write(cell, words)

    def bytes(self) -> bytes:
        """Return the file."""
        file = io.BytesIO()
        self.docx.save(file)
        return steady(file.getvalue())

    def _table(self, rows: int, widths: Sequence[float]) -> Table:
        from docx.shared import Mm

        table: Table = self.docx.add_table(rows, len(widths), "Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for row in table.rows:
            _flag(row._tr.get_or_add_trPr(), "w:cantSplit")
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(width)
        return table

    def _write(self, cell: _Cell, words: Cell) -> None:
        """Write a cell; every line is a paragraph."""
        for number, line in enumerate([words] if isinstance(words, str) else words):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.style = "Table Text"
            paragraph.add_run(line).bold = isinstance(line, Strong) or None
            self._hinted(paragraph)

    def _hinted(self, paragraph: Paragraph) -> Paragraph:
        """Give quotes and dashes of a Chinese document their Chinese face: they belong to both scripts."""
        from docx.oxml.ns import qn

        if self.language == "zh":
            for run in paragraph.runs:
                run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")
        return paragraph


def steady(archive: bytes) -> bytes:
    """Return a zipped document with the same parts, in the same order, and no time of packing in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as given, zipfile.ZipFile(packed, "w") as made:
        for name in given.namelist():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, given.read(name))
    return packed.getvalue()


def _flag(properties: Any, tag: str) -> None:
    from docx.oxml import OxmlElement

    properties.append(OxmlElement(tag))


def _shade(cell: _Cell, colour: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour.removeprefix("#"))
    cell._tc.get_or_add_tcPr().append(shade)
