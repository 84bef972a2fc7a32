"""Contents of each module notebook: its title, the minutes it takes, its exercises and checks."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from workbook.course import Course
from workbook.modules.cells import MODULES, Books, Cell, read_books
from workbook.protocol.basics import RoundKey
from workbook.schema import LANGUAGES

#: Reading speed, a minute.
ENGLISH_WORDS, CHINESE_CHARACTERS = 220, 400

_NUMBER = re.compile(r"^\d+\s*·\s*")
_UNREAD = re.compile(r"\]\([^)]*\)|<[^>]*>|https?://\S+")
_WORD = re.compile(r"[A-Za-z0-9]+(?:['’\-.,][A-Za-z0-9]+)*")
_CHARACTER = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Module:
    """One module: its notebook's name, and the exercise rounds (``exercise/round``) and checks it shows.

    ``minutes`` is for reading it and doing its exercises, the same in both languages. ``part`` is the number
    of the segment of the half day, None outside the eight.
    """

    id: str
    title: dict[str, str]
    minutes: int
    part: int | None
    rounds: tuple[str, ...]
    checks: tuple[str, ...]

    @property
    def href(self) -> str:
        """Its address, seen from any notebook of the same language."""
        return f"{self.id}.ipynb"


def module_names(course: Course) -> list[str]:
    """Return the names of the course's module notebooks, in their order."""
    return sorted({block.module for block in course.outline.blocks if block.module})


def contents(course: Course) -> tuple[Module, ...]:
    """Return every module of the course, in order.

    An exercise round that several modules show belongs to the first: it is answered once.
    """
    books = _books()
    parts = {block.module: block.number for block in course.outline.blocks if block.number}
    made: list[Module] = []
    for name in module_names(course):
        counted = {key for module in made for key in module.rounds}
        made.append(_module(course, name, books, parts.get(name), counted))
    return tuple(made)


@cache
def _books() -> Books:
    return read_books(MODULES)


def _module(course: Course, name: str, books: Books, part: int | None, counted: Collection[str]) -> Module:
    cells = {language: books[language].get(name, []) for language in LANGUAGES}
    rounds: dict[str, None] = {}
    checks: dict[str, None] = {}
    for cell in cells["en"]:
        for each in cell.shown:
            exercise, round_ = RoundKey(each).ids
            if exercise in course.exercises:
                rounds[f"{exercise}/{round_ or course.exercise(exercise).rounds[0]}"] = None
            elif exercise in course.checks:
                checks[exercise] = None
    for key in counted:
        rounds.pop(key, None)
    doing = sum(course.exercise(RoundKey(key).exercise).minutes for key in rounds)
    reading = max(reading_minutes(prose(each)) for each in cells.values())
    title: dict[str, str] = {language: _title(each) for language, each in cells.items()}
    return Module(name, title, doing + reading, part, tuple(rounds), tuple(checks))


def prose(cells: list[Cell]) -> str:
    """Return the prose of a notebook, without addresses and markup."""
    return _UNREAD.sub(" ", "\n".join(cell.text for cell in cells if cell.kind == "markdown"))


def reading_minutes(text: str) -> int:
    """Return how many minutes, rounded up, it takes to read English and Chinese words."""
    words, characters = len(_WORD.findall(text)), len(_CHARACTER.findall(text))
    return math.ceil(words / ENGLISH_WORDS + characters / CHINESE_CHARACTERS)


def _title(cells: list[Cell]) -> str:
    heading = next((words for cell in cells for _, words in cell.headings), "")
    return _NUMBER.sub("", heading)
