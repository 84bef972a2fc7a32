"""The room itself: who is here, what they answered, and who is to hear of it.

It keeps nothing that the store does not have: all of it is read from there when the room opens.
Its methods run on the event loop's thread.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from workbook.answering import respond
from workbook.room.hub import Channel, Hub, Ids
from workbook.room.listener import Event
from workbook.room.replies import to_json
from workbook.room.rounds import make_rounds
from workbook.room.views import render
from workbook.store import answers, people, workshops
from workbook.store.answers import Answer
from workbook.store.workshops import State

if TYPE_CHECKING:
    from workbook.course import Course
    from workbook.store import Store, Workshop
    from workbook.store.people import Participant

log = logging.getLogger(__name__)

Json = dict[str, Any]

#: Least seconds between two batches of events.
DECK_INTERVAL, PHONE_INTERVAL = 0.25, 1.0


class Room:
    """One workshop's room, filled from the store."""

    def __init__(self, store: Store, workshop: Workshop, course: Course) -> None:
        self.store, self.workshop, self.course = store, workshop, course
        self.rivals = {rival.id: rival.name for rival in workshop.rivals}
        self.rounds = make_rounds(course, everything_open=workshop.pace == "self", rivals=tuple(self.rivals))
        self.devices = people.devices(store, workshop.id)
        self._devices_of = Counter(self.devices.values())
        self.tables = {one.id: one.table for one in people.participants(store, workshop.id)}
        self._gone: set[int] = set()
        self._told: set[str] = set()  # views that phones have had: hiding one again must reach them
        for key, state in workshops.states(store, workshop.id).items():
            if key in self.rounds:  # at one's own pace all are open, whatever was closed before
                self.rounds[key].open |= state.open
                self.rounds[key].revealed = state.revealed
        for answer in answers.newest_of_all(store, workshop.id):
            self._count(answer)
        self.ids = Ids()
        deck = Channel(DECK_INTERVAL, self._for_deck, frozenset({"summary"}), self.ids)
        phones = Channel(PHONE_INTERVAL, self._for_phones, frozenset({"room"}), self.ids, merge_states)
        self.hub = Hub(phones, deck, lambda: deck.mark("summary"))
        views = [f"view:{key}" for key, round_ in self.rounds.items() if round_.exercise.room]
        deck.prime(["summary", *views])
        phones.prime([*(f"room:{key}" for key in self.rounds), *views])

    def joined(self, participant: Participant, device: str) -> None:
        """Somebody joined, or came back on another device."""
        before = self.devices.get(device)
        if before != participant.id:
            self._devices_of[participant.id] += 1
            if before is not None:
                self._devices_of[before] -= 1
                self.hub.end_device(before, device)
        self.devices[device] = participant.id
        self.tables[participant.id] = participant.table
        self.hub.deck.mark("summary")

    def saved(self, answer: Answer, response: Json) -> None:
        """Somebody's answer is stored: count it, and tell their other devices."""
        self.hub.tell(answer.participant, answer.key, answer_event(answer, response), but=answer.device)
        if self._count(answer):
            self._changed(answer.key)

    def removed(self, participant: int, devices: Iterable[str]) -> None:
        """Somebody was deleted: forget them and tell their pages."""
        self._gone.add(participant)
        for device in devices:
            self.devices.pop(device, None)
        self.tables.pop(participant, None)
        self._devices_of.pop(participant, None)
        self.hub.dismiss(participant, Event("removed", b"{}"))
        self.hub.deck.mark("summary")
        for round_ in self.rounds.values():
            if round_.aggregate.drop(participant):
                self._changed(round_.key)

    def has_other_devices(self, participant: int) -> bool:
        """Say whether somebody joined on more than one device."""
        return self._devices_of[participant] > 1

    def set_state(self, key: str, state: State) -> Json:
        """An exercise was opened, closed, revealed or hidden: tell everybody."""
        round_ = self.rounds[key]
        round_.open, round_.revealed = state.open, state.revealed
        self._changed(key, flags=True)
        return {"exercise": round_.exercise.id, "round": round_.id, **round_.state()}

    def summary(self) -> Json:
        """Return how many joined and listen, and how many sit at each table."""
        tables = Counter(table for table in self.tables.values() if table is not None)
        return {
            "joined": len(self.tables),
            "connected": self.hub.connected,
            "tables": {str(table): tables[table] for table in sorted(tables)},
        }

    def view(self, key: str) -> Json:
        """Return the Room view of an exercise round."""
        return render(self.course, self.rounds[key], self.rivals)

    def _count(self, answer: Answer) -> bool:
        round_ = self.rounds.get(answer.key)
        if round_ is None or answer.participant in self._gone:
            return False
        value = answer.value if answer.status == "valid" else None
        try:
            return round_.aggregate.put(answer.participant, answer.revision, value)
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError):
            log.warning("an answer to %s no longer fits its exercise and is not counted", answer.key)
            return False

    def _changed(self, key: str, *, flags: bool = False) -> None:
        self.hub.phones.mark(f"room:{key}")
        for sibling in self.rounds[key].siblings.values():
            if sibling.exercise.room and (sibling.key == key or sibling.shown):
                self.hub.deck.mark(f"view:{sibling.key}")
                if sibling.revealed or flags:
                    self.hub.phones.mark(f"view:{sibling.key}")

    def _for_deck(self, key: str) -> Event | None:
        if key == "summary":
            return Event("summary", to_json(self.summary()))
        return self._view_event(key)

    def _for_phones(self, key: str) -> Event | None:
        kind, _, name = key.partition(":")
        if kind == "room":
            return Event("room", b"%s:%s" % (to_json(name), to_json(self.rounds[name].state())))
        if self.rounds[name].revealed or name in self._told:
            self._told.add(name)
            return self._view_event(key)
        return None

    def _view_event(self, key: str) -> Event:
        return Event("view", to_json(self.view(key.partition(":")[2])))


def merge_states(events: list[Event]) -> list[Event]:
    """Join the states of all rounds that changed into one event, ahead of the views."""
    states = b",".join(event.data for event in events if event.name == "room")
    views = [event for event in events if event.name != "room"]
    return [Event("room", b'{"states":{%s}}' % states), *views] if states else views


def acknowledgement(answer: Answer, response: Json) -> Json:
    """Return the reply to a save."""
    return {
        "revision": answer.revision,
        "saved_at": answer.saved_at.isoformat(timespec="milliseconds"),
        "status": response["status"],
        "problems": response["problems"],
        "result": response["result"],
    }


def described(room: Room, answer: Answer) -> Json:
    """Return a stored answer as ``GET /api/me`` tells it: as typed, with what Python says about it."""
    exercise = room.course.exercises.get(answer.exercise)
    response = (
        respond(exercise, answer.raw, room.rivals)
        if exercise
        else {"status": answer.status, "problems": [], "result": None}
    )
    return {**acknowledgement(answer, response), "value": answer.raw}


def answer_event(answer: Answer, response: Json) -> Event:
    """Return the event that tells a participant's other devices."""
    told = {"exercise": answer.exercise, "round": answer.round, "value": answer.raw}
    return Event("answer", to_json(told | acknowledgement(answer, response)))
