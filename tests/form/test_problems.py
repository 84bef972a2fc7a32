"""Are problems said beside their field, in the page's language, and only once there is reason to?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser

NOT_A_NUMBER = "Please write a number, such as 7 or 7.5."


def test_does_an_error_stand_beside_its_field_and_switch_with_the_page(bench: Bench) -> None:
    bench.open(kinds.exercise("name", "years"))
    years = bench.page.get_by_role("textbox", name="Years")
    years.fill("many")
    alert = bench.page.get_by_role("alert")
    expect(alert).to_have_text(NOT_A_NUMBER)
    expect(years).to_have_attribute("aria-invalid", "true")
    expect(years).to_have_accessible_description(f"A guess will do. years {NOT_A_NUMBER}")
    assert alert.locator("svg").count() == 1
    bench.switch("zh")
    expect(alert).to_have_text("请填数字，比如 7 或 7.5。")
    years = bench.page.get_by_role("textbox", name="年数")
    expect(years).to_have_value("many")
    years.fill("12")
    expect(alert).to_have_count(0)
    expect(years).not_to_have_attribute("aria-invalid", "true")
    assert bench.saved() == {"years": "12"}


def test_is_nobody_told_off_while_typing_or_for_a_field_not_reached(bench: Bench) -> None:
    bench.room.gate.clear()
    bench.open("delivered-value")
    box = bench.page.get_by_role("textbox", name="Value: the product Us")
    box.press_sequentially("7x")
    with bench.page.expect_response("**/api/compute"):
        box.press_sequentially("y")
    expect(bench.page.get_by_role("alert")).to_have_count(0)
    box.press("Tab")
    expect(bench.page.get_by_role("alert")).to_have_count(1)
    expect(box).to_have_attribute("aria-invalid", "true")
    neighbour = bench.page.get_by_role("textbox", name="Value: the product Competitor")
    expect(neighbour).not_to_have_attribute("aria-invalid", "true")


def test_does_an_error_appear_after_the_rest_that_saves(bench: Bench) -> None:
    bench.open(kinds.exercise("years"))
    years = bench.page.get_by_role("textbox", name="Years")
    years.press_sequentially("99")
    expect(bench.page.get_by_role("alert")).to_have_text("Please choose a number from 0 to 40.")
    expect(years).to_be_focused()


def test_is_something_missing_prompted_softly_and_only_from_elsewhere(bench: Bench) -> None:
    bench.open("our-customers")
    who = bench.field("Who")
    who.fill("Guests")
    bench.wait_for_state("saved")
    prompt = bench.page.get_by_text("Not finished yet")
    expect(prompt).to_have_count(0)
    bench.page.get_by_label("Courtesy", exact=True).focus()
    expect(prompt).to_have_count(2)
    expect(bench.page.get_by_role("alert")).to_have_count(0)
    what = bench.field("What you do for them")
    expect(what).not_to_have_attribute("aria-invalid", "true")
    expect(what).to_have_accessible_description("Not finished yet – please fill in the rest of this line.")


def test_is_the_problem_of_a_cell_or_a_point_said_where_it_is(bench: Bench) -> None:
    bench.open("positioning-map")
    price = bench.page.get_by_role("textbox", name="Us today Price")
    price.fill("140")
    quality = bench.page.get_by_role("textbox", name="Us today Quality")
    quality.fill("40")
    quality.blur()
    expect(bench.page.get_by_role("row").get_by_role("alert")).to_have_text(
        "Please choose a number from 0 to 100."
    )
    expect(price).to_have_attribute("aria-invalid", "true")
    expect(quality).not_to_have_attribute("aria-invalid", "true")


def test_does_the_result_follow_and_switch_language_with_its_chart(bench: Bench) -> None:
    bench.open("seven-rules")
    result = bench.page.locator(".es-result")
    expect(result).to_contain_text("It appears here once the fields above are filled in.")
    group = bench.group("Ask what customers want, and give it to them again and again")
    group.get_by_role("radio", name="4").check()
    expect(result.locator(".es-big")).to_have_text("4.0")
    expect(result).to_contain_text("Sum of marks 4 ÷ marks given 1 = 4.0")
    bench.switch("zh")
    expect(result).to_contain_text("4 分 ÷ 1 条 = 4.0")
    expect(result.locator("figcaption")).to_contain_text("每条规则的分数")


def test_are_questions_to_python_asked_one_at_a_time_with_the_latest_last(bench: Bench) -> None:
    bench.open("seven-rules")
    group = bench.group("Ask what customers want, and give it to them again and again")
    group.get_by_role("radio", name="1").check()
    bench.page.keyboard.press("ArrowRight")
    for _ in range(8):
        bench.page.keyboard.press("ArrowRight")
    expect(bench.page.locator(".es-big")).to_have_text("5.0")
    bench.wait_for_state("saved")
    assert bench.room.computed[-1]["value"] == {"ask": "5"}
    assert len(bench.room.computed) <= 10
    assert [save["revision"] for save in bench.room.saves] == list(range(1, len(bench.room.saves) + 1))
