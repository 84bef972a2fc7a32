"""Guessing the PIN: five wrong tries, then words with a wait."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.acts import NAME, PIN
from tests.e2e.conftest import Device
from tests.e2e.test_bad_input import beside, speaks
from tests.e2e.workshop import Workshop

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", ["en", "zh"])
def test_after_five_wrong_pins_the_page_says_how_long_to_wait(
    served: Workshop, device: Device, language: str
) -> None:
    """In words, with the seconds; the name is still there."""
    page = device("phone", language)
    page.goto(served.url)
    page.fill(NAME, "Dora")
    for _ in range(6):
        page.fill(PIN, "00000")
        page.press(PIN, "Enter")
        words = speaks(beside(page, PIN), language)
        if re.search(r"\d", words):
            break
    else:
        raise AssertionError("six wrong tries, and no word of waiting")
    expect(page.locator(NAME)).to_have_value("Dora")
    expect(page.locator("button[type=submit]")).to_be_disabled()
