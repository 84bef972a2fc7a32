"""Where a form's answers go: to a room over HTTP, or to this computer's own store.

A desk offers the operations of docs/protocol.md as plain calls, so that a form need not know which
one it talks to.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from workbook.answers.respond import Presets, Response, grade, respond
from workbook.course import Course

if TYPE_CHECKING:
    import httpx2

Json = dict[str, Any]

logger = logging.getLogger(__name__)

#: How a desk refuses one answer: another has its revision, it is too large, or it is none.
REFUSED = (409, 413, 422)


class AnswerServiceError(Exception):
    """A reply that is not the wished-for one: ``status`` and ``body`` are those of the protocol."""

    def __init__(self, status: int, body: Json) -> None:
        super().__init__(f"{status} {body}")
        self.status, self.body = status, body

    @classmethod
    def of(cls, status: int, code: str, **params: Any) -> AnswerServiceError:
        """Make the error whose sentence is ``code`` in content/messages.yaml."""
        return cls(status, {"error": {"code": code, "params": params}})

    @property
    def code(self) -> str:
        """The code that content/messages.yaml words."""
        return str(self.body.get("error", {}).get("code", "unknown"))


class Unreachable(AnswerServiceError):
    """Nobody answered at the room's address; the page keeps its draft and tries again."""

    def __init__(self) -> None:
        super().__init__(503, {"error": {"code": "room-unreachable", "params": {}}})


class AnswerService(Protocol):
    """The operations on stored answers. Each may raise AnswerServiceError."""

    def given(self) -> Json:
        """Return ``answers``, the newest by ``exercise/round``, and ``checks``, the graded ones by id."""

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision durably and return the acknowledgement."""

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check; the first submission is final."""


class FormService(AnswerService, Protocol):
    """The operations of a form: those of a desk, and computing."""

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value without storing it; may raise AnswerServiceError."""


def unless_refused(store: Callable[[], Json]) -> Json | None:
    """Carry one answer to a desk; None when just this one is refused, which stays where it was.

    Raises AnswerServiceError when the desk fails, is gone, or takes nothing from this device.
    """
    try:
        return store()
    except AnswerServiceError as error:
        if error.status not in REFUSED:
            raise
        logger.warning("an answer stays where it was: %s", error.code)
        return None


class RemoteAnswerService:
    """A desk at a room's HTTP address; ``client`` carries the address and the device secret."""

    def __init__(self, client: httpx2.Client) -> None:
        self._client = client

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def join(self, body: Json) -> Json:
        """Join the room; ``body`` is that of ``POST /api/join``."""
        return self._call("POST", "/api/join", body, expected="code")

    def about(self) -> Json:
        """Return the room's ``workshop``, ``rivals`` and ``pace``."""
        return dict(self._call("GET", "/api/course", expected="room")["room"])

    def given(self) -> Json:
        """Return who this device is in the room, with all answers and checks."""
        return self._call("GET", "/api/me", expected="answers")

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision durably in the room and return the acknowledgement."""
        body = {"exercise": exercise, "round": round, "revision": revision, "base": base, "value": value}
        return self._call("POST", "/api/answers", body, expected="revision")

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check; the first submission is final."""
        return self._call("POST", "/api/checks", {"check": check, "option": option}, expected="answer")

    def _call(self, method: str, path: str, body: Json | None = None, *, expected: str) -> Json:
        """Ask the room; a reply without the key ``expected`` comes from something else."""
        import httpx2

        try:
            reply = self._client.request(method, path, json=body)
        except httpx2.HTTPError as error:
            raise Unreachable from error
        try:
            content = reply.json()
        except ValueError:
            content = None
        if not isinstance(content, dict):
            raise AnswerServiceError.of(502, "not-a-room")
        if reply.is_error and isinstance(content.get("error"), dict):
            raise AnswerServiceError(reply.status_code, content)
        if not reply.is_success or expected not in content:
            raise AnswerServiceError.of(502, "not-a-room")
        return content


class CourseAnswerService:
    """What every local desk can do from the course alone: compute, and grade a check.

    ``presets`` are the names a facilitator gave to points of a map.
    """

    def __init__(self, course: Course, presets: Presets | None = None) -> None:
        self._course, self._presets = course, presets

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value without storing it; AnswerServiceError 422 for no such exercise."""
        reply = self.answered(exercise, value)
        return {"problems": reply["problems"], "result": reply["result"]}

    def answered(self, exercise: str, value: Any) -> Response:
        """Return status, value, problems and result of an answer."""
        found = self._course.exercises.get(exercise)
        if found is None or not isinstance(value, dict):
            raise AnswerServiceError.of(422, "wrong-shape")
        return respond(found, value, self._presets)

    def graded(self, check: str, option: str) -> Json:
        """Return the reply to a submission; AnswerServiceError 422 for an option that does not exist."""
        try:
            return grade(self._course.check(check), option)
        except KeyError as error:
            raise AnswerServiceError.of(422, "unknown-option") from error
