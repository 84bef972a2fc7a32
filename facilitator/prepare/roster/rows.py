"""The rows of a roster's file, as a spreadsheet counts them; what cannot be read costs its own cell or row only."""

from __future__ import annotations

import contextlib
import io
from dataclasses import dataclass
from itertools import pairwise

from facilitator.prepare.day.records import Notice
from workbook.data.errors import DataError
from workbook.data.files import SEPARATORS, check_kind, decode, is_workbook, marked_encoding, records
from workbook.data.sheets import formula_cells, read_sheet

#: The most a roster may hold, in bytes: four hundred people need a hundredth of it.
MOST_BYTES = 5 * 1024 * 1024
#: Stands where a byte could not be read.
DAMAGED = "\ufffd"
#: A text whose every tenth byte is NUL is no text of one byte a letter.
_NULS = 10
#: A file with more marks that are never closed is no table.
_MOST_OPEN = 50


@dataclass(frozen=True)
class Rows:
    """``rows`` are row number, from 1, and cells; ``formulas`` are row and column, from 1, of formula cells."""

    rows: tuple[tuple[int, list[str]], ...]
    formulas: frozenset[tuple[int, int]] = frozenset()
    notices: tuple[Notice, ...] = ()


def read_rows(content: bytes) -> Rows:
    """Read a CSV or XLSX file by what is in it.

    A line that is in another encoding than the file is read in that one where it surely is GB2312, else
    `DAMAGED` stands for its bytes; a quotation mark that is never closed ends with its line. Both are
    named. Raises DataError as `workbook.data.files.read_table` does.
    """
    check_kind(content, most=MOST_BYTES)
    if is_workbook(content):
        found = tuple(read_sheet(content))
        return Rows(found, frozenset(formula_cells(content)))
    text, odd_lines = _decode(content)
    text, open_lines = _close_quotes(text)
    rows: list[tuple[int, list[str]]] = []
    notices: list[Notice] = []
    lines = text.count("\n") + 2
    starts = [line for line, _ in records(text)]
    for number, (line, cells) in enumerate(records(text), start=1):
        rows.append((number, cells))
        end = starts[number] if number < len(starts) else lines
        notices += [
            Notice(code, row=number)
            for code, those in (("row-encoding", odd_lines), ("row-quote", open_lines))
            if any(line <= each < end for each in those)
        ]
    return Rows(tuple(rows), notices=tuple(notices))


def _decode(content: bytes) -> tuple[str, frozenset[int]]:
    """Return the text, and the lines, from 1, that are in another encoding than most.

    UTF-8 read as GB18030 gives other words rather than an error, so each line is looked at by itself.
    """
    if marked_encoding(content) == "utf-16" or content.count(0) * _NULS > len(content):
        return decode(content)[0], frozenset()
    lines = content.removeprefix(b"\xef\xbb\xbf").splitlines(keepends=True)
    utf8 = {number for number, line in enumerate(lines, start=1) if _is(line, "utf-8")}
    broken = set(range(1, len(lines) + 1)) - utf8
    readable = {number for number in broken if _is(lines[number - 1], "gb18030")}
    if len(readable) > sum(1 for number in utf8 if not lines[number - 1].isascii()):
        main, odd = (
            "gb18030",
            {number for number in utf8 if _is_chinese(lines[number - 1])} | (broken - readable),
        )
    else:
        main, odd = "utf-8", broken
    text = "".join(_line(line, number in odd, main) for number, line in enumerate(lines, start=1))
    return text, frozenset(odd)


def _line(line: bytes, odd: bool, main: str) -> str:
    if not odd:
        return line.decode(main, "replace")
    other = "gb2312" if main == "utf-8" else "utf-8"
    return line.decode(other) if _is(line, other) else line.decode("utf-8", "replace")


def _is(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_chinese(line: bytes) -> bool:
    """Tell whether a line of UTF-8 has a letter of three bytes, which other encodings hardly ever imitate."""
    return any(ord(letter) >= 0x800 for letter in line.decode("utf-8"))


def _close_quotes(text: str) -> tuple[str, frozenset[int]]:
    """Take away quotation marks that are never closed, with the lines, from 1, on which they stand.

    Such a mark makes one cell of the rows that follow.
    """
    lines = io.StringIO(text, newline="").readlines()
    opened: set[int] = set()
    while (line := _open_line(lines)) is not None:
        if len(opened) == _MOST_OPEN:
            raise DataError("file-unreadable", line=line)
        lines[line - 1] = lines[line - 1].replace('"', "")
        opened.add(line)
    return "".join(lines), frozenset(opened)


def _open_line(lines: list[str]) -> int | None:
    """Return the line of the first record that has swallowed others; None where none has.

    It goes on over several lines with a mark too many, or two of its lines are whole rows by themselves.
    """
    starts = _starts(lines)
    whole = max(1, *(lines[0].count(mark) for mark in SEPARATORS)) if lines else 1
    for start, end in pairwise([*starts, len(lines) + 1]):
        parts = lines[start - 1 : end - 1]
        rows = [part for part in parts if max(part.count(mark) for mark in SEPARATORS) >= whole]
        odd = sum(part.count('"') for part in parts) % 2
        if len(parts) > 1 and '"' in parts[0] and (odd or (len(rows) > 1 and rows[0] is parts[0])):
            return start
    return None


def _starts(lines: list[str]) -> list[int]:
    """Return the lines on which records begin, up to a cell that has outgrown what a cell may be."""
    starts: list[int] = []
    with contextlib.suppress(DataError):
        starts.extend(line for line, _ in records("".join(lines)))
    return starts
