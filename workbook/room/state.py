"""The state of a room: its participants, what they answered, and where the talk is.

All of it is read from the store when the room opens. Each method that changes it returns what changed; nothing
here knows of events or streams.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from workbook.answers import check
from workbook.answers.replies import iso
from workbook.protocol.basics import RoundKey
from workbook.protocol.facilitator import ExerciseState, Summary
from workbook.protocol.room import RoomView, StagePointer
from workbook.results.progress import Attendance
from workbook.results.render import render
from workbook.results.rounds import Round, make_rounds
from workbook.results.views import View
from workbook.room.changes import Changes
from workbook.room.stage import phones_pointer
from workbook.store import answers, hidden_cards, people, stages, workshops

if TYPE_CHECKING:
    from workbook.course import Course
    from workbook.models.outcome import Outcome
    from workbook.store import Store, Workshop
    from workbook.store.records import Answer, Participant, Stage, State

log = logging.getLogger(__name__)


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

    def joined(self, participant: Participant, device: str) -> Changes:
        """Take in a participant who joined, or came back on another device."""
        before = self.devices.get(device)
        if before != participant.id:
            self._devices_of[participant.id] += 1
            if before is not None:
                self._devices_of[before] -= 1
        self.devices[device] = participant.id
        return Changes(summary=True, progress=self._seat(participant))

    def saved(self, answer: Answer, outcome: Outcome | None) -> Changes:
        """Count an answer that was stored; ``outcome`` is what the model made of it."""
        self._saved_at = answer.saved_at
        counted, moved_on = self._count(answer, outcome)
        key = [answer.key]
        return Changes(summary=True, counted=key if counted else [], progress=key if moved_on else [])

    def removed(self, participant: int, devices: Iterable[str]) -> Changes:
        """Take out a participant who was deleted."""
        self._gone.add(participant)
        for device in devices:
            self.devices.pop(device, None)
        table, seated = self.attendance.table_of.get(participant), self.attendance.seated
        self.attendance.go(participant)
        self._devices_of.pop(participant, None)
        changes = Changes(summary=True)
        for round_ in self.rounds.values():
            if round_.aggregate.drop(participant):
                changes.counted.append(round_.key)
            if round_.progress.drop(participant, table) or seated:
                changes.progress.append(round_.key)
        return changes

    def has_other_devices(self, participant: int) -> bool:
        """Return whether a participant joined on more than one device."""
        return self._devices_of[participant] > 1

    def set_storing(self, works: bool) -> Changes:
        """Record whether the last write to the store succeeded."""
        before, self._storing = self._storing, works
        return Changes(summary=works != before)

    def set_state(self, key: RoundKey, state: State) -> Changes:
        """Set the flags of an exercise round."""
        round_ = self.rounds[key]
        round_.open, round_.revealed = state.open, state.revealed
        return Changes(flags=[key], progress=[key], stage=True)

    def set_stage(self, stage: Stage) -> Changes:
        """Set where the talk is."""
        self.stage = stage
        return Changes(stage=True)

    def hide_card(self, rounds: Iterable[Round], card: str, *, hidden: bool) -> Changes:
        """Hide the text of a key in these exercise rounds, or show it again."""
        return Changes(hidden=[one.key for one in rounds if self._hide(one.key, card, hidden=hidden)])

    def phones_stage(self) -> StagePointer:
        """Return where phones are asked to go."""
        return phones_pointer(self.stage, self.rounds)

    def summary(self, connected: int) -> Summary:
        """Return how many joined and sit at each table, how storing goes, and the ``connected`` as given."""
        joined = self.attendance.joined
        return {
            "joined": len(self.attendance),
            "connected": connected,
            "tables": {str(table): joined[table] for table in self.attendance.tables() if table is not None},
            "saved_at": None if self._saved_at is None else iso(self._saved_at),
            "storing": self._storing,
        }

    def state(self, key: str) -> ExerciseState:
        """Return the state of an exercise round."""
        round_ = self.rounds[key]
        return {"exercise": round_.exercise.id, "round": round_.id, **round_.state()}

    def view(self, key: str) -> RoomView:
        """Return the room view of an exercise round."""
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
            try:
                self._count(answer, fits=self._fits(answer))
            except Exception:  # one answer must not keep a whole room from opening
                log.exception("an answer to %s could not be counted", answer.key)

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

    def _seat(self, participant: Participant) -> list[RoundKey]:
        """Take in a participant's table; return the exercise rounds whose progress changes."""
        before, seated = self.attendance.table_of.get(participant.id), self.attendance.seated
        if not self.attendance.come(participant.id, participant.table):
            return []
        for round_ in self.rounds.values():
            round_.progress.move(participant.id, before, participant.table)
        return [round_.key for round_ in self.rounds.values()] if seated or self.attendance.seated else []

    def _hide(self, key: str, card: str, *, hidden: bool) -> bool:
        """Hide a card in an exercise round; say whether that has a view."""
        aggregate = self.rounds[key].aggregate if key in self.rounds else None
        if isinstance(aggregate, View):
            aggregate.hide(card, hidden=hidden)
        return isinstance(aggregate, View)
