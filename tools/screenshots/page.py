"""Pictures of the participants' page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.acts import NAME, PIN, field, place, rate, saved, tap, turn_to
from tests.e2e.workshop import Workshop
from tools.screenshots.room import RIVALS

SIZES: dict[str, ViewportSize] = {
    "phone": {"width": 390, "height": 844},
    "laptop": {"width": 1280, "height": 800},
}
LOCALES = {"en": "en-US", "zh": "zh-CN"}
NAMES = {"en": "Alice", "zh": "李娜"}
WORDS: dict[str, Any] = {
    "why": {
        "en": "She said good morning before I had found the door handle.",
        "zh": "我还没摸到门把手，她先说了声早。",
    },
    "who": {"en": ["Walk-in guests", "The kitchen"], "zh": ["午市上班族", "后厨"]},
    "service": {
        "en": ["A table and a meal", "Orders they can read"],
        "zh": ["二十分钟内吃完", "写得清楚的单子"],
    },
    "core": {"en": "A hot meal", "zh": "一碗热面"},
    "support": {"en": "On time", "zh": "准时"},
    "extraordinary": {"en": "They remembered my name", "zh": "记得我不吃香菜"},
}

Fill = Callable[[Page, str], None]


def _rating(page: Page, language: str) -> None:
    rate(page, 7)
    page.locator("textarea").first.fill(WORDS["why"][language])


def _map(page: Page, language: str) -> None:
    tap(page, 0.66, 0.72)
    tap(page, 0.3, 0.55)
    tap(page, 0.52, 0.38)
    for number in (1, 2):
        page.locator(f'[data-path="map.rival-{number}.name"]').fill(RIVALS[language][number - 1])


def _customers(page: Page, language: str) -> None:
    for row in (0, 1):
        if row:
            page.locator(".es-rowcards ~ .es-btn").click()
        page.locator(f'[data-path="customers.{row}.who"]').fill(WORDS["who"][language][row])
        page.locator(f'[data-path="customers.{row}.service"]').fill(WORDS["service"][language][row])
        page.locator(f'label:has([data-path="customers.{row}.side"])').nth(row).click()
    page.locator('label:has([data-path="care"])').nth(3).click()


def _levels(page: Page, language: str) -> None:
    for ring in ("core", "support", "extraordinary"):
        page.locator(f'[data-path="{ring}.0"]').fill(WORDS[ring][language])


def _value(page: Page, language: str) -> None:
    page.locator('[data-path="rival-name"]').fill(RIVALS[language][0])
    for item, us, rival in (
        ("product", "7", "6.5"),
        ("service", "8", "6"),
        ("people", "8", "6"),
        ("image", "6", "7.5"),
        ("money", "6", "5"),
        ("time", "4", "5.5"),
        ("mind", "3", "4.5"),
        ("effort", "3.5", "4"),
    ):
        field(page, f"scores.{item}.us").fill(us)
        field(page, f"scores.{item}.rival").fill(rival)


def _check(page: Page, language: str) -> None:
    check = page.locator("[data-check]").first
    check.locator(".es-choice label").nth(1).click()
    check.locator("button[type=submit]").click()
    expect(check.locator(".es-verdict")).to_be_visible()


STEPS: dict[str, Fill] = {
    "1/service-rating": _rating,
    "1/our-customers": _customers,
    "1/service-levels": _levels,
    "2/positioning-map": _map,
    "2/delivered-value": _value,
    "1/checks": _check,
}


def take(
    browser: Browser,
    workshop: Workshop,
    out: Path,
    *,
    kind: str,
    language: str,
    theme: Literal["light", "dark"] = "light",
) -> None:
    """Take every step of somebody with that device: the whole page, filled in."""
    context = browser.new_context(
        viewport=SIZES[kind],
        locale=LOCALES[language],
        color_scheme=theme,
        device_scale_factor=1,
    )
    page = context.new_page()
    dark = "" if theme == "light" else f"-{theme}"

    def shoot(name: str, *, whole: bool = True) -> None:
        page.screenshot(path=out / f"page-{name}-{language}-{kind}{dark}.png", full_page=whole)

    page.goto(workshop.url)
    expect(page.locator(NAME)).to_be_visible()
    shoot("join")
    page.fill(NAME, NAMES[language])
    page.fill(PIN, workshop.pin)
    page.press(PIN, "Enter")
    expect(page.locator(".es-stage h1")).to_be_visible()
    for step, fill in STEPS.items():
        turn_to(page, step)
        fill(page, language)
        page.locator("body").click(position={"x": 5, "y": 5})
        if step != "1/checks":
            saved(page)
        _still(page)
        shoot(step.split("/")[1])
    shoot("first-screen", whole=False)
    context.close()


def readme(browser: Browser, workshop: Workshop, out: Path, language: str) -> None:
    """Take the picture of the README: a phone with the positioning map half filled in."""
    context = browser.new_context(
        viewport=SIZES["phone"],
        locale=LOCALES[language],
        device_scale_factor=1.5,
        has_touch=True,
        is_mobile=True,
    )
    page = context.new_page()
    page.goto(workshop.url)
    page.fill(NAME, f"{NAMES[language]} 2")
    page.fill(PIN, workshop.pin)
    page.press(PIN, "Enter")
    expect(page.locator(".es-stage h1")).to_be_visible()
    turn_to(page, "2/positioning-map")
    _map(page, language)
    place(page, "us-next", 74, 86)
    saved(page)
    page.locator(".es-pick").evaluate("el => scrollTo(0, el.getBoundingClientRect().top + scrollY - 110)")
    _still(page)
    page.screenshot(path=out / f"page-{language}.png")
    context.close()


def _still(page: Page) -> None:
    """Wait until nothing moves any more."""
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((each) => each.finished))")
