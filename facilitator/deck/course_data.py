"""The parts of the course that the pages of decks and console share."""

from __future__ import annotations

from typing import TypedDict

from workbook.course import Course
from workbook.protocol.basics import Text
from workbook.schema import Text as SchemaText


class BlockData(TypedDict):
    """A block of the half day; ``number`` is that of a segment, else None."""

    id: str
    kind: str
    number: int | None
    minutes: int
    title: Text


class CourseTitle(TypedDict):
    """The course's own titles."""

    title: Text
    subtitle: Text


class CourseData(TypedDict):
    """Blocks, titles, and the texts and messages by key."""

    blocks: list[BlockData]
    course: CourseTitle
    texts: dict[str, Text]
    messages: dict[str, Text]


def course_data(course: Course, *, prefixes: tuple[str, ...]) -> CourseData:
    """Return what a page needs of the course, of its interface texts those with these ``prefixes``."""
    outline = course.outline
    return {
        "blocks": [
            {
                "id": block.id,
                "kind": block.kind,
                "number": block.number,
                "minutes": block.minutes,
                "title": both(block.title),
            }
            for block in course.day()
        ],
        "course": {"title": both(outline.title), "subtitle": both(outline.subtitle)},
        "texts": {key: both(text) for key, text in course.texts.items() if key.startswith(prefixes)},
        "messages": {key: both(text) for key, text in course.messages.items()},
    }


def both(text: SchemaText) -> Text:
    """Return a text of the content as messages carry it."""
    return {"en": text.en, "zh": text.zh}
