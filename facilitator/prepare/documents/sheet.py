"""Lists to work with in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from workbook.pictures.ink import token

_TICK = "✓"
_A4 = 9
#: Height of a line, in points.
_LINE = 15


def sheet(
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int],
    ticks: Sequence[int] = (),
) -> bytes:
    """Return a sheet with a head that stays. Every cell is text, whatever it begins with; ``ticks`` are columns to tick."""
    import xlsxwriter

    file = io.BytesIO()
    # A time of making would make another file of the same list every day.
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"created": datetime(1980, 1, 1)})  # noqa: DTZ001 - no moment: see above
    page = book.add_worksheet(name)
    text: dict[str, Any] = {
        "font_name": "Arial",
        "font_size": 10,
        "valign": "top",
        "text_wrap": True,
        "border": 1,
        "border_color": token("line"),
        "num_format": "@",
    }
    head = book.add_format({**text, "bold": True, "bg_color": token("lake-soft"), "font_color": token("ink")})
    cell = book.add_format({**text, "font_color": token("ink")})
    for column, (words, width) in enumerate(zip(heads, widths, strict=True)):
        page.set_column(column, column, width)
        page.write_string(0, column, words, head)
    for row, words_of in enumerate(rows, start=1):
        for column in range(len(heads)):
            words = words_of[column] if column < len(words_of) else ""
            if words:
                page.write_string(row, column, words, cell)
            else:
                page.write_blank(row, column, None, cell)
    for row, cells in enumerate([heads, *rows]):
        page.set_row(row, _LINE * max(map(_lines, cells, widths)))
    page.freeze_panes(1, min(2, len(heads)))
    for column in ticks:
        if rows:
            page.data_validation(1, column, len(rows), column, {"validate": "list", "source": [_TICK]})
    page.set_landscape()
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_paper(_A4)
    page.repeat_rows(0)
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")
    book.close()
    return file.getvalue()


def _lines(words: str, width: int) -> int:
    """Return how many lines a cell takes in a column as wide as ``width`` letters; a Chinese one counts double."""
    return sum(
        -(-sum(1 if letter.isascii() else 2 for letter in line) // width) for line in words.split("\n")
    )
