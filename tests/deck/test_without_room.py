"""A deck that belongs to no workshop says so, and shows everything else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.deck.servers import free_port, voila
from tests.deck.show import Show
from workbook.course import load

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the decks without a room."""
    with voila(free_port(), tmp_path_factory.mktemp("alone"), room=None) as base:
        yield base


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_says_in_words_that_no_workshop_is_running(alone: str, page: Page, language: str) -> None:
    """Does the slide say why there are no answers, and claim no number?"""
    page.set_viewport_size({"width": 1920, "height": 1080})
    show = Show(page).open(f"{alone}/{language}/00-start-here.ipynb")
    words = load().text("deck.no-workshop").in_(language)  # type: ignore[arg-type]
    for slide in ("join", "rating"):
        place = show.turn(slide)
        expect(place.locator(".dk-silent")).to_have_text(words)
        measured = show.measure()
        assert (measured["outside"], measured["drawn"], measured["small"]) == ([], [], [])
    assert show.slide.locator(".es-live__stats dd").inner_text() == "–"
    assert show.slide.locator(".dk-btn:enabled").count() == 0
    assert not show.faults
    assert not show.elsewhere
