"""Leaving without a trace, and devices that keep nothing."""

from __future__ import annotations

import urllib.error

import pytest
from playwright.sync_api import Page, expect

from tests.page.acts import code_of, come_back, join, rate, save_state, secret_of, speaks, stored
from tests.page.conftest import Visit
from tests.page.server import Server

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh")
DIALOG = "dialog[open]"

FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


def ask_to_leave(page: Page) -> None:
    """Open the dialog and say yes twice."""
    page.locator(".es-home__remove").click()
    page.locator(f"{DIALOG} input[type=checkbox]").check()
    page.locator(f"{DIALOG} button[type=submit]").click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_removing_oneself_takes_two_steps_and_leaves_nothing(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language)
    join(page, room, "Gone Soon")
    page.fill(".es-stage textarea", "xyzzy")
    save_state(page, "saved")
    secret = secret_of(page)

    page.locator(".es-home__remove").click()
    dialog = page.locator(DIALOG)
    expect(dialog).to_be_visible()
    assert speaks(dialog.inner_text(), language)
    dialog.locator("button[type=submit]").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert room.call("GET", "/api/me", secret=secret)["name"] == "Gone Soon"
    dialog.locator("input[type=checkbox]").check()
    dialog.locator("button[type=submit]").click()

    note = page.locator(".es-join .es-note")
    expect(note).to_be_visible()
    assert speaks(note.inner_text(), language)
    assert not any("xyzzy" in kept or secret in kept for kept in stored(page).values())
    assert not any("Gone" in kept for kept in stored(page).values())
    assert page.url == room.url
    with pytest.raises(urllib.error.HTTPError) as refused:
        room.call("GET", "/api/me", secret=secret)
    assert refused.value.code == 410
    refused.value.close()

    join(page, room, "Somebody new")
    expect(page.locator(".es-stage textarea")).to_have_value("")


def test_a_device_whose_owner_was_removed_elsewhere_can_join_as_somebody_new(
    room: Server, visit: Visit
) -> None:
    page = visit(room)
    join(page, room, "Old")
    secret = secret_of(page)
    page.route("**/api/me", lambda route: route.fulfill(status=401, json={"error": {"code": "not-joined"}}))
    page.reload()
    room.call("DELETE", "/api/me", secret=secret)
    page.unroute("**/api/me")
    join(page, room, "New")
    assert secret_of(page) != secret
    expect(page.locator(".es-home__who")).to_contain_text("New")


def test_the_other_device_hears_of_it_and_forgets_too(room: Server, visit: Visit) -> None:
    phone, laptop = visit(room), visit(room)
    join(phone, room)
    come_back(laptop, room, code_of(phone))
    rate(laptop, 4)
    expect(phone.locator(".es-scale input:checked")).to_have_value("4")
    ask_to_leave(laptop)
    for page in (phone, laptop):
        expect(page.locator(".es-join .es-note")).to_be_visible()
        assert not any("drafts" in key or "/service-rating/" in key for key in stored(page))


def test_escape_and_the_first_button_keep_the_workbook(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    page.locator(".es-home__remove").click()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(".es-home__remove")).to_be_focused()
    page.locator(".es-home__remove").click()
    page.keyboard.press("Enter")  # the focus is on the button that changes nothing
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(".es-stage h1")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_the_room_does_not_answer_nothing_is_removed_and_that_is_said(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language)
    join(page, room, "Still here")
    page.route("**/api/me", lambda route: route.abort())
    ask_to_leave(page)
    said = page.locator(DIALOG).get_by_role("alert")
    expect(said).to_be_visible()
    assert speaks(said.inner_text(), language)
    assert room.call("GET", "/api/me", secret=secret_of(page))["name"] == "Still here"


@pytest.mark.parametrize("status", [200, 410])
def test_only_the_room_can_say_that_everything_is_gone(room: Server, visit: Visit, status: int) -> None:
    page = visit(room)
    join(page, room, "Still here")
    page.route("**/api/me", lambda route: route.fulfill(status=status, json={}))
    ask_to_leave(page)
    expect(page.locator(DIALOG).get_by_role("alert")).not_to_be_empty()
    expect(page.locator(DIALOG)).to_be_visible()
    assert room.call("GET", "/api/me", secret=secret_of(page))["name"] == "Still here"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("storage", [FORBIDDEN, FULL], ids=["forbidden", "full"])
def test_a_browser_that_keeps_nothing_says_so_and_shows_the_way_back(
    room: Server, visit: Visit, language: str, storage: str
) -> None:
    page = visit(room, language, before=lambda page: page.add_init_script(storage))
    join(page, room)
    warning = page.locator(".es-forgetful")
    expect(warning).to_be_visible()
    assert speaks(warning.inner_text().replace(code_of(page), ""), language)
    assert code_of(page) in warning.inner_text()
    rate(page, 7)
    save_state(page, "saved")
    code = code_of(page)
    page.reload()
    come_back(page, room, code)
    expect(page.locator(".es-scale input:checked")).to_have_value("7")


@pytest.mark.parametrize("language", LANGUAGES)
def test_offline_without_storage_asks_to_keep_the_page_open(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language, before=lambda page: page.add_init_script(FORBIDDEN))
    join(page, room)
    page.context.set_offline(True)
    rate(page, 2)
    save_state(page, "offline")
    said = page.locator(".es-save__shown").inner_text()
    assert speaks(said, language)
    assert "device" not in said
    assert "本机" not in said
    page.context.set_offline(False)
    save_state(page, "saved")
