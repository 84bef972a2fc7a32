"""A page with nothing on it but what a test draws, and what can be asked about it."""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.charts.samples import Json
from tests.notebooks import ROOT
from tests.web.node import joined
from workbook.course import load

HARNESS = Path(__file__).parent / "harness.js"
ORIGIN = "http://studio.test"
#: What every form and chart is drawn with.
STYLES = ("tokens.css", "form.css", "charts.css")

_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Studio</title><link rel="icon" href="data:;base64,=">{styles}</head>
<body class="es {extra}" data-theme="{theme}"><main><h1 class="es-vh">Studio</h1><h2 class="es-vh">Stage</h2><div id="stage"></div></main>
<script type="application/json" id="words">{words}</script><script type="module" src="/harness.js"></script></body></html>"""


def texts() -> Json:
    """Return the interface texts of charts and views."""
    return {key: text.model_dump() for key, text in load().texts.items() if key.startswith("charts.")}


class Studio:
    """A browser page that draws charts and views from descriptions."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)

    def open(self, *, language: str = "en", theme: str = "light", deck: bool = False) -> Studio:
        """Open the page, empty."""
        sheets = (*STYLES, "deck.css") if deck else STYLES
        html = _PAGE.format(
            styles="".join(f'<link rel="stylesheet" href="/web/css/{name}">' for name in sheets),
            extra="es-deck" if deck else "",
            theme=theme,
            words=json.dumps({"texts": texts(), "language": language}).replace("<", "\\u003c"),
        )

        def answer(route: Route) -> None:
            path = route.request.url.removeprefix(ORIGIN)
            if path == "/":
                route.fulfill(body=html, content_type="text/html; charset=utf-8")
                return
            if path == "/harness.js":
                route.fulfill(body=joined(HARNESS), content_type="text/javascript; charset=utf-8")
                return
            file = ROOT / path.lstrip("/")
            kind = mimetypes.guess_type(file.name)[0] or "text/plain"
            route.fulfill(body=file.read_text("utf-8"), content_type=f"{kind}; charset=utf-8")

        self.page.route(f"{ORIGIN}/**", answer)
        self.page.goto(f"{ORIGIN}/")
        self.page.wait_for_selector("body[data-ready]", state="attached")
        return self

    def draw(self, *charts: Json, **options: Any) -> None:
        """Draw charts one below the other."""
        self.page.evaluate("([charts, options]) => studio.draw(charts, options)", [list(charts), options])
        self.settle()

    def mount(self, **options: Any) -> None:
        """Mount a room view, still empty."""
        self.page.evaluate("(options) => studio.mount(options)", options)

    def update(self, view: Json, joined: int | None = None) -> None:
        """Give the mounted view something to show."""
        self.page.evaluate("([view, joined]) => studio.view.update(view, { joined })", [view, joined])
        self.settle()

    def settle(self) -> None:
        """Wait until the browser has laid out and painted twice."""
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        )


@pytest.fixture
def studio(page: Page) -> Iterator[Studio]:
    """Return a studio; a fault in its page fails the test."""
    made = Studio(page)
    yield made
    assert not made.faults, made.faults
