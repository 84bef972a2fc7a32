"""Check of the modules: the parts each must have, and the exercises and checks of its blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.faults import Fault
from workbook.modules.cells import START_PAGE, NotebookError, read_books, read_cells
from workbook.modules.contents import module_names
from workbook.schema import LANGUAGES, Language

if TYPE_CHECKING:
    from workbook.course import Course
    from workbook.modules.cells import Cell

#: The cells that every module has, and those that every part with concepts of its own has besides.
PARTS = ("title", "start", "hook", "takeaway", "monday", "reading", "finish")
#: Those of them that need no heading.
PLAIN = ("title", "start", "finish")
CONCEPT_PARTS = ("debrief", "checks")
#: Knowledge checks of a part with concepts.
CHECKS = 2


def complete(folder: Path) -> int:
    """Count the modules that are there in every language."""
    books = read_books(folder)
    return len(set.intersection(*(set(books[language]) for language in LANGUAGES)))


def module_findings(course: Course, folder: Path) -> Iterator[Fault]:
    """Find the modules, parts, exercises and checks that are missing in ``folder``, in each language."""
    books = read_books(folder)
    for language in LANGUAGES:
        yield from _start_page_findings(folder, language, books[language])
    for name in module_names(course):
        for language in LANGUAGES:
            where = f"{folder.name}/{language}/{name}.ipynb"
            cells = books[language].get(name)
            if cells is None:
                yield Fault("no-module", where)
            else:
                yield from (Fault(code, where, params) for code, params in _lacking(course, name, cells))


def _start_page_findings(
    folder: Path, language: Language, books: Mapping[str, list[Cell]]
) -> Iterator[Fault]:
    """Find modules that the start page of a language does not link under the title that they have."""
    where = f"{folder.name}/{language}/{START_PAGE}"
    try:
        text = "".join(cell.text for cell in read_cells(folder / language / START_PAGE))
    except NotebookError:
        yield Fault("no-module", where)
        return
    for name, cells in books.items():
        title = next((words for cell in cells for _, words in cell.headings), "")
        if f"- [{title}]({name}.ipynb)" not in text:
            yield Fault("not-linked", where, {"title": title, "name": name})


def _lacking(course: Course, name: str, cells: list[Cell]) -> Iterator[tuple[str, dict[str, str]]]:
    blocks = [block for block in course.outline.blocks if block.module == name]
    checks = [check for block in blocks for check in block.checks]
    concepts = any(block.kind in ("segment", "extension") for block in blocks)
    ids = {cell.id for cell in cells}
    for part in (*PARTS, *(CONCEPT_PARTS if concepts else ())):
        if part not in ids:
            yield "lacks-cell", {"cell": part}
    for cell in cells:
        if cell.id in PARTS and cell.id not in PLAIN and not cell.headings:
            yield "lacks-heading", {"cell": cell.id}
    if concepts and len(checks) < CHECKS:
        yield "lacks-checks", {"count": str(len(checks))}
    if all(cell.text.strip() != f'finish("{name}")' for cell in cells if cell.id == "finish"):
        yield "lacks-cell", {"cell": f'finish("{name}")'}
    there = {each for cell in cells for each in cell.shown}
    for block in blocks:
        for item in block.items:
            rounds = course.exercise(item.exercise).rounds
            if f"{item.exercise}/{item.round}" not in there and not (
                item.round == rounds[0] and item.exercise in there
            ):
                yield "not-shown", {"id": item.exercise}
    yield from (("not-shown", {"id": check}) for check in checks if check not in there)
