"""The room itself: who is here, what they answered, where the talk is.

It keeps nothing that the store does not have: all of it is read from there when the room opens.
Its methods run on the event loop's thread.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from workbook.answers import check
from workbook.answers.replies import iso
from workbook.protocol import facilitator as protocol
from workbook.protocol.facilitator import ExerciseState, Summary
from workbook.protocol.room import StagePointer
from workbook.results.progress import Attendance
from workbook.results.render import render
from workbook.results.rounds import Round, make_rounds
from workbook.results.views import View
from workbook.room.answer_events import answer_event
from workbook.room.broadcast import Broadcaster
from workbook.room.events import Event
from workbook.room.stage import phones_pointer, stage_message
from workbook.store import Conflict, Removed, StoreError, answers, hidden_cards, people, stages, workshops

if TYPE_CHECKING:
    from workbook.answers.respond import Response
    from workbook.course import Course
    from workbook.models.outcome import Outcome
    from workbook.store import Store, Workshop
    from workbook.store.records import Answer, Participant, Stage, State

log = logging.getLogger(__name__)

Json = dict[str, Any]
T = TypeVar("T")


class RoomState:
    """One workshop's room, filled from the store."""

    def __init__(self, store: Store, workshop: Workshop, course: Course) -> None:
        self.store, self.workshop, self.course = store, workshop, course
        self.rivals = {rival.id: rival.name for rival in workshop.rivals}
        self.rounds = make_rounds(course, everything_open=workshop.pace == "self", rivals=tuple(self.rivals))
        self.devices = people.devices(store, workshop.id)
        self._devices_of = Counter(self.devices.values())
        self.attendance = Attendance({one.id: one.table for one in people.participants(store, workshop.id)})
        self.stage = stages.stage(store, workshop.id)
        self._saved_at: datetime | None = None
        self._storing = True
        self._gone: set[int] = set()
        self._resume()
        self.news = Broadcaster(self)
        self.hub = self.news.hub
        self.news.begin()

    def joined(self, participant: Participant, device: str) -> None:
        """Somebody joined, or came back on another device."""
        before = self.devices.get(device)
        if before != participant.id:
            self._devices_of[participant.id] += 1
            if before is not None:
                self._devices_of[before] -= 1
                self.hub.end_device(before, device)
        self.devices[device] = participant.id
        self._seat(participant)
        self.news.summary()

    def saved(self, answer: Answer, response: Response) -> None:
        """Somebody's answer is stored: count it, and tell their other devices."""
        self._saved_at = answer.saved_at
        self.news.summary()
        self.hub.publish(answer.participant, answer.key, answer_event(answer, response), but=answer.device)
        counted, moved_on = self._count(answer, response["outcome"])
        if counted:
            self.news.counted(answer.key)
        if moved_on:
            self.news.progress(answer.key)

    def removed(self, participant: int, devices: Iterable[str]) -> None:
        """Somebody was deleted: forget them and tell their pages."""
        self._gone.add(participant)
        for device in devices:
            self.devices.pop(device, None)
        table, seated = self.attendance.table_of.get(participant), self.attendance.seated
        self.attendance.go(participant)
        self._devices_of.pop(participant, None)
        self.hub.end_participant(participant, Event("removed", b"{}"))
        self.news.summary()
        for round_ in self.rounds.values():
            if round_.aggregate.drop(participant):
                self.news.counted(round_.key)
            if round_.progress.drop(participant, table) or seated:
                self.news.progress(round_.key)

    def has_other_devices(self, participant: int) -> bool:
        """Say whether somebody joined on more than one device."""
        return self._devices_of[participant] > 1

    async def stored(self, writing: Future[T]) -> T:
        """Wait until something is durable; the facilitator is told when the store begins or ceases to fail."""
        try:
            result = await asyncio.wrap_future(writing)
        except StoreError as error:
            self._set_storing(isinstance(error, (Conflict, Removed)))  # it can, and said no
            raise
        self._set_storing(True)
        return result

    def set_state(self, key: str, state: State) -> ExerciseState:
        """An exercise was opened, closed, revealed or hidden: tell everybody."""
        round_ = self.rounds[key]
        round_.open, round_.revealed = state.open, state.revealed
        self.news.counted(key, flags=True)
        self.news.progress(key)
        self.news.stage()
        return self.state(key)

    def set_stage(self, stage: Stage) -> protocol.Stage:
        """The talk moved on, or something about it changed: tell whom it concerns."""
        self.stage = stage
        self.news.stage()
        return stage_message(stage)

    def hide_card(self, rounds: Iterable[Round], card: str, *, hidden: bool) -> None:
        """Somebody's words were hidden, or shown again."""
        keys = [round_.key for round_ in rounds if self._hide(round_.key, card, hidden=hidden)]
        self.news.hidden(*keys)

    def phones_stage(self) -> StagePointer:
        """Return where phones are asked to go."""
        return phones_pointer(self.stage, self.rounds)

    def summary(self) -> Summary:
        """Return how many joined and listen, how many sit at each table, and how storing goes."""
        joined = self.attendance.joined
        return {
            "joined": len(self.attendance),
            "connected": self.hub.connected,
            "tables": {str(table): joined[table] for table in self.attendance.tables() if table is not None},
            "saved_at": None if self._saved_at is None else iso(self._saved_at),
            "storing": self._storing,
        }

    def state(self, key: str) -> ExerciseState:
        """Return the state of an exercise round."""
        round_ = self.rounds[key]
        return {"exercise": round_.exercise.id, "round": round_.id, **round_.state()}

    def view(self, key: str) -> Json:
        """Return the RoomState view of an exercise round."""
        return render(self.course, self.rounds[key], self.rivals)

    def _resume(self) -> None:
        """Take everything from the store."""
        store, workshop = self.store, self.workshop.id
        for key, state in workshops.states(store, workshop).items():
            if key in self.rounds:  # at one's own pace all are open, whatever was closed before
                self.rounds[key].open |= state.open
                self.rounds[key].revealed = state.revealed
        for key, cards in hidden_cards.hidden_cards(store, workshop).items():
            for card in cards:
                self._hide(key, card, hidden=True)
        for answer in answers.newest_of_all(store, workshop):
            self._count(answer, fits=self._fits(answer))

    def _fits(self, answer: Answer) -> bool:
        """Return whether an answer from the store still is what its exercise asks for: the course may have changed."""
        exercise = self.course.exercises.get(answer.exercise)
        if answer.status != "valid" or exercise is None or check(exercise, answer.value).status == "valid":
            return True
        log.warning("an answer to %s no longer fits its exercise and is not counted", answer.key)
        return False

    def _count(
        self, answer: Answer, outcome: Outcome | None = None, *, fits: bool = True
    ) -> tuple[bool, bool]:
        """Count an answer that fits; say whether that changes what is counted, and how far people are."""
        round_, who = self.rounds.get(answer.key), answer.participant
        if round_ is None or who in self._gone:
            return False, False
        table = self.attendance.table_of.get(who)
        moved_on = round_.progress.put(who, answer.revision, answer.status, table)
        value = answer.value if fits and answer.status == "valid" else None
        return round_.aggregate.put(who, answer.revision, value, outcome), moved_on

    def _seat(self, participant: Participant) -> None:
        before, seated = self.attendance.table_of.get(participant.id), self.attendance.seated
        if not self.attendance.come(participant.id, participant.table):
            return
        for round_ in self.rounds.values():
            round_.progress.move(participant.id, before, participant.table)
            if seated or self.attendance.seated:
                self.news.progress(round_.key)

    def _set_storing(self, works: bool) -> None:
        if works != self._storing:
            self._storing = works
            self.news.summary()

    def _hide(self, key: str, card: str, *, hidden: bool) -> bool:
        """Hide a card in an exercise round; say whether that has a view."""
        aggregate = self.rounds[key].aggregate if key in self.rounds else None
        if isinstance(aggregate, View):
            aggregate.hide(card, hidden=hidden)
        return isinstance(aggregate, View)
