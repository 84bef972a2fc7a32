"""A facilitator in front of a deck."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.e2e.workshop import Workshop


def open_deck(page: Page, workshop: Workshop, deck: str, language: str = "en") -> None:
    """Come in by a fresh link and open a deck; wait until the room has been heard of."""
    page.goto(workshop.link())
    page.goto(f"{workshop.served.decks}/voila/render/{language}/{deck}.ipynb")
    expect(page.locator(".reveal[data-deck=ready]")).to_be_attached()
    expect(page.locator(".dk-pin", has_text=workshop.pin).first).to_be_attached()


def slide(page: Page, name: str) -> Locator:
    """Turn to a slide by its id; wait until the room has told how its exercise stands."""
    order = slides(page)
    found = page.locator(f'section[data-slide="{name}"]')
    page.evaluate(
        "index => window.postMessage(JSON.stringify({method: 'slide', args: [index]}), location.origin)",
        order.index(name),
    )
    expect(found).to_contain_class("present")
    expect(found.locator(".dk-btn:disabled")).to_have_count(0)
    return found


def slides(page: Page) -> list[str]:
    """Return the ids of all slides, in order."""
    found: list[str] = page.eval_on_selector_all(
        ".reveal .slides > section", "all => all.map(each => each.dataset.slide)"
    )
    assert found
    return found
