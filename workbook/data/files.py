"""Read a CSV or XLSX file as rows of text, each with the line it came from."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

#: The most a file may hold, in bytes; a million customers with ten columns need about half of it.
MOST_BYTES = 200 * 1024 * 1024
#: The most an XLSX file may unfold to, in bytes, and the most cells between its first and its last one.
MOST_UNFOLDED, MOST_CELLS = 2 * 1024**3, 50_000_000
#: How often progress is told, in rows.
STEP = 50_000

_ENCODINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB18030"}
_SEPARATORS = (",", ";", "\t")
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"')
_XLSX, _OLD_XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

#: Told how far it is, 0 to 1.
Progress = Callable[[float], None]


class DataError(ValueError):
    """A file or a matching of its columns cannot be used.

    ``code`` names the sentence in content/messages.yaml, ``field`` the place to mend ("" is the file).
    """

    def __init__(self, code: str, field: str = "", **params: Any) -> None:
        super().__init__(code)
        self.code, self.field, self.params = code, field, params


@dataclass(frozen=True)
class Dirty:
    """A row left out: its line in the file, and the reason, worded by ``data.<code>``."""

    line: int
    code: str
    params: Mapping[str, Any] = attribute(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """A file's rows as text. The index of ``frame`` is the line in the file, the header being line 1."""

    frame: pd.DataFrame
    encoding: str
    dirty: tuple[Dirty, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Return the columns' names as they stand in the header."""
        return [str(name) for name in self.frame.columns]


def silent(share: float) -> None:
    """Tell nobody."""


def read_table(content: bytes, *, progress: Progress = silent) -> Table:
    """Read a file by what is in it, not by its name.

    Text may be UTF-8 with or without a mark, UTF-16 with one, or GB18030, separated by comma, semicolon
    or tab; of a workbook the first sheet is read. Rows with more or fewer cells than the header are left
    out and listed; empty ones are passed over. Raises DataError: ``file-empty``, ``file-too-large``,
    ``file-old-excel``, ``file-unreadable``, ``file-not-text``, ``file-no-rows``, ``header-empty``,
    ``header-twice``.
    """
    if not content.strip():
        raise DataError("file-empty")
    if len(content) > MOST_BYTES:
        raise DataError("file-too-large", max=MOST_BYTES // 1024 // 1024)
    if content.startswith(_OLD_XLS):
        raise DataError("file-old-excel")
    if content.startswith(_XLSX):
        return _table(_sheet(content), "XLSX", progress, size=None)
    text, encoding = _decode(content)
    return _table(_lines(text), encoding, progress, size=text.count("\n") + 1)


def _decode(content: bytes) -> tuple[str, str]:
    marked = next((encoding for mark, encoding in _ENCODINGS if content.startswith(mark)), None)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, _NAMES[encoding]
    raise DataError("file-not-text")


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield every record with the line on which it begins."""
    csv.field_size_limit(1024 * 1024)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error:
        raise DataError("file-unreadable", line=begins) from None


def _separator(text: str) -> str:
    """Return the separator that divides the first line into most cells."""
    header = next(iter(text.lstrip().splitlines()), "")
    return max(_SEPARATORS, key=header.count)


def _sheet(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield every row of the first sheet that has any, with its number."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        _unfold(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if rows:
                yield from ((line, [_words(cell) for cell in row]) for line, row in enumerate(rows, start=1))
                return
    except (CalamineError, OSError, ValueError, KeyError, zipfile.BadZipFile):
        raise DataError("file-unreadable", line=1) from None


def _unfold(content: bytes) -> None:
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
                    _measure(sheet)


def _measure(sheet: IO[bytes]) -> None:
    """Refuse a sheet whose cells reach too far, row by row and without keeping any of them."""
    rows = columns = 0
    rest = b""
    while chunk := sheet.read(1 << 20):
        for letters, digits in _CELL.findall(rest + chunk):
            columns = max(columns, _number(letters))
            rows = max(rows, int(digits))
        if rows * columns > MOST_CELLS:
            raise DataError("file-too-wide", rows=rows, columns=columns)
        rest = chunk[-32:]


def _number(letters: bytes) -> int:
    """Return the number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number


def _words(cell: Any) -> str:
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return "" if cell is None else str(cell)


def _table(
    records: Iterable[tuple[int, list[str]]], encoding: str, progress: Progress, *, size: int | None
) -> Table:
    import pandas as pd

    lines: list[int] = []
    rows: list[Sequence[str]] = []
    dirty: list[Dirty] = []
    names: list[str] = []
    for line, cells in records:
        row: Sequence[str] = cells
        if len(rows) % STEP == 0 and size:
            progress(line / size)
        if not any(cell and not cell.isspace() for cell in row):
            continue
        if not names:
            names = _header(row)
            continue
        if len(row) > len(names) and not any(row[len(names) :]):
            row = row[: len(names)]
        if len(row) == len(names):
            lines.append(line)
            rows.append(row)
        else:
            dirty.append(Dirty(line, "dirty-cells", {"found": len(row), "wanted": len(names)}))
    if not rows and not dirty:
        raise DataError("file-no-rows")
    columns = dict(zip(names, zip(*rows, strict=True), strict=True)) if rows else dict.fromkeys(names, ())
    return Table(pd.DataFrame(columns, index=lines, dtype=object), encoding, tuple(dirty))


def _header(row: Sequence[str]) -> list[str]:
    names = [" ".join(cell.split()) for cell in row]
    while names and not names[-1]:
        names.pop()
    if not all(names):
        raise DataError("header-empty", column=names.index("") + 1)
    twice = next((name for index, name in enumerate(names) if name in names[:index]), None)
    if twice is not None:
        raise DataError("header-twice", name=twice)
    return names
