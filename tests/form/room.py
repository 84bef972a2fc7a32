"""A room to test pages against: real HTTP, real answers, and every kind of trouble on demand."""

from __future__ import annotations

import json
import queue
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.web.node import joined
from workbook.answers.respond import grade, respond
from workbook.course import Course
from workbook.schema import Exercise

Json = dict[str, Any]
ROOT = Path(__file__).parents[2]
HARNESS = Path(__file__).parent / "harness"
SAVED_AT = "2026-11-22T10:42:00+08:00"


@dataclass
class Room:
    """Keeps answers as docs/protocol.md says, and can be away, slow or rude."""

    course: Course
    exercises: Mapping[str, Exercise]
    answers: dict[str, Json] = field(default_factory=dict)
    submitted: dict[str, str] = field(default_factory=dict)
    saves: list[Json] = field(default_factory=list)
    computed: list[Json] = field(default_factory=list)
    listened: list[str | None] = field(default_factory=list)
    streams: list[queue.Queue[bytes | None]] = field(default_factory=list)
    away: bool = False
    status: int | None = None  # refuse every save and every listener with this status
    body: Json | None = None  # and say this with it, as something else at the room's address would
    lose_replies: bool = False  # store, but never say so
    gate: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def put(self, exercise: str, value: Json, *, revision: int, round_: str = "once") -> Json:
        """Store an answer as if another device had saved it."""
        found = respond(self.exercises[exercise], value)
        said = {"status": found["status"], "problems": found["problems"], "result": found["result"]}
        answer = {**said, "value": value, "revision": revision, "saved_at": SAVED_AT}
        self.answers[f"{exercise}/{round_}"] = answer
        return {"exercise": exercise, "round": round_, **answer}

    def say(self, event: str, data: Json, id_: str = "") -> None:
        """Tell every listener."""
        lines = f"event: {event}\n" + (f"id: {id_}\n" if id_ else "") + f"data: {json.dumps(data)}\n\n"
        for stream in self.streams:
            stream.put(lines.encode())

    def hang_up(self) -> None:
        """Close every stream."""
        for stream in self.streams:
            stream.put(None)

    def refusal(self) -> Json:
        """Return the body of a refusal, in the room's own words unless others were put in its mouth."""
        code = {401: "not-joined", 410: "removed"}.get(self.status or 0, "unknown")
        return {"error": {"code": code, "params": {}}} if self.body is None else self.body

    def reply(self, path: str, body: Json) -> tuple[int, Json]:
        """Answer a request."""
        if path == "answers":
            return self._save(body)
        if path == "compute":
            self.computed.append(body)
            found = respond(self.exercises[body["exercise"]], body["value"])
            return 200, {"problems": found["problems"], "result": found["result"]}
        option = self.submitted.setdefault(body["check"], body["option"])
        return 200, grade(self.course.check(body["check"]), option)

    def _save(self, body: Json) -> tuple[int, Json]:
        self.gate.wait(10)
        self.saves.append(body)
        if self.status is not None:
            return self.status, self.refusal()
        key = f"{body['exercise']}/{body['round']}"
        there = self.answers.get(key)
        stored = there["revision"] if there else 0
        again = there is not None and body["revision"] == stored and body["value"] == there["value"]
        if body["base"] < stored and not again:
            assert there is not None
            return 409, {name: there[name] for name in ("revision", "value", "saved_at")}
        if not again:
            self.put(body["exercise"], body["value"], revision=body["revision"], round_=body["round"])
        return 200, {name: part for name, part in self.answers[key].items() if name != "value"}


class Handler(SimpleHTTPRequestHandler):
    """Serves the repository's files, the tests' own entry with its modules joined, and /room/<name>/api."""

    protocol_version = "HTTP/1.1"
    rooms: dict[str, Room]

    def end_headers(self) -> None:
        """Nothing may come from a cache."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_GET(self) -> None:
        """Serve a file, the joined entry or a stream."""
        if self.path == "/bundle/entry.js":
            self._send(200, joined(HARNESS / "entry.js"), "text/javascript")
        elif self.path.startswith("/room/"):
            self._listen(self.rooms[self.path.split("/")[2]])
        else:
            super().do_GET()

    def do_POST(self) -> None:
        """Answer as the room does, or not at all."""
        content = self.rfile.read(int(self.headers["Content-Length"]))
        _, _, name, _, path = self.path.split("/")
        room = self.rooms[name]
        if room.away:
            self.close_connection = True
            return
        status, body = room.reply(path, json.loads(content))
        if room.lose_replies and path == "answers":
            self.close_connection = True
            return
        self._send(status, json.dumps(body).encode(), "application/json")

    def _send(self, status: int, content: bytes, kind: str) -> None:
        self.send_response(HTTPStatus(status))
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _listen(self, room: Room) -> None:
        room.listened.append(self.headers["Last-Event-ID"])
        if room.status is not None:
            self._send(room.status, json.dumps(room.refusal()).encode(), "application/json")
            return
        stream: queue.Queue[bytes | None] = queue.Queue()
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        room.streams.append(stream)
        while (chunk := stream.get()) is not None:
            self.wfile.write(chunk)
            self.wfile.flush()
        room.streams.remove(stream)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  # the name is the library's
        """Say nothing."""


@contextmanager
def serving(rooms: dict[str, Room]) -> Iterator[str]:
    """Serve the site on a free port of this machine and yield its address."""
    handler = type("BoundHandler", (Handler,), {"rooms": rooms})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(ROOT)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        for room in rooms.values():
            room.hang_up()
        server.shutdown()
        thread.join()
        server.server_close()
