"""Does a page get every word and every exercise of the day, and nothing that only others are told?"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.room.helpers import InProcess
from workbook.course import course as courses
from workbook.models import MODELS
from workbook.room.endpoints.course import part_numbers
from workbook.room.public_codes import PUBLIC_CODES
from workbook.web import DIST

COURSE = courses.load()
PACKAGE = Path(courses.__file__).parents[1]
DAY = [COURSE.exercise(item.exercise) for block in COURSE.day() for item in block.items]
SCRIPT = (DIST / "phone.js").read_text(encoding="utf-8")
#: What of the room speaks to others, and the list of codes that is on trial.
NOT_ASKED = {"server.py", "endpoints/facilitator.py", "public_codes.py", "auth/facilitator.py"}


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
    room = PACKAGE / "room"
    yield from set(room.rglob("*.py")) - {room / name for name in NOT_ASKED}
    yield from (PACKAGE / "results" / name for name in ("rounds.py", "aggregate.py", "progress.py"))


def codes() -> set[str]:
    """Return every code that stands in those modules or in the page's script."""
    written = set(re.findall(r'code:"([\w-]+)"', SCRIPT))
    for path in sources():
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        written |= {
            node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return written & set(COURSE.messages)


def test_every_code_that_a_page_can_meet_has_its_sentence(public: Any) -> None:
    assert {"pin-wrong", "sum-off", "rung-above", "room-unreachable", "unknown", "not-stored"} <= codes()
    missing = codes() - set(public["messages"])
    assert missing == set(), "add them to workbook/room/public_codes.py"


def test_only_the_named_codes_are_sent(public: Any) -> None:
    """Does a phone get the sentences of workbook/room/public_codes.py, all of them and no others?"""
    assert set(public["messages"]) == PUBLIC_CODES


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


def parts(client: InProcess) -> list[Any]:
    """Return what the room tells of each part."""
    return [client.get(f"/api/parts/{number}").json() for number in range(1, 9)]


def test_the_parts_together_hold_the_whole_day_and_nothing_else(client: InProcess, public: Any) -> None:
    whole = COURSE.public()
    for kind in ("exercises", "checks"):
        together = {key: spec for part in parts(client) for key, spec in part[kind].items()}
        assert together == whole[kind]
    assert set(public["exercises"]) == set(whole["exercises"])


def test_each_part_holds_what_the_line_of_the_day_says_of_it(client: InProcess, public: Any) -> None:
    for number, part in enumerate(parts(client), 1):
        blocks = [block for block in public["blocks"] if block.get("part") == number]
        assert set(part["exercises"]) == {item["exercise"] for block in blocks for item in block["items"]}
        assert set(part["checks"]) == {check for block in blocks for check in block["checks"]}
        assert part["checks"]


def test_the_line_of_the_day_says_what_the_exercises_say(client: InProcess, public: Any) -> None:
    specs = {key: spec for part in parts(client) for key, spec in part["exercises"].items()}
    for key, outline in public["exercises"].items():
        assert {"name", "minutes", "live", "shared", "rounds"} == set(outline)
        assert outline.items() <= specs[key].items()
    assert "checks" not in public


def test_opening_and_closing_belong_to_a_part_and_a_break_to_none() -> None:
    numbers = {
        block.id: number for block, number in zip(COURSE.day(), part_numbers(COURSE.day()), strict=True)
    }
    assert (numbers.pop("opening"), numbers.pop("closing"), numbers.pop("break")) == (1, 8, None)
    assert list(numbers.values()) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_a_part_tells_nothing_of_the_arithmetic_the_findings_or_the_keys(client: InProcess) -> None:
    for part in parts(client):
        for spec in part["exercises"].values():
            assert not {"model", "result", "room", "schema", "schema_"} & set(spec)
        for check in part["checks"].values():
            assert set(check) == {"id", "kind", "question", "options"}
            assert all(set(option) == {"id", "label"} for option in check["options"])


@pytest.mark.parametrize("name", ["0", "9", "-1", "one", "1/2", "opening", ""])
def test_there_are_no_other_parts(client: InProcess, name: str) -> None:
    reply = client.get(f"/api/parts/{name}")
    assert reply.status_code == 404
    assert reply.json() == {"error": {"code": "not-found", "params": {}}}
