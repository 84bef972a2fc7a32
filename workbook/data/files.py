"""Read a CSV or XLSX file as rows of text, each with the line it came from."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbook.data.errors import DataError
from workbook.data.sheets import read_sheet
from workbook.faults import Fault

if TYPE_CHECKING:
    import pandas as pd

#: The most a file may hold, in bytes; a million customers with ten columns need about half of it.
MOST_BYTES = 200 * 1024 * 1024
#: How often progress is told, in records.
STEP = 50_000

_ENCODINGS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NAMES = {"utf-8": "UTF-8", "utf-8-sig": "UTF-8", "utf-16": "UTF-16", "gb18030": "GB18030"}
#: Characters in which the separator is looked for.
_HEADER = 64 * 1024
SEPARATORS = (",", ";", "\t")
_XLSX, _OLD_XLS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"

#: Told how far it is, 0 to 1.
Progress = Callable[[float], None]


@dataclass(frozen=True, kw_only=True)
class LeftOutRow(Fault):
    """A row left out: its line in the file, and the reason, worded by ``data.<code>``."""

    line: int


@dataclass(frozen=True)
class Table:
    """A file's rows as text. The index of ``frame`` is the line in the file, the header being line 1."""

    frame: pd.DataFrame
    encoding: str
    dirty: tuple[LeftOutRow, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Return the columns' names as they stand in the header."""
        return [str(name) for name in self.frame.columns]


def not_in_range(line: int, column: str, typed: str, number: float, *, low: float, high: float) -> LeftOutRow:
    """Return why a cell cannot be used: ``number`` is NaN, or not from ``low`` to ``high``."""
    if number == number:
        return LeftOutRow(
            "dirty-range", params={"column": column, "typed": typed, "min": low, "max": high}, line=line
        )
    return LeftOutRow("dirty-number", params={"column": column, "typed": typed}, line=line)


def too_large(most: int = MOST_BYTES) -> DataError:
    """Return the error for a file of more than ``most`` bytes."""
    return DataError("file-too-large", max=most // 1024 // 1024)


def silent(share: float) -> None:
    """Tell nobody."""


def read_table(content: bytes, *, progress: Progress = silent) -> Table:
    """Read a file by what is in it, not by its name.

    Text may be UTF-8 with or without a mark, UTF-16 with one, or GB18030, separated by comma, semicolon
    or tab; of a workbook the first sheet is read. Rows with more or fewer cells than the header are left
    out and listed; empty ones are passed over. Raises DataError: ``file-empty``, ``file-too-large``,
    ``file-old-excel``, ``file-unreadable``, ``file-not-text``, ``file-no-rows``, ``sheet-far``,
    ``header-empty``, ``header-twice``.
    """
    check_kind(content, most=MOST_BYTES)
    if is_workbook(content):
        return _table(read_sheet(content), "XLSX", progress, size=None)
    text, encoding = decode(content)
    return _table(records(text), encoding, progress, size=text.count("\n") + 1)


def check_kind(content: bytes, *, most: int) -> None:
    """Raise DataError ``file-empty``, ``file-too-large`` above ``most`` bytes, or ``file-old-excel``."""
    if not content.strip():
        raise DataError("file-empty")
    if len(content) > most:
        raise too_large(most)
    if content.startswith(_OLD_XLS):
        raise DataError("file-old-excel")


def is_workbook(content: bytes) -> bool:
    """Tell an XLSX file from text."""
    return content.startswith(_XLSX)


def marked_encoding(content: bytes) -> str | None:
    """Return the encoding that a mark at the beginning names; None without a mark."""
    return next((encoding for mark, encoding in _ENCODINGS if content.startswith(mark)), None)


def decode(content: bytes) -> tuple[str, str]:
    """Return a text and the name of its encoding; DataError ``file-not-text`` where none fits throughout."""
    marked = marked_encoding(content)
    for encoding in (marked,) if marked else ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, _NAMES[encoding]
    raise DataError("file-not-text")


def records(text: str, *, strict: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Yield every record with the line on which it begins. Raises DataError ``file-unreadable``.

    ``strict`` refuses a quotation mark that is never closed or closes within a cell; else it makes one cell
    of what follows.
    """
    csv.field_size_limit(1024 * 1024)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=strict)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error:
        raise DataError("file-unreadable", line=begins) from None


def _separator(text: str) -> str:
    """Return the separator that divides the first line into most cells."""
    header = next(iter(text.lstrip()[:_HEADER].splitlines()), "")
    return max(SEPARATORS, key=header.count)


def _table(
    found: Iterable[tuple[int, list[str]]], encoding: str, progress: Progress, *, size: int | None
) -> Table:
    import pandas as pd

    lines: list[int] = []
    rows: list[Sequence[str]] = []
    dirty: list[LeftOutRow] = []
    names: list[str] = []
    for number, (line, cells) in enumerate(found):
        row: Sequence[str] = cells
        if number % STEP == 0 and size:
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
            dirty.append(
                LeftOutRow("dirty-cells", params={"found": len(row), "wanted": len(names)}, line=line)
            )
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
