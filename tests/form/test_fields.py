"""Does a field of every kind take what people give it, and show it again in the shape of docs/protocol.md?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser

FULL = {
    "name": "Lin Yue",
    "story": "Line one\nline two",
    "ideas": ["first", "", "third"],
    "rating": "0",
    "years": "１２",
    "drink": "water",
    "drinks": ["tea", "water"],
    "place": {"us": {"x": "40", "y": "60"}, "rival-1": {"name": "Lakeside", "x": "7,5", "y": "9"}},
    "table": {"product": {"score": "7.5"}, "people": {"drink": "tea"}},
    "guests": [{"who": "Wang"}, {}, {"who": "Li", "mood": "2"}],
    "due": "2026年12月1日",
    "meeting": "2026-12-01T09:30",
    "rate": "90",
    "budget": {"people": "５０", "training": "37"},
    "order": ["training", "people"],
    "rates": {
        "columns": ["2024", "", "2026"],
        "rows": [
            {"name": "North", "cells": ["85", "", "n/a"]},
            {"name": "", "cells": []},
            {"name": "南区", "cells": ["0"]},
        ],
    },
    "votes": ["早点回电", "One that nobody shows any more"],
    "partners": [
        {"name": "Payroll", "terms": "one\ntwo", "tasks": ["ask", "", "pay"], "start": "2026/12/1"},
        {"call": "2026-12-01 09:30"},
    ],
    "steps": {"prepare": {"risk": "late"}, "deliver": {"by": "2026-12-24"}},
}


def test_does_every_kind_show_and_return_its_raw_value(bench: Bench) -> None:
    bench.room.put("bench", FULL, revision=1)
    bench.open(kinds.exercise())
    bench.page.evaluate("() => form.adopt(saver.current('bench', 'once').value)")
    assert bench.saved() == FULL


def test_is_an_untouched_form_an_empty_answer(bench: Bench) -> None:
    bench.open(kinds.exercise())
    bench.page.evaluate("() => form.adopt({})")
    assert bench.saved() == {}


def test_does_a_text_keep_every_character_typed(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    typed = "  <img src=x onerror=alert(1)> “你好” & 𠮷  "
    bench.field("Name").fill(typed)
    assert bench.saved() == {"name": typed}
    assert bench.page.locator("#root img").count() == 0


def test_is_a_long_text_counted_near_its_limit_and_never_cut(bench: Bench) -> None:
    bench.open(kinds.exercise("story"))
    story = bench.field("Story")
    expect(bench.page.get_by_text("Up to 100 characters.")).to_be_visible()
    expect(bench.page.get_by_text("characters left")).to_be_hidden()
    story.fill("好" * 90)
    expect(bench.page.get_by_text("10 characters left")).to_be_visible()
    story.fill("好" * 103)
    expect(bench.page.get_by_text("3 characters too many")).to_be_visible()
    assert bench.saved() == {"story": "好" * 103}


def test_does_enter_add_an_entry_to_a_list_and_a_removal_come_back(bench: Bench) -> None:
    bench.open(kinds.exercise("ideas"))
    bench.group("Ideas").get_by_role("textbox").first.focus()
    for words in ("one", "two", "three"):
        bench.page.keyboard.type(words)
        bench.page.keyboard.press("Enter")
    bench.page.get_by_role("button", name="Remove Idea 2").click()
    assert bench.saved() == {"ideas": ["one", "three"]}
    expect(bench.page.get_by_text("Removed: two")).to_be_visible()
    expect(bench.page.get_by_role("button", name="Undo")).to_be_focused()
    bench.page.keyboard.press("Enter")
    expect(bench.group("Ideas").get_by_role("textbox").nth(1)).to_have_value("two")
    assert bench.saved() == {"ideas": ["one", "two", "three"]}


def test_does_a_list_end_at_its_limit(bench: Bench) -> None:
    bench.open(kinds.exercise("ideas"))
    for _ in range(4):
        bench.page.get_by_role("button", name="Add: Idea").click()
    assert bench.group("Ideas").get_by_role("textbox").count() == 5
    expect(bench.page.get_by_role("button", name="Add: Idea")).to_be_hidden()


def test_is_a_scale_answered_by_keyboard_and_cleared_again(bench: Bench) -> None:
    bench.open(kinds.exercise("rating"))
    group = bench.group("Rating")
    expect(group.get_by_role("button", name="Clear")).to_be_hidden()
    group.get_by_role("radio", name="6", exact=True).focus()
    bench.page.keyboard.press("Space")
    bench.page.keyboard.press("ArrowRight")
    assert bench.saved() == {"rating": "7"}
    group.get_by_role("button", name="Clear").click()
    expect(group.get_by_role("radio", name="0", exact=True)).to_be_focused()
    assert bench.saved() == {}


def test_do_thumb_and_number_move_together(bench: Bench) -> None:
    bench.open(kinds.exercise("years"))
    slider, number = (
        bench.page.get_by_role("slider", name="Years"),
        bench.page.get_by_role("textbox", name="Years"),
    )
    expect(slider).to_have_attribute("aria-valuetext", "Not set")
    number.fill("１２")
    assert slider.input_value() == "12"
    slider.focus()
    bench.page.keyboard.press("ArrowRight")
    expect(number).to_have_value("13")
    expect(slider).to_have_attribute("aria-valuetext", "13 years")
    expect(number).to_have_accessible_description("A guess will do. years")
    assert bench.saved() == {"years": "13"}


def test_does_a_choice_answer_by_id_in_either_language(bench: Bench) -> None:
    bench.open(kinds.exercise("drink", "drinks"), language="zh")
    bench.group("喝的").get_by_label("水").check()
    bench.group("都喝什么").get_by_label("水").check()
    bench.group("都喝什么").get_by_label("茶").check()
    assert bench.saved() == {"drink": "water", "drinks": ["tea", "water"]}


def test_does_a_fixed_table_name_every_cell_by_row_and_column(bench: Bench) -> None:
    bench.open(kinds.exercise("table"))
    bench.page.get_by_role("textbox", name="Product Score").fill("8")
    bench.page.get_by_role("group", name="People Drink").get_by_label("Tea").check()
    assert bench.saved() == {"table": {"product": {"score": "8"}, "people": {"drink": "tea"}}}


def test_are_rows_of_ones_own_added_removed_and_brought_back(bench: Bench) -> None:
    bench.open(kinds.exercise("guests"))
    bench.field("Who").fill("Wang")
    for name in ("Li", "Zhao"):
        bench.page.get_by_role("button", name="Add: Guest").click()
        bench.page.keyboard.type(name)
    expect(bench.page.get_by_role("button", name="Add: Guest")).to_be_hidden()
    bench.group("Guest 2").get_by_role("button", name="Remove Guest 2").click()
    assert bench.saved() == {"guests": [{"who": "Wang"}, {"who": "Zhao"}]}
    bench.page.get_by_role("button", name="Undo").click()
    assert bench.saved() == {"guests": [{"who": "Wang"}, {"who": "Li"}, {"who": "Zhao"}]}


def test_is_every_kind_readable_and_not_to_be_changed_while_closed(bench: Bench) -> None:
    bench.room.put("bench", FULL, revision=1)
    bench.open(kinds.exercise(), state={"open": False, "revealed": False, "n": 1})
    open_still = bench.page.locator(
        "#root :is(input:not([readonly], :disabled), textarea:not([readonly]), button:not(:disabled)):visible"
    )
    expect(open_still).to_have_text(["Download as CSV"] * 5)
    assert bench.page.evaluate("saver.current('bench', 'once').value") == FULL
    bench.page.evaluate("() => form.update({ state: { open: true, revealed: false, n: 1 } })")
    expect(bench.page.get_by_role("textbox", name="Name", exact=True)).to_be_editable()
    expect(bench.page.get_by_role("button", name="5 more: People")).to_be_enabled()
    expect(bench.page.get_by_role("button", name="Add: Year")).to_be_visible()
