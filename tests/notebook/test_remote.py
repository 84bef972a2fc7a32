"""A notebook's answers in a real room."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import pytest

from tests.notebook.conftest import REPLIES, Stranger
from tests.page.server import Server, free_port
from workbook.address import client
from workbook.answers.service import AnswerServiceError, Json
from workbook.notebook.membership import new_secret
from workbook.notebook.remote import RoomClient, Unreachable


@contextlib.contextmanager
def client_at(url: str) -> Iterator[RoomClient]:
    """A device that has not joined yet."""
    with client(url, new_secret()) as asking:
        yield RoomClient(asking)


@pytest.fixture
def joined(room: Server) -> Iterator[RoomClient]:
    """A device that has joined."""
    with client_at(room.url) as made:
        made.join({"name": "Li Na", "pin": room.pin, "language": "zh", "table": None})
        yield made


def test_an_answer_is_stored_in_the_room(joined: RoomClient) -> None:
    """And comes back as it was typed."""
    saved = joined.save("service-rating", "before", 1, 0, {"rating": "１０"})
    assert (saved["revision"], saved["status"]) == (1, "valid")
    assert joined.given()["answers"]["service-rating/before"]["value"] == {"rating": "１０"}


def test_the_room_and_this_computer_say_the_same(joined: RoomClient, course: object) -> None:
    """One arithmetic: the same words from both services."""
    from workbook.course import load
    from workbook.notebook.local import LocalAnswerService

    value: Json = {"map": {"us": {"x": "62", "y": "48"}, "rival-1": {"name": "湖畔", "x": "20", "y": "30"}}}
    local = LocalAnswerService(load())
    try:
        saved_here = local.save("positioning-map", "once", 1, 0, value)
        saved_there = joined.save("positioning-map", "once", 1, 0, value)
    finally:
        local.close()
    assert {**saved_here, "saved_at": None, "value": None} == {**saved_there, "saved_at": None, "value": None}


def test_errors_of_the_room_arrive_with_their_codes(room: Server, joined: RoomClient) -> None:
    """So that the page words them."""
    with client_at(room.url) as stranger, pytest.raises(AnswerServiceError) as caught:
        stranger.given()
    assert (caught.value.status, caught.value.code) == (401, "not-joined")
    with pytest.raises(AnswerServiceError) as caught:
        joined.submit("check-1a", "no-such-option")
    assert (caught.value.status, caught.value.code) == (422, "unknown-option")
    joined.save("service-rating", "after", 1, 0, {"rating": "3"})
    with pytest.raises(AnswerServiceError) as caught:
        joined.save("service-rating", "after", 1, 0, {"rating": "4"})
    assert (caught.value.status, caught.value.body["value"]) == (409, {"rating": "3"})


def test_nobody_at_the_address_is_said_as_such() -> None:
    """A status that a page takes for being offline: it keeps its draft and tries again."""
    with client_at(f"http://127.0.0.1:{free_port()}") as joined, pytest.raises(Unreachable) as caught:
        joined.given()
    assert (caught.value.status, caught.value.code) == (503, "room-unreachable")


@pytest.mark.parametrize("kind", sorted(REPLIES))
def test_something_that_is_no_room_is_said_as_such(something_else: Stranger, kind: str) -> None:
    """A router's page, a Jupyter server, any other program: words, no traceback."""
    with client_at(f"{something_else.url}/{kind}") as joined:
        for call in (joined.given, joined.about, lambda: joined.join({"name": "x", "pin": "1"})):
            with pytest.raises(AnswerServiceError) as caught:
                call()
            assert caught.value.code == "not-a-room"
