"""Work that was done alone goes along as a file, or waits in the browser for a computer that has forgotten it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import rate, saved
from tests.e2e.axe import grave_for_good
from tests.e2e.conftest import Device
from tests.e2e.lab import Lab, form, jupyter_lab, menu, scrolled_to

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(400)]

RATING = "service-rating"
WORDS = "她记得我的名字"
MEGABYTE = 1024 * 1024
#: Files that are no take-away of this version, and what is said about each in Chinese.
REFUSED = {
    "torn.json": (b'{"kind": "exceptional-service-workbook", "vers', "已经损坏"),
    "foreign.json": (b'{"cells": [], "nbformat": 4}', "不是这门课"),
    "newer.json": (b'{"kind": "exceptional-service-workbook", "version": 2}', "更新版本"),
}


def test_work_comes_back_on_another_computer_and_from_the_browser(tmp_path: Path, device: Device) -> None:
    """From the file, elsewhere; from this browser, at the same address, when the computer has forgotten all."""
    with jupyter_lab(folder(tmp_path, "first")) as lab:
        mine = device("laptop", "en")
        lab.open(mine, "en/00-start-here")
        answer(mine)
        lab.open(mine, "en/index")
        with mine.expect_download() as downloading:
            part(mine, "Take my work with me").get_by_role("button", name="Download my work").click()
        taken = tmp_path / downloading.value.suggested_filename
        downloading.value.save_as(taken)
        assert WORDS in taken.read_text("utf-8")
        elsewhere(tmp_path, taken, device("laptop", "zh"))
        port = lab.port
    with jupyter_lab(folder(tmp_path, "third"), port=port) as forgetful:
        forgetful.open(mine, "zh/index", at="notebooks")
        offer = mine.locator(".es-offer__card")
        expect(offer).to_contain_text("留着你的一个答案")
        offer.get_by_role("button", name="带回来").click()
        expect(mine.locator(".es-offer")).to_contain_text("带回来了 1 项")
        begun(forgetful, mine, at="notebooks")


def elsewhere(tmp_path: Path, taken: Path, page: Page) -> None:
    """On another computer: files that are not ours change nothing, and ours brings everything."""
    with jupyter_lab(folder(tmp_path, "second")) as lab:
        lab.open(page, "zh/index")
        bring = part(page, "把内容带回来")
        for name, (content, words) in REFUSED.items():
            (tmp_path / name).write_bytes(content)
            drop(bring, tmp_path / name)
            expect(bring.get_by_role("alert")).to_contain_text(words)
        with (tmp_path / "large.json").open("wb") as large:
            large.truncate(50 * MEGABYTE)
        drop(bring, tmp_path / "large.json")
        expect(bring.get_by_role("alert")).to_contain_text("超过 8 MB")
        expect(part(page, "你做到哪里了")).to_contain_text("还没开始写")
        drop(bring, taken)
        expect(bring.locator(".es-preview")).to_contain_text(taken.name)
        expect(part(page, "你做到哪里了")).to_contain_text("还没开始写")
        assert grave_for_good(page, ".es-notebook") == []
        bring.get_by_role("button", name="带回来").click()
        expect(bring).to_contain_text("带回来了 1 项")
        begun(lab, page)


def folder(tmp_path: Path, name: str) -> Path:
    """Return an empty folder: a computer on which nothing was written yet."""
    made = tmp_path / name
    made.mkdir()
    return made


def answer(page: Page) -> None:
    """Answer one exercise."""
    shown = form(page, RATING)
    rate(shown, 7)
    shown.locator("textarea").first.fill(WORDS)
    saved(page, form=RATING)


def begun(lab: Lab, page: Page, *, at: str = "lab/tree") -> None:
    """Check that the start page knows of the answer, and that a module shows it."""
    expect(part(page, "你做到哪里了")).to_contain_text("练习做好 1 个")
    lab.open(page, "zh/01-defining-service", at=at)
    shown = form(page, RATING)
    expect(shown.locator("textarea").first).to_have_value(WORDS)
    expect(shown.locator("label", has=page.locator("input:checked"))).to_contain_text("7")


def part(page: Page, title: str) -> Locator:
    """Return a section of the start page by its heading."""
    section = page.locator("[data-study] section", has=page.get_by_role("heading", name=title, exact=True))
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
