"""Driving a page: what it loads, when it can be typed in, how long from an input to what it changes."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

from tests.browser import FLAGS, launch

PROBE = Path(__file__).parent / "probe.js"

#: Seconds after which a page counts as never usable, and an input as never answered.
OPENING, ANSWERING = 60.0, 15.0
#: How many times slower than this computer's a phone's processor is.
PHONE = 6
#: A page has loaded when it has asked for nothing new for this long, in seconds, at most for `OPENING`.
QUIET = 1.0

Act = Callable[[], None]


def start_browser(playwright: Playwright) -> Browser:
    """Start the browser so that it reaches this machine and nothing else; what it asks of others fails at once."""
    return launch(playwright, args=[*FLAGS, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"])


@dataclass(frozen=True)
class Visit:
    """One way to open a page: its address, the field to type in, and what the device remembers."""

    url: str
    typing: str
    stored: dict[str, str] = field(default_factory=dict)
    cookies: tuple[dict[str, str], ...] = ()


@dataclass
class Load:
    """What one load brought over the wire; ``body`` is without headers, ``socket`` what came over websockets."""

    bytes: int = 0
    body: int = 0
    socket: int = 0
    requests: int = 0
    elsewhere: int = 0


@dataclass(frozen=True)
class Watch:
    """What an input changes: JavaScript functions of the page.

    ``state`` returns a string, ``accept`` says whether a changed one is the outcome, ``picture``
    returns the image that has to be decoded, if any.
    """

    state: str
    accept: str = "() => true"
    picture: str = "() => null"


@contextlib.contextmanager
def opened(browser: Browser, visit: Visit) -> Iterator[Page]:
    """Lend a page of a browser that has nothing in its cache; it is closed afterwards."""
    context = browser.new_context(
        viewport={"width": 412, "height": 915}, locale="en-GB", service_workers="block"
    )
    try:
        context.set_default_timeout(OPENING * 1000)
        context.add_init_script(prepared(visit))
        if visit.cookies:
            context.add_cookies([{**cookie} for cookie in visit.cookies])  # type: ignore[typeddict-item]
        yield context.new_page()
    finally:
        close(context)


def close(context: BrowserContext) -> None:
    """Close a context; one whose browser has gone already is closed."""
    with contextlib.suppress(PlaywrightError):
        context.close()


def close_browser(browser: Browser) -> None:
    """Close a browser; one that has gone already is closed."""
    with contextlib.suppress(PlaywrightError):
        browser.close()


def prepared(visit: Visit) -> str:
    """Return the script that runs in a page before its own."""
    keep = f"for (const [key, value] of Object.entries({json.dumps(visit.stored)})) localStorage.setItem(key, value);"
    return f"{PROBE.read_text('utf-8')}\ntry {{ {keep} }} catch {{}}\nbench.expectTyping({json.dumps(visit.typing)});"


def until_typing(page: Page, visit: Visit, *, slower: int = 1) -> float | None:
    """Open a page and return the milliseconds until a key has been shown in its field; None if that never happens."""
    last = time.monotonic() + OPENING
    try:
        if slower != 1:
            page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
        page.goto(visit.url, wait_until="commit")
        page.wait_for_function("() => bench.ready")
        while time.monotonic() < last:
            page.keyboard.press("1")
            with contextlib.suppress(PlaywrightError):
                return float(page.wait_for_function("() => bench.typed", timeout=500).json_value())
    except PlaywrightError:
        return None
    return None


def first_load(page: Page, visit: Visit) -> tuple[Load, float | None]:
    """Open a page with an empty cache; return what came over the wire until it was quiet, and when it took a key."""
    meter = Meter(page.context.new_cdp_session(page))
    typed = until_typing(page, visit)
    last = time.monotonic() + OPENING
    while time.monotonic() < min(last, meter.asked + QUIET):
        page.wait_for_timeout(100)
    return meter.load(), typed


class Meter:
    """Adds up what a page's network traffic weighs, as the browser counts it on the wire."""

    def __init__(self, session: CDPSession) -> None:
        self.asked = time.monotonic()
        self._hosts: dict[str, str] = {}
        self._heads: dict[str, int] = {}
        self._bodies: dict[str, int] = {}
        self._whole: dict[str, int] = {}
        self._socket = 0
        for name, hear in {
            "requestWillBeSent": self._requested,
            "responseReceived": self._answered,
            "dataReceived": self._received,
            "loadingFinished": self._finished,
            "webSocketCreated": self._connected,
            "webSocketFrameReceived": self._framed,
        }.items():
            session.on(f"Network.{name}", hear)
        session.send("Network.enable")

    def load(self) -> Load:
        """Return the sums so far; a stream that is still open counts with what it brought."""
        open_ = {key: self._heads.get(key, 0) + self._bodies.get(key, 0) for key in self._hosts}
        return Load(
            bytes=sum(self._whole.get(key, size) for key, size in open_.items()),
            body=sum(self._whole[key] - self._heads.get(key, 0) for key in self._whole if key in self._hosts),
            socket=self._socket,
            requests=len(self._hosts),
            elsewhere=sum(host != "127.0.0.1" for host in self._hosts.values()),
        )

    def _requested(self, event: dict[str, Any]) -> None:
        self._know(event["requestId"], event["request"]["url"])

    def _connected(self, event: dict[str, Any]) -> None:
        self._know(event["requestId"], event["url"])

    def _know(self, key: str, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss"):
            self.asked = time.monotonic()
            self._hosts[key] = parts.hostname or ""

    def _answered(self, event: dict[str, Any]) -> None:
        self._heads[event["requestId"]] = int(event["response"]["encodedDataLength"])

    def _received(self, event: dict[str, Any]) -> None:
        key = event["requestId"]
        self._bodies[key] = self._bodies.get(key, 0) + int(event["encodedDataLength"])

    def _finished(self, event: dict[str, Any]) -> None:
        self._whole[event["requestId"]] = int(event["encodedDataLength"])

    def _framed(self, event: dict[str, Any]) -> None:
        self._socket += len(event["response"]["payloadData"].encode())


def reaction(acting: Page, act: Act, watch: Watch, *, seen: Page | None = None) -> float | None:
    """Return the milliseconds from the last press of ``act`` to its outcome, painted, on ``seen``.

    ``seen`` is the same page unless given. None when the outcome does not come in time.
    """
    seen = seen or acting
    functions = ", ".join((watch.state, watch.accept, watch.picture))
    try:
        seen.evaluate(f"() => {{ bench.watch({functions}, {ANSWERING * 1000}); }}")
        act()
        ended = seen.evaluate("() => bench.outcome")
        began = acting.evaluate("() => bench.pressed")
    except PlaywrightError:
        return None
    if ended is None or began is None or ended < began:
        return None
    return float(ended - began)
