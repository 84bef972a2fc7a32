"""Pictures of the decks, with a room that has answered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect

from facilitator.deck import files
from tests.charts.crowd import keys
from tests.e2e.deck import open_deck, slide, slides
from tests.e2e.workshop import Workshop

SCREEN: ViewportSize = {"width": 1920, "height": 1080}


def take(browser: Browser, workshop: Workshop, out: Path, language: str, wanted: Sequence[str] = ()) -> None:
    """Take every slide of the decks ``wanted`` (all for none): live ones before and after the reveal."""
    context = browser.new_context(viewport=SCREEN)
    page = context.new_page()
    for deck in wanted or files.names():
        for key in keys():
            workshop.set(key, revealed=False)
        open_deck(page, workshop, deck, language)
        for number, name in enumerate(slides(page), start=1):
            section = slide(page, name)
            file = f"deck-{deck[:2]}-{number:02}-{name}-{language}"
            live = section.locator(".es-live")
            if live.count():
                shoot(page, out / f"{file}-before.png")
                page.keyboard.press("r")
                expect(live).to_have_attribute("data-state", "shown")
            shoot(page, out / f"{file}.png")
    context.close()


def readme(browser: Browser, workshop: Workshop, out: Path, language: str) -> None:
    """Take the picture of the README: the histogram of the room's ratings."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    workshop.set("service-rating/before", revealed=True)
    open_deck(page, workshop, "01-defining-service", language)
    section = slide(page, "rate")
    expect(section.locator(".es-live")).to_have_attribute("data-state", "shown")
    shoot(page, out / f"deck-{language}.png")
    context.close()


def shoot(page: Page, file: Path) -> None:
    """Take a picture once nothing moves any more."""
    page.mouse.move(0, 0)
    page.evaluate("() => document.fonts.ready")
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    page.screenshot(path=file)
