"""Stock Voilà with an equal page: two notebooks written here, served as they are."""

from __future__ import annotations

import contextlib
import json
import sys
import urllib.request
from itertools import cycle
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import nbformat
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Page, WebSocket

from tools.bench.pages import Visit, Watch, opened, reaction, until_typing
from tools.bench.processes import BenchError, Server, child_environment, free_port, weight
from tools.bench.stock.answers import Answers
from workbook.course import Course

TEXT = ".widget-textarea textarea"
LABEL = "() => [...document.querySelectorAll('.widget-label')].map((el) => el.textContent).find((text) => text.startsWith('%s')) ?? ''"
IMAGE = "() => document.querySelector('.widget-image')"
SAVED = Watch(LABEL % "Saved", "(text) => text !== ''")
CHART = Watch("() => document.querySelector('.widget-image')?.src ?? ''", picture=IMAGE)
SLIDE = Watch(LABEL % "n =", picture=IMAGE)


class Stock:
    """Voilà in its own process, one kernel for each page."""

    name = "stock"

    def __init__(self, folder: Path, course: Course, ratings: list[int]) -> None:
        self._port = free_port()
        self._kernels: WeakKeyDictionary[Page, list[str]] = WeakKeyDictionary()
        self._stack = contextlib.ExitStack()
        self._ratings = cycle((3, 8))
        self._keys = cycle(("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"))
        pages = folder / "stock"
        pages.mkdir()
        write_notebooks(pages, course, ratings)
        command = [sys.executable, "-m", "voila", str(pages), "--no-browser", f"--port={self._port}"]
        command += ["--Voila.ip=127.0.0.1", "--Voila.port_retries=0"]
        # Its page's request to end the kernel is refused as it comes; kernels of closed pages would pile up.
        command += ["--Voila.tornado_settings={'disable_check_xsrf': True}"]
        self._server = Server("voila", command, folder=folder, environment=child_environment(folder))
        self._server.wait_for(f"{self._origin}/voila/static/nothing")

    @property
    def _origin(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def visit(self) -> Visit:
        """Return how the page is opened."""
        return Visit(f"{self._origin}/voila/render/page.ipynb", TEXT)

    def begin(self, browser: Browser) -> None:
        """Open the page and the slide."""
        self._page = self._open(browser, self.visit())
        self._slide = self._open(
            browser, Visit(f"{self._origin}/voila/render/slide.ipynb", ""), ready=".widget-image"
        )

    def type_letter(self) -> float | None:
        """Press a key in the long text."""
        return reaction(self._page, lambda: self._page.locator(TEXT).press("a"), SAVED)

    def move_slider(self) -> float | None:
        """Move a slider by one step."""
        handle = self._page.locator(".widget-slider .noUi-handle").first
        return reaction(self._page, lambda: handle.press(next(self._keys)), CHART)

    def answer(self) -> float | None:
        """Choose another rating; the slide's kernel looks for it every quarter of a second."""
        button = self._page.locator(".widget-toggle-button").nth(next(self._ratings) - 1)
        return reaction(self._page, button.click, SLIDE, seen=self._slide)

    def meet(self, page: Page) -> None:
        """Note which kernels a page talks to."""
        kernels = self._kernels.setdefault(page, [])

        def hear(socket: WebSocket) -> None:
            _, _, rest = socket.url.partition("/api/kernels/")
            if rest:
                kernels.append(rest.partition("/")[0])

        page.on("websocket", hear)

    def forget(self, page: Page) -> None:
        """End the kernels of a page, as closing it should."""
        for kernel in self._kernels.pop(page, []):
            request = urllib.request.Request(
                f"{self._origin}/voila/api/shutdown/{kernel}", data=b"", method="POST"
            )
            with contextlib.suppress(OSError):
                urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10).close()

    def weight(self) -> float | None:
        """Return the memory of Voilà and its kernels."""
        return weight(self._server.root)

    def close(self) -> None:
        """Close page and slide."""
        self._stack.close()

    def end(self) -> None:
        """End Voilà and its kernels."""
        self.close()
        self._server.end()

    def _open(self, browser: Browser, visit: Visit, *, ready: str = TEXT) -> Page:
        page = self._stack.enter_context(opened(browser, visit))
        self.meet(page)
        if visit.typing and until_typing(page, visit) is None:
            raise BenchError("Voilà's page never took a key")
        if not visit.typing:
            page.goto(visit.url)
        page.wait_for_selector(ready)
        self._stack.callback(self.forget, page)
        return page


def write_notebooks(folder: Path, course: Course, ratings: list[int]) -> None:
    """Write both notebooks, the texts they show, and the answers of those who rated before."""
    words, answers = folder / "words.json", folder / "answers.sqlite"
    words.write_text(json.dumps(words_of(course), ensure_ascii=False), "utf-8")
    earlier = Answers(answers)
    for number, rating in enumerate(ratings):
        earlier.save(f"earlier-{number}", "service-rating", {"rating": str(rating), "why": ""})
    earlier.close()
    for name in ("page", "slide"):
        source = f"from tools.bench.stock.{name} import show\n\nshow({str(words)!r}, {str(answers)!r})"
        notebook = new_notebook(cells=[new_code_cell(source)])
        nbformat.write(notebook, folder / f"{name}.ipynb")


def words_of(course: Course) -> dict[str, Any]:
    """Return the English texts of the two exercises."""
    rating, value = course.exercises["service-rating"], course.exercises["delivered-value"]
    result = value.result
    if (
        rating.lead is None
        or value.lead is None
        or result is None
        or result.chart_title is None
        or value.model is None
    ):
        raise BenchError(
            "service-rating or delivered-value lacks a lead, a model or a chart: the bench needs them"
        )
    settings = value.model.settings.model_dump()
    return {
        "rating": {"title": rating.title.en, "lead": rating.lead.en, "why": rating.fields[1].label.en},
        "value": {
            "title": value.title.en,
            "lead": value.lead.en,
            "rival_name": value.fields[0].label.en,
            "us": result.labels["us"].en,
            "rival": result.labels["rival"].en,
            "items": {item: result.labels[item].en for item in (*settings["values"], *settings["costs"])},
            "values": list(settings["values"]),
            "costs": list(settings["costs"]),
            "result": result.title.en,
            "chart": result.chart_title.en,
        },
    }
