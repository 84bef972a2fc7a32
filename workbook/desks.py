"""Where a form's answers go: to a room over HTTP, or to this computer's own store.

A desk offers the operations of docs/protocol.md as plain calls, so that a form need not know which
one it talks to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from workbook.answering import grade, respond
from workbook.course import Course

if TYPE_CHECKING:
    import httpx

Json = dict[str, Any]


class DeskError(Exception):
    """A reply that is not the wished-for one: ``status`` and ``body`` are those of the protocol."""

    def __init__(self, status: int, body: Json) -> None:
        super().__init__(f"{status} {body}")
        self.status, self.body = status, body

    @classmethod
    def of(cls, status: int, code: str, **params: Any) -> DeskError:
        """Make the error whose sentence is ``code`` in content/messages.yaml."""
        return cls(status, {"error": {"code": code, "params": params}})


class Unreachable(DeskError):
    """Nobody answered at the room's address; the page keeps its draft and tries again."""

    def __init__(self) -> None:
        super().__init__(503, {"error": {"code": "room-unreachable", "params": {}}})


class Desk(Protocol):
    """The operations of a form. Each may raise DeskError."""

    def answers(self) -> Json:
        """Return the newest answer of every exercise round, keyed ``exercise/round``."""

    def checks(self) -> Json:
        """Return the graded submissions by check id."""

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision durably and return the acknowledgement."""

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value without storing it."""

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check; the first submission is final."""


class RoomDesk:
    """A desk at a room's HTTP address; ``client`` carries the address and the device secret."""

    def __init__(self, client: httpx.Client) -> None:
        self._client = client

    def me(self) -> Json:
        """Return who this device is in the room, with all answers and checks."""
        return self._call("GET", "/api/me")

    def answers(self) -> Json:
        """Return the newest answer of every exercise round, keyed ``exercise/round``."""
        return dict(self.me()["answers"])

    def checks(self) -> Json:
        """Return the graded submissions by check id."""
        return dict(self.me()["checks"])

    def join(self, body: Json) -> Json:
        """Join the room; ``body`` is that of ``POST /api/join``."""
        return self._call("POST", "/api/join", body)

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision durably in the room and return the acknowledgement."""
        body = {
            "exercise": exercise,
            "round": round,
            "revision": revision,
            "base": base,
            "value": value,
        }
        return self._call("POST", "/api/answers", body)

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value without storing it."""
        return self._call("POST", "/api/compute", {"exercise": exercise, "value": value})

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check; the first submission is final."""
        return self._call("POST", "/api/checks", {"check": check, "option": option})

    def _call(self, method: str, path: str, body: Json | None = None) -> Json:
        import httpx

        try:
            reply = self._client.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise Unreachable from error
        try:
            content = reply.json() if reply.content else {}
        except ValueError as error:  # something answered there, but it is no room
            raise DeskError.of(502, "not-a-room") from error
        if reply.status_code >= 400:
            raise DeskError(reply.status_code, content)
        return dict(content)


class CourseDesk:
    """What every local desk can do from the course alone: compute, and grade a check."""

    def __init__(self, course: Course) -> None:
        self._course = course

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value without storing it."""
        reply = respond(self._course, self._course.exercise(exercise), value)
        return {"problems": reply["problems"], "result": reply["result"]}

    def graded(self, check: str, option: str) -> Json:
        """Return the reply to a submission; DeskError 422 for an option that does not exist."""
        try:
            return grade(self._course.check(check), option)
        except KeyError as error:
            raise DeskError.of(422, "unknown-option") from error
