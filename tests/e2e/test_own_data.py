"""A learner's own file in JupyterLab: chosen, matched, worked out, taken away."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.axe import grave_for_good
from tests.e2e.conftest import Device
from tests.e2e.lab import Lab, scrolled_to
from tests.e2e.recorder import Recorder

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: A bad mark on line 3, an empty one on line 4, a full-width one on line 5.
GRADES = "客户,年采购,按时付款\n兰溪医院,5,5\n江边书店,9,3\n绿园蔬果,4,\n老城图文,４,4\n北门宾馆,1,1\n"
RATES = "item,2026-09,2026-10\nhandover,78,81\nfuel,90,91\nphone,88,\n"


def card(page: Page) -> Locator:
    """Return the page of the own file, scrolled to."""
    return scrolled_to(page, page.locator("[data-own-data]"))


def choose(page: Page, name: str, content: bytes) -> None:
    """Choose a file as a learner does."""
    card(page).locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )


def use(page: Page, column: str, as_: str) -> None:
    """Say what a column is."""
    row = card(page).get_by_role("row").filter(has=page.get_by_role("rowheader", name=column, exact=True))
    row.locator("select").select_option(as_)


def test_customers_of_a_chinese_spreadsheet_are_graded(
    lab: Lab, device: Device, recorder: Recorder, tmp_path: Path
) -> None:
    """Is a GB18030 file graded, are its bad rows told by line, and is nothing of it sent elsewhere?"""
    page = device("laptop", "zh")
    lab.open(page, "zh/06-loyalty-economics")
    recorder.secret("兰溪医院")
    choose(page, "客户.csv", GRADES.encode("gb18030"))
    found = card(page)
    expect(found.get_by_text("GB18030")).to_be_visible()
    expect(found.get_by_role("cell", name="兰溪医院")).to_be_visible()
    go = found.locator("button[type=submit]")
    go.click()
    expect(found.get_by_role("alert").filter(has_text="至少选一列")).to_be_visible()
    for column, as_ in (("客户", "name"), ("年采购", "criterion"), ("按时付款", "criterion")):
        use(page, column, as_)
    go.click()
    expect(found.locator(".es-big")).to_have_text("3 个客户")
    expect(found.locator(".es-how")).to_contain_text("A 2 + B 0 + C 0 + D 1 = 3")
    found.locator("summary", has_text="没用的行").click()
    expect(found.locator("ol li")).to_have_text(
        ["第 3 行：“年采购”里的 9 不在 1 到 5 之间", "第 4 行：“按时付款”是空的"]
    )
    with page.expect_download() as download:
        found.get_by_role("button", name="下载分级结果").click()
    assert download.value.suggested_filename == "客户分级.csv"
    download.value.save_as(tmp_path / "graded.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "graded.csv").read_text("utf-8-sig"))))
    assert [(row[1], row[3]) for row in rows[1:]] == [("兰溪医院", "A"), ("老城图文", "A"), ("北门宾馆", "D")]
    assert grave_for_good(page, "[data-own-data]") == []


def test_a_file_that_cannot_be_used_says_so_and_the_next_one_works(lab: Lab, device: Device) -> None:
    """Is a picture refused in words, and is a table of months tracked after it?"""
    page = device("laptop", "en")
    lab.open(page, "en/11-tracking-satisfaction")
    choose(page, "photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00")
    found = card(page)
    expect(found.get_by_role("alert").filter(has_text="UTF-8 or GB18030")).to_be_visible()
    choose(page, "rates.csv", RATES.encode())
    expect(found.get_by_text("3 rows, 3 columns")).to_be_visible()
    expect(found.get_by_role("alert").filter(has_text="GB18030")).to_be_hidden()
    for column, as_ in (("item", "item"), ("2026-09", "month-rates"), ("2026-10", "month-rates")):
        use(page, column, as_)
    found.locator("button[type=submit]").click()
    expect(found.locator(".es-case")).to_contain_text("handover")
    expect(found.locator(".es-big")).to_have_text("1 of 3")
