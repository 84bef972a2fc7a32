"""Is what the facilitator hides gone, at once, from everybody's sight but the writer's own, and does it stay gone?"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.room.helpers import Person, Served, heard, served
from workbook.store import Store, Workshop

Json = dict[str, Any]
BAD, SPELT, GOOD = "Zebrafool", "ｚｅｂｒａＦＯＯＬ", "Kindness"


def rows(words: str, **rest: Any) -> Json:
    """Return a table of ideas with one row."""
    return {"ideas": [{"idea": words, **rest}]}


#: An exercise of every kind of view in the course that shows what people typed, and an answer with such words.
TYPED: dict[str, Any] = {
    "our-customers": lambda words: {"customers": [{"who": words, "service": "keys", "side": "internal"}]},
    "service-levels": lambda words: {"core": [words]},
    "raise-retention": lambda words: rows(words, hold="trust"),
    "quick-wins": lambda words: rows(words, value=5, cost=1),
    "usp-ideas": lambda words: rows(words, trait="service", who="us", value=5, unique=5, feasible=4),
    "usp-vote": lambda words: {"dots": [words]},
    "letter-game": lambda words: {"word": words},
}


def cards(room: Served, exercise: str, round_: str = "once") -> list[Json]:
    """Return what the facilitator sees."""
    path = f"/api/facilitator/cards?exercise={exercise}&round={round_}"
    return list(room.facilitator.call("GET", path).json()["cards"])


def hide(room: Served, exercise: str, words: str, *, hidden: bool = True) -> None:
    """Hide the card that says so, or show it again."""
    (key,) = {card["key"] for card in cards(room, exercise) if card["text"].casefold() == words.casefold()}
    body = {"exercise": exercise, "round": "once", "key": key, "hidden": hidden}
    reply = room.facilitator.call("POST", "/api/facilitator/cards", body)
    assert (reply.status_code, reply.json()) == (200, {"key": key, "hidden": hidden})


def says(told: Any, words: str) -> bool:
    """Say whether words stand anywhere in what was told."""
    return words.casefold() in json.dumps(told, ensure_ascii=False).casefold()


@contextlib.contextmanager
def everybody(room: Served, person: Person) -> Iterator[list[Iterator[Json]]]:
    """Listen on the deck's stream and on a phone's, from the beginning."""
    with (
        room.facilitator.listening("/api/facilitator/listen") as deck,
        person.listening() as phone,
    ):
        yield [deck, phone]


def first_view(stream: Iterator[Json], exercise: str) -> Json:
    """Return what a new stream says first of an exercise."""
    return heard(stream, "view", exercise=exercise)


@pytest.mark.parametrize("exercise", TYPED)
def test_a_hidden_text_reaches_neither_deck_nor_phones_nor_any_reply_to_others(
    room: Served, exercise: str
) -> None:
    answer = TYPED[exercise]
    writer, other = room.person("writer"), room.person("other")
    assert writer.save(exercise, answer(BAD)).json()["status"] == "valid"
    assert other.save(exercise, answer(GOOD)).json()["status"] == "valid"
    room.reveal(exercise)
    with everybody(room, other) as streams:
        for stream in streams:
            shown = heard(stream, "view", exercise=exercise, shown=True, n=2)
            assert says(shown, BAD)
        hide(room, exercise, BAD)
        with everybody(room, other) as late:  # whoever comes now is told nothing else
            for stream in (*streams, *late):
                shown = first_view(stream, exercise)
                assert not says(shown, BAD)
                assert says(shown, GOOD)
                assert shown["n"] == 2
            assert room.person("third").save(exercise, answer(SPELT)).json()["status"] == "valid"
            for stream in (*streams, *late):
                again = heard(stream, "view", exercise=exercise, n=3)
                assert not says(again, BAD)
                assert not says(again, SPELT)
    replies = [
        other.me(),
        other.save(exercise, answer(GOOD), base=1).json(),
        other.call("POST", "/api/compute", {"exercise": exercise, "value": answer(GOOD)}).json(),
    ]
    assert not says(replies, BAD)
    assert says(writer.me(), BAD)  # people keep their own


@pytest.mark.parametrize("exercise", TYPED)
def test_it_stays_hidden_after_a_restart_until_it_is_shown(
    store: Store, workshop: Workshop, room: Served, exercise: str
) -> None:
    room.person().save(exercise, TYPED[exercise](BAD))
    room.person().save(exercise, TYPED[exercise](GOOD))
    room.reveal(exercise)
    hide(room, exercise, BAD)
    with served(store, workshop) as again:
        assert [card["hidden"] for card in cards(again, exercise)] == [True, False]
        with everybody(again, again.person()) as streams:
            for stream in streams:
                assert not says(first_view(stream, exercise), BAD)
            hide(again, exercise, BAD, hidden=False)
            for stream in streams:
                assert says(first_view(stream, exercise), BAD)


def test_words_whose_writer_left_stay_hidden_when_somebody_writes_them_again(room: Served) -> None:
    writer = room.person()
    writer.save("our-customers", TYPED["our-customers"](BAD))
    room.reveal("our-customers")
    hide(room, "our-customers", BAD)
    writer.call("DELETE", "/api/me")
    assert cards(room, "our-customers") == []
    room.person().save("our-customers", TYPED["our-customers"](BAD))
    assert [card["hidden"] for card in cards(room, "our-customers")] == [True]
    assert not says(room.app.state.room.state.view("our-customers/once"), BAD)


def test_the_facilitator_sees_every_card_with_its_group_the_newest_last(room: Served) -> None:
    written = [
        ("the porter", "internal"),
        ("guests", "external"),
        ("The Porter", "internal"),
        ("suppliers", "internal"),
    ]
    for who, side in written:
        row = {"who": who, "service": "keys", "side": side}
        room.person().save("our-customers", {"customers": [row]})
    hide(room, "our-customers", "guests")
    found = cards(room, "our-customers")
    assert [(card["text"], card["count"], card["hidden"]) for card in found] == [
        ("the porter", 2, False),
        ("guests", 1, True),
        ("suppliers", 1, False),
    ]
    assert all(set(card) == {"key", "text", "group", "count", "hidden"} for card in found)
    groups = [card["group"]["en"] for card in found]
    assert groups[0] == groups[2] != groups[1]
    assert not any(says(card["key"], word) for card in found for word in ("porter", "guests"))


def test_what_is_hidden_among_ideas_is_hidden_among_the_votes_for_them(room: Served) -> None:
    room.person().save("usp-ideas", TYPED["usp-ideas"](BAD))
    room.person().save("usp-vote", TYPED["usp-vote"](BAD))
    room.reveal("usp-ideas")
    room.reveal("usp-vote")
    hide(room, "usp-ideas", BAD)
    assert not says(room.app.state.room.state.view("usp-vote/once"), BAD)
    hide(room, "usp-ideas", BAD, hidden=False)
    assert says(room.app.state.room.state.view("usp-vote/once"), BAD)


def test_hiding_before_the_reveal_tells_phones_nothing(room: Served) -> None:
    room.person().save("our-customers", TYPED["our-customers"](BAD))
    with everybody(room, room.person()) as (deck, phone):
        hide(room, "our-customers", BAD)
        heard(deck, "view", exercise="our-customers", n=1, shown=False)
        room.reveal("our-customers")
        told = heard(phone, "view")  # the first view at all
        assert (told["exercise"], told["revealed"]) == ("our-customers", True)
        assert not says(told, BAD)


def test_exercises_in_which_nobody_types_have_no_cards(room: Served) -> None:
    room.person().rate(7)
    assert cards(room, "service-rating", "before") == []


KEY = "0" * 32
WRONG: list[Json] = [
    {},
    {"key": KEY, "hidden": True},
    {"exercise": "our-customers", "round": "twice", "key": KEY, "hidden": True},
    {"exercise": "our-customers", "round": "once", "key": KEY},
    {"exercise": "our-customers", "round": "once", "key": KEY, "hidden": 1},
    {"exercise": "our-customers", "round": "once", "key": "Zebrafool", "hidden": True},
    {"exercise": "our-customers", "round": "once", "key": KEY.replace("0", "G"), "hidden": True},
    {"exercise": "our-customers", "round": "once", "key": None, "hidden": True},
    {"exercise": ["our-customers"], "round": "once", "key": KEY, "hidden": True},
]


@pytest.mark.parametrize("body", WRONG, ids=str)
def test_anything_else_is_refused(facilitator: Person, body: Json) -> None:
    reply = facilitator.call("POST", "/api/facilitator/cards", body)
    assert (reply.status_code, reply.json()["error"]["code"]) == (422, "wrong-shape")


@pytest.mark.parametrize("query", ["", "exercise=our-customers", "exercise=none&round=once"])
def test_cards_of_nothing_are_refused(facilitator: Person, query: str) -> None:
    assert facilitator.call("GET", f"/api/facilitator/cards?{query}").status_code == 422
