"""Where the module notebooks lie, and what stands in their cells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_CHECKOUT, _INSTALLED = Path(__file__).parents[2] / "modules", Path(__file__).parents[1] / "_modules"
#: The modules as they lie in a checkout or in an installed package: ``en``, ``zh`` and what both share.
MODULES = _CHECKOUT if _CHECKOUT.is_dir() else _INSTALLED
#: The modules among the notebooks of a language; the other one is the start page.
MODULE_FILES = "[0-9][0-9]-*.ipynb"
START_PAGE = "index.ipynb"

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


class NotebookError(ValueError):
    """A file is no notebook that can be read; the message is the reader's own."""


@dataclass(frozen=True)
class Cell:
    """One cell: its permanent id, ``markdown`` or ``code``, its text, and whether it was left as it ran."""

    id: str
    kind: str
    text: str
    ran: bool

    @property
    def headings(self) -> list[tuple[int, str]]:
        """Return the level (1 to 6) and the words of every heading of a markdown cell."""
        if self.kind != "markdown":
            return []
        return [(len(marks), words) for marks, words in _HEADING.findall(_FENCE.sub("", self.text))]


def read_cells(path: Path) -> list[Cell]:
    """Return the cells of a notebook. Raises NotebookError when it is none."""
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        return [_cell(cell) for cell in cells]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NotebookError(str(error) or type(error).__name__) from None


def sections(cells: list[Cell]) -> Iterator[tuple[Cell, str]]:
    """Yield every cell with the heading it stands under; "" before the first one."""
    words = ""
    for cell in cells:
        if cell.headings:
            words = cell.headings[0][1]
        yield cell, words


def _cell(cell: dict[str, Any]) -> Cell:
    ran = bool(cell.get("outputs")) or cell.get("execution_count") is not None
    return Cell(str(cell["id"]), str(cell["cell_type"]), "".join(cell["source"]), ran)
