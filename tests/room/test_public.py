"""Does a page get every word it may have to say, and nothing that only others are told?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.room.helpers import InProcess
from workbook import course as courses
from workbook.form.bundle import JS, bundle
from workbook.models import MODELS
from workbook.room.assets import PAGE

COURSE = courses.load()
PACKAGE = Path(courses.__file__).parent
DAY = [COURSE.exercise(item.exercise) for block in COURSE.day() for item in block.items]
SCRIPT = bundle(PAGE / "main.js", moved={PAGE.parent / "form": JS})
#: What of the room speaks to others, and the list of codes that is on trial.
NOT_ASKED = {"serving.py", "facilitator.py", "problems.py", "public.py"}


@pytest.fixture
def public(client: InProcess) -> Any:
    """What the room tells a page of the course."""
    return client.get("/api/course").json()


def sources() -> Iterator[Path]:
    """Yield every module that can raise a code about an answer of the day, or a refusal of the room."""
    used = {exercise.model.use for exercise in DAY if exercise.model}
    elsewhere = {PACKAGE / "models" / f"{name.replace('-', '_')}.py" for name in set(MODELS) - used}
    yield from set((PACKAGE / "models").glob("*.py")) - elsewhere
    yield from (PACKAGE / "answers").glob("*.py")
    yield PACKAGE / "answering.py"
    yield from (path for path in (PACKAGE / "room").glob("*.py") if path.name not in NOT_ASKED)


def codes() -> set[str]:
    """Return every code that stands in those modules or in the page's script."""
    written = set(re.findall(r'code: "([\w-]+)"', SCRIPT))
    for path in sources():
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        written |= {
            node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return written & set(COURSE.messages)


def test_every_code_that_a_page_can_meet_has_its_sentence(public: Any) -> None:
    assert {"pin-wrong", "sum-off", "rung-above", "room-unreachable", "unknown", "not-stored"} <= codes()
    assert codes() - set(public["messages"]) == set()


def test_what_only_others_are_told_is_not_sent(public: Any) -> None:
    for code in ("store-full", "port-taken", "file-empty", "kernel-silent", "boardroom-small"):
        assert code in COURSE.messages
        assert code not in public["messages"]


def test_every_text_that_the_page_names_is_sent_and_no_other_family(public: Any) -> None:
    families = {key.partition(".")[0] for key in COURSE.texts}
    named = set(re.findall(rf"[\"'`]((?:{'|'.join(families)})\.[a-z][\w.-]*)[\"'`]", SCRIPT))
    begun = set(re.findall(rf"`((?:{'|'.join(families)})\.[\w.-]*)\$\{{", SCRIPT))
    assert len(named) > 100
    assert named - set(public["texts"]) == set()
    assert begun
    assert all(any(key.startswith(stem) for key in public["texts"]) for stem in begun)
    said = {key.partition(".")[0] for key in named | begun}
    assert {key.partition(".")[0] for key in public["texts"]} == said
