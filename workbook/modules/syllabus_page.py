"""The syllabus as a page in a notebook: every item under its module, with links to where it is taught."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.course.texts import fill
from workbook.modules.cells import MODULES, Cell, read_books, sections
from workbook.modules.syllabus_coverage import load
from workbook.schema import Language
from workbook.schema.syllabus import Syllabus, SyllabusItem

if TYPE_CHECKING:
    from workbook.course import Course


class SyllabusPage:
    """What a notebook shows for ``syllabus()``: plain HTML, which needs no kernel to be read later.

    Raises LookupError when the modules' folder has no syllabus that can be read.
    """

    def __init__(self, course: Course, language: Language, modules: Path = MODULES) -> None:
        syllabus, problems = load(modules)
        if syllabus is None:
            raise LookupError("; ".join(problem.where() for problem in problems))
        self._course, self._language = course, language
        self._syllabus: Syllabus = syllabus
        self._books = read_books(modules)[language]
        self._shown = {
            each.split("/")[0]: (name, words)
            for name, cells in reversed(list(self._books.items()))
            for cell, words in sections(cells)
            for each in cell.shown
        }

    def _repr_html_(self) -> str:
        wanted = self._syllabus.wanted()
        by_module: dict[str, list[SyllabusItem]] = {name: [] for name in self._books}
        for item in self._syllabus.items:
            place = next(self._places(item), None)
            if place is not None:
                by_module[place[0]].append(item)
        parts = [f"<p>{self._say('intro', items=len(wanted), interactive=sum(wanted.values()))}</p>"]
        for name, items in by_module.items():
            if items:
                lines = "".join(f"<li>{self._line(item)}</li>" for item in items)
                summary = self._say("module", title=escape(_title(self._books[name])), count=len(items))
                parts.append(f"<details><summary>{summary}</summary><ul>{lines}</ul></details>")
        return "".join(parts)

    def _line(self, item: SyllabusItem) -> str:
        links = [
            f'<a href="{escape(name)}.ipynb#{escape(heading.replace(" ", "-"))}">{escape(words)}</a>'
            for name, heading, words in dict.fromkeys(self._places(item))
        ]
        name = escape(item.name.in_(self._language))
        return f"{name} <small>{item.id}</small>: {' · '.join(links)}"

    def _places(self, item: SyllabusItem) -> Iterator[tuple[str, str, str]]:
        """Yield the notebook, the heading and the words of every place where the item is taught."""
        for pointer in item.taught:
            if pointer.exercise in self._shown:
                name, heading = self._shown[pointer.exercise]
                exercise = self._course.exercise(pointer.exercise)
                yield name, heading, self._say("exercise", name=exercise.name.in_(self._language))
            elif pointer.at is not None:
                name, _, cell_id = pointer.at.partition("#")
                for cell, heading in sections(self._books.get(name, [])):
                    if cell.id == cell_id:
                        yield name, heading, heading

    def _say(self, key: str, **figures: object) -> str:
        return fill(self._course.text(f"syllabus.{key}"), figures)[self._language]


def _title(cells: list[Cell]) -> str:
    return next((words for cell in cells for _, words in cell.headings), "")
