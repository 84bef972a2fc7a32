"""What crosses the network between browsers and the kit, and what must not."""

from __future__ import annotations

import base64
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from playwright.sync_api import BrowserContext, CDPSession, Error, Page, Request, Response, WebSocket

from workbook.course import load

#: Kinds of content that can carry words of the course.
WORDS = ("json", "html", "event-stream", "javascript", "text/plain")
#: The programs that JupyterLab and Voilà bring along: megabytes that are the same everywhere.
BROUGHT_ALONG = re.compile(
    r"/(static/(lab|notebook|components)|lab/extensions|voila/(static|files|build))/|/lab/api/"
)
#: What Notebook 7 throws as it opens: plugins of JupyterLab that it has not loaded.
NOT_OURS = ("Command 'filebrowser:open-path' not registered", "(reading 'schema')")
#: What a browser asks itself.
INSIDE = ("data", "blob", "about", "chrome-error")


@dataclass
class Recorder:
    """Listens to every page it is told of; `verify` fails on what must not be.

    ``typed`` may stand in no address. ``submitted`` are the checks whose explanations may be told,
    ``told`` those whose explanations were. ``messages`` counts what was heard: replies, pieces of
    streams, messages of a kernel.
    """

    typed: set[str] = field(default_factory=set)
    submitted: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    requests: int = 0
    messages: Counter[str] = field(default_factory=Counter)
    _sessions: list[CDPSession] = field(default_factory=list)
    _lenient: bool = False

    def watch(self, context: BrowserContext, *, lenient: bool = False) -> None:
        """Listen to everything the pages of a browser's context ask and hear; ``lenient``: only what they hear."""
        self._lenient |= lenient
        if not lenient:
            context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("weberror", lambda error: self._failed(str(error.error)))
        context.on("page", self._opened)

    def secret(self, *words: str) -> None:
        """Name words that may stand in no address: names, PINs, secrets, answers."""
        self.typed |= {word for word in words if word}

    def verify(self) -> None:
        """Fail if anything left the machine, stood in an address, or was told too early."""
        assert self.requests > 0 or self._lenient, "nothing was recorded"
        assert self.messages["reply"] > 0, "nothing was heard"
        assert not self.wrong, "\n".join(dict.fromkeys(self.wrong))

    def heard(self, kind: str, text: str, where: str) -> None:
        """Look for answer keys and explanations in something that came to a page."""
        self.messages[kind] += 1
        found = [(check, told) for check, told in keys() if told in text]
        self.told |= {check for check, _ in found}
        self.wrong += [f"{where} tells {told!r}" for check, told in found if check not in self.submitted]

    def _failed(self, error: str) -> None:
        if not any(known in error for known in NOT_OURS):
            self.wrong.append(f"script: {error}")

    def _asked(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in INSIDE:
            return
        self.requests += 1
        if parts.hostname != "127.0.0.1":
            self.wrong.append(f"asked another host: {request.url}")
        address = unquote_plus(f"{parts.path}?{parts.query}#{parts.fragment}")
        for word in self.typed:
            if re.search(rf"(?<![0-9A-Za-z]){re.escape(word)}(?![0-9A-Za-z])", address):
                self.wrong.append(f"an address tells {word!r}: {request.url}")

    def _answered(self, response: Response) -> None:
        kind = response.headers.get("content-type", "")
        if not any(word in kind for word in WORDS) or "event-stream" in kind:
            return
        if BROUGHT_ALONG.search(response.url) or response.status in (204, 301, 302, 303, 304):
            return
        try:
            text = response.text()
        except Error:  # the page was left before the answer had come
            return
        self.heard("reply", text, response.url)

    def _opened(self, page: Page) -> None:
        page.on("websocket", self._socket)
        page.on("console", lambda line: self._said(line.text))
        session = page.context.new_cdp_session(page)
        self._sessions.append(session)
        streams: set[str] = set()

        def begun(event: dict[str, Any]) -> None:
            if event["response"]["mimeType"] != "text/event-stream":
                return
            streams.add(event["requestId"])
            try:
                begun = session.send("Network.streamResourceContent", {"requestId": event["requestId"]})
            except Error:  # it has ended already
                return
            self._streamed(begun["bufferedData"], event["response"]["url"])

        def went_on(event: dict[str, Any]) -> None:
            if event["requestId"] in streams and event.get("data"):
                self._streamed(event["data"], "a stream")

        session.on("Network.responseReceived", begun)
        session.on("Network.dataReceived", went_on)
        session.send("Network.enable")

    def _streamed(self, data: str, where: str) -> None:
        if data:
            self.heard("stream", base64.b64decode(data).decode("utf-8", "replace"), where)

    def _socket(self, socket: WebSocket) -> None:
        if urlsplit(socket.url).hostname != "127.0.0.1":
            self.wrong.append(f"asked another host: {socket.url}")

        def frame(payload: str | bytes) -> None:
            text = payload if isinstance(payload, str) else payload.decode("utf-8", "replace")
            self.heard("kernel", text, "a message of the kernel")

        socket.on("framereceived", frame)

    def _said(self, line: str) -> None:
        if "Content Security Policy" in line:
            self.wrong.append(line)


@cache
def keys() -> tuple[tuple[str, str], ...]:
    """Return (check, what would give it away): explanations as written and as JSON escapes them."""
    return tuple(_keys())


def _keys() -> Iterator[tuple[str, str]]:
    course = load()
    assert course.checks
    for check in course.checks.values():
        for option in check.options:
            for words in (option.explanation.en, option.explanation.zh):
                plain = max(re.split(r"[\"'“”<>&\\]", words), key=len)[:40]
                assert len(plain) > 3, words
                yield check.id, plain
                escaped = json.dumps(plain)[1:-1]
                if escaped != plain:
                    yield check.id, escaped
            if option.correct:
                yield check.id, f'"answer":"{option.id}"'
                yield check.id, f'"answer": "{option.id}"'
                yield check.id, f'"id":"{option.id}","correct":true'
                yield check.id, f'"id": "{option.id}", "correct": true'
