"""A room, and people who visit its page with a phone or a laptop."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import patient
from tests.page.server import Server

PHONE, LAPTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
LOCALES = {"en": "en-GB", "zh": "zh-CN"}
#: What part 1 and part 2 hold.
OPENED = (
    ("service-rating", "before"),
    ("our-customers", "once"),
    ("service-levels", "once"),
    ("positioning-map", "once"),
    ("product-service-grid", "once"),
)

Visit = Callable[..., Page]


def running(folder: Path, **options: Any) -> Iterator[Server]:
    """Yield a started room with the first exercises open, and stop it afterwards."""
    server = Server(folder, **options)
    server.start()
    for exercise, round_ in OPENED:
        server.set(exercise, round_, open=True)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One room that many tests share; none of them stops it, closes anything or guesses PINs."""
    yield from running(tmp_path_factory.mktemp("room"))


@pytest.fixture
def own_room(tmp_path: Path) -> Iterator[Server]:
    """A room for one test alone, which may do with it what it likes."""
    yield from running(tmp_path)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Return a way to open a room's page on a device of its own.

    At the end every device must have asked its own room only, and no script may have failed or
    broken the content security policy.
    """
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def open_page(
        server: Server,
        language: str = "en",
        *,
        address: str = "",
        before: Callable[[Page], object] | None = None,
        ready: str = "#page:not([aria-busy])",
        **options: Any,
    ) -> Page:
        context = patient(browser.new_context(**{"viewport": PHONE, "locale": LOCALES[language], **options}))
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"script: {error}"))
        page.on(
            "console",
            lambda line: wrong.append(line.text) if "Content Security Policy" in line.text else None,
        )
        context.on("request", lambda request: _own(request.url, server, wrong))
        if before:
            before(page)
        page.goto(server.url + address)
        page.wait_for_selector(ready)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not wrong


def _own(url: str, server: Server, wrong: list[str]) -> None:
    if urlsplit(url).netloc != urlsplit(server.url).netloc:
        wrong.append(f"asked another host: {url}")
