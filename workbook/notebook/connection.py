"""The connection of a notebook's forms: to a room, or to the local store. Joining, leaving, and incoming events."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from workbook.address import client, room_url
from workbook.answers.service import AnswerService, AnswerServiceError, Json, unless_refused
from workbook.course import Course
from workbook.notebook import membership as memberships
from workbook.notebook.local import LocalAnswerService
from workbook.notebook.membership import Membership
from workbook.notebook.polling import Poller
from workbook.notebook.remote import RemoteAnswerService, RoomClient
from workbook.notebook.responder import Responder
from workbook.notebook.room_stream import OPENED, STRANGER, RoomStream
from workbook.protocol.basics import RoundKey
from workbook.schema import Text

logger = logging.getLogger(__name__)

NOTHING: Json = {"answers": {}, "checks": {}}


class Connection:
    """The answer service of forms: the room's while there is a membership, else the local one.

    ``on_moved(reason)`` is called when answers go to another service; ``reason`` is None after joining, else how the
    membership ended: "left", "removed" or "stranger". ``on_event(event, data)`` is called with the room's events and
    with `LocalAnswerService.external_events`. Both run in the thread that made the connection where it has an event
    loop, else in that of the room's stream. Raises StoreError when the local store cannot be opened.
    """

    def __init__(
        self, course: Course, *, on_moved: Callable[[str | None], None], on_event: Callable[[str, Any], None]
    ) -> None:
        self._course, self._on_moved, self._on_event = course, on_moved, on_event
        self.membership: Membership | None = None
        self._local: LocalAnswerService | None = None
        self._remote: RemoteAnswerService | None = None
        self._stream: RoomStream | None = None
        self._lock = threading.RLock()
        self._loop = _running_loop()
        self._secrets: dict[str, str] = {}
        self._is_behind = False
        membership = memberships.read()
        if membership is not None:
            self._connect(membership)
        else:
            # Opened now, so that its errors show at the first cell.
            self._local = LocalAnswerService(course)
        self._poller = Poller(self._loop, self.poll) if self._loop is not None else None

    @property
    def local(self) -> LocalAnswerService:
        """The local store, opened at the first use."""
        if self._local is None:
            self._local = LocalAnswerService(self._course)
        return self._local

    @property
    def service(self) -> AnswerService:
        """The answer service of the moment, whose every failure is raised."""
        return self._remote or self.local

    @property
    def rivals(self) -> list[Json]:
        """The competitors that the room's facilitator has named."""
        return list(self.membership.rivals) if self.membership else []

    def join(self, body: Json, language: str) -> None:
        """Join a room and carry over the local answers. Raises AnswerServiceError."""
        url = room_url(str(body.get("address", "")))
        # Kept for another try: when the room's reply was lost on the way, this is still the same participant.
        secret = self._secrets.setdefault(url, memberships.new_secret())
        with client(url, secret) as http:
            room = RoomClient(http)
            joined = self._enter(room, url, body, language)
            about = room.about()
            self._carry_over(room)
        rivals, pace = tuple(about.get("rivals", ())), about.get("pace", "facilitator")
        membership = Membership(url, secret, joined["name"], joined["code"], about["workshop"], rivals, pace)
        try:
            memberships.store(membership)
        except OSError as error:
            logger.warning("this membership is lost after a restart: %s", error)
        with self._lock:
            del self._secrets[url]
            self._connect(membership)
            self._on_moved(None)

    def leave(self, reason: str = "left") -> None:
        """Give up the membership; answers go to the local store again."""
        with self._lock:
            memberships.remove()
            self._disconnect()
            self._on_moved(reason)

    def poll(self) -> None:
        """Pass on what other kernels stored on this computer; in a room, reading marks only."""
        for event, data in self._local.external_events() if self._local is not None else ():
            if self.membership is None or event == "reading":
                self._on_event(event, data)

    def close(self) -> None:
        """Close the room's connections and the local store."""
        self._disconnect()
        if self._poller is not None:
            self._poller.stop()
        if self._local is not None:
            self._local.close()
        self._local = None

    # AnswerService

    @property
    def learner(self) -> str:
        """The local store's id; empty in a room."""
        return self.service.learner

    @property
    def scope(self) -> str:
        """``workshop/participant``, under which the browser keeps drafts."""
        return self.service.scope

    @property
    def address(self) -> str:
        """The room's address, or nothing."""
        return self.service.address

    def given(self) -> Json:
        """Return the stored answers and checks; nothing while the room does not answer.

        A room that did not answer is asked again only once its stream is open, so that a notebook opens at home as
        fast as in the room.
        """
        if self._is_behind:
            return NOTHING
        try:
            return self.service.given()
        except AnswerServiceError:
            self._is_behind = True
            return NOTHING

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision in the service of the moment."""
        return self.service.save(exercise, round, revision, base, value)

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value, computed in this kernel."""
        return self.service.compute(exercise, value)

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check."""
        return self.service.submit(check, option)

    # The room

    def _enter(self, room: RoomClient, url: str, body: Json, language: str) -> Json:
        code = str(body.get("code", "")).strip()
        new: Json = {"name": str(body.get("name", "")), "language": language, "table": None}
        try:
            return room.join({**({"code": code} if code else new), "pin": str(body.get("pin", ""))})
        except AnswerServiceError as error:
            if (error.status, error.code) == (410, "removed"):
                del self._secrets[url]  # this device was removed: the next try is another participant
            raise

    def _connect(self, membership: Membership) -> None:
        self._disconnect()
        self.membership = membership
        names = {rival["id"]: Text(**rival["name"]) for rival in membership.rivals}
        http = client(membership.url, membership.secret)
        self._remote = RemoteAnswerService(http, membership, Responder(self._course, names))
        # A connection of its own: requests need not wait for the stream.
        streaming = client(membership.url, membership.secret)
        self._stream = RoomStream(streaming, partial(self._dispatch, membership))

    def _disconnect(self) -> None:
        self.membership, self._is_behind = None, False
        if self._stream is not None:
            self._stream.stop()
        if self._remote is not None:
            self._remote.close()
        self._stream = self._remote = None

    def _carry_over(self, room: RoomClient) -> None:
        here, there = self.local.given(), room.given()
        for key, answer in here["answers"].items():
            if key not in there["answers"] and answer["status"] != "empty":
                exercise, round_ = RoundKey(key).ids
                unless_refused(partial(room.save, exercise, round_, 1, 0, answer["value"]))
        for check, reply in here["checks"].items():
            if check not in there["checks"]:
                unless_refused(partial(room.submit, check, reply["option"]))

    def _dispatch(self, membership: Membership, event: str, data: Any) -> None:
        """Take an event from the stream's thread to the thread in which cells run."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._on_room_event, membership, event, data)
        else:
            self._on_room_event(membership, event, data)

    def _on_room_event(self, membership: Membership, event: str, data: Any) -> None:
        with self._lock:
            if membership != self.membership:
                return  # sent before the membership was given up
            if event == OPENED:
                self._catch_up()
            elif event == STRANGER:
                self.leave(STRANGER)
            else:
                self._on_event(event, data)
                if event == "removed":
                    self.leave("removed")

    def _catch_up(self) -> None:
        """Pass on what other devices saved while the stream was down."""
        if self._is_behind:
            self._is_behind = False
            self._on_moved(None)
            return
        for key, answer in self.given()["answers"].items():
            exercise, round_ = RoundKey(key).ids
            self._on_event("answer", {"exercise": exercise, "round": round_, **answer})


def _running_loop() -> asyncio.AbstractEventLoop | None:
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None
