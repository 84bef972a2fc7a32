"""The rows of a roster's file, as a spreadsheet counts them."""

from __future__ import annotations

import contextlib

from workbook.data.errors import DataError
from workbook.data.files import check_kind, decode, is_workbook, marked_encoding, records
from workbook.data.sheets import read_sheet

#: The most a roster may hold, in bytes: four hundred people need a hundredth of it.
MOST_BYTES = 5 * 1024 * 1024
#: A text whose every tenth byte is NUL is no text of one byte a letter.
_NULS = 10

Rows = tuple[tuple[int, list[str]], ...]


def read_rows(content: bytes) -> Rows:
    """Return row number, from 1, and cells of a CSV or XLSX file, by what is in it.

    Raises DataError as `workbook.data.files.read_table` does, ``roster-encoding`` for a line in another
    encoding than the file and ``roster-quote`` for a quotation mark that is never closed, both with the
    ``line`` of the file.
    """
    check_kind(content, most=MOST_BYTES)
    if is_workbook(content):
        return tuple(read_sheet(content))
    text = _decode(content)
    try:
        return tuple((number, cells) for number, (_, cells) in enumerate(records(text, strict=True), start=1))
    except DataError as error:
        raise DataError("roster-quote", line=error.params["line"]) from None


def _decode(content: bytes) -> str:
    """Return the text, in UTF-8, GB18030 or UTF-16.

    UTF-8 read as GB18030 gives other words rather than an error, so each line is looked at by itself.
    """
    if marked_encoding(content) == "utf-16" or content.count(0) * _NULS > len(content):
        return decode(content)[0]
    with contextlib.suppress(UnicodeDecodeError):
        return content.decode("utf-8-sig")
    lines = [(line, each) for line, each in enumerate(content.splitlines(), start=1) if not each.isascii()]
    utf8 = [line for line, each in lines if _is_utf8(each)]
    others = [line for line, each in lines if not _is_utf8(each)]
    if not utf8:
        with contextlib.suppress(UnicodeDecodeError):
            return content.decode("gb18030")
    fewest = min((each for each in (others, utf8) if each), key=len)
    raise DataError("roster-encoding", line=fewest[0])


def _is_utf8(line: bytes) -> bool:
    """Return whether a line is UTF-8 with a letter of three bytes, which GB18030 hardly ever imitates."""
    try:
        return any(ord(letter) >= 0x800 for letter in line.decode("utf-8"))
    except UnicodeDecodeError:
        return False
