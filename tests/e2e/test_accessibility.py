"""axe finds nothing serious or critical on the page and on the deck, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import NAME, join, place, rate, saved, turn_to
from tests.e2e.axe import grave
from tests.e2e.conftest import Device
from tests.e2e.deck import open_deck, slide, slides
from tests.e2e.recorder import Recorder
from tests.e2e.workshop import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STEPS = (
    "1/service-rating",
    "1/our-customers",
    "1/service-levels",
    "1/seven-rules",
    "2/positioning-map",
    "2/product-service-grid",
    "2/delivered-value",
)


@pytest.mark.parametrize(
    ("kind", "language", "theme"),
    [("phone", "en", "light"), ("laptop", "zh", "dark"), ("phone", "zh", "light")],
)
def test_the_page_has_no_serious_barrier(
    served: Workshop, device: Device, recorder: Recorder, kind: str, language: str, theme: str
) -> None:
    """Joining with an error shown, every exercise with the room's answer, the checks before and after, the end."""
    page = device(kind, language, color_scheme=theme)
    page.goto(served.url)
    expect(page.locator(NAME)).to_be_visible()
    page.locator("button[type=submit]").click()
    found = [f"join: {each}" for each in grave(page)]
    join(page, served, f"{kind} {language} {theme}")
    for step in STEPS:
        turn_to(page, step)
        if step == "1/service-rating":
            rate(page, 7)
            saved(page)
            served.set("service-rating/before", revealed=True)
            expect(page.locator(".es-live__title")).to_be_visible()
        if step == "2/positioning-map":
            place(page, "us", 720, 80)
            place(page, "rival-1", 20, 80)
            page.locator(".es-stage h1").click()
        found += [f"{step}: {each}" for each in grave(page)]
    turn_to(page, "2/checks")
    found += [f"checks: {each}" for each in grave(page)]
    recorder.submitted |= {"check-2a", "check-2b"}
    check = page.locator("[data-check=check-2a]")
    check.locator(".es-choice label").first.click()
    check.locator("button[type=submit]").click()
    expect(check.locator(".es-verdict")).to_be_visible()
    page.locator(".es-home__do button").nth(1).click()
    found += [f"the end: {each}" for each in grave(page)]
    assert found == []


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("deck", ["01-defining-service", "02-competitive-positioning"])
def test_no_slide_has_a_serious_barrier(served: Workshop, device: Device, deck: str, language: str) -> None:
    """Every slide, the live ones with the room's answer."""
    page = device("projector", language)
    open_deck(page, served, deck, language)
    found = []
    for name in slides(page):
        section = slide(page, name)
        if section.locator(".es-live").count():
            page.keyboard.press("r")
            expect(section.locator(".dk-state").last).to_have_attribute("data-pending", "false")
        found += [f"{name}: {each}" for each in grave(page)]
        if section.locator(".es-live").count():
            page.keyboard.press("r")
    assert found == []
