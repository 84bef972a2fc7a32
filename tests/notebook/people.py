"""Somebody at a notebook, and the same person's phone."""

from __future__ import annotations

from typing import Any

from tests.page.server import Server
from workbook.notebook.membership import new_secret
from workbook.notebook.session import Session
from workbook.notebook.widgets.exercise import ExerciseWidget

Json = dict[str, Any]


def join(session: Session, server: Server, **more: str) -> None:
    """Join as the form in the notebook does."""
    body = {"address": f"127.0.0.1:{server.port}", "pin": server.pin, "name": "Li Na", "code": "", **more}
    session.connection.join(body, session.language)


def code_of(session: Session) -> str:
    """Return the come-back code that the notebook shows."""
    assert session.connection.membership is not None
    return session.connection.membership.code


def save(form: ExerciseWidget, value: Json, base: int = 0) -> Json:
    """Save what a form holds, as its page does; return the message that comes back."""
    exercise, round_ = form.key.split("/")
    body = {"exercise": exercise, "round": round_, "revision": base + 1, "base": base, "value": value}
    return asked(form, "save", body)


def asked(widget: Any, op: str, body: Json, *pieces: bytes) -> Json:
    """Send a message as a page does and return the one that answers it."""
    return taken(widget, op, body, *pieces)[0]


def taken(widget: Any, op: str, body: Json, *pieces: bytes) -> tuple[Json, bytes]:
    """Send a message as a page does and return the one that answers it, with the bytes it brings."""
    heard: list[tuple[Json, bytes]] = []
    widget.send = lambda content, buffers=(): heard.append((content, b"".join(buffers)))
    widget._on_message(widget, {"id": "1", "op": op, "body": body}, [memoryview(piece) for piece in pieces])
    return next(reply for reply in heard if reply[0].get("id") == "1")


class Phone:
    """Another device of a participant."""

    def __init__(self, server: Server) -> None:
        self.server, self.secret = server, new_secret()

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """Ask the room."""
        return self.server.call(method, path, body, secret=self.secret)

    def come_back(self, code: str) -> None:
        """Join with a come-back code."""
        self.call("POST", "/api/join", {"code": code, "pin": self.server.pin})

    def join(self, name: str) -> str:
        """Join with a name; return the come-back code."""
        body = {"name": name, "pin": self.server.pin, "language": "zh", "table": None}
        return str(self.call("POST", "/api/join", body)["code"])

    def save(self, exercise: str, value: Json, *, base: int = 0, round_: str = "once") -> Json:
        """Save an answer."""
        body = {"exercise": exercise, "round": round_, "revision": base + 1, "base": base, "value": value}
        return dict(self.call("POST", "/api/answers", body))

    def me(self) -> Json:
        """Return what the room has of this person."""
        return dict(self.call("GET", "/api/me"))
