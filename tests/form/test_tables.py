"""Sheets, and every table taken away as a CSV file."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser


def downloaded(bench: Bench, button: str = "Download as CSV") -> tuple[str, list[list[str]]]:
    """Press the button and return the file's name and its rows."""
    with bench.page.expect_download() as caught:
        bench.page.get_by_role("button", name=button).click()
    content = Path(caught.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    return caught.value.suggested_filename, list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_is_a_sheet_named_by_its_first_words(bench: Bench) -> None:
    bench.open(kinds.exercise("partners"))
    expect(bench.group("Partner 1")).to_be_visible()
    bench.field("Partner’s name").fill("Payroll")
    expect(bench.group("Partner 1: Payroll")).to_be_visible()
    bench.page.get_by_role("button", name="Add: Partner").click()
    expect(bench.group("Partner 2").get_by_label("Partner’s name")).to_be_focused()
    bench.page.keyboard.type("Catering")
    bench.switch("zh")
    expect(bench.group("合作方 2：Catering")).to_be_visible()
    assert bench.saved() == {"partners": [{"name": "Payroll"}, {"name": "Catering"}]}


def test_is_a_sheet_removed_and_brought_back_with_all_that_is_in_it(bench: Bench) -> None:
    value = {"partners": [{"name": "Payroll", "tasks": ["ask", "pay"], "start": "2026/12/1"}, {"name": "B"}]}
    bench.room.put("bench", value, revision=1)
    bench.open(kinds.exercise("partners"))
    bench.page.get_by_role("button", name="Remove Partner 1").click()
    assert bench.saved() == {"partners": [{"name": "B"}]}
    bench.page.get_by_role("button", name="Undo").click()
    assert bench.saved() == value


def test_is_what_was_removed_named_in_the_language_of_the_page(bench: Bench) -> None:
    """A row without a name is called by its number, in either language."""
    bench.room.put("bench", {"partners": [{"tasks": ["ask"]}, {"name": "B"}]}, revision=1)
    bench.open(kinds.exercise("partners"))
    bench.page.get_by_role("button", name="Remove Partner 1").click()
    offered = bench.page.locator(".es-undo", has=bench.page.get_by_role("button"))
    expect(offered).to_contain_text("Partner 1")
    bench.switch("zh")
    expect(offered).to_contain_text("合作方 1")
    expect(offered).not_to_contain_text("Partner")


def test_is_a_problem_in_a_sheet_said_at_its_own_control(bench: Bench) -> None:
    bench.open(kinds.exercise("partners", "steps"))
    start = bench.group("Partner 1").get_by_role("textbox", name="Start", exact=True)
    start.fill("soon")
    start.blur()
    expect(start).to_have_attribute("aria-invalid", "true")
    due = bench.group("Deliver").get_by_role("textbox", name="By when", exact=True)
    due.fill("2026-02-30")
    due.blur()
    expect(due).to_have_attribute("aria-invalid", "true")
    expect(bench.group("Prepare").get_by_role("alert")).to_have_count(0)
    assert bench.saved() == {
        "partners": [{"start": "soon"}],
        "steps": {"deliver": {"by": "2026-02-30"}},
    }


def test_are_fields_of_a_sheet_one_under_the_other(bench: Bench) -> None:
    bench.page.set_viewport_size({"width": 1280, "height": 800})
    bench.open(kinds.exercise("steps"))
    sheet = bench.group("Prepare")
    risk, when = (
        sheet.get_by_label("What can go wrong").bounding_box(),
        sheet.get_by_role("textbox").last.bounding_box(),
    )
    assert risk
    assert when
    assert when["y"] >= risk["y"] + risk["height"]


def test_does_the_download_appear_with_the_first_content_and_carry_the_pages_words(bench: Bench) -> None:
    bench.open(kinds.exercise("partners"))
    button = bench.page.get_by_role("button", name="Download as CSV")
    expect(button).to_be_hidden()
    bench.field("Partner’s name").fill("=cmd()")
    expect(button).to_be_visible()
    bench.field("Terms").fill('-10%, "net"\nsecond line')
    for number, task in ((0, "@risk"), (1, "-5")):
        bench.group("Tasks").get_by_role("button", name="Add: Task").click()
        bench.group("Tasks").get_by_role("textbox").nth(number).fill(task)
    name, rows = downloaded(bench)
    assert name == "Partners.csv"
    assert rows == [
        ["Partner’s name", "Terms", "Tasks", "Start", "First call"],
        ["'=cmd()", '\'-10%, "net"\nsecond line', "'@risk\n-5", "", ""],
    ]
    bench.switch("zh")
    name, rows = downloaded(bench, "下载为 CSV")
    assert name == "合作方.csv"
    assert rows[0] == ["合作方名称", "条件", "任务", "开始日期", "首次通话"]


def test_does_a_table_with_given_rows_download_with_options_in_words(bench: Bench) -> None:
    bench.open(kinds.exercise("table"), language="zh")
    bench.page.get_by_role("textbox", name="产品 分数").fill("-7,5")
    bench.page.get_by_role("group", name="人员 喝的").get_by_label("茶").check()
    _, rows = downloaded(bench, "下载为 CSV")
    assert rows == [["项目", "分数", "喝的"], ["产品", "-7,5", ""], ["人员", "", "茶"]]


def test_is_a_grid_that_was_downloaded_read_again_as_it_was(bench: Bench) -> None:
    value: dict[str, Any] = {
        "rates": {
            "columns": ["2024", "=2025", ""],
            "rows": [{"name": "+North", "cells": ["85", "", "１"]}, {"name": "南,区", "cells": []}],
        }
    }
    bench.room.put("bench", value, revision=1)
    bench.open(kinds.exercise("rates"))
    with bench.page.expect_download() as caught:
        bench.page.get_by_role("button", name="Download as CSV").click()
    content = Path(caught.value.path()).read_bytes()
    assert list(csv.reader(io.StringIO(content.decode("utf-8-sig")))) == [
        ["Branch", "2024", "'=2025", ""],
        ["'+North", "85", "", "１"],
        ["南,区", "", "", ""],
    ]
    bench.page.evaluate("() => form.adopt({})")
    bench.page.locator("input[type=file]").set_input_files(
        {"name": "Rates by branch.csv", "mimeType": "text/csv", "buffer": content}
    )
    expect(bench.page.get_by_role("textbox", name="+North 2024")).to_have_value("85")
    value["rates"]["columns"].pop()
    assert bench.saved() == value
