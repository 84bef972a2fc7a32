"""Where a notebook sits: in a room, or alone at this computer. Joining, leaving, and hearing of the room."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from workbook.address import client, room_url
from workbook.course import Course
from workbook.notebook import membership
from workbook.notebook.answer_service import (
    AnswerService,
    AnswerServiceError,
    CourseAnswerService,
    Json,
    RemoteAnswerService,
    unless_refused,
)
from workbook.notebook.local import LocalAnswerService
from workbook.notebook.membership import Membership
from workbook.notebook.polling import Poller
from workbook.notebook.room_stream import OPENED, STRANGER, RoomStream
from workbook.schema import Text

logger = logging.getLogger(__name__)

NOTHING: Json = {"answers": {}, "checks": {}}


class Connection:
    """The desk that forms are given: what they ask goes to the room while there is a seat in one.

    ``on_moved(gone)`` is called when answers go somewhere else; ``gone`` says why a seat was given up
    ("left", "removed", "stranger"), and is None after joining. ``on_event(event, data)`` passes on what
    the room tells this device and other kernels store on this computer (`LocalAnswerService.heard`). Both run in the thread in which the seating was made where that one has an
    event loop, else in the listener's. Raises StoreError when the answers of this computer cannot be kept.
    """

    def __init__(
        self, course: Course, *, on_moved: Callable[[str | None], None], on_event: Callable[[str, Any], None]
    ) -> None:
        self._course, self._on_moved, self._on_event = course, on_moved, on_event
        self.seat = membership.read()
        self._local: LocalAnswerService | None = None
        self._listener: RoomStream | None = None
        self._lock = threading.RLock()
        self._loop = _running_loop()
        self._offered: dict[str, str] = {}
        self._behind = False
        self._room: RemoteAnswerService | None = None
        if self.seat is not None:
            self._sit(self.seat)
        else:
            self._local = LocalAnswerService(
                course
            )  # now, so that its trouble is said where a notebook begins
        self._watch = Poller(self._loop, self.look) if self._loop is not None else None

    @property
    def alone(self) -> LocalAnswerService:
        """The desk of this computer, opened when it is first needed."""
        if self._local is None:
            self._local = LocalAnswerService(self._course)
        return self._local

    @property
    def desk(self) -> AnswerService:
        """The desk that answers go to now, for whoever must know when it does not answer."""
        return self._room or self.alone

    @property
    def learner(self) -> str:
        """Who somebody alone is, an id that names nobody; nothing in a room."""
        return "" if self.seat else self.alone.learner

    @property
    def scope(self) -> str:
        """Whose drafts the browser keeps: ``workshop/participant``."""
        return self.seat.scope if self.seat else "alone/alone"

    @property
    def place(self) -> str:
        """The room's address, or nothing."""
        return self.seat.place if self.seat else ""

    @property
    def rivals(self) -> list[Json]:
        """The competitors that the room's facilitator has named."""
        return list(self.seat.rivals) if self.seat else []

    def join(self, body: Json, language: str) -> None:
        """Take a seat in a room and carry over what was written alone. Raises AnswerServiceError."""
        url = room_url(str(body.get("address", "")))
        # The same for another try: when the room's yes was lost on the way, this is still the same person.
        secret = self._offered.setdefault(url, membership.new_secret())
        with client(url, secret) as asking:
            desk = RemoteAnswerService(asking)
            joined = self._enter(desk, url, body, language)
            about = desk.about()
            self._carry_over(desk)
        rivals, pace = tuple(about.get("rivals", ())), about.get("pace", "facilitator")
        seat = Membership(url, secret, joined["name"], joined["code"], about["workshop"], rivals, pace)
        try:
            membership.keep(seat)
        except OSError as error:
            logger.warning("this seat is not remembered after a restart: %s", error)
        with self._lock:
            del self._offered[url]
            self._sit(seat)
            self._on_moved(None)

    def leave(self, why: str = "left") -> None:
        """Give up the seat; answers go to this computer again."""
        with self._lock:
            membership.forget()
            self._stand_up()
            self._on_moved(why)

    def look(self) -> None:
        """Pass on what other kernels stored on this computer; of answers only while they go there."""
        for event, data in self._local.heard() if self._local is not None else ():
            if self.seat is None or event == "reading":
                self._on_event(event, data)

    def close(self) -> None:
        """Let go of the room's connections and of this computer's file."""
        self._stand_up()
        if self._watch is not None:
            self._watch.stop()
        if self._local is not None:
            self._local.close()
        self._local = None

    # The calls of a desk.

    def given(self) -> Json:
        """Return what was answered before; nothing while the room does not answer.

        A room that did not answer is not asked again until the listener has heard of it, so that a
        notebook opens at home as fast as in the room.
        """
        if self._behind:
            return NOTHING
        try:
            return self.desk.given()
        except AnswerServiceError:
            self._behind = True
            return NOTHING

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision where answers go now."""
        return self.desk.save(exercise, round, revision, base, value)

    def compute(self, exercise: str, value: Any) -> Json:
        """Compute in this kernel: the arithmetic is the same as the room's."""
        names = {rival["id"]: Text(**rival["name"]) for rival in self.rivals}
        return CourseAnswerService(self._course, names).compute(exercise, value)

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check."""
        return self.desk.submit(check, option)

    def _enter(self, desk: RemoteAnswerService, url: str, body: Json, language: str) -> Json:
        code = str(body.get("code", "")).strip()
        new: Json = {"name": str(body.get("name", "")), "language": language, "table": None}
        try:
            return desk.join({**({"code": code} if code else new), "pin": str(body.get("pin", ""))})
        except AnswerServiceError as error:
            if (error.status, error.code) == (
                410,
                "removed",
            ):  # this device was removed: the next try is somebody new
                del self._offered[url]
            raise

    def _stand_up(self) -> None:
        self.seat, self._behind = None, False
        if self._listener is not None:
            self._listener.stop()
        if self._room is not None:
            self._room.close()
        self._listener = self._room = None

    def _sit(self, seat: Membership) -> None:
        self._stand_up()
        self.seat = seat
        self._room = RemoteAnswerService(client(seat.url, seat.secret))
        # A connection of its own: requests need not wait for the stream.
        self._listener = RoomStream(client(seat.url, seat.secret), partial(self._overhear, seat))

    def _carry_over(self, desk: RemoteAnswerService) -> None:
        here, there = self.alone.given(), desk.given()
        for key, answer in here["answers"].items():
            if key not in there["answers"] and answer["status"] != "empty":
                exercise, round_ = key.split("/")
                unless_refused(partial(desk.save, exercise, round_, 1, 0, answer["value"]))
        for check, reply in here["checks"].items():
            if check not in there["checks"]:
                unless_refused(partial(desk.submit, check, reply["option"]))

    def _overhear(self, seat: Membership, event: str, data: Any) -> None:
        """Take what the listener's thread hears to the thread in which cells run."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._hear, seat, event, data)
        else:
            self._hear(seat, event, data)

    def _hear(self, seat: Membership, event: str, data: Any) -> None:
        with self._lock:
            if seat != self.seat:
                return  # said before the seat was given up
            if event == OPENED:
                self._catch_up()
            elif event == STRANGER:
                self.leave(STRANGER)
            else:
                self._on_event(event, data)
                if event == "removed":
                    self.leave("removed")

    def _catch_up(self) -> None:
        """Tell what other devices saved while nobody listened."""
        if self._behind:
            self._behind = False
            self._on_moved(None)
            return
        for key, answer in self.given()["answers"].items():
            exercise, round_ = key.split("/")
            self._on_event("answer", {"exercise": exercise, "round": round_, **answer})


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
