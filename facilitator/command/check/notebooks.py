"""Check of notebooks: outputs, code that would not work, differences between the languages."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from workbook.faults import Fault
from workbook.modules.cells import Cell, NotebookError, read_cells
from workbook.schema import LANGUAGES

if TYPE_CHECKING:
    from workbook.course import Course

#: Calls whose first argument names an exercise or check, and those whose last one names a language.
SHOWS, SPEAKS = ("exercise", "live"), ("start", "deck", "study")


def compare(folder: Path) -> Iterator[Fault]:
    """Find notebooks that only one language has, and cells and headings that one language lacks."""
    names = {language: {path.name for path in (folder / language).glob("*.ipynb")} for language in LANGUAGES}
    for name in sorted(set().union(*names.values())):
        lacking = [language for language in LANGUAGES if name not in names[language]]
        yield from (Fault("missing", f"{folder.name}/{language}/{name}") for language in lacking)
        if not lacking:
            yield from _sisters(folder, name)


def _sisters(folder: Path, name: str) -> Iterator[Fault]:
    try:
        one, other = (read_cells(folder / language / name) for language in LANGUAGES)
    except NotebookError:
        return  # said where the file itself is read
    for language, cells, sister in ((LANGUAGES[1], other, one), (LANGUAGES[0], one, other)):
        known = {cell.id for cell in cells}
        for cell in sister:
            if cell.id not in known:
                yield Fault("lacks-cell", f"{folder.name}/{language}/{name}", {"cell": cell.id})
    if {cell.id for cell in one} != {cell.id for cell in other}:
        return
    if [cell.id for cell in one] != [cell.id for cell in other]:
        yield Fault("other-order", f"{folder.name}/{LANGUAGES[1]}/{name}")
    sisters = {cell.id: cell for cell in one}
    for cell in other:
        if [level for level, _ in cell.headings] != [level for level, _ in sisters[cell.id].headings]:
            yield Fault("other-headings", f"{folder.name}/{LANGUAGES[1]}/{name} › {cell.id}")


def read(path: Path, folder: Path, course: Course | None) -> Iterator[Fault]:
    """Find what is wrong in one notebook; without a course its exercises are not looked up."""
    name = f"{folder.name}/{path.relative_to(folder).as_posix()}"
    try:
        cells = read_cells(path)
    except NotebookError as error:
        yield Fault("unreadable", name, {"detail": str(error)})
        return
    for cell in cells:
        if cell.kind == "code":
            place = f"{name} › {cell.id}"
            yield from _ran(cell, place)
            for code, params in _code(cell, path.parent.name, course):
                yield Fault(code, place, params)


def _ran(cell: Cell, place: str) -> Iterator[Fault]:
    if cell.ran:
        yield Fault("outputs", place)


def _code(cell: Cell, language: str, course: Course | None) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        calls = cell.calls
    except SyntaxError as error:
        yield "not-python", {"detail": error.msg, "line": error.lineno or 1}
        return
    for node in ast.walk(cell.program):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield "defines", {"name": node.name}
    for call in calls:
        if call.name in SPEAKS and call.arguments and call.arguments[-1] != language:
            yield "other-language", {"found": call.arguments[-1], "wanted": language}
        if call.name in SHOWS and call.arguments and course is not None:
            yield from _shown(call.arguments, course)


def _shown(arguments: tuple[str, ...], course: Course) -> Iterator[tuple[str, dict[str, Any]]]:
    name, *rest = arguments
    exercise = course.exercises.get(name)
    if exercise is None and name not in course.checks:
        yield "no-such-exercise", {"id": name}
    elif exercise is not None and rest and rest[0] not in exercise.rounds:
        yield "no-such-round", {"id": name, "round": rest[0]}
