"""Answers in a room, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbook.answers.service import AnswerServiceError, Json

if TYPE_CHECKING:
    import httpx2

    from workbook.notebook.membership import Membership
    from workbook.notebook.responder import Responder


class Unreachable(AnswerServiceError):
    """No reply from the room's address; the page keeps its draft and tries again."""

    def __init__(self) -> None:
        super().__init__(503, {"error": {"code": "room-unreachable", "params": {}}})


class RoomClient:
    """The requests of docs/protocol.md; ``client`` carries the address and the device secret.

    Each raises AnswerServiceError: the room's own refusal, `Unreachable`, or 502 ``not-a-room``.
    """

    def __init__(self, client: httpx2.Client) -> None:
        self._client = client

    def close(self) -> None:
        """Close the connection."""
        self._client.close()

    def join(self, body: Json) -> Json:
        """Join the room; ``body`` is that of ``POST /api/join``."""
        return self._call("POST", "/api/join", body, expected="code")

    def about(self) -> Json:
        """Return the room's ``workshop``, ``rivals`` and ``pace``."""
        return dict(self._call("GET", "/api/course", expected="room")["room"])

    def given(self) -> Json:
        """Return the participant, with all answers and checks."""
        return self._call("GET", "/api/me", expected="answers")

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        """Store a revision durably in the room and return the acknowledgement."""
        body = {"exercise": exercise, "round": round, "revision": revision, "base": base, "value": value}
        return self._call("POST", "/api/answers", body, expected="revision")

    def submit(self, check: str, option: str) -> Json:
        """Submit a knowledge check; the first submission is final."""
        return self._call("POST", "/api/checks", {"check": check, "option": option}, expected="answer")

    def _call(self, method: str, path: str, body: Json | None = None, *, expected: str) -> Json:
        """Send a request; a reply without the key ``expected`` is another server's."""
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


class RemoteAnswerService(RoomClient):
    """The answer service of a membership; ``compute`` runs in this kernel, with the same arithmetic as the room's."""

    learner = ""

    def __init__(self, client: httpx2.Client, membership: Membership, responder: Responder) -> None:
        super().__init__(client)
        self.scope, self.address = membership.scope, membership.address
        self._responder = responder

    def compute(self, exercise: str, value: Any) -> Json:
        """Return problems and result of a value without storing it."""
        return self._responder.compute(exercise, value)
