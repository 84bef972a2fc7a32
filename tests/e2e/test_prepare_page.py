"""A facilitator prepares a day on the page, in a browser, and finds the pack in the folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitator.texts import say
from tests.e2e.axe import grave
from tests.e2e.conftest import Device
from tests.e2e.workshop import Workshop
from tests.prepare.rosters import roster_of
from workbook.schema import LANGUAGES, Language

pytestmark = [pytest.mark.browser, pytest.mark.slow]

WORDS = "interface/preparing.yaml"


def opened(page: Page, served: Workshop, language: Language) -> None:
    """Come in by a link and open the page from the facilitator's home."""
    page.goto(served.link())
    page.goto(f"{served.served.decks}/?language={language}")
    page.get_by_role("link", name=say("page-prepare", language)).click()
    expect(page.get_by_role("heading", name=said("title", language))).to_be_visible()


def said(key: str, language: Language) -> str:
    """Return the page's words."""
    return say(key, language, file=WORDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_is_prepared_in_a_browser(
    device: Device, served: Workshop, language: Language, tmp_path: Path
) -> None:
    """Are mistakes said beside their fields and nothing typed lost, and does the pack lie in the folder at the end?"""
    roster, pack = tmp_path / "guests.csv", tmp_path / "pack"
    roster.write_bytes(roster_of(12))
    page = device("laptop", language)
    opened(page, served, language)
    assert page.locator("html").get_attribute("lang") == {"en": "en", "zh": "zh-Hans"}[language]

    make = page.get_by_role("button", name=said("make", language))
    page.get_by_label(said("folder", language), exact=True).fill(str(pack))
    page.get_by_label(said("consultant", language), exact=True).fill("Chen Jie 陈洁")
    make.click()
    wrong = page.locator(".fd-row .fd-wrong")
    expect(wrong).to_have_count(3)
    assert grave(page) == []
    assert not pack.exists()

    page.get_by_label(said("date", language), exact=True).fill("2098-03-05")
    page.get_by_label(said("place-zh", language), exact=True).fill("海港酒店三楼")
    page.get_by_label(said("rsvp", language), exact=True).fill("answers@example.com")
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=said("roster", language)).click()
    chooser.value.set_files(roster)
    expect(page.get_by_text("guests.csv")).to_be_visible()
    make.click()
    expect(page.locator(".fd-prepare div[role=status]")).to_contain_text(str(pack))
    expect(wrong).to_have_count(0)
    assert (pack / "plan.yaml").read_text("utf-8").count("海港酒店三楼") == 2
    assert len(list((pack / "letters").glob("*.pdf"))) == 12
    assert (pack / "workbook-zh.pdf").stat().st_size > 10_000
