"""Do an allocation, a ranking and a number with a default say in words where one stands, and work by keyboard?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser


def test_is_the_total_said_at_once_in_words(bench: Bench) -> None:
    bench.room.gate.clear()  # no reply is needed for it
    bench.open(kinds.exercise("budget"))
    total = bench.group("Budget").get_by_role("status")
    expect(total).to_have_text("0 of 100 – 100 left")
    bench.field("People").and_(bench.page.get_by_role("textbox")).press_sequentially("５７")
    expect(total).to_have_text("57 of 100 – 43 left")
    bench.page.get_by_role("textbox", name="Tools").fill("30")
    expect(total).to_have_text("87 of 100 – 13 left")
    bench.page.get_by_role("textbox", name="Training").fill("23")
    expect(total).to_have_text("110 of 100 – 10 too many")
    bench.page.get_by_role("textbox", name="Training").fill("13")
    expect(total).to_have_text("100 of 100 – all shared out")
    bench.switch("zh")
    expect(bench.group("预算").get_by_role("status")).to_have_text("100 已全部分完")
    bench.room.gate.set()
    assert bench.saved() == {"budget": {"people": "５７", "tools": "30", "training": "13"}}
    assert "budget" not in str(bench.room.answers["bench/once"]["problems"])


def test_do_slider_and_buttons_write_the_number(bench: Bench) -> None:
    bench.open(kinds.exercise("budget"))
    slider = bench.page.get_by_role("slider", name="Tools")
    expect(slider).to_have_attribute("aria-valuetext", "Not set")
    slider.focus()
    bench.page.keyboard.press("ArrowRight")
    box = bench.page.get_by_role("textbox", name="Tools")
    expect(box).to_have_value("1")
    bench.page.get_by_role("button", name="5 more: Tools").click()
    expect(box).to_have_value("6")
    assert slider.input_value() == "6"
    bench.page.get_by_role("button", name="5 fewer: Tools").press("Enter")
    bench.page.get_by_role("button", name="5 fewer: Tools").press("Enter")
    expect(box).to_have_value("0")
    assert bench.saved() == {"budget": {"tools": "0"}}
    assert bench.room.answers["bench/once"]["problems"][0]["code"] == "sum-off"


def test_is_a_part_that_cannot_be_read_said_beside_it(bench: Bench) -> None:
    bench.open(kinds.exercise("budget"))
    box = bench.page.get_by_role("textbox", name="Tools")
    box.fill("lots")
    box.blur()
    item = bench.page.get_by_role("listitem").filter(has=box)
    expect(item.get_by_role("alert")).to_have_text("Please write a number, such as 7 or 7.5.")
    expect(box).to_have_attribute("aria-invalid", "true")


def test_is_an_order_made_and_changed_by_keyboard_alone(bench: Bench) -> None:
    bench.open(kinds.exercise("order"))
    group = bench.group("What matters most")
    expect(group.get_by_text("Tap the one that comes first.")).to_be_visible()
    group.get_by_role("button", name="Tools").focus()
    keys = bench.page.keyboard
    keys.press("Enter")
    expect(group.get_by_role("button", name="People", exact=True)).to_be_focused()
    expect(group.get_by_role("status")).to_have_text("1 of 3 placed. Tap the one that comes next, number 2.")
    keys.press("Enter")
    keys.press("Enter")
    expect(group.get_by_role("status")).to_have_text("All 3 are placed. You can still change the order.")
    assert bench.saved() == {"order": ["tools", "people", "training"]}
    up = group.get_by_role("button", name="Move up: Training")
    up.focus()
    keys.press("Enter")
    expect(up).to_be_focused()
    keys.press("Enter")
    expect(up).to_be_disabled()
    expect(group.get_by_role("button", name="Move down: Training")).to_be_focused()
    assert bench.saved() == {"order": ["training", "tools", "people"]}
    keys.press("Tab")
    keys.press("Enter")
    expect(group.get_by_role("button", name="Training", exact=True)).to_be_focused()
    assert bench.saved() == {"order": ["tools", "people"]}
    assert group.get_by_role("listitem").all_inner_texts() == ["1\nTools", "2\nPeople"]


def test_is_an_untouched_order_empty_and_a_closed_one_still(bench: Bench) -> None:
    bench.open(kinds.exercise("order"))
    assert bench.page.evaluate("() => { form.adopt({}); return saver.current('bench', 'once').value; }") == {}
    bench.page.evaluate("() => form.adopt({ order: ['people'] })")
    bench.wait_for_state("saved")
    bench.page.evaluate("() => form.update({ state: { open: false, revealed: false, n: 3 } })")
    group = bench.group("What matters most")
    expect(group.get_by_role("button", name="Take off: People")).to_be_hidden()
    expect(group.get_by_role("button")).to_have_count(0)
    expect(group.get_by_text("Tools", exact=True)).to_be_visible()
    expect(group.get_by_role("listitem")).to_have_text("1People")


def test_does_a_field_with_a_default_say_so_and_its_slider_stand_there(bench: Bench) -> None:
    bench.open(kinds.exercise("rate"))
    slider = bench.page.get_by_role("slider", name="Retention rate")
    box = bench.page.get_by_role("textbox", name="Retention rate")
    expect(box).to_have_value("")
    expect(box).to_have_accessible_description("If left empty: 85 % %")
    assert slider.input_value() == "85"
    expect(slider).to_have_attribute("aria-valuetext", "If left empty: 85\u00a0%")
    slider.focus()
    bench.page.keyboard.press("ArrowRight")
    assert bench.saved() == {"rate": "86"}
    box.fill("")
    assert slider.input_value() == "85"
    assert bench.saved() == {}
    bench.switch("zh")
    slider = bench.page.get_by_role("slider", name="留存率")
    expect(slider).to_have_attribute("aria-valuetext", "不填就按 85\u00a0% 算")
