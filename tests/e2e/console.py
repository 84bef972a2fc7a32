"""A facilitator in front of the console."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.e2e.workshop import Workshop


def open_console(page: Page, workshop: Workshop, language: str = "en") -> None:
    """Come in by a fresh link and open the console; wait until the room has been heard of."""
    page.goto(workshop.link())
    page.goto(f"{workshop.served.decks}/voila/render/console.ipynb?language={language}")
    expect(page.locator(".cn-health li").first).to_have_attribute("data-good", "true")
    expect(page.locator(".cn-health li")).to_have_count(3)


def command(page: Page, name: str) -> None:
    """Press one of the large buttons: ``back``, ``next`` or ``blank``."""
    page.locator(f".cn-turn [data-command={name}]").click()


def choose(page: Page, deck: str, title: str | re.Pattern[str]) -> None:
    """Choose a slide of any deck from the list."""
    page.locator(".cn-list__deck").select_option(deck)
    page.locator(".cn-list__go", has_text=title).first.click()


def row(page: Page, key: str) -> Locator:
    """Return the row of an exercise round."""
    exercise, round_ = key.split("/")
    return page.locator(f'.cn-ex li[data-exercise="{exercise}"][data-round="{round_}"]')
