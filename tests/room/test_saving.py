"""Saving: acknowledged once it is safe, never overwritten, never refused for strange words."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.room.helpers import InProcess, Person
from workbook.course import course as courses
from workbook.store import StoreError

CHECK = next(iter(courses.load().checks.values()))


def test_a_save_is_acknowledged_with_what_python_thinks(person: Person) -> None:
    reply = person.save("seven-rules", {"ask": "4", "systems": 2})
    body = reply.json()
    assert reply.status_code == 200
    assert set(body) == {"revision", "saved_at", "status", "problems", "result"}
    assert (body["revision"], body["status"]) == (1, "partial")
    assert body["result"]["big"] == {"en": "3.0", "zh": "3.0"}
    assert datetime.fromisoformat(body["saved_at"]).tzinfo is not None


def test_what_was_typed_comes_back_as_typed(person: Person) -> None:
    typed = {"rating": "７", "why": "👩\u200d👧 عربى \u202e \x00 \ud83d <b>"}
    body = {"exercise": "service-rating", "round": "before", "revision": 1, "base": 0, "value": typed}
    assert person.send("/api/answers", json.dumps(body).encode()).status_code == 200
    assert person.me()["answers"]["service-rating/before"]["value"] == typed


def test_an_invalid_answer_is_kept_as_typed_with_its_problem(person: Person) -> None:
    reply = person.rate("5.5")
    assert (reply.status_code, reply.json()["status"]) == (200, "invalid")
    assert [problem["code"] for problem in reply.json()["problems"]] == ["not-whole"]
    assert person.me()["answers"]["service-rating/before"]["value"] == {"rating": "5.5"}


def test_the_same_save_again_is_acknowledged_again(person: Person) -> None:
    first, again = person.rate("7"), person.rate("7")
    assert (again.status_code, again.json()) == (200, first.json())


def test_another_answer_of_the_same_revision_gets_the_rooms(person: Person) -> None:
    saved = person.rate("7").json()
    reply = person.rate("3")
    assert reply.status_code == 409
    body = reply.json()
    assert body.pop("error")["code"] == "conflict"
    assert body == {"revision": 1, "value": {"rating": "7"}, "saved_at": saved["saved_at"]}
    assert person.rate("3", base=1).status_code == 200


def test_a_late_draft_of_a_closed_exercise_is_stored(person: Person, facilitator: Person) -> None:
    body = {"exercise": "service-rating", "round": "before", "open": False}
    facilitator.call("POST", "/api/facilitator/state", body)
    assert person.rate("7").status_code == 200


@pytest.mark.parametrize(
    "change",
    [
        {"exercise": "no-such"},
        {"exercise": ["service-rating"]},
        {"exercise": CHECK.id},
        {"round": "once"},
        {"round": {}},
        {"round": ["before"]},
        {"revision": 2},
        {"revision": True, "base": False},
        {"revision": 0, "base": -1},
        {"revision": 1.0, "base": 0.0},
        {"revision": 2**40 + 1, "base": 2**40},
        {"value": None},
        {"value": "7"},
        {"value": [7]},
    ],
)
def test_what_is_no_answer_is_refused(person: Person, change: dict[str, Any]) -> None:
    body = {"exercise": "service-rating", "round": "before", "revision": 1, "base": 0, "value": {}}
    reply = person.call("POST", "/api/answers", body | change)
    assert (reply.status_code, reply.json()["error"]["code"]) == (422, "wrong-shape")
    assert person.me()["answers"] == {}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"value": NaN}',
        b'{"base": 1e999}',
        b"[" * 60_000,
        b'{"a":' * 10_000,
        b'{"base": ' + b"9" * 10_000 + b"}",
    ],
    ids=lambda content: repr(content[:16]),
)
@pytest.mark.parametrize("path", ["/api/answers", "/api/compute", "/api/checks", "/api/join"])
def test_what_is_no_json_is_refused(person: Person, path: str, content: bytes) -> None:
    reply = person.send(path, content)
    assert reply.status_code in {422, 403}
    assert reply.json()["error"]["code"] in {"wrong-shape", "pin-wrong", "unknown-option"}


@pytest.mark.parametrize("announced", [True, False])
def test_an_answer_that_is_too_large_is_refused_while_it_arrives(person: Person, announced: bool) -> None:
    value = {"rating": "7", "why": "x" * 70_000}
    body = {"exercise": "service-rating", "round": "before", "revision": 1, "base": 0, "value": value}
    whole = json.dumps(body).encode()

    async def pieces() -> AsyncIterator[bytes]:
        for at in range(0, len(whole), 1000):
            yield whole[at : at + 1000]

    reply = person.send("/api/answers", whole if announced else pieces())
    assert (reply.status_code, reply.json()["error"]["code"]) == (413, "too-large")
    assert person.me()["answers"] == {}


def test_computing_stores_nothing(person: Person) -> None:
    body = {"exercise": "seven-rules", "value": {"ask": "5"}}
    reply = person.call("POST", "/api/compute", body)
    assert reply.status_code == 200
    assert set(reply.json()) == {"problems", "result"}
    assert reply.json()["result"]["big"]["en"] == "5.0"
    assert person.me()["answers"] == {}
    assert person.call("POST", "/api/compute", {"exercise": CHECK.id, "value": {}}).status_code == 422


def test_a_check_is_scored_once(person: Person) -> None:
    right = next(option.id for option in CHECK.options if option.correct)
    wrong = next(option.id for option in CHECK.options if not option.correct)
    first = person.call("POST", "/api/checks", {"check": CHECK.id, "option": wrong})
    assert first.status_code == 200
    submitted = first.json()
    assert datetime.fromisoformat(submitted.pop("saved_at")) <= datetime.now(UTC)
    assert submitted == {
        "option": wrong,
        "correct": False,
        "answer": right,
        "explanations": {option.id: option.explanation.model_dump() for option in CHECK.options},
    }
    assert person.call("POST", "/api/checks", {"check": CHECK.id, "option": right}).json() == first.json()
    assert person.me()["checks"] == {CHECK.id: first.json()}


@pytest.mark.parametrize(
    "body", [{}, {"check": "no-such", "option": "a"}, {"check": CHECK.id, "option": ["a"]}]
)
def test_a_submission_of_nothing_is_refused(person: Person, body: dict[str, Any]) -> None:
    reply = person.call("POST", "/api/checks", body)
    assert (reply.status_code, reply.json()["error"]["code"]) == (422, "unknown-option")


def test_when_the_disk_is_full_the_page_hears_that_nothing_was_stored(
    client: InProcess, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = client.room
    writer = room.store._writer

    def full(*_: object) -> None:
        raise StoreError("store-full", path="/home/her/data")

    monkeypatch.setattr(writer, "_transaction", full)
    reply = person.rate("7")
    assert (reply.status_code, reply.json()) == (503, {"error": {"code": "not-stored", "params": {}}})
    assert "/home" not in reply.text
    monkeypatch.undo()
    assert person.rate("7").status_code == 200
