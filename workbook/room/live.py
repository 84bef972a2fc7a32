"""A room in operation: its state, its streams, and the events about every change."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from concurrent.futures import Future
from typing import TYPE_CHECKING, TypeVar

from workbook.protocol.basics import RoundKey
from workbook.protocol.facilitator import ExerciseState
from workbook.protocol.facilitator import Stage as StageMessage
from workbook.room.answer_events import answer_event
from workbook.room.broadcast import Broadcaster
from workbook.room.events import Event
from workbook.room.stage import stage_message
from workbook.room.state import RoomState
from workbook.store import Conflict, Removed, StoreError

if TYPE_CHECKING:
    from workbook.answers.respond import Response
    from workbook.results.rounds import Round
    from workbook.store.records import Answer, Participant, Stage, State

T = TypeVar("T")


class LiveRoom:
    """Applies to the state what was stored, and publishes what changed. Runs on the event loop's thread."""

    def __init__(self, state: RoomState) -> None:
        self.state = state
        self.broadcaster = Broadcaster(state)
        self.hub = self.broadcaster.hub

    async def stored(self, writing: Future[T]) -> T:
        """Wait until a write is durable and return its result. Raises StoreError."""
        try:
            result = await asyncio.wrap_future(writing)
        except StoreError as error:
            refused = isinstance(error, (Conflict, Removed))  # by a store that works
            self.broadcaster.publish(self.state.set_storing(refused))
            raise
        self.broadcaster.publish(self.state.set_storing(True))
        return result

    def joined(self, participant: Participant, device: str) -> None:
        """Take in a participant who joined; the device's streams end where it belonged to another one."""
        before = self.state.devices.get(device)
        if before is not None and before != participant.id:
            self.hub.end_device(before, device)
        self.broadcaster.publish(self.state.joined(participant, device))

    def saved(self, answer: Answer, response: Response) -> None:
        """Count an answer that was stored, and send it to the participant's other devices."""
        self.hub.publish(answer.participant, answer.key, answer_event(answer, response), but=answer.device)
        self.broadcaster.publish(self.state.saved(answer, response["outcome"]))

    def removed(self, participant: int, devices: Iterable[str]) -> None:
        """Take out a participant who was deleted, and end their streams."""
        self.hub.end_participant(participant, Event("removed", b"{}"))
        self.broadcaster.publish(self.state.removed(participant, devices))

    def set_state(self, key: RoundKey, state: State) -> ExerciseState:
        """Set the flags of an exercise round and return its state."""
        self.broadcaster.publish(self.state.set_state(key, state))
        return self.state.state(key)

    def set_stage(self, stage: Stage) -> StageMessage:
        """Set where the talk is and return it as a message."""
        self.broadcaster.publish(self.state.set_stage(stage))
        return stage_message(stage)

    def hide_card(self, rounds: Iterable[Round], card: str, *, hidden: bool) -> None:
        """Hide the text of a key in these exercise rounds, or show it again."""
        self.broadcaster.publish(self.state.hide_card(rounds, card, hidden=hidden))
