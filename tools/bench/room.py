"""The kit's own side: `workshop serve` with its room and its deck, and people who have joined."""

from __future__ import annotations

import contextlib
import re
import secrets
import sys
from itertools import cycle
from pathlib import Path
from typing import Any

import httpx2
import psutil
from playwright.sync_api import Browser, Page

from tools.bench.pages import Visit, Watch, opened, reaction, until_typing
from tools.bench.processes import BenchError, Server, child_environment, free_port, weight
from workbook.course import Course
from workbook.schema import RowsField
from workbook.store import Workshop, create_workshop, facilitator_secret, open_store

Json = dict[str, Any]

NAME = ".es-join input[name=name]"
TEXT = ".es-exercise[data-exercise='service-rating'] textarea"
FIRST = "input[data-path='rival-name']"
NUMBER, SLIDER = (f"input[type={kind}][data-path='scores.product.us']" for kind in ("text", "range"))
RATING, VALUE = "#1/service-rating.before", "#2/delivered-value"
DECK, SLIDE = "01-defining-service", "rate"
SLIDE_ROOT = f"section[data-slide='{SLIDE}'] .es-live"

SAVED = Watch("() => document.querySelector('.es-save')?.dataset.save ?? ''", "(state) => state === 'saved'")
CHART = Watch(
    "() => document.querySelector('.es-result .es-chart__picture')?.innerHTML ?? ''", "(svg) => svg !== ''"
)
SHOWN = Watch(f'() => document.querySelector("{SLIDE_ROOT}")?.textContent ?? ""')
TURN = """(id) => {
  const sections = [...document.querySelectorAll('.reveal .slides > section')];
  const args = [sections.findIndex((section) => section.dataset.slide === id)];
  postMessage(JSON.stringify({ method: 'slide', args }), location.origin);
}"""


class Kit:
    """The room and the deck, as the facilitator starts them."""

    name = "room"

    def __init__(self, folder: Path, course: Course, ratings: list[int]) -> None:
        self.folder, self._data, self._course = folder, folder / "data", course
        self._port, self._deck_port = free_port(), free_port()
        self._stack = contextlib.ExitStack()
        self._ratings, self._digits = cycle((3, 8)), cycle("3749")
        self._keys = cycle(("ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft"))
        with open_store(self._data) as store:
            self.workshop: Workshop = create_workshop(store, title="Exceptional Service", port=self._port)
            self.secret = facilitator_secret(store, self.workshop.id)
        environment = child_environment(folder) | {
            "WORKSHOP_HOME": str(self._data),
            "COLUMNS": "200",
            "CI": "1",
        }
        command = [
            sys.executable,
            "-m",
            "facilitator.command.cli",
            "serve",
            "--host",
            "127.0.0.1",
            "--no-open",
        ]
        command += ["--port", str(self._port), "--deck-port", str(self._deck_port)]
        self._server = Server("workshop", command, folder=folder, environment=environment)
        self._enter = self._server.line(
            lambda line: next(iter(re.findall(r"http://\S+/enter/\S+", line)), None)
        )
        self._client = httpx2.Client(base_url=self.url, timeout=20, trust_env=False)
        self.open_round("service-rating", "before", revealed=True)
        self.open_round("delivered-value", "once")
        for rating in ratings:
            self._save(self.join(), "service-rating", "before", {"rating": str(rating)})

    @property
    def url(self) -> str:
        """The room's address."""
        return f"http://127.0.0.1:{self._port}"

    def newcomer(self) -> Visit:
        """Return how somebody who has not joined opens the page."""
        return Visit(f"{self.url}/", NAME, {"es/language": "en"})

    def visit(self) -> Visit:
        """Return how somebody who has just joined opens the page."""
        return self._visit(self.join(), RATING, TEXT)

    def begin(self, browser: Browser) -> None:
        """Open a page for each of the two exercises, and the deck."""
        person = self.join()
        full = {row.id: {"us": "5", "rival": "5"} for row in self._rows()}
        self._save(person, "delivered-value", "once", {"scores": full})
        self._page = self._open(browser, self._visit(self.join(), RATING, TEXT))
        self._marks = self._open(browser, self._visit(person, VALUE, FIRST))
        self._deck = self._stack.enter_context(opened(browser, Visit(self._enter, "")))
        self._deck.set_viewport_size({"width": 1280, "height": 720})
        self._deck.goto(self._enter)
        self._deck.goto(f"http://127.0.0.1:{self._deck_port}/voila/render/en/{DECK}.ipynb")
        self._deck.wait_for_selector(SLIDE_ROOT, state="attached")
        self._deck.evaluate(TURN, SLIDE)
        self._deck.wait_for_selector(f"{SLIDE_ROOT} svg", state="visible")

    def type_letter(self) -> float | None:
        """Press a key in the long text."""
        return reaction(self._page, lambda: self._page.locator(TEXT).press("a"), SAVED)

    def move_slider(self) -> float | None:
        """Move a slider by one step."""
        slider = self._marks.locator(SLIDER)
        return reaction(self._marks, lambda: slider.press(next(self._keys)), CHART)

    def type_number(self) -> float | None:
        """Type another digit in place of a mark."""
        field = self._marks.locator(NUMBER)

        def act() -> None:
            field.select_text()
            field.press(next(self._digits))

        return reaction(self._marks, act, CHART)

    def answer(self) -> float | None:
        """Choose another rating; the room pushes it to the deck."""
        label = self._page.locator(".es-scale label").nth(next(self._ratings) - 1)
        return reaction(self._page, label.click, SHOWN, seen=self._deck)

    def meet(self, page: Page) -> None:
        """Do nothing: a page has nothing of its own on the server."""

    def forget(self, page: Page) -> None:
        """Do nothing: there is nothing to free."""

    def weight(self) -> float | None:
        """Return the memory of the room's own process; the deck's is not what phones talk to."""
        return weight(self.process())

    def close(self) -> None:
        """Close the pages."""
        self._stack.close()

    def end(self) -> None:
        """End room and deck."""
        self.close()
        self._client.close()
        self._server.end()

    def join(self) -> str:
        """Join as somebody new and return the device's secret."""
        secret = secrets.token_urlsafe(32)
        body = {"name": "Li Na", "pin": self.workshop.pin, "language": "en", "table": None}
        self._ask("POST", "/api/join", body, secret, wanted=201)
        return secret

    def open_round(self, exercise: str, round_: str, *, revealed: bool = False) -> None:
        """Open an exercise round, and reveal it."""
        body = {"exercise": exercise, "round": round_, "open": True, "revealed": revealed}
        self._ask("POST", "/api/facilitator/state", body, self.secret)

    def process(self) -> psutil.Process:
        """Return the room's own process."""
        for process in self._server.root.children(recursive=True):
            with contextlib.suppress(psutil.Error):
                if "workbook.room" in process.cmdline():
                    return process
        raise BenchError("the room's process is not there")

    def _save(self, secret: str, exercise: str, round_: str, value: Json) -> None:
        body = {"exercise": exercise, "round": round_, "revision": 1, "base": 0, "value": value}
        self._ask("POST", "/api/answers", body, secret)

    def _ask(self, method: str, path: str, body: Json, secret: str, *, wanted: int = 200) -> None:
        reply = self._client.request(method, path, json=body, headers={"Authorization": f"Bearer {secret}"})
        if reply.status_code != wanted:
            raise BenchError(
                f"the room answered {method} {path} with {reply.status_code}: {reply.text[:200]}"
            )

    def _visit(self, secret: str, address: str, typing: str) -> Visit:
        stored = {f"es/{self.workshop.id}/secret": secret, "es/language": "en"}
        return Visit(f"{self.url}/{address}", typing, stored)

    def _open(self, browser: Browser, visit: Visit) -> Page:
        page = self._stack.enter_context(opened(browser, visit))
        if until_typing(page, visit) is None:
            raise BenchError("the room's page never took a key")
        page.wait_for_selector(".es-save[data-save=saved]")
        return page

    def _rows(self) -> list[Any]:
        field = self._course.exercises["delivered-value"].field("scores")
        if not isinstance(field, RowsField) or not field.rows:
            raise BenchError("delivered-value has no rows any more: the bench needs them")
        return list(field.rows)
