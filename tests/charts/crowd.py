"""A few people who answer everything through a room's HTTP, and what the room then shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.e2e.given import Giver
from tests.room.helpers import Served
from workbook.course import load
from workbook.schema import Exercise

Json = dict[str, Any]

#: The ideas that everybody's votes are for.
IDEAS = ("We call back within the hour", "门口借伞，不用登记", "Your own contact, by name", "周日也送")


def keys() -> list[str]:
    """Return every round that the room shows, as ``exercise/round``."""
    course = load()
    found = [
        f"{item.exercise}/{item.round}" for item in course.items() if course.exercise(item.exercise).room
    ]
    assert found
    return found


def reveal_everything(room: Served) -> None:
    """Open and reveal every exercise, as the facilitator."""
    for key in keys():
        exercise, round_ = key.split("/")
        room.reveal(exercise, round_, open=True, revealed=True)


def answer_everything(room: Served, numbers: Iterable[int], *, language: str = "en") -> None:
    """Let people of these numbers join and answer every exercise, each a little differently."""
    for number in numbers:
        person = room.person(f"Guest {number}")
        for key in keys():
            exercise, round_ = key.split("/")
            given = answer(load().exercise(exercise), number, language)
            saved = person.save(exercise, given, round_=round_)
            assert saved.status_code == 200, saved.text
            assert saved.json()["status"] == "valid", (key, saved.json())


def answer(exercise: Exercise, number: int, language: str) -> Json:
    """Return what the person of that number says."""
    entries = [*IDEAS[number % len(IDEAS) :], *IDEAS]
    return Giver(language, number).answer(exercise, entries=list(dict.fromkeys(entries)))


def views(room: Served, n: int) -> dict[str, Json]:
    """Return every view as the facilitator's deck hears it, once all of them count ``n`` people."""
    heard: dict[str, Json] = {}
    with room.facilitator.listening("/api/facilitator/listen") as stream:
        for event in stream:
            if event.get("comment"):  # nothing more for a while
                break
            if event.get("event") == "view":
                view = event["data"]
                heard[f"{view['exercise']}/{view['round']}"] = view
            if {key for key, view in heard.items() if view["n"] == n} >= set(keys()):
                return heard
    raise AssertionError(
        {key: heard.get(key, {}).get("n") for key in keys() if heard.get(key, {}).get("n") != n}
    )
