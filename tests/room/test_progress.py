"""Does the facilitator see who is answering, table by table, whatever people do?"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Iterator
from typing import Any
from unittest.mock import patch

import pytest

from tests.room.helpers import Person, Served, heard, served
from workbook.results.progress import Attendance, Progress
from workbook.store import Store, Workshop

Json = dict[str, Any]
EXERCISE, ROUND = "service-rating", "before"
KEY = f"{EXERCISE}/{ROUND}"


@contextlib.contextmanager
def deck(room: Served) -> Iterator[Iterator[Json]]:
    """Listen as the deck."""
    with room.facilitator.listening("/api/facilitator/listen") as stream:
        yield stream


def progress(stream: Iterator[Json], **wanted: Any) -> Json:
    """Return the next progress of the rating with these numbers, without its place."""
    told = heard(stream, "progress", exercise=EXERCISE, round=ROUND, **wanted)
    return {name: value for name, value in told.items() if name not in ("exercise", "round")}


def sitting(room: Served, table: int | None) -> Person:
    """Return somebody who joined at that table."""
    person = Person(room.client)
    assert person.join(room.workshop.pin, table=table).status_code == 201
    return person


def test_people_are_counted_as_they_join_begin_answer_change_and_leave(room: Served) -> None:
    room.reveal(EXERCISE, ROUND, open=True)
    with deck(room) as stream:
        assert progress(stream) == {"answered": 0, "writing": 0}
        one, two = sitting(room, 5), sitting(room, 5)
        at_five = {"table": 5, "joined": 2, "answered": 0}
        assert progress(stream, tables=[at_five]) == {"answered": 0, "writing": 0, "tables": [at_five]}
        three = sitting(room, None)
        nowhere = {"table": None, "joined": 1, "answered": 0}
        progress(stream, tables=[at_five, nowhere])
        assert one.rate(7).json()["status"] == "valid"
        progress(stream, answered=1, writing=0, tables=[at_five | {"answered": 1}, nowhere])
        assert two.rate("eleven").json()["status"] == "invalid"
        progress(stream, answered=1, writing=1)
        assert three.rate(3).json()["status"] == "valid"
        progress(stream, answered=2, writing=1, tables=[at_five | {"answered": 1}, nowhere | {"answered": 1}])
        two.rate(9, base=1)
        progress(stream, answered=3, writing=0, tables=[at_five | {"answered": 2}, nowhere | {"answered": 1}])
        assert one.rate("", base=1).json()["status"] == "empty"
        progress(stream, answered=2, writing=0)
        two.call("DELETE", "/api/me")
        progress(
            stream,
            answered=1,
            writing=0,
            tables=[{"table": 5, "joined": 1, "answered": 0}, nowhere | {"answered": 1}],
        )


def test_who_moves_to_another_table_takes_the_answer_along(room: Served) -> None:
    room.reveal(EXERCISE, ROUND, open=True)
    person = sitting(room, 2)
    person.rate(7)
    with deck(room) as stream:
        progress(stream, tables=[{"table": 2, "joined": 1, "answered": 1}])
        assert person.join(room.workshop.pin, table=11).status_code == 201
        progress(stream, answered=1, tables=[{"table": 11, "joined": 1, "answered": 1}])
        assert person.join(room.workshop.pin, table=None).status_code == 201
        assert "tables" not in progress(stream, answered=1)


def test_a_round_that_is_closed_and_empty_is_not_told_until_something_happens(room: Served) -> None:
    person = room.person()
    with deck(room) as stream:
        first: list[Json] = []
        for event in stream:
            first.append(event)
            if "id" in event:
                break
        told = {
            f"{one['data']['exercise']}/{one['data']['round']}" for one in first if one["event"] == "progress"
        }
        rounds = room.app.state.room.state.rounds
        assert told == {key for key, each in rounds.items() if each.open}
        assert KEY not in told
        person.rate(7)
        progress(stream, answered=1)
        person.call("DELETE", "/api/me")
        assert progress(stream)["answered"] == 0


def test_a_restarted_room_counts_the_same(store: Store, workshop: Workshop, room: Served) -> None:
    for table, rating in ((1, 7), (1, "x"), (None, 4), (3, None)):
        person = sitting(room, table)
        if rating is not None:
            person.rate(rating)
    with served(store, workshop) as again, deck(again) as stream:
        assert progress(stream) == {
            "answered": 2,
            "writing": 1,
            "tables": [
                {"table": 1, "joined": 2, "answered": 1},
                {"table": 3, "joined": 1, "answered": 0},
                {"table": None, "joined": 1, "answered": 1},
            ],
        }


def test_an_older_revision_is_old_news() -> None:
    counted, attendance = Progress(), Attendance({1: None})
    assert counted.put(1, 2, "valid", None)
    assert not counted.put(1, 1, "invalid", None)
    assert counted.counts(attendance) == {"answered": 1, "writing": 0}


@pytest.mark.parametrize("seed", range(20))
def test_numbers_kept_up_to_date_are_those_counted_anew(seed: int) -> None:
    draw = random.Random(seed)
    attendance, counted = Attendance({}), Progress()
    tables: dict[int, int | None] = {}
    newest: dict[int, tuple[int, str]] = {}
    for revision in range(1, 200):
        who = draw.randrange(8)
        act = draw.choice(("sit", "save", "save", "go"))
        if act == "sit":
            table = draw.choice((None, 1, 2))
            counted.move(who, tables.get(who), table)
            attendance.come(who, table)
            tables[who] = table
        elif act == "save" and who in tables:
            status = draw.choice(("empty", "partial", "invalid", "valid"))
            counted.put(who, revision, status, tables[who])
            newest[who] = revision, status
        elif act == "go":
            counted.drop(who, tables.get(who))
            attendance.go(who)
            tables.pop(who, None)
            newest.pop(who, None)
        fresh, seats = Progress(), Attendance(tables)
        for person, (at, status) in newest.items():
            fresh.put(person, at, status, tables[person])
        assert counted.counts(attendance) == fresh.counts(seats)
        assert attendance.tables() == seats.tables()


def test_a_save_touches_its_own_round_only(room: Served) -> None:
    person = sitting(room, 4)
    events = room.app.state.room.broadcaster
    with patch.object(events, "progress") as progressed, patch.object(events, "counted") as counted:
        person.rate(7)
        person.rate(8, base=1)
    assert [call.args for call in progressed.call_args_list] == [
        (KEY,)
    ]  # the second changes nobody's progress
    assert [call.args for call in counted.call_args_list] == [(KEY,), (KEY,)]
