"""Read the rows of an XLSX file, after a look at how far it reaches."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from workbook.data.errors import DataError

#: What a spreadsheet takes for the beginning of a formula; form/js/csv.js has the same.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
#: The most a workbook may unfold to, in bytes, and the most cells up to its last one: a
#: full sheet from A to Z has about as many.
MOST_UNFOLDED, MOST_CELLS = 1024**3, 30_000_000

_COLUMN, _ROW = re.compile(rb'<c r="([A-Z]{1,3})'), re.compile(rb'<row r="(\d{1,7})"')
_CHUNK, _OVERLAP = 1 << 20, 32


def read_sheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield every row of the first sheet that has any, with its number, as text.

    Raises DataError: ``file-unreadable``, ``file-too-large``, ``file-too-wide``.
    """
    from python_calamine import CalamineWorkbook

    with _readable():
        _measure(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if rows:
                yield from ((line, [_words(cell) for cell in row]) for line, row in enumerate(rows, start=1))
                return


@contextmanager
def _readable() -> Iterator[None]:
    """Turn whatever a damaged or locked file makes its readers raise into DataError ``file-unreadable``."""
    from python_calamine import CalamineError

    broken = (
        CalamineError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, KeyError, RuntimeError,
    )  # fmt: skip
    try:
        yield
    except DataError:
        raise
    except broken:
        raise DataError("file-unreadable", line=1) from None


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
