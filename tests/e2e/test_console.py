"""The console beside the deck: in step with it, in charge of the exercises, and usable by everybody."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from facilitator.deck.reader import read
from tests.e2e.acts import join, rate, saved, turn_to
from tests.e2e.axe import grave
from tests.e2e.conftest import Device
from tests.e2e.console import choose, command, open_console, row
from tests.e2e.deck import open_deck, slide
from tests.e2e.workshop import Workshop, workshop
from tests.waiting import eventually
from workbook.course import load

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ONE, TWO = "01-defining-service", "02-competitive-positioning"
RATING = "service-rating/before"
CUSTOMERS = {
    "customers": [{"who": "Somebody rude", "service": "Peace", "side": "external"}],
    "care": ["complaints"],
}


@pytest.fixture
def quiet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A workshop in which nothing has happened yet."""
    with workshop(tmp_path_factory.mktemp("console")) as made:
        yield made


def say(key: str, language: str = "en", **params: Any) -> str:
    """Return a text of the console."""
    return load().text(f"console.{key}").in_(language).format(**params)  # type: ignore[arg-type]


def note(deck: str, name: str) -> str:
    """Return how the first labelled note of a slide begins."""
    found = next(each for each in read(deck, "en").slides if each.id == name)
    words = next(each.words for each in found.notes if each.kind)
    return re.split(r'["*_`]', words)[0][:40]


def shows(deck: Page, name: str) -> None:
    """Wait until the projector shows this slide."""
    expect(deck.locator(f'section[data-slide="{name}"]')).to_contain_class("present")


def test_deck_and_console_stay_in_step(quiet: Workshop, device: Device) -> None:
    """Does a turn in the one turn the other, over the end of the deck too, with one kernel for each page?"""
    deck, console, second = device("projector"), device("laptop"), device("laptop", "zh")
    open_console(console, quiet)
    open_deck(deck, quiet, ONE)
    slide(deck, "why")
    expect(console.locator(".cn-notes")).to_contain_text(note(ONE, "why"))
    expect(console.locator('.cn-now [data-slide="why"]')).to_be_attached()

    command(console, "next")
    shows(deck, "definition")
    expect(console.locator(".cn-notes")).to_contain_text(note(ONE, "definition"))
    console.keyboard.press("PageUp")
    shows(deck, "why")
    for _ in range(2):
        console.keyboard.press("PageDown")
    shows(deck, "rate")
    expect(console.locator(".cn-now .es-live")).to_be_attached()
    assert console.locator(".cn-picture :is(button, a, input)").count() == 0

    console.keyboard.press("b")
    expect(deck.locator(".dk-dark")).to_be_visible()
    expect(console.locator(".cn-now__title")).to_have_text(say("is-blank"))
    deck.keyboard.press("ArrowLeft")
    expect(console.locator('.cn-now [data-slide="definition"]')).to_be_attached()
    expect(deck.locator(".dk-dark")).to_be_hidden()

    choose(console, ONE, re.compile("^" + str(len(talk_of(ONE)))))
    shows(deck, "end")
    command(console, "next")
    expect(deck).to_have_url(re.compile(TWO))
    shows(deck, "title-slide")
    expect(console.locator(".cn-bar b")).to_have_text(load().day()[2].title.en)

    open_console(second, quiet, "zh")
    expect(second.locator('.cn-now [data-slide="title-slide"]')).to_be_attached()
    command(second, "next")
    expect(deck.locator("section.present")).not_to_have_attribute("data-slide", "title-slide")
    now = deck.locator("section.present").get_attribute("data-slide")
    expect(console.locator(f'.cn-now [data-slide="{now}"]')).to_be_attached()
    ready = 1  # a deck is kept ready for whoever opens the first
    eventually(lambda: len(quiet.served.kernels()) == 3 + ready)


def test_what_is_in_reserve_is_counted_apart_and_marked(quiet: Workshop, device: Device) -> None:
    """Is a slide in reserve "+1" beside a talk that ends on its own count, and its exercise marked, after a reload too?"""
    deck, console = device("projector"), device("laptop")
    talk = len(talk_of(ONE))
    reserve = next(each for each in read(ONE, "en").slides if each.backup and each.round)
    assert reserve.round
    open_deck(deck, quiet, ONE)
    open_console(console, quiet)
    slide(deck, "end")
    expect(deck.locator("section.present .dk-turner .es-num")).to_have_text(f"{talk}/{talk}")
    expect(console.locator(".cn-now .cn-h small")).to_have_text(say("slide-of", n=talk, total=talk))
    deck.keyboard.press("ArrowDown")
    shows(deck, reserve.id)
    expect(deck.locator("section.present .dk-turner .es-num")).to_have_text("+1")
    expect(console.locator(".cn-now .cn-h small")).to_have_text(say("reserve-of", n=1))
    console.reload()
    exercise = row(console, "/".join(reserve.round))
    expect(exercise.locator(".cn-ex__reserve")).to_have_text(say("reserve"))
    expect(exercise).to_be_in_viewport(ratio=1)
    expect(row(console, RATING).locator(".cn-ex__reserve")).to_have_count(0)


def talk_of(deck: str) -> list[str]:
    """Return the slides of a deck up to its end."""
    return [each.id for each in read(deck, "en").slides if not each.backup]


def test_an_exercise_is_run_from_the_console(quiet: Workshop, device: Device) -> None:
    """Opened, answered by two phones, revealed and hidden from the console: does everybody see it?"""
    deck, console = device("projector"), device("laptop")
    phones = [device("phone"), device("phone", "zh")]
    open_deck(deck, quiet, ONE)
    open_console(console, quiet)
    slide(deck, "rate")
    rating = row(console, RATING)
    expect(rating).to_have_attribute("data-shown", "true")
    expect(rating.locator(".cn-ex__round")).to_have_text(say("round-of", n=1, total=2))
    expect(rating.locator(".cn-ex__tags")).to_contain_text(say("is-closed"))
    rating.locator("[data-flag=open]").click()
    expect(rating.locator(".cn-ex__tags")).to_contain_text(say("is-open"))
    for number, phone in enumerate(phones):
        join(phone, quiet, f"Phone {number}")
        turn_to(phone, "1/service-rating")
        rate(phone, 6 + number)
        saved(phone)
    expect(rating).to_contain_text(say("answered-of", n=2, joined=2))
    expect(console.locator(".cn-people__numbers dd")).to_have_text(["2", "2", "2", "0"])
    expect(console.locator(".cn-bar__people")).to_have_text(say("connected-of", n=2, joined=2))
    expect(console.locator(".cn-health")).to_contain_text(say("phones", n=2, joined=2))

    rating.locator("[data-flag=revealed]").click()
    expect(deck.locator("section.present .es-live")).to_have_attribute("data-state", "shown")
    expect(console.locator(".cn-now .es-live")).to_have_attribute("data-state", "shown")
    expect(phones[0].locator(".es-live__title")).to_be_visible()
    rating.locator("[data-flag=revealed]").click()
    expect(deck.locator("section.present .es-live")).to_have_attribute("data-state", "waiting")
    deck.keyboard.press("r")
    expect(rating.locator(".cn-ex__tags")).to_contain_text(say("is-revealed"))
    rating.locator("[data-flag=open]").click()
    expect(rating.locator(".cn-ex__tags")).to_contain_text(say("is-closed"))
    expect(deck.locator("section.present .dk-states")).to_contain_text(load().text("deck.is-closed").en)


def test_a_table_that_has_not_answered_is_named(quiet: Workshop, device: Device) -> None:
    """While an exercise is open, is it said at which table nobody has answered?"""
    console = device("laptop")
    for number, table in enumerate((1, 2, 2)):
        secret = quiet.somebody(f"Person {number}", table=table)
        if table == 2:
            quiet.set(RATING, open=True)
            quiet.answer(secret, RATING, {"rating": 7})
    open_console(console, quiet)
    choose(console, ONE, re.compile("How good is the service"))
    expect(console.locator(".cn-people .cn-h small")).to_have_text(say("table-silent", n=1))
    console.get_by_text(say("by-table")).click()
    expect(console.locator(".cn-people__tables")).to_contain_text(say("table", n=2, answered=2, joined=2))


def test_a_hidden_card_leaves_the_slide_and_comes_back(quiet: Workshop, device: Device) -> None:
    """Does what the console hides vanish from the projector, and return when it is shown again?"""
    deck, console = device("projector"), device("laptop")
    key = "our-customers/once"
    quiet.set(key, open=True, revealed=True)
    for number in range(3):
        quiet.answer(quiet.somebody(f"Person {number}"), key, CUSTOMERS)
    open_deck(deck, quiet, ONE)
    open_console(console, quiet)
    choose(console, ONE, re.compile("Who are your customers"))
    shows(deck, "customers")
    expect(deck.locator("section.present .es-cards")).to_contain_text("Somebody rude")
    card = console.locator(".cn-cards li", has_text="Somebody rude")
    card.get_by_role("button").click()
    expect(deck.locator("section.present .es-cards")).not_to_contain_text("Somebody rude")
    expect(card).to_have_attribute("data-hidden", "true")
    expect(card).to_contain_text(say("card-hidden"))
    card.get_by_role("button").click()
    expect(deck.locator("section.present .es-cards")).to_contain_text("Somebody rude")


def test_the_clock_is_started_adjusted_reset_and_taken_back(quiet: Workshop, device: Device) -> None:
    """Does the clock start by a button, take another start, refuse what is no time, and undo a reset?"""
    console = device("laptop")
    open_console(console, quiet)
    pace = console.locator(".cn-clock__now .cn-tag")
    expect(pace).to_have_text(say("not-started"))
    console.get_by_role("button", name=say("start")).click()
    expect(pace).to_have_attribute("data-mood", re.compile("on|early|late"))
    console.locator(".cn-clock summary").click()
    console.get_by_label(say("started-at")).fill("half past")
    console.get_by_role("button", name=say("apply"), exact=True).click()
    expect(console.locator(".cn-clock__form [role=alert]")).to_have_text(say("bad-time"))
    expect(console.get_by_label(say("started-at"))).to_have_value("half past")
    earlier = datetime.now().astimezone() - timedelta(minutes=40)
    if earlier.date() != datetime.now().astimezone().date():
        pytest.skip("forty minutes ago was yesterday")
    console.get_by_label(say("started-at")).fill(f"{earlier:%H:%M}")
    console.get_by_role("button", name=say("apply"), exact=True).click()
    expect(pace).to_have_attribute("data-mood", "late")
    expect(console.locator(".cn-clock__shorten li")).not_to_have_count(0)
    notes_have_room(console)
    console.locator(".cn-clock summary").click()
    console.get_by_role("button", name=say("stop")).click()
    expect(pace).to_have_text(say("not-started"))
    console.get_by_role("button", name=say("undo")).click()
    expect(pace).to_have_attribute("data-mood", "late")


def notes_have_room(console: Page) -> None:
    """Assert that the late clock keeps to its card, in full or by scrolling, and leaves the notes half."""
    column, card, notes = (
        console.locator(part).bounding_box() for part in (".cn-col:has(.cn-clock)", ".cn-clock", ".cn-notes")
    )
    assert column
    assert card
    assert notes
    assert card["height"] <= 0.43 * column["height"]
    assert notes["height"] >= 0.5 * column["height"]
    assert card["y"] + card["height"] <= notes["y"]
    console.locator(".cn-clock__shorten p").scroll_into_view_if_needed()
    expect(console.locator(".cn-clock__shorten p")).to_be_in_viewport(ratio=1)
    last = console.locator(".cn-clock__shorten p").bounding_box()
    assert last
    assert last["y"] + last["height"] <= card["y"] + card["height"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_console_is_usable_by_everybody(quiet: Workshop, device: Device, language: str) -> None:
    """No serious barrier, the page in its language, targets of 44 px, and the essentials without scrolling."""
    console = device("laptop", language)
    quiet.set("our-customers/once", open=True, revealed=True)
    for number in range(3):
        quiet.answer(quiet.somebody(f"Person {number}", table=1), "our-customers/once", CUSTOMERS)
    open_console(console, quiet, language)
    console.locator(".cn-list__deck").select_option(ONE)
    console.locator(".cn-list__go").nth(
        [each.id for each in read(ONE, "en").slides].index("customers")
    ).click()
    expect(console.locator(".cn-cards li")).not_to_have_count(0)
    assert console.locator("html").get_attribute("lang") == {"en": "en", "zh": "zh-Hans"}[language]
    assert grave(console) == []
    for width, height in ((1280, 800), (1440, 900)):
        console.set_viewport_size({"width": width, "height": height})
        expect(console.locator(".cn-turn [data-command=next]")).to_be_in_viewport(ratio=1)
        assert console.evaluate("document.documentElement.scrollHeight <= innerHeight")
        for part in (".cn-now", ".cn-clock", ".cn-people", ".cn-health"):
            expect(console.locator(part)).to_be_in_viewport(ratio=1)
        for part in (".cn-notes", ".cn-ex"):
            expect(console.locator(part)).to_be_in_viewport(ratio=0.9)
    console.set_viewport_size({"width": 390, "height": 844})
    assert console.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grave(console) == []
    small = console.evaluate(
        """() => [...document.querySelectorAll(".cn-desk :is(button, a, summary, select, label:has(input))")]
          .filter((el) => el.getClientRects().length)
          .map((el) => [el.getBoundingClientRect(), el.outerHTML.slice(0, 120)])
          .filter(([box]) => box.height < 43.5 || box.width < 43.5).map(([, html]) => html)"""
    )
    assert small == []
    other = {"en": "zh", "zh": "en"}[language]
    home = console.locator(".cn-bar__home")
    expect(home).to_have_attribute("href", f"/?language={language}")
    console.locator(f".es-lang [data-language={other}]").click()
    expect(home).to_have_attribute("href", f"/?language={other}")
    expect(console.locator("html")).to_have_attribute("lang", {"en": "en", "zh": "zh-Hans"}[other])
    expect(console.locator(".cn-notes .cn-h")).to_contain_text(say("notes", other))
    assert grave(console) == []


def test_a_lost_room_is_said_and_found_again(quiet: Workshop, device: Device) -> None:
    """When the room ends, does the console say so, and go on by itself once it is back?"""
    console = device("laptop")
    open_console(console, quiet)
    with quiet.crash():
        pass
    first = console.locator(".cn-health li").first
    expect(first).to_have_attribute("data-good", "false")
    expect(console.locator(".cn-bar__people")).to_have_text(load().text("deck.lost-short").en)
    expect(first).to_have_attribute("data-good", "true")
    command(console, "next")
    expect(console.locator(".cn-now [data-slide]")).not_to_have_attribute("data-slide", "title-slide")
