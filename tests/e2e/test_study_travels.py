"""Work that was done alone goes along as a file, or waits in the browser for a computer that has forgotten it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import rate, saved
from tests.e2e.axe import grave_for_good
from tests.e2e.conftest import Device
from tests.e2e.lab import Lab, form, jupyter_lab, scrolled_to
from workbook.course import load
from workbook.schema import Language

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RATING = "service-rating"
WORDS = "她记得我的名字"
MEGABYTE = 1024 * 1024
#: Files that are no take-away of this version, by the code of what is said about them.
REFUSED = {
    "corrupt": b'{"kind": "exceptional-service-workbook", "vers',
    "foreign": b'{"cells": [], "nbformat": 4}',
    "newer": b'{"kind": "exceptional-service-workbook", "version": 2}',
}


def test_work_comes_back_on_another_computer_and_from_the_browser(
    lab: Lab, tmp_path: Path, device: Device
) -> None:
    """From the file, elsewhere; from this browser, at the same address, when the computer has forgotten all."""
    mine = device("laptop", "en")
    lab.open(mine, "en/00-start-here")
    answer(mine)
    lab.open(mine, "en/index")
    with mine.expect_download() as downloading:
        part(mine, "take", "en").get_by_role("button", name=said("take-file", "en")).click()
    taken = tmp_path / downloading.value.suggested_filename
    downloading.value.save_as(taken)
    assert WORDS in taken.read_text("utf-8")
    elsewhere(tmp_path, taken, device("laptop", "zh"))
    lab.forget()
    lab.open(mine, "zh/index", at="notebooks")
    offer = mine.locator(".es-offer__card")
    expect(offer).to_contain_text(said("offer-one"))
    offer.get_by_role("button", name=said("offer-bring")).click()
    expect(mine.locator(".es-offer")).to_contain_text(said("brought", brought=1))
    begun(lab, mine, at="notebooks")


def elsewhere(tmp_path: Path, taken: Path, page: Page) -> None:
    """On another computer, at another address: files that are not ours change nothing, and ours brings everything."""
    (tmp_path / "elsewhere").mkdir()
    with jupyter_lab(tmp_path / "elsewhere") as lab:
        lab.open(page, "zh/index")
        bring, progress = part(page, "bring"), part(page, "title")
        for code, content in REFUSED.items():
            (tmp_path / f"{code}.json").write_bytes(content)
            drop(bring, tmp_path / f"{code}.json")
            refused(bring, f"takeaway-{code}")
        with (tmp_path / "large.json").open("wb") as large:
            large.truncate(50 * MEGABYTE)
        drop(bring, tmp_path / "large.json")
        refused(bring, "takeaway-too-large")
        expect(progress).to_contain_text(said("welcome"))
        drop(bring, taken)
        expect(bring.locator(".es-preview")).to_contain_text(taken.name)
        expect(progress).to_contain_text(said("welcome"))
        assert grave_for_good(page, ".es-notebook") == []
        bring.get_by_role("button", name=said("bring-go")).click()
        expect(bring).to_contain_text(said("brought", brought=1))
        begun(lab, page)


def refused(bring: Locator, code: str) -> None:
    """Wait until a file is refused in the words of a message."""
    expect(bring.get_by_role("alert")).to_contain_text(pattern(load().messages[code].zh))


def said(key: str, language: Language = "zh", **figures: object) -> re.Pattern[str]:
    """Return what a text of studying alone says; any figure that is not given may be any."""
    return pattern(getattr(load().text(f"study.{key}"), language), **figures)


def pattern(words: str, **figures: object) -> re.Pattern[str]:
    """Return a pattern of words with figures in them."""
    parts = re.split(r"\{(\w+)\}", words)
    parts[1::2] = [str(figures.get(name, "")) for name in parts[1::2]]
    return re.compile("".join(re.escape(part) if part else ".*" for part in parts))


def answer(page: Page) -> None:
    """Answer one exercise."""
    shown = form(page, RATING)
    rate(shown, 7)
    shown.locator("textarea").first.fill(WORDS)
    saved(page, form=RATING)


def begun(lab: Lab, page: Page, *, at: str = "lab/tree") -> None:
    """Check that the start page knows of the answer, and that a module shows it."""
    expect(part(page, "title")).to_contain_text(said("progress"))
    lab.open(page, "zh/01-defining-service", at=at)
    shown = form(page, RATING)
    expect(shown.locator("textarea").first).to_have_value(WORDS)
    expect(shown.locator("label", has=page.locator("input:checked"))).to_contain_text("7")


def part(page: Page, title: str, language: Language = "zh") -> Locator:
    """Return a section of the start page by its heading."""
    heading = page.get_by_role("heading", name=said(title, language))
    section = page.locator("[data-study] section", has=heading)
    return scrolled_to(page, section)


def drop(where: Locator, path: Path) -> None:
    """Drop a file of this computer on something, as the browser itself reports it."""
    where.scroll_into_view_if_needed()
    box = where.bounding_box()
    assert box is not None
    place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 30}
    session = where.page.context.new_cdp_session(where.page)
    data = {"items": [], "files": [str(path)], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, **place, "data": data})
    session.detach()
