"""Events for decks and phones, made from the room's state at the moment of sending."""

from __future__ import annotations

from collections.abc import Callable

from workbook.room.changes import Changes
from workbook.room.channel import Channel, Ids
from workbook.room.events import Event
from workbook.room.hub import Hub
from workbook.room.replies import to_json
from workbook.room.stage import stage_message
from workbook.room.state import RoomState

#: Least seconds between two batches of events.
DECK_INTERVAL, PHONE_INTERVAL = 0.25, 1.0


class Broadcaster:
    """The room's two channels, with one method for each kind of change."""

    def __init__(self, room: RoomState) -> None:
        self.room = room
        # Keys that need one more event when they end: a view that is hidden, a number that is 0 again.
        self._sent: set[str] = set()
        self._phones_at = room.phones_stage()
        self._deck_events: dict[str, Callable[[str], Event | None]] = {
            "summary": lambda _: Event("summary", to_json(room.summary(self.hub.connected))),
            "stage": lambda _: Event("stage", to_json(stage_message(room.stage))),
            "state": lambda name: Event("state", to_json(room.state(name))),
            "progress": self._progress,
            "view": self._view,
        }
        self._phone_events: dict[str, Callable[[str], Event | None]] = {
            "stage": lambda _: Event("stage", to_json(self._phones_at)),
            "room": lambda name: Event(
                "room", b"%s:%s" % (to_json(name), to_json(room.rounds[name].state()))
            ),
            "view": self._revealed_view,
        }
        ids = Ids()
        deck = Channel(DECK_INTERVAL, self._for_deck, frozenset({"summary", "stage"}), ids)
        phones = Channel(PHONE_INTERVAL, self._for_phones, frozenset({"room", "stage"}), ids, merge_states)
        self.hub = Hub(phones, deck, self.summary)
        self._prime()

    def publish(self, changes: Changes) -> None:
        """Announce everything that an operation changed."""
        if changes.summary:
            self.summary()
        for key in changes.counted:
            self.counted(key)
        for key in changes.flags:
            self.counted(key, flags=True)
        for key in changes.progress:
            self.progress(key)
        if changes.stage:
            self.stage()
        if changes.hidden:
            self.hidden(*changes.hidden)

    def _prime(self) -> None:
        """Make the first event of every kind, before the first subscriber."""
        room = self.room
        views = [f"view:{key}" for key, round_ in room.rounds.items() if round_.exercise.room]
        states, rooms, progress = (
            [f"{kind}:{key}" for key in room.rounds] for kind in ("state", "room", "progress")
        )
        self.hub.deck.prime(["summary", "stage", *states, *progress, *views])
        self.hub.phones.prime([*rooms, "stage", *views])

    def summary(self) -> None:
        """Announce a change of participants or of how storing goes."""
        self.hub.deck.mark("summary")

    def stage(self) -> None:
        """Announce a change of the stage; to phones only where their exercise round changes."""
        self.hub.deck.mark("stage")
        place = self.room.phones_stage()
        if place != self._phones_at:
            self._phones_at = place
            self.hub.phones.mark("stage")

    def progress(self, key: str) -> None:
        """Announce a change of who answers an exercise round."""
        self.hub.deck.mark(f"progress:{key}")

    def counted(self, key: str, *, flags: bool = False) -> None:
        """Announce a change of the counts of an exercise round, or of its flags."""
        self.hub.phones.mark(f"room:{key}")
        self.hub.deck.mark(f"state:{key}")
        for sibling in self.room.rounds[key].siblings.values():
            if sibling.exercise.room and (sibling.key == key or sibling.shown):
                self.hub.deck.mark(f"view:{sibling.key}")
                if sibling.revealed or flags:
                    self.hub.phones.mark(f"view:{sibling.key}")

    def hidden(self, *keys: str) -> None:
        """Send the views of these exercise rounds at once, after a card was hidden or shown."""
        for channel in (self.hub.deck, self.hub.phones):
            for key in keys:
                channel.mark(f"view:{key}")
            channel.hurry()

    def _for_deck(self, key: str) -> Event | None:
        kind, _, name = key.partition(":")
        return self._deck_events[kind](name)

    def _for_phones(self, key: str) -> Event | None:
        kind, _, name = key.partition(":")
        return self._phone_events[kind](name)

    def _progress(self, name: str) -> Event | None:
        round_ = self.room.rounds[name]
        if not (round_.open or round_.progress or f"progress:{name}" in self._sent):
            return None
        self._sent.add(f"progress:{name}")
        place = {"exercise": round_.exercise.id, "round": round_.id}
        return Event("progress", to_json(place | round_.progress.counts(self.room.attendance)))

    def _revealed_view(self, name: str) -> Event | None:
        if self.room.rounds[name].revealed or name in self._sent:
            self._sent.add(name)
            return self._view(name)
        return None

    def _view(self, name: str) -> Event:
        return Event("view", to_json(self.room.view(name)))


def merge_states(events: list[Event]) -> list[Event]:
    """Join the states of all rounds that changed into one event, ahead of the others."""
    states = b",".join(event.data for event in events if event.name == "room")
    others = [event for event in events if event.name != "room"]
    return [Event("room", b'{"states":{%s}}' % states), *others] if states else others
