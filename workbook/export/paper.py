"""The participant's workbook on paper: blank, in one language, for a room without devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from workbook.course import Course
from workbook.export.forms import check_form, exercise_form, key_lines
from workbook.export.typeset import pdf
from workbook.schema import Block, Language

TEMPLATE = Path(__file__).parent / "paper.typ"

#: Words of the form that stand on paper too.
_SHARED = ("mode-individual", "mode-table", "mode-plenary", "minutes", "minute")


def blank(course: Course, language: Language) -> bytes:
    """Return the printable workbook as a PDF on A4: the half day, the time after it, checks and their key.

    Equal content gives equal bytes. Raises FontMissingError where Chinese has no face on this machine.
    """
    return pdf(TEMPLATE, contents(course, language))


def contents(course: Course, language: Language) -> dict[str, Any]:
    """Return everything the template prints, as plain data in one language."""
    return {
        "lang": language,
        "title": course.outline.title.in_(language),
        "subtitle": course.outline.subtitle.in_(language),
        "words": _words(course, language),
        "day": [_part(course, block, language, live=True) for block in course.day()],
        "afterwards": [
            part
            for block in course.outline.blocks
            if (part := _part(course, block, language, live=False))["exercises"]
        ],
        "checks": [
            check_form(course.check(check), language)
            for block in course.outline.blocks
            for check in block.checks
        ],
        "glossary": [text.in_(language) for key, text in course.texts.items() if key.startswith("glossary.")],
        "key": list(_key(course, language)),
    }


def _words(course: Course, language: Language) -> dict[str, str]:
    paper = {key: text for key, text in course.texts.items() if key.startswith("paper.")}
    shared = {f"form.{key}": course.text(f"form.{key}") for key in _SHARED}
    return {key.partition(".")[2]: text.in_(language) for key, text in (paper | shared).items()}


def _part(course: Course, block: Block, language: Language, *, live: bool) -> dict[str, Any]:
    """Return a block of the day with its live exercises, or what is left of it for afterwards."""
    items = [(item, course.exercise(item.exercise)) for item in block.items]
    return {
        "kind": block.kind,
        "number": block.number,
        "minutes": block.minutes,
        "title": block.title.in_(language),
        "exercises": [
            exercise_form(course, exercise, language, item.round)
            for item, exercise in items
            if exercise.live is live
        ],
    }


def _key(course: Course, language: Language) -> Iterator[dict[str, str]]:
    """Yield the key of every check, then of every exercise with right answers."""
    for block in course.outline.blocks:
        for check in map(course.check, block.checks):
            place, right = next((at, option) for at, option in enumerate(check.options) if option.correct)
            name = check.id.removeprefix("check-")
            yield {"name": f"{name} {chr(ord('A') + place)}", "text": right.explanation.in_(language)}
    for exercise_id in dict.fromkeys(item.exercise for item in course.items()):
        if (line := key_lines(course, course.exercise(exercise_id), language)) is not None:
            yield {"name": "", "text": line}
