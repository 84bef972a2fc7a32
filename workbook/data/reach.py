"""How much room a workbook would take, seen before it is unpacked.

A reader lays out the whole rectangle up to the last cell, so one stray cell in the far corner of a sheet
would take half a terabyte and the kernel with it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

#: The most cells a sheet may span: a full sheet from A to Z is about as many.
MOST_CELLS = 30_000_000
#: The most bytes of a workbook once it is unpacked.
MOST_UNPACKED = 1024 * 1024 * 1024
_CHUNK, _OVERLAP = 1024 * 1024, 64
_WIDE = re.compile(rb' r="([A-Z]{2,3})\d')
_PLACE = re.compile(rb' r="[A-Z]*(\d{1,7})"')


@dataclass(frozen=True)
class Reach:
    """The last column, in letters, and the last row of a sheet; columns before AA are not told apart."""

    column: str = "Z"
    row: int = 0

    @property
    def cells(self) -> int:
        """Return how many cells the sheet spans."""
        return self.row * reduce(lambda number, letter: number * 26 + ord(letter) - 64, self.column, 0)


def unpacked(content: bytes) -> int:
    """Return the bytes of a workbook once it is unpacked. Raises BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return sum(each.file_size for each in archive.infolist())


def reach(content: bytes) -> Reach:
    """Return the reach of the sheet that spans most cells. Raises BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return max((_of(archive, name) for name in sheets), key=lambda one: one.cells, default=Reach())


def _of(archive: zipfile.ZipFile, name: str) -> Reach:
    column, row = "Z", 0
    for chunk in _chunks(archive, name):
        wide = {letters.decode() for letters in _WIDE.findall(chunk)}
        column = max(wide | {column}, key=lambda letters: (len(letters), letters))
        # Rows stand in order, so the last place in a chunk is the furthest.
        last = next((found for at in _ends(chunk) if (found := _PLACE.match(chunk, at))), None)
        row = max(row, int(last[1]) if last else 0)
    return Reach(column, row)


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a file of the archive piece by piece, each beginning with the end of the one before."""
    kept = b""
    with archive.open(name) as file:
        while piece := file.read(_CHUNK):
            yield kept + piece
            kept = piece[-_OVERLAP:]


def _ends(chunk: bytes) -> Iterator[int]:
    """Yield where a place may begin, the last one first."""
    at = chunk.rfind(b' r="')
    while at >= 0:
        yield at
        at = chunk.rfind(b' r="', 0, at)
