"""Can somebody bring their own numbers: typed, pasted from a spreadsheet, or read from a file?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser

PASTE = """(box, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def box(bench: Bench, name: str) -> Locator:
    """The box of this name, such as ``North 2024`` or ``Year 2``."""
    return bench.page.get_by_role("textbox", name=name, exact=True)


def paste(bench: Bench, name: str, text: str) -> None:
    """Paste a text into a box, as Ctrl+V does."""
    box(bench, name).evaluate(PASTE, text)


def read(bench: Bench, content: bytes, name: str = "rates.csv") -> None:
    """Choose a file."""
    bench.page.locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )


def grid(columns: list[str], **rows: list[str]) -> dict[str, Any]:
    """Return the raw value of a grid."""
    lines = [{"name": name, "cells": cells} for name, cells in rows.items()]
    return {"rates": {"columns": columns, "rows": lines}}


def test_are_boxes_named_by_row_and_column_and_filled_by_keyboard(bench: Bench) -> None:
    bench.open(kinds.exercise("rates"))
    keys = bench.page.keyboard
    box(bench, "Year 1").fill("2024")
    box(bench, "Branch 1").fill("North")
    box(bench, "North 2024").focus()
    keys.type("85")
    keys.press("Enter")
    expect(box(bench, "Branch 2 2024")).to_be_focused()
    keys.type("n/a")
    keys.press("ArrowUp")
    expect(box(bench, "North 2024")).to_be_focused()
    assert bench.saved() == grid(["2024"], North=["85"], **{"": ["n/a"]})
    alert = bench.page.get_by_role("row").get_by_role("alert")
    expect(alert).to_have_text("Please write a number, such as 7 or 7.5.")
    expect(box(bench, "Branch 2 2024")).to_have_attribute("aria-invalid", "true")
    expect(box(bench, "North 2024")).not_to_have_attribute("aria-invalid", "true")


def test_is_a_missing_name_asked_for_where_it_is_missing(bench: Bench) -> None:
    bench.open(kinds.exercise("rates", "due"))
    box(bench, "Branch 1 Year 2").fill("7")
    bench.wait_for_state("saved")
    expect(bench.page.get_by_text("Please give this a name.")).to_have_count(0)
    bench.page.get_by_role("textbox", name="Due", exact=True).focus()
    expect(bench.page.get_by_text("Please give this a name.")).to_have_count(2)
    expect(box(bench, "Year 2")).to_have_accessible_description("Please give this a name.")
    expect(box(bench, "Branch 1")).to_have_accessible_description("Please give this a name.")
    expect(box(bench, "Year 1")).to_have_accessible_description("")


def test_does_a_paste_fill_onward_and_let_the_grid_grow(bench: Bench) -> None:
    bench.open(kinds.exercise("rates"))
    box(bench, "Year 1").fill("2024")
    paste(bench, "Branch 2", "North\t85\t90%\nSouth\t80\t81 %\n中区\t70\t\n")
    assert bench.saved() == {
        "rates": {
            "columns": ["2024"],
            "rows": [
                {"name": "", "cells": []},
                {"name": "North", "cells": ["85", "90"]},
                {"name": "South", "cells": ["80", "81"]},
                {"name": "中区", "cells": ["70"]},
            ],
        }
    }
    expect(bench.page.get_by_text("Pasted over what stood here.")).to_be_visible()
    bench.page.get_by_role("button", name="Undo").click()
    assert bench.saved() == {"rates": {"columns": ["2024"], "rows": []}}


def test_does_one_word_paste_as_the_browser_does(bench: Bench) -> None:
    bench.open(kinds.exercise("rates"))
    paste(bench, "Year 1", "2024")  # the browser's own paste is not in this event
    assert bench.page.evaluate("saver.current('bench', 'once').value") == {}


def test_is_a_file_read_and_its_unit_taken_off(bench: Bench) -> None:
    bench.open(kinds.exercise("rates"))
    read(bench, '"分店"\t"2024"\t2025\n北区\t85％\t"90"\n南区\t80\t\n\n'.encode("gb18030"))
    expect(box(bench, "北区 2024")).to_have_value("85")
    assert bench.saved() == grid(["2024", "2025"], 北区=["85", "90"], 南区=["80"])


def test_does_what_does_not_fit_stay_out_in_words_and_what_was_there_come_back(bench: Bench) -> None:
    bench.open(kinds.exercise("rates"))
    box(bench, "Year 1").fill("kept")
    lines = [f"Branch {i},1,2,3,4,5,6" for i in range(8)]
    read(bench, "\n".join([",a,b,c,d,e,f", *lines]).encode())
    said = "That goes to column 6 and row 8. Only 4 columns and 5 rows fit here, so the rest was left out."
    expect(bench.page.get_by_text(said)).to_be_visible()
    value = bench.saved()["rates"]
    assert value["columns"] == ["a", "b", "c", "d"]
    assert [row["cells"] for row in value["rows"]] == [["1", "2", "3", "4"]] * 5
    bench.switch("zh")
    expect(bench.page.get_by_text("内容要到第 6 列、第 8 行")).to_be_visible()
    bench.page.get_by_role("button", name="撤销").click()
    assert bench.saved() == {"rates": {"columns": ["kept"], "rows": []}}


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"PK\x03\x04\x00\x00", "rates.xlsx", "“rates.xlsx” is no CSV file."),
        (b" \n\n", "empty.csv", "There is nothing in “empty.csv”."),
        (b"1,2\n" * 300_000, "long.csv", "“long.csv” is too large"),
    ],
)
def test_is_a_file_of_no_use_said_and_nothing_changed(
    bench: Bench, content: bytes, name: str, said: str
) -> None:
    bench.open(kinds.exercise("rates"))
    box(bench, "Year 1").fill("kept")
    read(bench, content, name)
    expect(bench.page.get_by_text(said)).to_be_visible()
    assert bench.saved() == {"rates": {"columns": ["kept"], "rows": []}}


def test_are_columns_and_rows_added_removed_and_brought_back(bench: Bench) -> None:
    bench.room.put("bench", grid(["2024", "2025"], North=["85", "90"], South=["80", "81"]), revision=1)
    bench.open(kinds.exercise("rates"))
    bench.page.get_by_role("button", name="Add: Year").click()
    expect(box(bench, "Year 4")).to_be_focused()
    expect(bench.page.get_by_role("button", name="Add: Year")).to_be_hidden()
    bench.page.get_by_role("button", name="Remove Year 1").click()
    assert bench.saved() == grid(["2025"], North=["90"], South=["81"])
    expect(bench.page.get_by_role("button", name="Undo")).to_be_focused()
    bench.page.keyboard.press("Enter")
    assert bench.saved() == grid(["2024", "2025"], North=["85", "90"], South=["80", "81"])
    bench.page.get_by_role("button", name="Remove Branch 1").click()
    expect(bench.page.get_by_text("Removed: North")).to_be_visible()
    assert bench.saved() == grid(["2024", "2025"], South=["80", "81"])


def test_is_a_closed_grid_readable_and_not_to_be_changed(bench: Bench) -> None:
    bench.room.put("bench", grid(["2024"], North=["85"]), revision=1)
    bench.open(kinds.exercise("rates"), state={"open": False, "revealed": False, "n": 1})
    expect(box(bench, "North 2024")).not_to_be_editable()
    paste(bench, "North 2024", "1\t2\n3\t4")
    expect(box(bench, "North 2024")).to_have_value("85")
    for name in ("Add: Year", "Remove Year 1", "Remove Branch 1"):
        expect(bench.page.get_by_role("button", name=name)).to_be_hidden()
    expect(bench.page.locator(".es-file")).to_be_hidden()
    expect(bench.page.get_by_role("button", name="Download as CSV")).to_be_visible()


@pytest.mark.parametrize("width", [320, 700, 1280])
def test_does_a_wide_grid_scroll_inside_its_own_box(bench: Bench, width: int) -> None:
    bench.page.set_viewport_size({"width": width, "height": 800})
    long = "A name far longer than any column 很长很长的名字"
    bench.room.put("bench", grid([long] * 4, **{long: ["85"] * 4}), revision=1)
    bench.open(kinds.exercise("rates"))
    expect(box(bench, f"{long} {long}").first).to_be_visible()
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= width
