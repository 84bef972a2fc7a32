"""The room as a process: what it has acknowledged survives it, and it stops when told."""

from __future__ import annotations

import signal
import socket
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from tests.room.helpers import ORIGIN, Person, Served, free_port, heard, process, wait_for
from tests.waiting import PATIENCE
from workbook.course import course as courses
from workbook.room.server import NO_WORKSHOP, PORT_TAKEN, STORE_UNUSABLE
from workbook.room.state import RoomState
from workbook.store import (
    Store,
    Workshop,
    answers,
    create_workshop,
    facilitator_secret,
    last_workshop,
    open_store,
    people,
)
from workbook.store.data_folder import DATABASE_FILE
from workbook.store.records import State
from workbook.store.workshops import set_state


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder with a workshop."""
    with open_store(tmp_path / "room") as store:
        create_workshop(store, title="x")
    return tmp_path / "room"


def kept(folder: Path) -> Workshop:
    """Return the folder's workshop."""
    with open_store(folder) as store:
        found = last_workshop(store)
    assert found is not None
    return found


def test_killing_the_room_loses_nothing_that_was_acknowledged(folder: Path) -> None:
    workshop, port = kept(folder), free_port()
    url = f"http://127.0.0.1:{port}"
    with httpx2.Client(base_url=url, timeout=PATIENCE, trust_env=False) as client:
        person = Person(client)
        with process(folder, port) as running:
            wait_for(url, running)
            person.join(workshop.pin)
            for base in range(20):
                assert person.rate(base % 10 + 1, base=base).status_code == 200
            running.send_signal(signal.SIGKILL)
            running.wait(20)
        with process(folder, port) as running:
            wait_for(url, running)
            answer = person.me()["answers"]["service-rating/before"]
            assert (answer["revision"], answer["value"]) == (20, {"rating": 10})
            assert person.rate(10, base=19).status_code == 200  # the same again: acknowledged again
            facilitator = Person(client)
            with open_store(folder) as store:
                facilitator.secret = facilitator_secret(store, workshop.id)
            with facilitator.listening("/api/facilitator/listen") as deck:
                heard(deck, "view", exercise="service-rating", round="before", n=1)


def test_two_hundred_saving_at_once_are_all_acknowledged_and_durable(
    room: Served, store: Store, workshop: Workshop
) -> None:
    crowd = [room.person(f"Person {number}") for number in range(200)]
    with ThreadPoolExecutor(50) as hands:
        replies = list(hands.map(lambda pair: pair[1].rate(pair[0] % 10 + 1), enumerate(crowd)))
    assert [reply.status_code for reply in replies] == [200] * 200
    with open_store(store.folder) as other:  # what another process would see
        stored = answers.newest_of_all(other, workshop.id)
        assert len(people.participants(other, workshop.id)) == 200
    assert sorted(answer.raw["rating"] for answer in stored) == sorted(n % 10 + 1 for n in range(200))
    aggregate = room.app.state.room.state.rounds["service-rating/before"].aggregate
    assert aggregate.n == 200
    assert dict(aggregate.counts) == dict.fromkeys(range(1, 11), 20)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told_with_streams_open(folder: Path, number: signal.Signals) -> None:
    workshop, port = kept(folder), free_port()
    url = f"http://127.0.0.1:{port}"
    with (
        httpx2.Client(base_url=url, timeout=PATIENCE, trust_env=False) as client,
        process(folder, port) as running,
    ):
        wait_for(url, running)
        person = Person(client)
        person.join(workshop.pin)
        with person.listening() as stream:
            heard(stream, "room")
            running.send_signal(number)
            assert running.wait(60) == 0
        assert running.stdout is not None
        assert running.stderr is not None
        assert (running.stdout.read(), running.stderr.read()) == ("", "")


def test_a_port_that_is_taken_is_told_in_one_sentence(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with process(folder, port) as running:
            assert running.wait(30) == PORT_TAKEN == 3
            assert running.stderr is not None
            said = running.stderr.read()
    assert str(port) in said
    assert said.count("\n") == 1
    assert "Traceback" not in said
    assert kept(folder).port is None


def test_the_port_is_kept_and_the_address_told(folder: Path) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    with process(folder, port, "--deck-origin", ORIGIN) as running:
        wait_for(url, running)
        with open_store(folder) as store:
            secret = facilitator_secret(store, kept(folder).id)
        headers = {"Authorization": f"Bearer {secret}", "Origin": ORIGIN}
        reply = httpx2.get(f"{url}/api/facilitator/workshop", headers=headers, trust_env=False)
        assert reply.json()["address"] == f"127.0.0.1:{port}"
        assert reply.headers["access-control-allow-origin"] == ORIGIN
    assert kept(folder).port == port


def ended(running: subprocess.Popen[str]) -> tuple[int, str]:
    """Return the exit code and what was said."""
    code = running.wait(30)
    assert running.stderr is not None
    return code, running.stderr.read()


def test_without_a_workshop_it_says_how_to_make_one(tmp_path: Path) -> None:
    with process(tmp_path / "empty", free_port()) as running:
        code, said = ended(running)
    assert code == NO_WORKSHOP
    assert "workshop new" in said


def test_at_ones_own_pace_everything_is_open_whatever_was_closed(store: Store, workshop: Workshop) -> None:
    set_state(store, workshop.id, "service-rating", "before", State(open=False, revealed=True)).result()
    own_pace = replace(workshop, pace="self")
    for pace, expected in ((workshop, False), (own_pace, True)):
        round_ = RoomState(store, pace, courses.load()).rounds["service-rating/before"]
        assert (round_.open, round_.revealed) == (expected, True)


def test_the_workshop_that_is_named_is_served_whichever_is_the_last(folder: Path) -> None:
    wanted, port = kept(folder), free_port()
    with open_store(folder) as store:
        assert create_workshop(store, title="y").id != wanted.id
    with process(folder, port, "--workshop", wanted.id) as running:
        wait_for(f"http://127.0.0.1:{port}", running)
        course = httpx2.get(f"http://127.0.0.1:{port}/api/course", trust_env=False).json()
    assert course["room"]["workshop"] == wanted.id


def test_a_workshop_that_is_not_there_is_named(folder: Path) -> None:
    with process(folder, free_port(), "--workshop", "nothing") as running:
        code, said = ended(running)
    assert code == NO_WORKSHOP
    assert "nothing" in said
    assert said.count("\n") == 1


def test_a_broken_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / DATABASE_FILE).write_bytes(b"Dear diary, today " * 100)
    with process(tmp_path, free_port()) as running:
        code, said = ended(running)
    assert code == STORE_UNUSABLE
    assert said.count("\n") == 1
    assert DATABASE_FILE in said
