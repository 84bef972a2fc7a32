"""From the printed link to a slide on the wall, in a real browser."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import patient
from tests.facilitator.running import Running
from tests.waiting import eventually

pytestmark = pytest.mark.browser

DECK = "/voila/render/en/01-defining-service.ipynb"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was never here."""
    made = patient(browser.new_context(viewport={"width": 1280, "height": 720}))
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, served: Running) -> Page:
    """A page that came in through a fresh link."""
    known = len(served.links())
    served.press_enter()
    eventually(lambda: len(served.links()) > known)
    page = context.new_page()
    page.goto(served.links()[-1])
    return page


def serious(page: Page) -> str:
    """Return what axe finds serious or critical; empty when there is nothing."""
    found = Axe().run(page).response["violations"]
    return json.dumps([one["id"] for one in found if one["impact"] in ("serious", "critical")]).strip("[]")


def test_the_link_leads_home_and_leaves_no_token_behind(page: Page, served: Running) -> None:
    """Is the address that stays in the browser free of any code, and the cookie out of reach of scripts?"""
    assert page.url == f"{served.decks}/"
    expect(page.get_by_text(served.links()[-1])).to_have_count(0)
    cookies = page.evaluate("document.cookie")
    assert f"workshop-site-{served.deck_port}" not in cookies


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_home_can_be_used_by_everybody(page: Page, served: Running, language: str) -> None:
    """Has the home no serious barrier, and is each deck's link named by language and deck?"""
    page.goto(f"{served.decks}/?language={language}")
    expect(page.locator("html")).to_have_attribute("lang", "en" if language == "en" else "zh-Hans")
    assert page.get_by_role("link", name="English Defining service").count() == 1
    assert page.get_by_role("link", name="中文 什么是好服务").count() == 1
    assert serious(page) == ""


def test_a_stranger_is_told_where_to_get_a_link(context: BrowserContext, served: Running) -> None:
    """Does a browser without the cookie see words, and nothing else?"""
    stranger = context.new_page()
    answer = stranger.goto(f"{served.decks}{DECK}")
    assert answer is not None
    assert answer.status == 403
    expect(stranger.get_by_role("heading", level=1)).to_have_text("This page is for the facilitator")
    assert serious(stranger) == ""


def test_a_deck_shows_the_room_and_frees_its_kernel(page: Page, served: Running) -> None:
    """Does a deck draw its slides with the room's PIN, load from here only, and leave no kernel behind?"""
    hosts: set[str | None] = set()
    trouble: list[str] = []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("console", lambda said: trouble.append(said.text) if said.type == "error" else None)
    eventually(served.kernels)
    waiting = len(served.kernels())  # the one that is kept ready for the next to come
    page.get_by_role("link", name="English Defining service").click()
    expect(page.locator("section.present")).to_be_visible()
    pin = next(line for line in served.said if line.startswith("PIN")).split()[1]
    page.keyboard.press("ArrowRight")
    expect(page.locator("section.present")).to_contain_text(pin)
    assert hosts - {None, ""} == {"127.0.0.1"}
    assert trouble == []
    eventually(lambda: len(served.kernels()) == waiting + 1)
    page.goto(f"{served.decks}/")
    eventually(lambda: len(served.kernels()) == waiting)
