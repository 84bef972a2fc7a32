"""The session of a module notebook: its language, its desk, and the forms it shows."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any
from urllib.parse import urlsplit
from weakref import WeakSet

from workbook import course as course_content
from workbook import membership
from workbook.alone import LocalDesk
from workbook.desks import Desk, DeskError, Json, RoomDesk
from workbook.form.join import JoinWidget
from workbook.form.widget import ExerciseWidget
from workbook.listening import Listener
from workbook.membership import Membership
from workbook.schema import LANGUAGES, Check, Language

DEFAULT_PORT = 8866
#: Seconds for one request to the room; a form then says that it is offline and tries again.
PATIENCE = 10.0


class Session:
    """What the cells of one kernel share. Made by the first call of ``start`` or ``exercise``."""

    def __init__(self) -> None:
        self.course = course_content.load()
        self.language: Language = "en"
        self.states: dict[str, Json] = {}
        self._forms: WeakSet[ExerciseWidget] = WeakSet()
        self._joins: WeakSet[JoinWidget] = WeakSet()
        self._listener: Listener | None = None
        self._alone: LocalDesk | None = None
        self.seat = membership.read()
        self.desk: Desk = self.alone
        if self.seat is not None:
            self._take(self.seat)

    @property
    def alone(self) -> LocalDesk:
        """The desk of this computer, opened when it is first needed."""
        if self._alone is None:
            self._alone = LocalDesk(self.course)
        return self._alone

    def join(self, body: Json) -> None:
        """Take a seat in a room and carry over what was written alone. Raises DeskError."""
        secret = self.seat.secret if self.seat else membership.new_secret()
        url = room_url(str(body.get("address", "")))
        desk = RoomDesk(_client(url, secret))
        code = str(body.get("code", "")).strip()
        asked: Json = (
            {"code": code}
            if code
            else {"name": body.get("name", ""), "language": self.language, "table": None}
        )
        joined = desk.join({**asked, "pin": str(body.get("pin", ""))})
        self.seat = Membership(url, secret, joined["name"], joined["code"])
        membership.keep(self.seat)
        self._carry_over(desk)
        self._take(self.seat)
        self._tell()

    def leave(self, gone: str = "left") -> None:
        """Give up the seat; answers go to this computer again."""
        membership.forget()
        if self._listener is not None:
            self._listener.stop()
        self.seat, self._listener, self.states = None, None, {}
        self.desk = self.alone
        self._tell(gone)

    def start(self, language: Language) -> JoinWidget:
        """Set the language and return the join form."""
        if language not in LANGUAGES:
            raise LookupError(f"start takes one of {', '.join(LANGUAGES)}")
        self.language = language
        public = self.course.public(prefixes=("notebook.",))
        widget = JoinWidget(
            join=self.join,
            leave=self.leave,
            seat=self._seat_line(),
            texts=public["texts"],
            messages=public["messages"],
            language=language,
        )
        self._joins.add(widget)
        return widget

    def exercise(self, exercise_id: str, round_: str | None) -> ExerciseWidget:
        """Return the form of an exercise or a check with what was answered before."""
        spec, round_name = self._spec(exercise_id, round_)
        key = f"{exercise_id}/{round_name}"
        given = self._given()
        widget = ExerciseWidget(
            spec,
            round_name,
            self.course.public(prefixes=("form.", "charts.", "live.", "room.")),
            self.language,
            self,
            given["checks"].get(exercise_id) if spec["kind"] == "check" else given["answers"].get(key),
            self.states.get(key),
        )
        self._forms.add(widget)
        return widget

    # The desk that forms are given: always the one that is current.

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision where this session's answers go now."""
        return self.desk.save(exercise, round, revision, base, value)

    def compute(self, exercise: str, value: Any) -> Json:
        """Compute in this kernel: the arithmetic is the same as the room's."""
        return self.alone.compute(exercise, value)

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check."""
        return self.desk.submit(check, option)

    def answers(self) -> Json:
        """Return the newest answers by ``exercise/round``."""
        return self.desk.answers()

    def checks(self) -> Json:
        """Return the graded submissions by check id."""
        return self.desk.checks()

    def _given(self) -> Json:
        """What was answered before; nothing while the room cannot be reached."""
        try:
            return {"answers": self.desk.answers(), "checks": self.desk.checks()}
        except DeskError:
            return {"answers": {}, "checks": {}}

    def _take(self, seat: Membership) -> None:
        client = _client(seat.url, seat.secret)
        if self._listener is not None:
            self._listener.stop()
        self.desk = RoomDesk(client)
        self._listener = Listener(client, self._hear)

    def _carry_over(self, desk: RoomDesk) -> None:
        there = desk.me()
        for key, answer in self.alone.answers().items():
            if key not in there["answers"]:
                exercise, round_ = key.split("/")
                desk.save(exercise, round_, 1, 0, answer["value"])
        for check, reply in self.alone.checks().items():
            if check not in there["checks"]:
                desk.submit(check, reply["option"])

    def _hear(self, event: str, data: Any) -> None:
        if event == "removed":
            self.leave("removed")
            return
        if event == "room":
            self.states |= data["states"]
        for form in list(self._forms):
            form.push(event, data)

    def _tell(self, gone: str | None = None) -> None:
        for widget in list(self._joins):
            widget.seat = self._seat_line(gone)
        given = self._given()
        for form in list(self._forms):
            form.moved(given["answers"], given["checks"])

    def _seat_line(self, gone: str | None = None) -> Json:
        if self.seat is None:
            return {"joined": False, "gone": gone}
        return {
            "joined": True,
            "name": self.seat.name,
            "code": self.seat.code,
            "room": urlsplit(self.seat.url).netloc,
        }

    def _spec(self, exercise_id: str, round_: str | None) -> tuple[Json, str]:
        found = self.course.exercises.get(exercise_id) or self.course.checks.get(exercise_id)
        if found is None:
            known = ", ".join(sorted([*self.course.exercises, *self.course.checks]))
            raise LookupError(f"there is no exercise {exercise_id!r}; there are: {known}")
        if isinstance(found, Check):
            return course_content.public_check(found), "once"
        if round_ is not None and round_ not in found.rounds:
            raise LookupError(f"{exercise_id} has no round {round_!r}; it has: {', '.join(found.rounds)}")
        return course_content.public_exercise(found), round_ or found.rounds[0]


def room_url(typed: str) -> str:
    """Return the room's base address from what was typed; DeskError ``address-wrong``.

    Takes ``192.168.8.10``, ``192.168.8.10:8866`` and a whole http address, full-width characters too.
    """
    folded = "".join(unicodedata.normalize("NFKC", typed).split())
    if "//" not in folded:
        folded = f"http://{folded}"
    try:
        parts = urlsplit(folded)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if not host or parts.scheme not in ("http", "https"):
        raise DeskError.of(400, "address-wrong")
    host = f"[{host}]" if ":" in host else host
    if port is None and parts.scheme == "http":
        port = DEFAULT_PORT
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")


def _client(url: str, secret: str) -> Any:
    import httpx

    headers = {"Authorization": f"Bearer {secret}"}
    # A proxy set for the internet must not stand between a laptop and the room beside it.
    return httpx.Client(base_url=url, headers=headers, timeout=PATIENCE, trust_env=False)


@cache
def session() -> Session:
    """Return this kernel's session."""
    return Session()


def start(language: Language) -> JoinWidget:
    """Set the language of the session and return the join form."""
    return session().start(language)


def exercise(exercise_id: str, round_: str | None = None) -> ExerciseWidget:
    """Return the form of an exercise or a knowledge check."""
    return session().exercise(exercise_id, round_)
