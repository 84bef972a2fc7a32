"""The page goes where the room is, never under the hands of somebody who writes, and never twice for one slide."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.page.acts import join, rate, save_state, speaks, turn_to
from tests.page.conftest import Visit
from tests.page.server import Server
from tests.page.test_looks import faults, small_targets, too_wide
from workbook.course import load

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh")
WHY = ".es-stage textarea"
MAP, CUSTOMERS, GRID = "#2/positioning-map", "#1/our-customers", "#2/product-service-grid"


def show(room: Server, exercise: str | None, round_: str | None = "once") -> None:
    """Turn to the slide of an exercise, or to one without."""
    place = {"exercise": exercise, "round": round_ if exercise else None}
    slide = {"deck": "a-deck", "slide": exercise or "words-only"}
    room.call("POST", "/api/facilitator/stage", slide | place)


def bar(page: Page) -> Locator:
    """Return the bar that says where the room is."""
    return page.locator(".es-follow")


def expect_at(page: Page, address: str) -> None:
    """Wait until the page is at an exercise: its part, its step, its card and its address."""
    exercise = address.partition("/")[2]
    expect(page.locator(f'.es-stage [data-exercise="{exercise}"] h1')).to_be_visible()
    expect(page.locator('.es-steps a[aria-current="step"]')).to_have_attribute("href", address)
    part = page.locator('.es-seg a[aria-current="page"] .no')
    expect(part).to_have_text(address[1])
    assert page.evaluate("location.hash") == address


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_goes_along_and_takes_no_focus(own_room: Server, visit: Visit, language: str) -> None:
    page = visit(own_room, language)
    join(page, own_room)
    page.locator(".es-home").scroll_into_view_if_needed()
    back = page.locator(".es-step a").last
    back.focus()
    show(own_room, "positioning-map")
    expect_at(page, MAP)
    expect(page.locator(".es-stage h1")).to_be_in_viewport()
    expect(back).to_be_focused()
    expect(bar(page)).to_be_hidden()
    said = page.locator('.es-bar [role="status"] .es-vh').filter(has_text=re.compile(r"\S")).last
    assert speaks(said.inner_text(), language)
    name = load().exercise("positioning-map").name
    assert getattr(name, language).replace("<wbr>", "") in said.inner_text()
    page.go_back()  # and the way back is open
    expect_at(page, "#1/service-rating")


def test_an_exercise_that_is_not_open_moves_nobody_until_it_is(own_room: Server, visit: Visit) -> None:
    own_room.set("positioning-map", open=False)
    page = visit(own_room)
    join(page, own_room)
    show(own_room, "positioning-map")
    show(own_room, "our-customers")
    expect_at(page, CUSTOMERS)
    show(own_room, "positioning-map")
    own_room.set("positioning-map", open=True)
    expect_at(page, MAP)


def test_who_has_just_turned_elsewhere_is_asked(own_room: Server, visit: Visit) -> None:
    """Does the room leave a page alone that its person turned a moment before?"""
    page = visit(own_room)
    join(page, own_room)
    turn_to(page, GRID)
    show(own_room, "positioning-map")
    expect(bar(page)).to_be_visible()
    expect_at(page, GRID)
    bar(page).locator("button").first.click()
    expect_at(page, MAP)


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_who_writes_is_asked_and_goes_when_ready(
    own_room: Server, visit: Visit, language: str
) -> None:
    page = visit(own_room, language)
    join(page, own_room)
    page.locator(WHY).press_sequentially("halfway ")
    composing = page.context.new_cdp_session(page)
    composing.send("Input.imeSetComposition", {"text": "ni hao", "selectionStart": 6, "selectionEnd": 6})
    top = page.locator(WHY).bounding_box()
    show(own_room, "positioning-map")
    expect(bar(page)).to_be_in_viewport()
    assert speaks(bar(page).locator("span").first.inner_text(), language)
    expect(page.locator(WHY)).to_be_focused()
    assert page.locator(WHY).bounding_box() == top  # nothing moved under the hand
    assert (faults(page), too_wide(page), small_targets(page)) == ([], [], [])
    composing.send("Input.insertText", {"text": "你好"})
    expect(page.locator(WHY)).to_have_value("halfway 你好")
    show(own_room, "our-customers")  # the bar keeps up
    name = load().exercise("our-customers").name
    expect(bar(page)).to_contain_text(getattr(name, language).replace("<wbr>", ""))
    bar(page).get_by_role("button").first.click()
    expect_at(page, CUSTOMERS)
    expect(page.locator(".es-stage h1")).to_be_focused()
    expect(bar(page)).to_be_hidden()
    turn_to(page, "#1/service-rating")
    expect(page.locator(WHY)).to_have_value("halfway 你好")
    save_state(page, "saved")


def test_a_tap_holds_the_page_for_some_seconds_only(own_room: Server, visit: Visit) -> None:
    page = visit(own_room, before=lambda page: page.clock.install())
    join(page, own_room)
    rate(page, 7)
    show(own_room, "our-customers")
    expect(bar(page)).to_be_visible()
    page.clock.fast_forward(10_000)
    show(own_room, "positioning-map")
    expect_at(page, MAP)
    expect(bar(page)).to_be_hidden()


def test_a_cursor_left_in_what_was_written_holds_the_page_half_a_minute(
    own_room: Server, visit: Visit
) -> None:
    page = visit(own_room, before=lambda page: page.clock.install())
    join(page, own_room)
    page.locator(WHY).fill("halfway")
    page.clock.fast_forward(10_000)
    show(own_room, "our-customers")
    expect(bar(page)).to_be_visible()
    page.clock.fast_forward(40_000)
    show(own_room, "positioning-map")
    expect_at(page, MAP)
    expect(bar(page)).to_be_hidden()


def test_who_has_turned_to_something_else_is_asked_once(own_room: Server, visit: Visit) -> None:
    page = visit(own_room)
    join(page, own_room)
    show(own_room, "positioning-map")
    expect_at(page, MAP)
    turn_to(page, GRID)
    page.reload()  # the room says again where it is
    expect(bar(page)).to_be_visible()
    expect_at(page, GRID)
    page.evaluate(
        """() => {
          window.asked = 0;
          const bar = document.querySelector(".es-follow");
          new MutationObserver(() => (window.asked += bar.hidden ? 0 : 1)).observe(bar, { attributes: true });
        }"""
    )
    bar(page).get_by_role("button").last.click()
    expect(bar(page)).to_be_hidden()
    expect(page.locator(".es-main")).to_be_focused()
    with page.expect_response("**/api/listen"):
        page.evaluate("dispatchEvent(new Event('online'))")  # comes back, and is told the same
    show(own_room, "our-customers")
    expect_at(page, CUSTOMERS)  # another slide is another matter
    assert page.evaluate("window.asked") == 0


def test_the_question_goes_when_its_answer_is_no_longer_of_use(own_room: Server, visit: Visit) -> None:
    page = visit(own_room)
    join(page, own_room)
    page.locator(WHY).press_sequentially("still writing")
    show(own_room, "positioning-map")
    expect(bar(page)).to_be_visible()
    show(own_room, None)
    expect(bar(page)).to_be_hidden()
    show(own_room, "our-customers")
    expect(bar(page)).to_be_visible()
    turn_to(page, CUSTOMERS)  # by the person's own way
    expect(bar(page)).to_be_hidden()
    expect_at(page, CUSTOMERS)
