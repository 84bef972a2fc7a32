"""Does everybody hear what happened, at once, in order, and no more than they can take?"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.loops import run
from tests.room.helpers import Person, Served, events, heard
from tests.waiting import eventually
from workbook.room.channel import Channel, Ids, wake
from workbook.room.events import Event
from workbook.room.hub import Hub
from workbook.room.state import RoomState
from workbook.room.subscriber import Subscriber


def comes_back(room: Served, person: Person) -> Person:
    """Return another device of the same person."""
    device = room.person(None)
    body = {"code": person.me()["code"], "pin": room.workshop.pin}
    assert device.call("POST", "/api/join", body).status_code == 201
    return device


def test_all_states_come_first_then_what_changed(room: Served) -> None:
    person = room.person()
    with person.listening() as stream:
        states = heard(stream, "room")["states"]
        assert set(states) == set(room.app.state.room.state.rounds)
        room.reveal("service-rating", "before", open=True)
        changed = heard(stream, "room")
        assert changed == {"states": {"service-rating/before": {"open": True, "revealed": False, "n": 0}}}


def test_a_second_listener_hears_what_the_first_hears(room: Served) -> None:
    first, second = room.person("A"), room.person("B")
    room.reveal("service-rating", "before")
    with first.listening() as one, second.listening() as other:
        first.rate(7)
        assert heard(one, "view", n=1) == heard(other, "view", n=1)
        second.rate(3)
        views = [heard(stream, "view", n=2) for stream in (one, other)]
        assert views[0] == views[1]
        assert views[0]["charts"][0]["series"][0]["counts"][2] == 1


def test_the_deck_hears_a_save_without_asking(room: Served) -> None:
    person = room.person()
    with room.facilitator.listening("/api/facilitator/listen") as deck:
        assert {event["event"] for event in first_batch(deck)} == {
            "summary",
            "stage",
            "state",
            "progress",
            "view",
        }
        person.rate(7)
        assert heard(deck, "view", exercise="service-rating", round="before", n=1)["shown"] is False


def test_the_deck_hears_who_is_there(room: Served) -> None:
    with room.facilitator.listening("/api/facilitator/listen") as deck:
        nobody = {"joined": 0, "connected": 0, "tables": {}}
        assert heard(deck, "summary") == nobody | {"saved_at": None, "storing": True}
        person = room.person()
        heard(deck, "summary", joined=1, connected=0, tables={"3": 1})
        with person.listening() as stream:
            heard(stream, "room")
            heard(deck, "summary", connected=1)
            device = comes_back(room, person)
            with device.listening() as other:
                heard(other, "room")
                assert room.app.state.room.hub.connected == 1
        heard(deck, "summary", connected=0)
        person.call("DELETE", "/api/me")
        heard(deck, "summary", joined=0, tables={})


def test_other_devices_of_the_same_person_hear_the_answer(room: Served) -> None:
    phone, stranger = room.person(), room.person("somebody else")
    laptop = comes_back(room, phone)
    with phone.listening() as own, laptop.listening() as other, stranger.listening() as foreign:
        for stream in (own, other, foreign):
            heard(stream, "room")
        saved = phone.save("service-rating", {"rating": "7", "why": "my words"}, round_="before").json()
        told = heard(other, "answer")
        assert told == {
            "exercise": "service-rating",
            "round": "before",
            "value": {"rating": "7", "why": "my words"},
            **saved,
        }
        laptop.rate(9, base=1)
        assert heard(own, "answer")["revision"] == 2  # and not its own revision 1
        assert "answer" not in {event.get("event") for event in until(foreign, "service-rating/before")}


def until(stream: Iterator[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    """Return what a stream says up to the state of that round."""
    seen = []
    for event in stream:
        seen.append(event)
        if event.get("event") == "room" and key in event["data"]["states"]:
            break
    return seen


def test_coming_back_after_a_gap_brings_what_was_missed(room: Served) -> None:
    phone = room.person()
    laptop = comes_back(room, phone)
    room.reveal("service-rating", "before")
    with phone.listening() as stream:
        last = next(event["id"] for event in stream if "id" in event)
    laptop.rate(8)
    room.reveal("our-customers")
    with phone.listening(last=last) as stream:
        told = {}
        for event in stream:
            told[event.get("event")] = event["data"]
            if {"room", "answer", "view"} <= set(told):
                break
    assert told["room"]["states"]["service-rating/before"]["n"] == 1
    assert told["answer"]["value"] == {"rating": 8}


def test_what_was_heard_is_not_told_again(room: Served) -> None:
    person = room.person()
    person.rate(7)
    room.reveal("service-rating", "before")
    with person.listening() as stream:
        heard(stream, "view", n=1)
    with person.listening() as stream:
        last = int(first_batch(stream)[-1]["id"])
    with person.listening(last=str(last)) as stream:
        assert [event["event"] for event in first_batch(stream)] == ["room", "stage"]
    with person.listening(last=str(last + 10**15)) as stream:  # an id from the future is nonsense
        assert [event["event"] for event in first_batch(stream)] == ["room", "stage", "view"]


def first_batch(stream: Iterator[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the events up to the first one with an id, which ends a batch."""
    seen = []
    for event in stream:
        seen.append(event)
        if "id" in event:
            return seen
    raise AssertionError("no batch")


def test_hiding_takes_the_view_back(room: Served) -> None:
    person, other = room.person(), room.person("other")
    person.rate(7)
    other.rate(8)
    room.reveal("service-rating", "before")
    with person.listening() as stream:
        heard(stream, "view", shown=True)
        room.reveal("service-rating", "before", revealed=False)
        hidden = heard(stream, "view", revealed=False)
        assert "charts" not in hidden


def test_a_page_that_just_read_its_answers_misses_none(room: Served) -> None:
    phone = room.person()
    laptop = comes_back(room, phone)
    assert phone.me()["answers"] == {}
    laptop.rate(8)
    with phone.listening() as stream:
        assert heard(stream, "answer")["value"] == {"rating": 8}


def test_a_device_that_becomes_somebody_else_hears_the_other_one_no_more(room: Served) -> None:
    first, second = room.person("first"), room.person("second")
    with first.listening() as stream:
        heard(stream, "room")
        code = {"code": second.me()["code"], "pin": room.workshop.pin}
        assert first.call("POST", "/api/join", code).json()["name"] == "second"
        assert {event.get("event") for event in stream} <= {"room", "stage"}  # and it ended
    assert first.me()["name"] == "second"


def test_a_deleted_persons_streams_end_with_a_word(room: Served) -> None:
    phone = room.person()
    phone.rate(7)
    laptop = comes_back(room, phone)
    with laptop.listening() as stream:
        heard(stream, "room")
        phone.call("DELETE", "/api/me")
        seen = [event["event"] for event in stream]
    assert "removed" in seen
    assert laptop.call("GET", "/api/listen").status_code == 410
    assert room.app.state.room.state.rounds["service-rating/before"].aggregate.n == 0


def test_streams_end_when_the_room_closes(room: Served) -> None:
    person = room.person()
    with person.listening() as stream:
        first_batch(stream)
        hub = room.app.state.room.hub
        hub_loop = room.loop
        hub_loop.call_soon_threadsafe(hub.close)
        assert list(stream) == []
        assert person.call("GET", "/api/listen").status_code == 503


def test_a_device_that_opens_streams_without_end_loses_the_oldest(room: Served) -> None:
    from contextlib import ExitStack

    from workbook.room.hub import MOST_STREAMS

    person = room.person()
    with ExitStack() as stack:
        streams = [stack.enter_context(person.listening()) for _ in range(MOST_STREAMS + 1)]
        heard(streams[-1], "room")
        assert [event["event"] for event in streams[0]] == ["room", "stage"]  # it ended
        eventually(lambda: len(room.app.state.room.hub.phones.listeners) == MOST_STREAMS)


class Recorder:
    """Takes a stream in, as fast or slow as told."""

    def __init__(self) -> None:
        self.sent: list[bytes] = []
        self.open = asyncio.Event()
        self.open.set()

    async def __call__(self, message: Any) -> None:
        await self.open.wait()
        self.sent.append(message["body"])

    def data(self) -> list[Any]:
        """Return the data of everything taken in."""
        lines = iter(b"".join(self.sent).decode().split("\n"))
        return [event["data"] for event in events(lines) if "data" in event]


def channel(interval: float, values: dict[str, int], made: list[str]) -> Channel:
    """Return a channel that tells numbers by key, and notes what it made."""

    def render(key: str) -> Event:
        made.append(key)
        return Event("number", json.dumps([key, values[key]]).encode())

    return Channel(interval, render, frozenset(), Ids())


async def settle() -> None:
    """Let everything that is ready run."""
    for _ in range(20):
        await asyncio.sleep(0)


async def until_true(condition: Callable[[], bool]) -> None:
    """Wait for a condition."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what is waited for knows nothing of us
            await asyncio.sleep(0.005)


def test_the_first_news_goes_at_once_and_the_rest_waits_its_turn() -> None:
    async def scene() -> None:
        values, made = {"a": 1}, list[str]()
        news = channel(0.2, values, made)
        recorder, loop = Recorder(), asyncio.get_running_loop()
        listener = Subscriber(news)
        news.listeners[listener] = None
        task = loop.create_task(listener.run(recorder))
        await settle()
        start = loop.time()
        news.mark("a")
        await settle()
        assert recorder.data() == [["a", 1]]
        assert loop.time() - start < 0.15
        for value in range(2, 50):
            values["a"] = value
            news.mark("a")
            await settle()
        assert recorder.data() == [["a", 1]]
        await until_true(lambda: len(recorder.data()) == 2)
        assert loop.time() - start >= 0.19
        assert recorder.data() == [["a", 1], ["a", 49]]
        assert made == ["a", "a"]
        listener.end()
        await task

    run(scene())


def test_each_event_is_made_once_for_any_number_of_listeners() -> None:
    async def scene() -> None:
        values, made = {"a": 1, "b": 2}, list[str]()
        news = channel(0.0, values, made)
        recorders = [Recorder() for _ in range(500)]
        listeners = [Subscriber(news) for _ in recorders]
        news.listeners.update(dict.fromkeys(listeners))
        tasks = [asyncio.ensure_future(one.run(each)) for one, each in zip(listeners, recorders, strict=True)]
        await settle()
        news.mark("a")
        news.mark("b")
        await until_true(lambda: all(recorder.data() for recorder in recorders))
        assert made == ["a", "b"]
        assert len({id(recorder.sent[-1]) for recorder in recorders}) == 1  # the very same bytes
        for listener in listeners:
            listener.end()
        await asyncio.gather(*tasks)

    run(scene())


def test_a_slow_listener_skips_what_is_outdated() -> None:
    async def scene() -> None:
        values, made = {"a": 0, "b": 0}, list[str]()
        news = channel(0.0, values, made)
        recorder = Recorder()
        listener = Subscriber(news)
        news.listeners[listener] = None
        task = asyncio.ensure_future(listener.run(recorder))
        await settle()
        recorder.open.clear()
        for value in range(1, 100):
            values.update(a=value, b=-value)
            news.mark("a")
            news.mark("b")
            listener.put("own", Event("own", json.dumps(value).encode()))
            await settle()
        recorder.open.set()
        await settle()
        data = recorder.data()
        assert data[-3:] == [["a", 99], ["b", -99], 99]
        assert len(data) <= 6  # the one it was stuck on, and the latest
        listener.end()
        await task

    run(scene())


def test_a_listener_that_takes_nothing_in_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.room.subscriber.PATIENCE", 0.05)

    async def scene() -> None:
        recorder = Recorder()
        recorder.open.clear()
        with pytest.raises(TimeoutError):
            await Subscriber(channel(0.0, {}, [])).run(recorder)

    run(scene())


def test_a_silent_stream_says_something_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbook.room.hub.HEARTBEAT", 0.01)

    async def scene() -> None:
        hub = Hub(channel(0.0, {}, []), channel(0.0, {}, []), lambda: None)
        recorder = Recorder()
        listener = Subscriber(hub.phones)
        hub.enter(listener)
        task = asyncio.ensure_future(listener.run(recorder))
        beating = asyncio.ensure_future(hub.beat())
        await until_true(lambda: len(recorder.sent) >= 3)
        assert set(recorder.sent) == {b":\n\n"}
        beating.cancel()
        hub.close()
        await task

    run(scene())


def test_waking_many_lets_others_have_their_turn() -> None:
    async def scene() -> None:
        news = channel(0.0, {}, [])
        listeners = [Subscriber(news) for _ in range(450)]
        wake(listeners)
        assert sum(one._woken.is_set() for one in listeners) == 100
        await settle()
        assert all(one._woken.is_set() for one in listeners)

    run(scene())


def test_ids_only_rise_and_tell_the_time() -> None:
    times = iter([5.0, 5.0, 4.0, 6.0])
    ids = Ids(lambda: next(times))
    made = [ids.next() for _ in range(4)]
    assert made == sorted(set(made))
    assert Ids.moment(made[-1]) == 6.0


def test_an_answer_that_no_longer_fits_its_exercise_does_not_stop_the_room(room: Served) -> None:
    from workbook.store import answers, people

    person = people.participants(room.app.state.room.state.store, room.workshop.id)
    assert person == []
    joined = room.person()
    store = room.app.state.room.state.store
    (who,) = people.participants(store, room.workshop.id)
    answers.save(
        store,
        participant_id=who.id,
        exercise="positioning-map",
        round_="once",
        base=0,
        raw={},
        value={"map": {"us": "somewhere"}},
        status="valid",
    ).result()
    again = RoomState(store, room.workshop, room.app.state.room.state.course)
    assert again.rounds["positioning-map/once"].aggregate.n == 0
    assert joined.me()["answers"]["positioning-map/once"]["revision"] == 1


def test_an_answer_that_cannot_be_counted_does_not_keep_the_room_closed(
    room: Served, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Does the room open with everything else, and does the log have the error?"""
    person = room.person()
    person.rate(7)
    round_ = room.app.state.room.state.rounds["service-rating/before"]

    def broken(*_: object) -> None:
        raise TypeError("a mistake in the view")

    monkeypatch.setattr(type(round_.aggregate), "pick", broken)
    again = RoomState(room.app.state.room.state.store, room.workshop, room.app.state.room.state.course)
    assert again.rounds["service-rating/before"].aggregate.n == 0
    assert "a mistake in the view" in caplog.text
    assert person.me()["answers"]["service-rating/before"]["value"] == {"rating": 7}
