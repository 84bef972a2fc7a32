"""Open and reveal from the slide, by button and by key; and which keys turn slides."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.deck.conftest import Opener, Stage
from tests.deck.show import Show
from workbook.course import load

pytestmark = pytest.mark.browser


def say(key: str, language: str = "en") -> str:
    """Return an interface text of the deck."""
    return load().text(f"deck.{key}").in_(language)  # type: ignore[arg-type]


def states(show: Show) -> str:
    """Return what the slide says about its exercise."""
    return show.slide.locator(".dk-states").inner_text()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_r_reveals_and_o_opens_and_closes(open_deck: Opener, stage: Stage, language: str) -> None:
    """Do the keys ask the room, and does the slide say what the room says?"""
    show = open_deck(language=language).connected()
    show.turn("rate")
    expect(show.slide.locator(".dk-states")).to_contain_text(say("is-open", language))
    show.page.keyboard.press("r")
    expect(show.slide.locator(".es-live[data-state=shown]")).to_be_attached()
    expect(show.slide.locator(".dk-states")).to_contain_text(say("is-revealed", language))
    show.page.keyboard.press("o")
    expect(show.slide.locator(".dk-states")).to_contain_text(say("is-closed", language))
    show.page.keyboard.press("r")
    expect(show.slide.locator(".es-live[data-state=waiting]")).to_be_attached()
    place = {"exercise": "service-rating", "round": "before"}
    assert stage.room.asked == [
        place | {"revealed": True},
        place | {"open": False},
        place | {"revealed": False},
    ]
    assert show.page.evaluate("() => document.querySelectorAll('.reveal.overview').length") == 0


def test_buttons_say_what_they_do_next(open_deck: Opener) -> None:
    """Does a button's word change with the state, and does it stay on its slide?"""
    show = open_deck().connected()
    show.turn("customers")
    hash_before = show.page.evaluate("location.hash")
    show.slide.get_by_role("button", name=say("reveal")).click()
    expect(show.slide.get_by_role("button", name=say("hide"))).to_be_visible()
    show.slide.get_by_role("button", name=say("close")).press("Space")
    expect(show.slide.get_by_role("button", name=say("open"), exact=True)).to_be_visible()
    assert show.page.evaluate("location.hash") == hash_before


def test_a_refusal_is_said_and_undone(open_deck: Opener, stage: Stage) -> None:
    """When the room refuses, does the slide go back to the truth and say so?"""
    show = open_deck().connected()
    show.turn("rate")
    expect(show.slide.locator(".dk-states")).to_contain_text(say("is-hidden"))
    stage.room.refuse = True
    show.page.keyboard.press("r")
    expect(show.slide.locator(".dk-problem")).to_contain_text(say("not-changed"))
    assert say("is-hidden") in states(show)
    expect(show.slide.locator(".es-live[data-state=waiting]")).to_be_attached()
    show.faults.clear()  # the browser itself notes every request that is refused


def test_a_change_from_elsewhere_is_shown(open_deck: Opener, stage: Stage) -> None:
    """When the console reveals, does the slide follow?"""
    show = open_deck().connected()
    show.turn("rate")
    expect(show.slide.locator(".dk-states")).to_contain_text(say("is-hidden"))
    show.page.evaluate("() => 0")
    stage.server.later(lambda: stage.room.change("service-rating/before", revealed=True, n=28))
    expect(show.slide.locator(".es-live[data-state=shown]")).to_be_attached()
    expect(show.slide.locator(".es-live__stats")).to_contain_text("28")


def test_keys_in_a_field_do_not_turn_slides(open_deck: Opener) -> None:
    """Do arrows, space and letters stay with a field that has the focus, and turn slides again afterwards?"""
    show = open_deck().connected()
    show.turn("rate")
    show.page.evaluate(
        """() => {
          const place = document.querySelector("section.present .es-live__side");
          for (const [tag, type] of [["input", "range"], ["input", "text"], ["textarea", null], ["select", null]]) {
            const field = document.createElement(tag);
            if (type) field.type = type;
            field.className = "probe";
            place.append(field);
          }
        }"""
    )
    here = show.page.evaluate("location.hash")
    fields = show.page.locator(".probe")
    assert fields.count() == 4
    for index in range(4):
        fields.nth(index).focus()
        for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "PageDown", " ", "o", "r", "s"):
            show.page.keyboard.press(key)
        assert show.page.evaluate("location.hash") == here
    assert show.page.locator(".probe").nth(1).input_value().strip() == "ors"
    assert show.slide.locator(".es-live").get_attribute("data-state") == "waiting"
    show.page.evaluate("() => document.activeElement.blur()")
    show.page.keyboard.press("ArrowRight")
    expect(show.page.locator('section[data-slide="customers"]')).to_have_class(re.compile("present"))


def test_s_opens_no_second_deck(open_deck: Opener) -> None:
    """Does the key that opens reveal's notes do nothing, and help and overview neither?"""
    show = open_deck().connected()
    show.turn("why")
    for key in ("s", "S", "?", "Escape", "g", "o"):
        show.page.keyboard.press(key)
    show.settle()
    assert len(show.page.context.pages) == 1
    assert show.page.locator(".reveal.overview, .r-overlay, .overlay, .jump-to-slide").count() == 0


def test_slides_turn_by_mouse_and_the_address_says_only_a_number(open_deck: Opener) -> None:
    """Do the foot's arrows turn slides, and does the address hold nothing but the slide's number?"""
    show = open_deck().connected()
    show.turn("why")
    show.slide.get_by_role("button", name=say("next-slide")).click()
    expect(show.page.locator('section[data-slide="definition"]')).to_have_class(re.compile("present"))
    assert re.fullmatch(r"#/\d+", show.page.evaluate("location.hash"))


def test_the_connection_comes_back(open_deck: Opener, stage: Stage) -> None:
    """When the room restarts, does the slide say so, and go on by itself?"""
    from tests.deck.servers import RoomServer

    show = open_deck().connected()
    show.turn("rate")
    old = stage.server
    old.stop()
    expect(show.slide.locator(".dk-silent")).to_have_text(say("lost"))
    stage.room.views["service-rating/before"]["n"] = 31
    stage.server = RoomServer(old.room, old.port, old.origins)
    stage.server.start()
    expect(show.slide.locator(".es-live__stats")).to_contain_text("31")
    expect(show.slide.locator(".dk-silent")).to_be_hidden()
