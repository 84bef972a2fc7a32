"""Does everybody know where the talk is: the other window, the restarted room, and phones as far as it concerns them?"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Any

import pytest

from tests.room.helpers import InProcess, Person, Served, heard, make_app, served
from workbook.course import course as courses
from workbook.store import Store, Workshop, create_workshop

Json = dict[str, Any]
DECK = "01-defining-service"
OPENING: Json = {"deck": DECK, "slide": "rating", "exercise": "service-rating", "round": "before"}
TEXT: Json = {"deck": DECK, "slide": "three-rings", "exercise": None, "round": None}
NOWHERE = {"exercise": None, "round": None}
RATING = {"exercise": "service-rating", "round": "before"}


def move(person: Person, **changes: Any) -> Json:
    """Change the stage."""
    reply = person.call("POST", "/api/facilitator/stage", changes)
    assert reply.status_code == 200, reply.text
    return dict(reply.json())


def test_the_stage_begins_nowhere_and_goes_where_it_is_told(facilitator: Person) -> None:
    before = datetime.now(UTC)
    first = move(facilitator, **OPENING)
    moved = datetime.fromisoformat(first.pop("moved"))
    assert (moved - before).total_seconds() > -0.001  # milliseconds are cut off
    assert moved.utcoffset() == UTC.utcoffset(None)
    assert first == {**OPENING, "started": None, "blank": False, "follow": True}
    assert move(facilitator, blank=True)["blank"] is True
    assert move(facilitator, follow=False, blank=False)["follow"] is False
    last = move(facilitator, **TEXT)
    assert (last["slide"], last["exercise"], last["follow"]) == ("three-rings", None, False)
    assert datetime.fromisoformat(last["moved"]) >= moved


def test_the_same_slide_again_is_not_entered_anew(facilitator: Person) -> None:
    entered = move(facilitator, **OPENING)["moved"]
    assert move(facilitator, **OPENING)["moved"] == entered
    assert move(facilitator, deck=DECK, slide="rating")["moved"] == entered
    assert move(facilitator, deck=None, slide=None)["moved"] is None


def test_the_clock_starts_now_at_a_given_time_or_not_at_all(facilitator: Person) -> None:
    before = datetime.now(UTC)
    started = datetime.fromisoformat(move(facilitator, started="now")["started"])
    assert abs((started - before).total_seconds()) < 60
    given = move(facilitator, started="2026-11-03T09:05:00+08:00")["started"]
    assert given == "2026-11-03T01:05:00.000+00:00"
    assert move(facilitator, started="2026-11-03T01:05:00.500Z")["started"] == "2026-11-03T01:05:00.500+00:00"
    assert move(facilitator, started=None)["started"] is None


WRONG: list[Json] = [
    {},
    {"slides": "x"},
    {"deck": DECK},
    {"slide": "rating"},
    {"exercise": "service-rating", "round": "before"},
    {"deck": DECK, "slide": None},
    {"deck": "", "slide": "rating"},
    {"deck": DECK, "slide": "a b"},
    {"deck": DECK, "slide": "x" * 81},
    {"deck": DECK, "slide": 7},
    {"deck": DECK, "slide": ["rating"]},
    {"deck": DECK, "slide": "<b>"},
    {**OPENING, "exercise": "no-such-exercise"},
    {**OPENING, "round": "once"},
    {**OPENING, "round": None},
    {**OPENING, "exercise": None},
    {**OPENING, "deck": None, "slide": None},
    {"blank": None},
    {"blank": 1},
    {"follow": "yes"},
    {"started": "2026-11-03T09:05:00"},
    {"started": "2026-11-03"},
    {"started": "soon"},
    {"started": 1_788_000_000},
    {"started": "9999-12-31T23:59:59-14:00"},
    {"blank": True, "moved": "2026-11-03T09:05:00Z"},
]


@pytest.mark.parametrize("body", WRONG, ids=str)
def test_anything_else_is_refused_and_changes_nothing(facilitator: Person, body: Json) -> None:
    stage = move(facilitator, **OPENING)
    reply = facilitator.call("POST", "/api/facilitator/stage", body)
    assert (reply.status_code, reply.json()["error"]["code"]) == (422, "wrong-shape")
    assert move(facilitator, follow=True) == stage


def test_a_second_window_sees_what_the_first_did(room: Served) -> None:
    with room.facilitator.listening("/api/facilitator/listen") as second:
        assert heard(second, "stage")["slide"] is None
        stage = move(room.facilitator, **OPENING)
        assert heard(second, "stage") == stage
        room.reveal("gift-test", open=True)
        told = heard(second, "state", exercise="gift-test")
        assert told == {"exercise": "gift-test", "round": "once", "open": True, "revealed": False, "n": 0}
    with room.facilitator.listening("/api/facilitator/listen") as third:
        assert heard(third, "stage") == stage


def test_rounds_without_a_room_view_tell_their_state_too(store: Store, workshop: Workshop) -> None:
    course = courses.load()
    silent = course.exercise("gift-test").model_copy(update={"room": None})
    course = dataclasses.replace(course, exercises={**course.exercises, "gift-test": silent})
    with (
        served(store, workshop, course=course) as room,
        room.facilitator.listening("/api/facilitator/listen") as window,
    ):
        first = heard(window, "state", exercise="gift-test")
        assert first == {"exercise": "gift-test", "round": "once", "open": False, "revealed": False, "n": 0}
        room.reveal("gift-test", open=True)
        assert heard(window, "state", exercise="gift-test") == first | {"open": True}


def ids_until(stream: Iterator[Json], stage: Json) -> list[str]:
    """Return the ids that a stream has told once it has told that stage and ended the batch."""
    ids, told = list[str](), False
    for event in stream:
        told |= event.get("event") == "stage" and event["data"] == stage
        if "id" in event:
            ids.append(event["id"])
            if told:
                return ids
    raise AssertionError("the stream ended")


def test_whoever_comes_back_hears_the_stage_anew(room: Served) -> None:
    room.reveal("service-rating", "before", open=True)
    stage = move(room.facilitator, **OPENING)
    person = room.person()
    for listener, path, wanted in (
        (room.facilitator, "/api/facilitator/listen", stage),
        (person, "/api/listen", RATING),
    ):
        with listener.listening(path) as stream:
            last = ids_until(stream, wanted)[-1]
        with listener.listening(path, last=last) as stream:
            assert heard(stream, "stage") == wanted


def test_a_restarted_room_resumes_where_it_was(store: Store, workshop: Workshop, room: Served) -> None:
    room.reveal("service-rating", "before", open=True)
    move(room.facilitator, **OPENING)
    left = move(room.facilitator, started="now", blank=True)
    with served(store, workshop) as again:
        with again.facilitator.listening("/api/facilitator/listen") as window:
            assert heard(window, "stage") == left
        with again.person().listening() as phone:
            assert heard(phone, "stage") == RATING


def test_phones_hear_of_an_exercise_once_it_is_open_and_of_nothing_else(room: Served) -> None:
    with room.person().listening() as phone:
        assert heard(phone, "stage") == NOWHERE
        move(room.facilitator, **OPENING, started="now", blank=True)
        room.reveal("service-rating", "before", open=True)
        assert heard(phone, "stage") == RATING
        move(room.facilitator, **TEXT)
        assert heard(phone, "stage") == NOWHERE
        move(room.facilitator, **OPENING)
        assert heard(phone, "stage") == RATING
        room.reveal("service-rating", "before", open=False)
        assert heard(phone, "stage") == NOWHERE


def test_phones_stay_where_they_are_while_nobody_is_to_follow(room: Served) -> None:
    room.reveal("service-rating", "before", open=True)
    move(room.facilitator, follow=False)
    with room.person().listening() as phone:
        assert heard(phone, "stage") == NOWHERE
        move(room.facilitator, **OPENING)
        move(room.facilitator, follow=True)
        assert heard(phone, "stage") == RATING
        move(room.facilitator, follow=False)
        assert heard(phone, "stage") == NOWHERE


def test_slides_without_an_exercise_leave_phones_in_peace(room: Served) -> None:
    phones = room.app.state.room.hub.phones
    before = phones.batch(0, first=True)
    for slide in ("a", "b", "c"):
        move(room.facilitator, deck=DECK, slide=slide)
    assert phones.batch(0, first=True) == before
    assert not phones._dirty


def test_what_several_windows_do_at_once_adds_up(room: Served) -> None:
    move(room.facilitator, **OPENING)
    from concurrent.futures import ThreadPoolExecutor

    changes: list[Json] = [{"blank": True}, {"follow": False}, {"started": "now"}, TEXT]
    with ThreadPoolExecutor(4) as windows:
        list(windows.map(lambda change: move(room.facilitator, **change), changes))
    stage = room.app.state.room.state.stage
    assert (stage.blank, stage.follow, stage.slide) == (True, False, "three-rings")
    assert stage.started is not None


def test_the_console_knows_when_the_day_starts(store: Store, loop: Any) -> None:
    workshop = create_workshop(store, title="Early", date=date(2026, 11, 3), start=time(8, 30), pace="self")
    desk = InProcess(make_app(store, workshop), loop, "127.0.0.1", "http://127.0.0.1:8866")
    from workbook.store import facilitator_secret

    person = Person(desk, facilitator_secret(store, workshop.id))
    reply = person.call("GET", "/api/facilitator/workshop").json()
    assert (reply["date"], reply["start"], reply["pace"]) == ("2026-11-03", "08:30", "self")
    assert all(one["open"] for one in reply["rounds"])


def test_the_way_to_the_room_can_be_measured(facilitator: Person) -> None:
    reply = facilitator.call("GET", "/api/facilitator/ping")
    assert (reply.status_code, reply.content) == (204, b"")


def test_the_summary_says_when_something_was_saved_last(room: Served) -> None:
    person = room.person()
    with room.facilitator.listening("/api/facilitator/listen") as deck:
        assert heard(deck, "summary")["saved_at"] is None
        saved = person.rate(7).json()
        assert heard(deck, "summary", saved_at=saved["saved_at"])["storing"] is True


def test_the_summary_says_when_the_store_fails_and_when_it_works_again(
    room: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workbook.store import StoreError, writer

    person = room.person()
    with room.facilitator.listening("/api/facilitator/listen") as deck:
        heard(deck, "summary", storing=True)

        def full(*_: Any) -> Iterator[Any]:
            raise StoreError("store-full")

        monkeypatch.setattr(writer.Writer, "_transaction", full)
        assert person.rate(7).status_code == 503
        assert heard(deck, "summary", storing=False)["saved_at"] is None
        monkeypatch.undo()
        assert person.rate(8).status_code == 200
        assert heard(deck, "summary", storing=True)["saved_at"] is not None
