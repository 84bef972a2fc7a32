"""Is there a sentence, in both languages, for everything that the room and the store may say?"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from workbook.course import course as courses
from workbook.course.texts import placeholders
from workbook.store import errors

COURSE = courses.load()
PACKAGE = Path(courses.__file__).parents[1]
MAKERS = {"ReplyError": 1, "StoreError": 0, "_complain": 2}


def codes() -> Iterator[str]:
    """Yield every code that stands in the program."""
    for folder in ("room", "store"):
        for path in (PACKAGE / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS:
                    for argument in node.args[MAKERS[node.func.id] :][:1]:
                        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                            yield argument.value
    yield from errors._SQLITE.values()
    yield from errors._POSTGRES.values()
    yield from errors._SYSTEM.values()
    yield from (
        errors.UNKNOWN,
        "port-taken",
        "port-refused",
        "removed",
        "conflict",
        "not-found",
        "not-allowed",
    )


@pytest.mark.parametrize("code", sorted(set(codes())))
def test_every_code_has_its_sentence(code: str) -> None:
    message = COURSE.messages[code]
    assert placeholders(message.en) == placeholders(message.zh)


def test_codes_were_found() -> None:
    assert {"pin-wrong", "name-empty", "store-newer", "store-full", "no-workshop"} <= set(codes())


def test_every_kind_of_view_has_its_words() -> None:
    for kind in ("histogram", "map", "heatmap", "rings", "ranking"):
        assert COURSE.text(f"room.summary-{kind}").zh
    for exercise in COURSE.exercises.values():
        for round_ in exercise.rounds:
            assert COURSE.text(f"room.round-{round_}").zh
