"""From scanning the code to writing: names, PINs, tables, coming back, and every way it can go wrong."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from tests.page.acts import (
    CODE,
    NAME,
    PIN,
    TABLE,
    code_of,
    come_back,
    error_of,
    join,
    me,
    rate,
    save_state,
    speaks,
)
from tests.page.conftest import Visit
from tests.page.server import Server

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh")
RTL = "محمد علي"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_opens_in_the_browsers_language_ready_to_type(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language)
    assert page.locator("html").get_attribute("lang") == {"en": "en", "zh": "zh-Hans"}[language]
    assert speaks(page.locator("h1").inner_text(), language)
    expect(page.locator(NAME)).to_be_focused()
    assert page.locator(PIN).get_attribute("inputmode") == "numeric"
    expect(page.get_by_role("button", name="English")).to_be_visible()
    expect(page.get_by_role("button", name="中文")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_switch_of_language_keeps_what_is_typed(room: Server, visit: Visit, language: str) -> None:
    page = visit(room, language)
    page.fill(NAME, "林悦")
    page.fill(PIN, "12")
    other = {"en": "zh-Hans", "zh": "en"}[language]
    page.locator(f".es-lang button[lang={other}]").click()
    assert page.locator("html").get_attribute("lang") == other
    assert speaks(page.locator("h1").inner_text(), {"zh-Hans": "zh", "en": "en"}[other])
    assert (page.input_value(NAME), page.input_value(PIN)) == ("林悦", "12")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["", "   ", "\u200b\u2060", "x" * 200])
def test_a_name_that_cannot_be_used_is_explained_beside_its_field(
    room: Server, visit: Visit, language: str, name: str
) -> None:
    page = visit(room, language)
    page.fill(NAME, name)
    page.fill(PIN, room.pin)
    page.press(PIN, "Enter")
    expect(error_of(page, NAME)).to_be_visible()
    assert speaks(error_of(page, NAME).inner_text(), language)
    expect(page.locator(NAME)).to_have_attribute("aria-invalid", "true")
    expect(page.locator(NAME)).to_be_focused()
    assert (page.input_value(NAME), page.input_value(PIN)) == (name, room.pin)


@pytest.mark.parametrize(
    "name", ["Lin Yue", "<script>document.title='x'</script>", RTL, "😀", "O'Brien & <wbr> {name}", "李" * 80]
)
def test_a_name_is_shown_as_it_was_typed(room: Server, visit: Visit, name: str) -> None:
    page = visit(room)
    join(page, room, name)
    assert page.locator(".es-home__who bdi").text_content() == name
    assert me(page, room)["name"] == name
    assert page.title() != "x"


def test_spaces_around_and_within_a_name_are_tidied(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room, "   Lin \u3000  Yue ")
    assert me(page, room)["name"] == "Lin Yue"


@pytest.mark.parametrize("typed", ["full-width", "spaced"])
def test_a_pin_may_be_typed_as_a_chinese_keyboard_does(room: Server, visit: Visit, typed: str) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in room.pin)
    page = visit(room, "zh")
    page.fill(NAME, "林悦")
    page.fill(PIN, wide if typed == "full-width" else " ".join(room.pin))
    page.press(PIN, "Enter")
    expect(page.locator(".es-stage h1")).to_be_visible()


@pytest.mark.parametrize(("typed", "right"), [("x", False), ("0", False), ("4.5", False), ("１２", True)])
def test_a_table_is_a_number_or_nothing(room: Server, visit: Visit, typed: str, *, right: bool) -> None:
    page = visit(room)
    page.fill(NAME, "Lin")
    page.fill(PIN, room.pin)
    page.fill(TABLE, typed)
    page.press(TABLE, "Enter")
    if right:
        expect(page.locator(".es-stage h1")).to_be_visible()
        assert me(page, room)["table"] == 12
    else:
        expect(error_of(page, TABLE)).to_be_visible()
        assert page.input_value(TABLE) == typed


@pytest.mark.parametrize("language", LANGUAGES)
def test_five_wrong_pins_are_answered_by_a_wait_that_is_counted_down(
    own_room: Server, visit: Visit, language: str
) -> None:
    page = visit(own_room, language)
    page.clock.install()
    wrong = f"{(int(own_room.pin) + 1) % 10000:04}"
    page.fill(NAME, "Lin")
    for attempt in range(5):
        page.fill(PIN, wrong)
        with page.expect_response("**/api/join") as reply:
            page.press(PIN, "Enter")
        assert reply.value.status == 403, attempt
        expect(error_of(page, PIN)).to_be_visible()
        assert speaks(error_of(page, PIN).inner_text(), language)
    page.press(PIN, "Enter")
    expect(error_of(page, PIN)).to_contain_text(re.compile(r"\b(60|5\d)\b"))
    button = page.locator(".es-join__go")
    expect(button).to_be_disabled()
    page.clock.fast_forward(30_000)
    expect(error_of(page, PIN)).to_contain_text(re.compile(r"\b(30|2\d)\b"))
    page.clock.fast_forward(31_000)
    expect(button).to_be_enabled()
    expect(error_of(page, PIN)).to_be_hidden()
    assert (page.input_value(NAME), page.input_value(PIN)) == ("Lin", wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_who_was_here_before_finds_the_answers_on_another_device(
    room: Server, visit: Visit, language: str
) -> None:
    first = visit(room, language)
    join(first, room)
    rate(first, 7)
    save_state(first, "saved")
    second = visit(room, language)
    come_back(second, room, code_of(first).lower())
    expect(second.locator(".es-scale input:checked")).to_have_value("7")
    assert me(second, room)["name"] == "Lin Yue"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_come_back_code_is_explained(room: Server, visit: Visit, language: str) -> None:
    page = visit(room, language)
    page.fill(NAME, "Lin")
    come_back(page, room, "ZZZZZ9")
    expect(error_of(page, CODE)).to_be_visible()
    assert speaks(error_of(page, CODE).inner_text(), language)
    assert page.input_value(CODE) == "ZZZZZ9"
    page.locator(".es-join__swap").click()
    assert page.input_value(NAME) == "Lin"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_room_that_does_not_answer_costs_nothing_typed(room: Server, visit: Visit, language: str) -> None:
    page = visit(room, language)
    page.route("**/api/join", lambda route: route.abort())
    page.fill(NAME, "Lin")
    page.fill(PIN, room.pin)
    page.press(PIN, "Enter")
    said = page.locator(".es-join > .es-msg--error")
    expect(said).to_be_visible()
    assert speaks(said.inner_text(), language)
    page.unroute("**/api/join")
    page.locator(".es-join__go").click()
    expect(page.locator(".es-stage h1")).to_be_visible()


def test_a_yes_that_was_lost_on_the_way_does_not_make_two_people(own_room: Server, visit: Visit) -> None:
    page = visit(own_room)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/api/join", lose)
    page.fill(NAME, "Lin")
    page.fill(PIN, own_room.pin)
    page.press(PIN, "Enter")
    expect(page.locator(".es-join > .es-msg--error")).to_be_visible()
    page.unroute("**/api/join")
    page.reload()
    expect(page.locator(".es-stage h1")).to_be_visible()
    assert own_room.call("GET", "/api/facilitator/workshop")["participants"] == 1
