"""Pictures of the console, with a room that has answered."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from facilitator.deck.reader import read
from tests.e2e.console import open_console, row
from tests.e2e.workshop import Workshop
from tools.screenshots.deck import shoot
from workbook.course import load

DECK = "01-defining-service"
SIZES = ((1280, 800), (1440, 900))
#: The slides that show the console at work: a finding, what people wrote, and words alone.
SLIDES = {"rate": "service-rating/before", "customers": "our-customers/once", "why": None}


def take(browser: Browser, workshop: Workshop, out: Path, language: str) -> None:
    """Take the console at the sizes of laptops, with the clock running."""
    context = browser.new_context(viewport={"width": SIZES[0][0], "height": SIZES[0][1]})
    page = context.new_page()
    open_console(page, workshop, language)
    start = page.get_by_role("button", name=load().text("console.start").in_(language))  # type: ignore[arg-type]
    if start.is_visible():
        start.click()
    page.locator(".cn-list__deck").select_option(DECK)
    for name, key in SLIDES.items():
        stand_at(page, workshop, name, key)
        for width, height in SIZES:
            page.set_viewport_size({"width": width, "height": height})
            shoot(page, out / f"console-{name}-{width}-{language}.png")
    context.close()


def stand_at(page: Page, workshop: Workshop, name: str, key: str | None) -> None:
    """Choose a slide, its exercise revealed, and wait until the picture shows it."""
    rows = page.locator(".cn-list__go")
    names = [each.id for each in read(DECK, "en").slides]
    rows.nth(names.index(name)).click()
    expect(page.locator(f'.cn-now [data-slide="{name}"]')).to_be_attached()
    if key:
        workshop.set(key, revealed=True)
        expect(page.locator(".cn-now .es-live")).to_have_attribute("data-state", "shown")
        expect(row(page, key)).to_have_attribute("data-shown", "true")
