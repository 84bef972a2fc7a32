"""The one reader of notebooks: the module notebooks' folder, their cells, and the calls in a code cell."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from workbook.schema import LANGUAGES, Language

_CHECKOUT, _INSTALLED = Path(__file__).parents[2] / "modules", Path(__file__).parents[1] / "_modules"
#: The modules as they lie in a checkout or in an installed package: ``en``, ``zh`` and what both share.
MODULES = _CHECKOUT if _CHECKOUT.is_dir() else _INSTALLED
#: The modules among the notebooks of a language; the other one is the start page.
MODULE_FILES = "[0-9][0-9]-*.ipynb"
START_PAGE = "index.ipynb"

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)


class NotebookError(ValueError):
    """A file that is no readable notebook; the message is the reader's own."""


@dataclass(frozen=True)
class Call:
    """A call in a code cell: the function's name and its constant positional arguments as text."""

    name: str
    arguments: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One cell: its permanent id, ``markdown`` or ``code``, its text, and whether it has outputs."""

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

    @cached_property
    def program(self) -> ast.Module:
        """The syntax tree of a code cell, an empty one of markdown. Raises SyntaxError."""
        return ast.parse(self.text if self.kind == "code" else "")

    @property
    def calls(self) -> list[Call]:
        """Return the calls of plain names in a code cell. Raises SyntaxError."""
        return [
            Call(node.func.id, tuple(str(one.value) for one in node.args if isinstance(one, ast.Constant)))
            for node in ast.walk(self.program)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        ]

    @property
    def shown(self) -> list[str]:
        """Return the exercises and checks that a cell shows, rounds after a slash; none of a broken cell."""
        try:
            return ["/".join(call.arguments) for call in self.calls if call.name == "exercise"]
        except SyntaxError:
            return []


#: The cells of every module notebook that can be read, by language and name.
Books = Mapping[Language, Mapping[str, list[Cell]]]


def read_books(folder: Path) -> Books:
    """Read the modules below ``folder``; one that cannot be read is left out."""
    found: dict[Language, dict[str, list[Cell]]] = {language: {} for language in LANGUAGES}
    for language, notebooks in found.items():
        for path in sorted((folder / language).glob(MODULE_FILES)):
            try:
                notebooks[path.stem] = read_cells(path)
            except NotebookError:
                continue
    return found


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
