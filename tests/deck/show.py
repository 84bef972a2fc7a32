"""A deck in a browser: turning slides, and what can be measured on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page, expect

OWN = re.compile(r"^(?:https?|ws)://127\.0\.0\.1:\d+/|^(?:data|blob|about):")
#: What Voilà's own bundle says about the versions of its parts.
NOISE = re.compile(
    r"shared (?:singleton )?module|favicon|ERR_INCOMPLETE_CHUNKED|ERR_CONNECTION_REFUSED|net::ERR_"
)

_MEASURE = """() => {
  const slide = document.querySelector(".reveal section.present");
  const unit = slide.clientWidth / 1920;
  const seen = [...slide.querySelectorAll("*")].filter((el) => !el.closest(".es-vh, script, defs") && el.getClientRects().length && getComputedStyle(el).visibility !== "hidden");
  const name = (el) => `${el.tagName.toLowerCase()}.${el.getAttribute("class") ?? ""} “${el.textContent.trim().slice(0, 40)}”`;
  const inside = (box, frame) => box.left >= frame.left - 1.5 && box.top >= frame.top - 1.5 && box.right <= frame.right + 1.5 && box.bottom <= frame.bottom + 1.5;
  const clipping = (el) => { let up = el.parentElement; while (up !== slide && (getComputedStyle(up).overflow === "visible" || getComputedStyle(up).display === "contents")) up = up.parentElement; return up; };
  const outside = seen.filter((el) => el.parentElement?.closest("svg") || getComputedStyle(el).display === "inline" ? false : !inside(el.getBoundingClientRect(), clipping(el).getBoundingClientRect()));
  const foot = slide.querySelector(".dk-foot")?.getBoundingClientRect();
  if (foot) outside.push(...seen.filter((el) => el.closest(".dk-body") && !el.parentElement.closest("svg") && el.getBoundingClientRect().bottom > foot.top + 1.5 && inside(el.getBoundingClientRect(), clipping(el).getBoundingClientRect())));
  const drawn = seen.filter((el) => el.matches("svg text") && !inside(el.getBoundingClientRect(), slide.getBoundingClientRect()));
  const worded = seen.filter((el) => [...el.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
  const size = (el) => parseFloat(getComputedStyle(el).fontSize) * (el.closest("svg") ? Math.hypot(el.getScreenCTM().a, el.getScreenCTM().b) : 1) / unit;
  const small = worded.filter((el) => !el.closest(".es-key") && size(el) < 27.9).map((el) => `${size(el).toFixed(1)} ${name(el)}`);
  return { words: worded.length, outside: outside.map(name), drawn: drawn.map(name), small };
}"""


class Show:
    """One deck, open."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []
        self.elsewhere: list[str] = []
        self.addresses: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._said)
        page.on("request", lambda request: self._asked(request.url))

    def open(self, url: str) -> Show:
        """Open the deck and wait until its slides are drawn."""
        self.page.goto(url)
        expect(self.page.locator(".reveal[data-deck=ready]")).to_be_attached()
        return self

    def connected(self) -> Show:
        """Wait until the room has been heard of."""
        expect(self.page.locator(".dk-pin").first).to_be_attached()
        return self

    @property
    def slide(self) -> Locator:
        """The slide that is seen."""
        return self.page.locator(".reveal section.present")

    def ids(self) -> list[str]:
        """Return the ids of all slides in order."""
        found: list[str] = self.page.eval_on_selector_all(
            ".slides > section", "(all) => all.map((el) => el.dataset.slide)"
        )
        assert found
        return found

    def turn(self, slide: str) -> Locator:
        """Turn to a slide by its id."""
        index = self.ids().index(slide)
        self.page.evaluate(
            "(index) => window.postMessage(JSON.stringify({ method: 'slide', args: [index] }), location.origin)",
            index,
        )
        found = self.page.locator(f'section[data-slide="{slide}"]')
        expect(found).to_have_class(re.compile(r"\bpresent\b"))
        return found

    def every_slide(self) -> Iterator[tuple[str, Locator]]:
        """Turn through the deck."""
        for slide in self.ids():
            yield slide, self.turn(slide)

    def reveal(self) -> None:
        """Reveal the exercise of this slide, if it has one."""
        if self.slide.locator(".es-live").count():
            if self.slide.locator(".es-live").get_attribute("data-state") != "shown":
                self.page.keyboard.press("r")
            expect(self.slide.locator(".es-live[data-state=shown]")).to_be_attached()
            self.settle()

    def settle(self) -> None:
        """Wait until the browser has laid out and painted twice."""
        self.page.evaluate(
            "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
        )

    def measure(self) -> dict[str, Any]:
        """Return what sticks out of this slide and which of its words are too small to be read from the back."""
        self.settle()
        measured: dict[str, Any] = self.page.evaluate(_MEASURE)
        assert measured["words"]
        return measured

    def _said(self, message: Any) -> None:
        # Voilà alone refuses the farewell of a page that is left; the decks' own server does not.
        farewell = "/voila/api/shutdown" in (message.location or {}).get("url", "")
        if message.type == "error" and not NOISE.search(message.text) and not farewell:
            self.faults.append(message.text)

    def _asked(self, url: str) -> None:
        self.addresses.append(url)
        if not OWN.match(url):
            self.elsewhere.append(url)
