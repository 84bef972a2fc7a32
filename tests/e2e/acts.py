"""What people do in front of a page, in the words of the tests."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Locator, Page, expect

NAME, PIN, CODE = "input[name=name]", "input[name=pin]", "input[name=code]"


class Joinable(Protocol):
    """A workshop that can be joined."""

    @property
    def url(self) -> str:
        """The participants' page."""

    @property
    def pin(self) -> str:
        """What one types to join."""


def join(page: Page, workshop: Joinable, name: str) -> None:
    """Open the page, join, and wait for the first exercise."""
    page.goto(workshop.url)
    page.fill(NAME, name)
    page.fill(PIN, workshop.pin)
    page.press(PIN, "Enter")
    expect(page.locator(".es-stage h1")).to_be_visible()


def come_back(page: Page, workshop: Joinable, code: str) -> None:
    """Join with the code of another device."""
    page.goto(workshop.url)
    page.click(".es-join__swap")
    page.fill(CODE, code)
    page.fill(PIN, workshop.pin)
    page.press(PIN, "Enter")
    expect(page.locator(".es-stage h1")).to_be_visible()


def turn_to(page: Page, step: str) -> None:
    """Turn to an exercise by the line of steps or the address: ``"1/service-rating"``."""
    page.evaluate("step => { location.hash = step }", f"#{step}")
    expect(page.locator(f'.es-steps a[href="#{step}"]')).to_have_attribute("aria-current", "step")


def saved(page: Page, *, form: str | None = None) -> None:
    """Wait until the page, or the form of an exercise in a notebook, says that everything is saved."""
    whole: Page | Locator = page
    if form:
        whole = page.locator(".es-notebook", has=page.locator(f'[data-exercise="{form}"]'))
    expect(whole.locator(".es-save")).to_have_attribute("data-save", "saved")


def field(form: Page | Locator, path: str) -> Locator:
    """Return the box in which something is typed; a slider beside it has the same path."""
    return form.locator(f'[data-path="{path}"]:not([type=range])')


def rate(form: Page | Locator, mark: int) -> None:
    """Choose a mark on a scale."""
    form.locator(".es-scale label", has_text=str(mark)).first.click()


def place(form: Page | Locator, point: str, x: int, y: int) -> None:
    """Give a point of a map its place in numbers."""
    field(form, f"map.{point}.x").fill(str(x))
    field(form, f"map.{point}.y").fill(str(y))


def tap(form: Page | Locator, x: float, y: float) -> None:
    """Tap the map at a share of its width and height, counted from the lower left corner."""
    picture = form.locator(".es-mapbox svg").first
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] * x, "y": box["height"] * (1 - y)})


def compose(page: Page, pinyin: list[str], words: str) -> None:
    """Type words with an input method: letters that are shown underlined, then the choice."""
    session = page.context.new_cdp_session(page)
    for letters in pinyin:
        session.send(
            "Input.imeSetComposition",
            {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)},
        )
    session.send("Input.insertText", {"text": words})
    session.detach()


def secret_of(page: Page) -> str:
    """Return the device's secret."""
    kept: dict[str, str] = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    return next(value for key, value in kept.items() if key.endswith("/secret"))
