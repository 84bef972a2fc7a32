"""Pictures of a module in JupyterLab."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.e2e.acts import place, saved
from tests.e2e.lab import Lab, form, join_card

MODULES = {"en": "en/02-competitive-positioning", "zh": "zh/02-competitive-positioning"}


def take(browser: Browser, lab: Lab, out: Path, language: str) -> None:
    """Take the join form and an exercise."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    lab.open(page, MODULES[language])
    card = join_card(page)
    card.scroll_into_view_if_needed()
    card.locator("summary").click()
    expect(card.locator("form input").first).to_be_visible()
    page.screenshot(path=out / f"notebook-join-{language}.png")
    exercise = form(page, "positioning-map")
    place(exercise, "us", 66, 72)
    saved(page, form="positioning-map")
    for part in (".es-title", ".es-mapbox", ".es-result"):
        exercise.locator(part).first.evaluate("el => el.scrollIntoView({block: 'start'})")
        page.screenshot(path=out / f"notebook-map{part.replace('.es', '')}-{language}.png")
    context.close()
