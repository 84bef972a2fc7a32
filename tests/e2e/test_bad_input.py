"""What people type by mistake, for fun or with intent is said in their language, kept, and never run."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests.browser import patient
from tests.e2e.acts import NAME, PIN, field, join, place, saved, turn_to
from tests.e2e.conftest import Device
from tests.e2e.deck import open_deck, slide
from tests.e2e.workshop import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.slow]

IMAGE = "<img src=x onerror=window.hacked=1>"
SCRIPT = "<script>window.hacked=1</script>"
CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def anyone(served: Workshop, browser: Browser, playwright: Playwright) -> Iterator[tuple[Page, Page]]:
    """Somebody who reads English and somebody who reads Chinese, for tests that only type."""
    pages = []
    for locale, name in (("en-US", "Anyone"), ("zh-CN", "李雷")):
        context = patient(browser.new_context(**{**playwright.devices["Pixel 7"], "locale": locale}))
        pages.append(context.new_page())
        join(pages[-1], served, name)
    yield pages[0], pages[1]
    for page in pages:
        page.context.close()


def speaks(place: Locator, language: str) -> str:
    """Return the words there, once there are some in that language."""
    expect(place).to_be_visible()
    expect(place).not_to_be_empty()
    words = place.inner_text()
    assert bool(CHINESE.search(words)) == (language == "zh"), words
    return words


def beside(page: Page, path: str) -> Locator:
    """Return the sentence that stands beside a field: one of those that describe it."""
    wrong = page.locator(path).first
    expect(wrong).to_have_attribute("aria-invalid", "true")
    ids = (wrong.get_attribute("aria-describedby") or "").split()
    assert ids, f"nothing describes {path}"
    described = page.locator(", ".join(f"#{each}" for each in ids))
    return described.filter(has=page.locator("xpath=self::*[contains(@class, 'es-msg')]")).last


def never_ran(*pages: Page) -> None:
    """Nothing that was typed became an element or a script."""
    for page in pages:
        assert page.evaluate("window.hacked") is None
        assert page.locator("img[src=x]").count() == 0
        assert page.locator("script", has_text="hacked").count() == 0


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", ["", "   ", "n" * 200, "\u200b\u202e"])
def test_a_name_that_is_none_is_said_beside_it(
    served: Workshop, device: Device, language: str, name: str
) -> None:
    """Empty, only spaces, too long, invisible; what was typed stays."""
    page = device("phone", language)
    page.goto(served.url)
    page.fill(NAME, name)
    page.fill(PIN, served.pin)
    page.press(PIN, "Enter")
    speaks(beside(page, NAME), language)
    expect(page.locator(NAME)).to_have_value(name)
    expect(page.locator(PIN)).to_have_value(served.pin)


@pytest.mark.parametrize("name", ["فاطمة \u202eزهراء", "小李🙂", IMAGE, "O’Neil & “Søn”"])
def test_odd_names_join_and_are_shown_as_typed(served: Workshop, device: Device, name: str) -> None:
    """Right to left, emoji, markup: a name is a name."""
    page = device("phone", "en")
    join(page, served, name)
    expect(page.locator(".es-home__who bdi")).to_have_text(name.replace("\u202e", ""))
    never_ran(page)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("typed", ["11", "-1", "NaN", "1e999", "seven", "1,234,5"])
def test_a_number_that_is_none_is_said_beside_it(
    anyone: tuple[Page, Page], language: str, typed: str
) -> None:
    """Out of range, not a number, ambiguous; what was typed stays."""
    page = anyone[language == "zh"]
    turn_to(page, "2/delivered-value")
    box = '[data-path="scores.product.us"]:not([type=range])'
    page.fill(box, typed)
    page.locator('[data-path="rival-name"]').click()
    speaks(beside(page, box), language)
    expect(page.locator(box)).to_have_value(typed)


@pytest.mark.parametrize(("typed", "meant"), [("１０", 10), ("7,5", 7.5), ("７．５", 7.5), (" 6 ", 6)])
def test_numbers_are_read_as_people_write_them(
    served: Workshop, anyone: tuple[Page, Page], typed: str, meant: float
) -> None:
    """Full width, decimal comma, spaces around."""
    page = anyone[1]
    turn_to(page, "2/delivered-value")
    box = field(page, "scores.product.us")
    box.fill(typed)
    saved(page)
    expect(box).not_to_have_attribute("aria-invalid", "true")
    key = "delivered-value/once"
    assert served.counted("李雷", key)["scores"]["product"]["us"] == meant


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_text_that_is_too_long_is_kept_and_said(
    served: Workshop, anyone: tuple[Page, Page], language: str
) -> None:
    """Twenty thousand characters: the limit is stated, the text is stored, and it is there after a reload."""
    page = anyone[language == "zh"]
    long = {"en": "word ", "zh": "字句，好。"}[language] * 4000
    turn_to(page, "1/service-rating")
    page.locator("textarea").first.fill(long)
    page.locator(".es-stage h1").click()
    page.locator("textarea").first.blur()
    words = speaks(beside(page, "textarea"), language)
    assert re.search(r"\d", words)
    expect(page.locator(".es-save")).not_to_have_attribute("data-save", "saving")
    page.reload()
    expect(page.locator("textarea").first).to_have_value(long)
    page.locator("textarea").first.fill("")
    saved(page)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_two_competitors_of_one_name_are_asked_about(anyone: tuple[Page, Page], language: str) -> None:
    """A question beside them, no loss."""
    page = anyone[language == "zh"]
    turn_to(page, "2/positioning-map")
    for number in (1, 2):
        page.fill(f'[data-path="map.rival-{number}.name"]', "Lakeside")
        place(page, f"rival-{number}", 20 * number, 30)
    page.locator('[data-path="map.us.x"]').click()
    said = page.locator(".es-map__table .es-msg:visible", has_text="Lakeside").first
    speaks_of = said.inner_text().replace("Lakeside", "")
    assert bool(CHINESE.search(speaks_of)) == (language == "zh")
    expect(page.locator('[data-path="map.rival-2.name"]')).to_have_value("Lakeside")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_form_left_half_filled_is_said_and_kept(anyone: tuple[Page, Page], language: str) -> None:
    """A row with a name only: nobody is shouted at while typing, and nothing is lost afterwards."""
    page = anyone[language == "zh"]
    turn_to(page, "1/our-customers")
    page.fill('[data-path="customers.0.who"]', "Walk-in guests")
    page.locator(".es-stage h1").click()
    saved(page)
    page.reload()
    expect(page.locator('[data-path="customers.0.who"]')).to_have_value("Walk-in guests")
    page.locator('label:has([data-path="care"])').first.click()
    said = page.locator(".es-rowcards .es-msg:visible, .es-rowcards ~ .es-msgs .es-msg:visible").first
    speaks(said, language)


def test_a_tap_right_after_typing_is_not_lost(anyone: tuple[Page, Page]) -> None:
    """The press takes the focus away and brings sentences with it; they wait until the tap is done."""
    page = anyone[0]
    turn_to(page, "1/seven-rules")
    turn_to(page, "1/our-customers")
    page.fill('[data-path="customers.0.who"]', "Walk-in guests")
    page.fill('[data-path="customers.0.service"]', "A table")
    choice = page.locator('label:has([data-path="customers.0.side"])').last
    choice.scroll_into_view_if_needed()
    box = choice.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.wait_for_function("() => document.activeElement.dataset.path !== 'customers.0.service'")
    assert choice.bounding_box() == box
    page.mouse.up()
    expect(choice.locator("input")).to_be_checked()


def test_markup_is_words_on_every_page_and_slide(served: Workshop, device: Device) -> None:
    """In a name, in texts, in customers, in rivals: on the phone, on the cards, on the map."""
    phone, projector = device("phone", "en"), device("projector", "en")
    join(phone, served, f"{IMAGE} again")
    phone.locator("textarea").first.fill(f"{SCRIPT} {IMAGE}")
    saved(phone)
    turn_to(phone, "1/our-customers")
    phone.fill('[data-path="customers.0.who"]', IMAGE)
    phone.fill('[data-path="customers.0.service"]', SCRIPT)
    phone.locator('label:has([data-path="customers.0.side"])').first.click()
    saved(phone)
    turn_to(phone, "1/service-levels")
    phone.fill('[data-path="core.0"]', IMAGE)
    phone.fill('[data-path="extraordinary.0"]', SCRIPT)
    saved(phone)
    expect(phone.locator(".es-result")).to_contain_text(IMAGE)
    turn_to(phone, "2/positioning-map")
    place(phone, "us", 70, 70)
    phone.fill('[data-path="map.rival-1.name"]', IMAGE)
    place(phone, "rival-1", 20, 30)
    saved(phone)
    never_ran(phone)

    open_deck(projector, served, "01-defining-service")
    for name, view in (("customers", ".es-cards"), ("rings", ".es-chart")):
        section = slide(projector, name)
        projector.keyboard.press("r")
        expect(section.locator(view, has_text="<img src=x").first).to_be_visible()
    open_deck(projector, served, "02-competitive-positioning")
    section = slide(projector, "map")
    projector.keyboard.press("r")
    expect(section.locator("svg.es-chart__svg").first).to_be_visible()
    never_ran(phone, projector)
    expect(phone.locator(".es-live__title")).to_be_visible()
    never_ran(phone)
