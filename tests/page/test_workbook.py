"""Writing, turning pages, leaving and coming back: nothing is lost, and everything is said in words."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.page.acts import code_of, come_back, join, me, rate, save_state, secret_of, speaks, stored, turn_to
from tests.page.conftest import Visit
from tests.page.server import Server
from workbook.course import load

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh")
WHY = ".es-stage textarea"


def marked(page: Page) -> str:
    """Return the chosen mark."""
    return page.locator(".es-scale input:checked").input_value()


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_changes_everything_but_what_is_typed(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language)
    join(page, room)
    page.fill(WHY, "Kind and quick. 又亲切又快。")
    page.evaluate("window.stillHere = true")
    other = {"en": "zh", "zh": "en"}[language]
    with page.expect_request(lambda request: request.method == "PATCH"):
        page.locator(".es-lang button[aria-pressed=false]").click()
    for place in (
        ".es-bar__where",
        ".es-stage h1",
        ".es-steps__count",
        ".es-step .es-btn--go",
        ".es-home h2",
    ):
        assert speaks(page.locator(place).inner_text(), other), place
    assert speaks(page.title(), other)
    assert page.input_value(WHY) == "Kind and quick. 又亲切又快。"
    assert page.evaluate("window.stillHere")
    page.reload()
    expect(page.locator(WHY)).to_have_value("Kind and quick. 又亲切又快。")
    assert speaks(page.locator(".es-stage h1").inner_text(), other)
    assert me(page, room)["language"] == other


def test_a_reload_comes_back_to_the_same_exercise_and_the_same_words(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    rate(page, 8)
    page.fill(WHY, "A man waited twenty minutes.")
    save_state(page, "saved")
    turn_to(page, "#2/positioning-map")
    page.reload()
    expect(page.locator('[data-exercise="positioning-map"]')).to_be_visible()
    turn_to(page, "#1/service-rating")
    expect(page.locator(WHY)).to_have_value("A man waited twenty minutes.")
    assert marked(page) == "8"


def test_scanning_the_code_again_opens_the_exercise_one_was_at(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    turn_to(page, "#2/positioning-map")
    page.goto("about:blank")
    page.goto(room.url)
    expect(page.locator('[data-exercise="positioning-map"]')).to_be_visible()
    assert page.url.endswith("#2/positioning-map")


def test_words_that_were_not_sent_before_the_tab_closed_are_sent_later(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    page.route("**/api/answers", lambda route: route.abort())
    page.fill(WHY, "typed in the lift")
    save_state(page, "offline")
    page.unroute("**/api/answers")
    page.reload()
    expect(page.locator(WHY)).to_have_value("typed in the lift")
    save_state(page, "saved")
    assert me(page, room)["answers"]["service-rating/before"]["value"]["why"] == "typed in the lift"


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_network_the_bar_says_so_and_everything_arrives_afterwards(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language)
    join(page, room)
    page.context.set_offline(True)
    page.fill(WHY, "offline")
    save_state(page, "offline")
    assert speaks(page.locator(".es-save__shown").inner_text(), language)
    page.context.set_offline(False)
    save_state(page, "saved")
    assert me(page, room)["answers"]["service-rating/before"]["value"]["why"] == "offline"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_restarted_room_is_joined_again_without_a_question(
    own_room: Server, visit: Visit, language: str
) -> None:
    page = visit(own_room, language)
    join(page, own_room)
    own_room.stop()
    away = page.locator(".es-away")
    expect(away).to_be_visible()
    assert speaks(away.locator("span").inner_text(), language)
    rate(page, 3)
    save_state(page, "offline")
    own_room.start()
    page.evaluate("dispatchEvent(new Event('online'))")  # as a browser says when the Wi-Fi is back
    expect(away).to_be_hidden()
    save_state(page, "saved")
    page.reload()
    expect(page.locator(".es-scale input:checked")).to_have_value("3")


def test_the_button_beside_the_bad_news_tries_at_once(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    page.clock.install()
    page.reload()
    page.route("**/api/answers", lambda route: route.abort())
    page.fill(WHY, "in the lift")
    save_state(page, "offline")
    button = page.locator(".es-away").get_by_role("button")
    expect(button).to_be_visible()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    save_state(page, "offline")
    page.unroute("**/api/answers")
    button.click()
    save_state(page, "saved")
    expect(button).to_be_hidden()


def test_a_room_that_does_not_know_the_device_any_more_asks_to_join_again(
    own_room: Server, visit: Visit
) -> None:
    page = visit(own_room)
    stranger = {"error": {"code": "not-joined", "params": {}}}
    page.route("**/api/listen", lambda route: route.fulfill(status=401, json=stranger))
    page.fill("input[name=name]", "Lin")
    page.fill("input[name=pin]", own_room.pin)
    page.press("input[name=pin]", "Enter")
    expect(page.locator(".es-join .es-note")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_opened_while_nobody_answers_says_so_and_goes_on_by_itself(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language)
    join(page, room)
    page.fill(WHY, "still here")
    save_state(page, "saved")
    page.route("**/api/me", lambda route: route.abort())
    page.route("**/api/course", lambda route: route.abort())
    page.reload()
    waiting = page.locator(".es-waiting")
    expect(waiting).to_be_visible()
    assert speaks(waiting.inner_text(), language)
    page.unroute("**/api/course")
    page.unroute("**/api/me")
    expect(page.locator(WHY)).to_have_value("still here")


@pytest.mark.parametrize("status", [200, 401, 404, 410])
def test_what_something_else_at_the_rooms_address_says_takes_nothing_away(
    room: Server, visit: Visit, status: int
) -> None:
    page = visit(room)
    join(page, room)
    page.route("**/api/answers", lambda route: route.abort())
    page.fill(WHY, "typed in the lift")
    save_state(page, "offline")
    secret, kept = secret_of(page), stored(page)
    page.route("**/api/me", lambda route: route.fulfill(status=status, json={}))
    page.reload()
    expect(page.locator(".es-waiting")).to_be_visible()
    assert secret_of(page) == secret
    assert {key for key in kept if "/service-rating/" in key} <= stored(page).keys()
    page.unroute("**/api/answers")
    page.unroute("**/api/me")
    page.locator(".es-waiting").get_by_role("button").click()
    expect(page.locator(WHY)).to_have_value("typed in the lift")
    save_state(page, "saved")


def test_try_again_asks_at_once(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    # From here on no pause ends by itself: a request of the page's own would turn to the workbook under the click.
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    page.route("**/api/me", lambda route: route.abort())
    page.reload()
    expect(page.locator(".es-waiting")).to_be_visible()
    page.unroute("**/api/me")
    page.locator(".es-waiting").get_by_role("button").click()
    expect(page.locator('[data-exercise="service-rating"]')).to_be_visible()


def test_back_and_forward_turn_the_pages_and_the_focus_follows(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    page.locator(".es-step .es-btn--go").click()
    heading = page.locator('[data-exercise="our-customers"] h1')
    expect(heading).to_be_focused()
    assert page.evaluate("scrollY") == 0
    first = page.title()
    page.go_back()
    expect(page.locator('[data-exercise="service-rating"] h1')).to_be_focused()
    assert page.title() != first
    page.go_forward()
    expect(heading).to_be_focused()
    page.locator(".es-step a").first.click()
    expect(page.locator('[data-exercise="service-rating"] h1')).to_be_focused()


def test_the_parts_lead_where_they_say(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    parts = page.locator(".es-seg a")
    assert parts.count() == 8
    for number in (2, 8):
        parts.nth(number - 1).click()
        expect(page.locator(".es-bar__where small")).to_have_text(f"Part {number} of 8")
        expect(parts.nth(number - 1)).to_have_attribute("aria-current", "page")


def test_what_is_not_done_live_is_a_step_once_it_is_opened(own_room: Server, visit: Visit) -> None:
    page = visit(own_room)
    join(page, own_room)
    turn_to(page, "#6/true-value")
    steps = page.locator(".es-steps li:visible a")
    exercises = [item.exercise for block in load().day() if block.number == 6 for item in block.items]
    live = [f"#6/{each}" for each in exercises if load().exercise(each).live]
    assert 1 < len(live) < len(exercises)
    expect(steps).to_have_count(len(live) + 1)
    assert [step.get_attribute("href") for step in steps.all()] == [*live, "#6/checks"]
    own_room.set("purchase-share", open=True)
    expect(page.locator('.es-steps a[href="#6/purchase-share"]')).to_be_visible()
    own_room.set("purchase-share", open=False)
    expect(page.locator('.es-steps a[href="#6/purchase-share"]')).to_be_hidden()


def test_next_leads_through_the_exercises_the_checks_and_on_to_the_next_part(
    room: Server, visit: Visit
) -> None:
    page = visit(room)
    join(page, room)
    passed = []
    for _ in range(6):
        passed.append(page.evaluate("location.hash"))
        page.locator(".es-step .es-btn--go").click()
        page.wait_for_function("before => location.hash !== before", arg=passed[-1])
    assert passed[:6] == [
        "#1/service-rating",
        "#1/our-customers",
        "#1/service-levels",
        "#1/checks",
        "#2/positioning-map",
        "#2/product-service-grid",
    ]
    turn_to(page, page.locator(".es-seg a").last.get_attribute("href") or "")
    page.locator(".es-steps li:visible a").last.click()
    page.locator(".es-step .es-btn--go").click()
    expect(page.locator("#workbook-title")).to_be_focused()
    expect(page.locator(".es-bar__where small")).to_have_text("Part 8 of 8")


def test_no_address_ever_says_who_is_reading(room: Server, visit: Visit) -> None:
    page = visit(room)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    join(page, room, "Ottokar")
    code = code_of(page)
    page.locator(".es-seg a").nth(1).click()
    save_state(page, "empty")
    page.reload()
    expect(page.locator(".es-stage h1")).to_be_visible()
    for url in [*asked, page.url]:
        assert re.fullmatch(rf"{re.escape(room.url)}(#\d/[\w.-]+|api/\w+(/\d)?|static/\S+)?", url), url
        assert "Ottokar" not in url
        assert code not in url


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_closed_exercise_says_so_while_one_is_in_it_and_keeps_what_was_written(
    own_room: Server, visit: Visit, language: str
) -> None:
    page = visit(own_room, language)
    join(page, own_room)
    page.fill(WHY, "before it closed")
    save_state(page, "saved")
    own_room.set("service-rating", "before", open=False)
    note = page.locator(".es-stage .es-note--locked").first
    expect(note).to_be_visible()
    assert speaks(note.inner_text(), language)
    expect(page.locator(WHY)).to_have_value("before it closed")
    expect(page.locator(WHY)).not_to_be_editable()
    own_room.set("service-rating", "before", open=True)
    expect(page.locator(WHY)).to_be_editable()


def test_the_rooms_answer_appears_when_it_is_revealed_and_goes_when_it_is_hidden(
    own_room: Server, visit: Visit
) -> None:
    page, other = visit(own_room), visit(own_room)
    for someone in (page, other):
        join(someone, own_room)
        rate(someone, 6)
        save_state(someone, "saved")
    own_room.set("service-rating", "before", revealed=True)
    expect(page.locator(".es-stage .es-live .es-chart")).to_be_visible()
    turn_to(page, "#1/our-customers")
    turn_to(page, "#1/service-rating")
    expect(page.locator(".es-stage .es-live .es-chart")).to_be_visible()
    own_room.set("service-rating", "before", revealed=False)
    expect(page.locator(".es-stage .es-live .es-chart")).to_be_hidden()


def test_what_one_writes_on_the_laptop_appears_on_the_phone(room: Server, visit: Visit) -> None:
    phone, laptop = visit(room), visit(room, viewport={"width": 1280, "height": 800})
    join(phone, room)
    come_back(laptop, room, code_of(phone))
    expect(laptop.locator(".es-stage h1")).to_be_visible()
    rate(laptop, 9)
    expect(phone.locator(".es-scale input:checked")).to_have_value("9")
    expect(phone.locator(".es-home")).to_contain_text("1 of")


def test_progress_is_ticked_where_it_was_made(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    steps = page.locator(".es-steps li")
    expect(page.locator(".es-steps__count")).to_have_text("Exercise 1 of 3")
    expect(steps.first).to_have_class("empty")
    rate(page, 5)
    expect(steps.first).to_have_class("done")
    expect(steps.first).to_contain_text("filled in")
    expect(page.locator(".es-day i").first).to_have_attribute("style", re.compile("--p: 25%"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_knowledge_check_is_answered_once_and_stays_answered(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language, address="#1/checks")
    join(page, room)
    turn_to(page, "#1/checks")
    for number in range(2):
        check = page.locator(".es-check").nth(number)
        check.locator("label").first.click()
        check.get_by_role("button").click()
        expect(check.locator(".es-verdict")).to_be_visible()
        assert speaks(check.locator(".es-check__remark").first.inner_text(), language)
    expect(page.locator(".es-steps li").last).to_have_class("done")
    page.reload()
    expect(page.locator(".es-verdict")).to_have_count(2)
    expect(page.locator(".es-check button[type=submit]:visible")).to_have_count(0)


def test_a_workshop_without_a_pace_has_everything_open(tmp_path: object, visit: Visit) -> None:
    server = Server(tmp_path, pace="self")  # type: ignore[arg-type]
    server.start()
    try:
        page = visit(server)
        join(page, server)
        turn_to(page, "#1/seven-rules")
        expect(page.locator(".es-stage form")).not_to_have_attribute("data-state", "locked")
        assert page.locator(".es-seg .closed, .es-steps .closed").count() == 0
    finally:
        server.stop()


def test_everything_works_with_the_keyboard_alone(room: Server, visit: Visit) -> None:
    page = visit(room, viewport={"width": 1280, "height": 800})
    expect(page.locator("input[name=name]")).to_be_focused()
    page.keyboard.type("Lin")
    page.keyboard.press("Tab")
    page.keyboard.type(room.pin)
    page.keyboard.press("Enter")
    expect(page.locator(".es-stage h1")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    assert marked(page) == "2"
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.tagName") != "TEXTAREA":
        page.keyboard.press("Tab")
    page.keyboard.type("by keyboard")
    save_state(page, "saved")
    while "Next" not in page.evaluate("document.activeElement.textContent"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator('[data-exercise="our-customers"] h1')).to_be_focused()


def test_the_skip_link_leads_to_the_exercise_and_leaves_the_address_alone(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    before = page.url
    page.reload()
    expect(page.locator(".es-stage h1")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(".es-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    assert page.url == before
