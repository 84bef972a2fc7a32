"""A room answers, the facilitator sees it live."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import come_back, compose, join, place, rate, saved, secret_of, tap, turn_to
from tests.e2e.conftest import Device
from tests.e2e.deck import open_deck, slide
from tests.e2e.recorder import Recorder
from tests.e2e.workshop import Workshop

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ENGLISH = "Ten minutes at the till, and nobody said why"
CHINESE = "排队排了十分钟，没人解释"


def test_two_people_answer_and_the_slide_shows_both(
    served: Workshop, device: Device, recorder: Recorder
) -> None:
    """An English phone and a Chinese laptop; the deck counts them at once; a crash loses no character."""
    phone, laptop, projector = device("phone", "en"), device("laptop", "zh"), device("projector", "en")
    recorder.secret("Alice", "李娜", served.pin, ENGLISH, CHINESE, "湖畔")
    for page, name, language in ((phone, "Alice", "en"), (laptop, "李娜", "zh-Hans")):
        join(page, served, name)
        recorder.secret(secret_of(page))
        assert page.locator("html").get_attribute("lang") == language
    _rate(phone, laptop, projector, served)
    _crash(phone, laptop, served)
    _position(phone, laptop, projector, served)
    for kind in ("reply", "stream", "kernel"):
        assert recorder.messages[kind] > 5, recorder.messages


def _rate(phone: Page, laptop: Page, projector: Page, served: Workshop) -> None:
    """Both rate; the slide counts each answer as it is saved, and shows both when they are revealed."""
    open_deck(projector, served, "01-defining-service")
    rating = slide(projector, "rate")
    for number, (page, mark) in enumerate(((phone, 4), (laptop, 9)), start=1):
        rate(page, mark)
        saved(page)
        expect(answers_on(rating)).to_contain_text(str(number))
    expect(rating.locator(".es-chart")).to_have_count(0)
    rating.locator('.dk-btn[data-key="r"]').click()
    bars = rating.locator(".es-chart--histogram table tbody tr")
    expect(bars).to_have_count(10)
    assert [row.locator("td").first.inner_text() for row in bars.all()] == list("0001000010")
    expect(rating.locator(".es-chart--histogram svg.es-chart__svg")).to_be_visible()
    for page in (phone, laptop):
        expect(page.locator(".es-live__title")).to_be_visible()


def _crash(phone: Page, laptop: Page, served: Workshop) -> None:
    """The room dies between typing and saving, comes back, and has every character, and so have the pages."""
    with served.crash():
        phone.locator("textarea").first.click()
        phone.keyboard.type(ENGLISH)
        laptop.locator("textarea").first.click()
        compose(laptop, ["p", "pai", "pai dui"], CHINESE[:2])
        compose(laptop, ["p", "pai", "pai le"], CHINESE[2:])
        assert "why" not in served.stored("Alice")["service-rating/before"]
    for _ in ("after the crash", "after a reload"):
        for page, words in ((phone, ENGLISH), (laptop, CHINESE)):
            expect(page.locator("textarea").first).to_have_value(words)
            saved(page)
        assert served.stored("Alice")["service-rating/before"] == {"rating": "4", "why": ENGLISH}
        assert served.stored("李娜")["service-rating/before"] == {"rating": "9", "why": CHINESE}
        phone.reload()
        laptop.reload()


def _position(phone: Page, laptop: Page, projector: Page, served: Workshop) -> None:
    """Both place themselves, one by a finger, one in numbers; the slide has two dots."""
    open_deck(projector, served, "02-competitive-positioning")
    the_map = slide(projector, "map")
    for page in (phone, laptop):
        turn_to(page, "2/positioning-map")
    tap(phone, 0.75, 0.75)
    place(laptop, "us", 20, 90)
    laptop.locator('[data-path="map.rival-1.name"]').fill("湖畔")
    place(laptop, "rival-1", 55, 45)
    for page in (phone, laptop):
        saved(page)
    expect(answers_on(the_map)).to_contain_text("2")
    projector.keyboard.press("r")
    expect(the_map.locator(".es-chart--map svg.es-chart__svg")).to_be_visible()
    expect(the_map.locator(".es-chart--map table")).to_contain_text("20")
    tapped = served.stored("Alice")["positioning-map/once"]["map"]["us"]
    assert all(abs(int(tapped[axis]) - 75) < 10 for axis in "xy"), tapped


def answers_on(slide: Locator) -> Locator:
    """Return the place of the number of answers."""
    return slide.locator(".es-live__stats dd").last


def test_opening_and_closing_on_the_slide_reaches_the_phone(served: Workshop, device: Device) -> None:
    """Closed, what was written stays readable; a letter of the keyboard opens it again."""
    phone, projector = device("phone", "en"), device("projector", "zh")
    join(phone, served, "Bo")
    turn_to(phone, "1/service-rating")  # it went where the last slide was
    phone.locator("textarea").first.fill("kept")
    saved(phone)
    open_deck(projector, served, "01-defining-service", "zh")
    slide(projector, "rate")
    projector.keyboard.press("o")
    expect(phone.locator("textarea").first).not_to_be_editable()
    expect(phone.locator("textarea").first).to_have_value("kept")
    projector.keyboard.press("o")
    expect(phone.locator("textarea").first).to_be_editable()


def test_a_link_of_the_facilitator_works_once(served: Workshop, device: Device) -> None:
    """And no address keeps what opens the decks."""
    projector, second = device("projector", "en"), device("projector", "en")
    link = served.link()
    projector.goto(link)
    expect(projector.get_by_text(served.pin)).to_be_visible()
    assert "/enter/" not in projector.url
    second.goto(link)
    expect(second.get_by_text(served.pin)).to_have_count(0)


def test_a_second_device_of_the_same_person_is_in_step(served: Workshop, device: Device) -> None:
    """The come-back code brings the answers along, and what is typed here appears there."""
    phone, laptop = device("phone", "zh"), device("laptop", "zh")
    join(phone, served, "王伟")
    turn_to(phone, "1/service-rating")
    rate(phone, 6)
    saved(phone)
    phone.locator(".es-home__do button").nth(1).click()
    come_back(laptop, served, phone.locator(".es-code__letters").inner_text())
    expect(laptop.locator(".es-scale input:checked")).to_have_value("6")
    laptop.locator("textarea").first.fill("等位区没有椅子")
    expect(phone.locator("textarea").first).to_have_value("等位区没有椅子")


def test_a_check_is_explained_after_the_first_answer_which_is_final(
    served: Workshop, device: Device, recorder: Recorder
) -> None:
    """Before it no message has the key; afterwards there is nothing left to submit, also after a reload."""
    phone = device("phone", "en")
    join(phone, served, "Chen")
    turn_to(phone, "1/checks")
    check = phone.locator("[data-check=check-1a]")
    check.locator("label", has_text="Keeping a promise is rare").click()
    assert recorder.told == set()
    recorder.submitted.add("check-1a")
    check.locator("button[type=submit]").click()
    for _ in ("at once", "after a reload"):
        expect(check.locator(".es-verdict")).to_contain_text("Not quite")
        expect(check.get_by_text("satisfied, not surprised")).to_be_visible()
        expect(check.locator("[data-mark=right]")).to_contain_text("No. They did what they had promised.")
        expect(check.locator("button[type=submit]")).to_be_hidden()
        assert all(option.is_disabled() for option in check.locator("input").all())
        phone.reload()
    expect(check.locator(".es-verdict")).to_be_visible()
    assert recorder.told == {"check-1a"}  # the recorder would have seen it
    assert (
        served.call(secret_of(phone), "GET", "/api/me")["checks"]["check-1a"]["option"] == "yes-kept-promise"
    )
