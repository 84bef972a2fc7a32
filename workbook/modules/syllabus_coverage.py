"""Coverage of the syllabus: every item followed to the cells and exercises where it is taught."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.course.files import ContentProblem, Reader
from workbook.modules.cells import MODULES, Books, read_books
from workbook.schema import LANGUAGES, Language
from workbook.schema.syllabus import Pointer, Syllabus, SyllabusItem

if TYPE_CHECKING:
    from workbook.course import Course

FILE = "syllabus.yaml"


@dataclass
class Coverage:
    """Counts of the syllabus's items, and what is wrong with their pointers.

    ``items`` and ``interactive`` are the numbers there must be, ``taught`` and ``practised`` those of
    them that have only pointers that lead to their place; an interactive one needs an exercise.
    """

    items: int = 0
    taught: int = 0
    interactive: int = 0
    practised: int = 0
    problems: list[ContentProblem] = field(default_factory=list)


def load(folder: Path = MODULES) -> tuple[Syllabus | None, list[ContentProblem]]:
    """Return the syllabus of the modules in ``folder``, and the problems of the file."""
    reader = Reader(folder)
    return reader.one(FILE, Syllabus), reader.problems


def cover(course: Course, modules: Path = MODULES) -> Coverage:
    """Follow every pointer of the syllabus in the folder ``modules``."""
    syllabus, problems = load(modules)
    coverage = Coverage(problems=problems)
    if syllabus is None:
        return coverage
    wanted = syllabus.wanted()
    coverage.items, coverage.interactive = len(wanted), sum(wanted.values())
    books = read_books(modules)
    practised = _practised(books)
    given: set[str] = set()
    for item in syllabus.items:
        found = [
            *_identity(item, wanted, given),
            *_follow(item, course, books, practised, interactive=wanted.get(item.id, False)),
        ]
        given.add(item.id)
        if found:
            coverage.problems += found
        elif item.id in wanted:
            coverage.taught += 1
            coverage.practised += wanted[item.id]
    coverage.problems += [
        _problem(missing, "items", "item-missing", missing) for missing in wanted if missing not in given
    ]
    return coverage


def _identity(item: SyllabusItem, wanted: Mapping[str, bool], given: set[str]) -> Iterator[ContentProblem]:
    if item.id not in wanted:
        yield _problem(item.id, "id", "item-unknown", item.id)
    if item.id in given:
        yield _problem(item.id, "id", "item-twice", item.id)


def _follow(
    item: SyllabusItem, course: Course, books: Books, practised: set[str], *, interactive: bool
) -> Iterator[ContentProblem]:
    for number, pointer in enumerate(item.taught, start=1):
        where = f"taught.{number}"
        if pointer.exercise is not None:
            if pointer.exercise not in course.exercises:
                yield _problem(item.id, where, "no-such-exercise", pointer.exercise)
            elif pointer.exercise not in practised:
                yield _problem(item.id, where, "exercise-not-shown", pointer.exercise)
        else:
            yield from _look_up(item, where, pointer, books)
    if interactive and not any(pointer.exercise for pointer in item.taught):
        yield _problem(item.id, "taught", "item-not-practised", item.id)


def _look_up(item: SyllabusItem, where: str, pointer: Pointer, books: Books) -> Iterator[ContentProblem]:
    """Find the cell of a pointer in both languages, and the words in it."""
    name, _, cell_id = (pointer.at or "").partition("#")
    for language in LANGUAGES:
        cells = books.get(language, {}).get(name, [])
        cell = next((cell for cell in cells if cell.id == cell_id), None)
        if cell is None:
            yield _problem(item.id, where, "pointer-no-cell", f"{language}/{name}#{cell_id}", language)
        elif pointer.says is not None and pointer.says.in_(language) not in cell.text:
            yield _problem(item.id, where, "pointer-not-said", pointer.says.in_(language), language)


def _practised(books: Books) -> set[str]:
    """Return the exercises that a module shows in both languages."""
    found = [
        {name.split("/")[0] for cells in books[language].values() for cell in cells for name in cell.shown}
        for language in LANGUAGES
    ]
    return set.intersection(*found)


def _problem(
    item: str, where: str, code: str, detail: str, language: Language | None = None
) -> ContentProblem:
    return ContentProblem(FILE, item, where, language, code, detail)
