"""Who fills in what: the parts of the course shared out over languages and devices, so that every kind of field meets both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from typing import Any, Literal

from tests.e2e.filling import Hand
from workbook.course import Course, load
from workbook.course.votes import sources
from workbook.schema import Block, Exercise, Item

Size = Literal["phone", "laptop"]
Room = Literal["day", "outside"]
Part = tuple[Room, int, tuple[Item, ...]]
HANDS: dict[Size, Hand] = {"phone": "thumb", "laptop": "keys"}
COMBINATIONS: tuple[tuple[str, Size], ...] = (
    ("en", "phone"),
    ("zh", "laptop"),
    ("zh", "phone"),
    ("en", "laptop"),
)


@dataclass(frozen=True)
class Stint:
    """Some exercises of one part of a page, filled in by one person."""

    room: Room
    part: int
    items: tuple[Item, ...]
    language: str
    size: Size

    def __str__(self) -> str:
        """Return a name for reports."""
        return f"{self.room}-{self.part}-{self.items[0].exercise}-{self.language}-{self.size}"


def outside() -> Course:
    """Return the course with what lies outside the half day as its parts: the room's page shows it then."""
    course = load()
    blocks = [block for block in course.outline.blocks if not block.in_day and block.items]
    parts = [
        block.model_copy(update={"kind": "segment", "number": number})
        for number, block in enumerate(blocks, 1)
    ]
    return replace(course, outline=course.outline.model_copy(update={"blocks": parts}))


def stints() -> list[Stint]:
    """Return everything that is to be filled in: every exercise once, and rare kinds of fields as often as they need."""
    combinations = cycle(COMBINATIONS)
    planned = [Stint(room, part, items, *next(combinations)) for room, part, items in every_part()]
    for kind in sorted({kind for stint in planned for kind in kinds(stint)}):
        there = [stint for stint in planned if kind in kinds(stint)]
        languages, sizes = {each.language for each in there}, {each.size for each in there}
        if len(languages) == 1 or len(sizes) == 1:
            language, size = next(
                (language, size)
                for language, size in COMBINATIONS
                if (len(languages) > 1 or language not in languages) and (len(sizes) > 1 or size not in sizes)
            )
            planned.append(_alone(there[0], kind, language, size))
    return planned


def every_part() -> list[Part]:
    """Return (room, number of the part, its exercises) for the half day and for what lies outside it."""
    return [*_parts("day"), *_parts("outside")]


def kinds(stint: Stint) -> set[str]:
    """Return the kinds of fields in a stint, a table's columns among them."""
    return {kind for item in stint.items for kind in _kinds_of(load().exercise(item.exercise))}


def _kinds_of(exercise: Exercise) -> set[str]:
    fields: list[Any] = list(exercise.fields)
    columns = [column for field in fields if field.kind == "rows" for column in field.columns]
    return {_manner(field) for field in fields} | {f"{_manner(column)} in a table" for column in columns}


def _manner(field: Any) -> str:
    more = ""
    if field.kind == "number":
        more = " with a slider" if field.slider else " typed"
    elif field.kind == "choice":
        more = " multiple" if field.multiple else " single"
    elif field.kind == "rows":
        more = f" {'fixed' if field.rows else 'free'} {field.layout}"
    return f"{field.kind}{more}"


def _alone(stint: Stint, kind: str, language: str, size: Size) -> Stint:
    """Return the first exercise with that kind of field, after what its votes are for."""
    course = load()
    item = next(each for each in stint.items if kind in _kinds_of(course.exercise(each.exercise)))
    needed = {*sources(course.exercise(item.exercise)), item.exercise}
    items = tuple(each for each in stint.items if each.exercise in needed)
    return replace(stint, items=items, language=language, size=size)


def _parts(
    room: Room,
) -> Iterator[tuple[Room, int, tuple[Item, ...]]]:
    """Yield (room, number of the part, its exercises) as the page counts them."""
    blocks = load().day() if room == "day" else outside().outline.blocks
    gathered: dict[int, list[Item]] = {}
    for block in blocks:
        if block.items:
            gathered.setdefault(_number(block, gathered), []).extend(block.items)
    for number, items in gathered.items():
        yield room, number, tuple(items)


def _number(block: Block, gathered: dict[int, list[Item]]) -> int:
    """Return the part of a block: the opening stands in the first one, the closing in the last."""
    return block.number if block.number is not None else max(gathered, default=1)
