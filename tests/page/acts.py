"""What people do on the page, in the words of the tests."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.page.server import Server

NAME, PIN, TABLE, CODE = ("input[name=name]", "input[name=pin]", "input[name=table]", "input[name=code]")


def join(page: Page, server: Server, name: str = "Lin Yue", *, table: str = "") -> None:
    """Join the room and wait for the first exercise."""
    page.fill(NAME, name)
    page.fill(PIN, server.pin)
    page.fill(TABLE, table)
    page.press(PIN, "Enter")
    expect(page.locator(".es-stage h1")).to_be_visible()


def come_back(page: Page, server: Server, code: str) -> None:
    """Join as somebody who was here before."""
    page.locator(".es-join__swap").click()
    page.fill(CODE, code)
    page.fill(PIN, server.pin)
    page.press(PIN, "Enter")


def code_of(page: Page) -> str:
    """Return the come-back code, as the workbook's card shows it."""
    if page.locator(".es-code").is_hidden():
        page.locator(".es-home__do button").nth(1).click()
    return page.locator(".es-code__letters").inner_text()


def turn_to(page: Page, address: str) -> None:
    """Turn to an exercise by its address, as a link would."""
    page.evaluate("address => { location.hash = address }", address)
    expect(page.locator(f'.es-steps a[href="{address}"]')).to_have_attribute("aria-current", "step")


def rate(page: Page, mark: int) -> None:
    """Choose a mark on the scale."""
    page.locator(".es-scale label").nth(mark - 1).click()


def save_state(page: Page, state: str) -> None:
    """Wait until the bar says that save state."""
    expect(page.locator(".es-save")).to_have_attribute("data-save", state)


def error_of(page: Page, field: str) -> Locator:
    """Return the sentence that says what is wrong with a field: the input names it as its description."""
    described = page.locator(field).get_attribute("aria-describedby") or ""
    return page.locator(f"#{described.split()[-1]}")


def stored(page: Page) -> dict[str, str]:
    """Return what this device keeps."""
    return dict(page.evaluate("Object.fromEntries(Object.entries(localStorage))"))


def secret_of(page: Page) -> str:
    """Return the device's secret."""
    return next(value for key, value in stored(page).items() if key.endswith("/secret"))


def me(page: Page, server: Server) -> Any:
    """Return what the room has of the person at this page."""
    return server.call("GET", "/api/me", secret=secret_of(page))


CHINESE = re.compile(r"[\u4e00-\u9fff]")


def speaks(words: str, language: str) -> bool:
    """Say whether a sentence is in that language, and not in the other."""
    return bool(words.strip()) and bool(CHINESE.search(words)) == (language == "zh")
