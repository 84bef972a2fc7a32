"""Read the rows of an XLSX file, after a look at how far it reaches."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Any

from workbook.data.errors import DataError

#: The most a workbook may unfold to, in bytes, and the most cells up to its last one: a
#: full sheet from A to Z has about as many.
MOST_UNFOLDED, MOST_CELLS = 1024**3, 30_000_000

_COLUMN, _ROW = re.compile(rb'<c r="([A-Z]{1,3})'), re.compile(rb'<row r="(\d{1,7})"')
_FORMULA = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<(?:\w+:)?f[\s/>]')
_SHEET, _RELATION = re.compile(r"<(?:\w+:)?sheet\b[^>]*>"), re.compile(r"<(?:\w+:)?Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r"""(?:\w+:)?(\w+)\s*=\s*["']([^"']*)["']""")
_CHUNK, _OVERLAP = 1 << 20, 32


def read_sheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield every row of the first sheet that has any, with its number, as text.

    Raises DataError: ``file-unreadable``, ``file-too-large``, ``file-too-wide``.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        _measure(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if rows:
                yield from ((line, [_words(cell) for cell in row]) for line, row in enumerate(rows, start=1))
                return
    except (CalamineError, OSError, ValueError, KeyError, NotImplementedError, zipfile.BadZipFile) as error:
        if isinstance(error, DataError):
            raise
        raise DataError("file-unreadable", line=1) from None


def formula_cells(content: bytes) -> set[tuple[int, int]]:
    """Return row and column, counted from 1, of every formula on the sheet that `read_sheet` reads.

    Reading a workbook gives what a formula came to last, which says nothing of its being one.
    """
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    filled = (name for name in book.sheet_names if book.get_sheet_by_name(name).height)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        part = _part_of(archive, next(filled, ""))
        text = archive.read(part) if part in archive.namelist() else b""
    return {(int(row), _number(column)) for column, row in _FORMULA.findall(text)}


def _part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return the archive's part of a sheet of that name."""
    names = dict(_named(archive, "xl/workbook.xml", _SHEET, "name", "id"))
    parts = dict(_named(archive, "xl/_rels/workbook.xml.rels", _RELATION, "Id", "Target"))
    target = parts.get(names.get(sheet, ""), "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _named(
    archive: zipfile.ZipFile, part: str, tag: re.Pattern[str], key: str, value: str
) -> Iterator[tuple[str, str]]:
    for found in tag.findall(archive.read(part).decode("utf-8")):
        # r:id of any prefix is id; a sheet's other number is sheetId.
        attributes = {name: html.unescape(words) for name, words in _ATTRIBUTE.findall(found)}
        yield attributes.get(key, ""), attributes.get(value, "")


def _words(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return "" if cell is None else str(cell)


def _measure(content: bytes) -> None:
    """Refuse a workbook that would fill the memory before its first row is seen.

    A reader lays out every cell up to the last one: a single stray cell at the far end of the sheet
    makes seventeen thousand million of them.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MOST_UNFOLDED:
            raise DataError("file-too-large", max=MOST_UNFOLDED // 1024 // 1024)
        for part in archive.infolist():
            if part.filename.startswith("xl/worksheets/") and part.filename.endswith(".xml"):
                with archive.open(part) as sheet:
                    _reach(sheet)


def _reach(sheet: IO[bytes]) -> None:
    """Refuse a sheet whose rows and columns reach too far; none of them is kept."""
    rows = columns = 0
    rest = b""
    while chunk := sheet.read(_CHUNK):
        text = rest + chunk
        columns = max([columns, *map(_number, set(_COLUMN.findall(text)))])
        rows = max([rows, *map(int, _ROW.findall(text)[-1:])])
        if rows * columns > MOST_CELLS:
            raise DataError("file-too-wide", rows=rows, columns=columns)
        rest = chunk[-_OVERLAP:]


def _number(letters: bytes) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
