"""Every window shows where the talk is: turns are told to the room, and turns of others are followed."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from playwright.sync_api import expect

from facilitator.deck.schedule import schedule
from tests.deck.conftest import Opener, Stage
from tests.deck.fake_room import now
from tests.deck.show import Show
from tests.waiting import eventually
from workbook.course import load

pytestmark = pytest.mark.browser

ONE, TWO = "01-defining-service", "02-competitive-positioning"


def is_at(show: Show, slide: str, deck: str | None = None) -> None:
    """Wait until a window shows this slide, after going to another deck's page if that is named."""
    if deck:
        expect(show.page).to_have_url(re.compile(f"/{deck}\\.ipynb"))
        expect(show.page.locator(".reveal[data-deck=ready]")).to_be_attached()
    expect(show.page.locator(f'section[data-slide="{slide}"]')).to_have_class(re.compile(r"\bpresent\b"))


def test_a_turn_is_told_with_its_exercise(open_deck: Opener, stage: Stage) -> None:
    """Does the room learn which slide stands there, and which exercise is on it?"""
    show = open_deck().connected()
    eventually(lambda: stage.room.stage["slide"] == "title-slide")
    show.turn("hook" if "hook" in show.ids() else "why")
    show.turn("rate")
    eventually(lambda: stage.room.stage["slide"] == "rate")
    assert stage.room.stage["deck"] == ONE
    assert (stage.room.stage["exercise"], stage.room.stage["round"]) == ("service-rating", "before")
    show.page.keyboard.press("PageUp")
    eventually(lambda: stage.room.stage["slide"] != "rate")
    assert stage.room.stage["exercise"] is None


def test_quick_presses_are_all_turns(open_deck: Opener, stage: Stage) -> None:
    """Does a clicker pressed four times at once turn four slides, here and in the room?"""
    show = open_deck().connected()
    eventually(lambda: stage.room.stage["deck"] == ONE)
    for _ in range(4):
        show.page.keyboard.press("PageDown")
    wanted = show.ids()[4]
    is_at(show, wanted)
    eventually(lambda: stage.room.stage["slide"] == wanted)


def test_another_window_is_followed_and_nobody_answers_back(open_deck: Opener, stage: Stage) -> None:
    """Do an English and a Chinese projector show the same slide, with one post for each turn?"""
    english = open_deck().connected()
    eventually(lambda: stage.room.stage["deck"] == ONE)
    chinese = open_deck(language="zh").connected()
    english.turn("why")
    is_at(chinese, "why")
    chinese.page.keyboard.press("ArrowRight")
    is_at(english, "definition")
    stage.server.later(lambda: stage.room.move(deck=ONE, slide="rate", exercise=None, round=None))
    is_at(english, "rate")
    is_at(chinese, "rate")
    told = [move["slide"] for move in stage.room.moves]
    assert told == ["title-slide", "why", "definition"]


def test_next_on_the_end_goes_on_in_the_next_deck_and_back_returns(open_deck: Opener, stage: Stage) -> None:
    """Does one key lead from deck to deck, past the slides in reserve, in both directions?"""
    show = open_deck().connected()
    show.turn("end")
    show.page.keyboard.press("PageDown")
    is_at(show, "title-slide", TWO)
    eventually(lambda: (stage.room.stage["deck"], stage.room.stage["slide"]) == (TWO, "title-slide"))
    show.connected()
    show.page.keyboard.press("PageUp")
    is_at(show, "end", ONE)
    eventually(lambda: (stage.room.stage["deck"], stage.room.stage["slide"]) == (ONE, "end"))


def test_a_window_goes_to_the_deck_of_the_stage_and_a_reload_resumes(open_deck: Opener, stage: Stage) -> None:
    """Does a window follow into another deck in its own language, and does a reload stay there?"""
    show = open_deck(language="zh").connected()
    eventually(lambda: stage.room.stage["deck"] == ONE)
    told = len(stage.room.moves)
    backup = next(each["slide"] for each in schedule("zh") if each["deck"] == TWO and each["backup"])
    stage.server.later(lambda: stage.room.move(deck=TWO, slide=backup, exercise=None, round=None))
    is_at(show, backup, TWO)
    assert "/zh/" in show.page.url
    show.connected()
    stage.server.later(lambda: stage.room.move(deck=TWO, slide="takeaway", exercise=None, round=None))
    is_at(show, "takeaway")
    show.page.reload()
    is_at(show, "takeaway", TWO)
    show.connected()
    assert len(stage.room.moves) == told


def test_the_down_key_reaches_the_reserve_and_next_returns(open_deck: Opener, stage: Stage) -> None:
    """From a slide of the talk, does Down show the slides in reserve one by one, and Next the slide that was left?"""
    reserve: dict[str, list[str]] = {}
    for each in schedule("en"):
        reserve.setdefault(each["deck"], []).extend([each["slide"]] if each["backup"] else [])
    deck = max(reserve, key=lambda name: len(reserve[name]))
    first, second = reserve[deck][:2]
    show = open_deck(deck).connected()
    left = show.ids()[3]
    show.turn(left)
    show.page.keyboard.press("ArrowDown")
    is_at(show, first)
    eventually(lambda: stage.room.stage["slide"] == first)
    show.page.keyboard.press("ArrowDown")
    is_at(show, second)
    show.page.keyboard.press("ArrowUp")
    is_at(show, first)
    show.page.keyboard.press("ArrowRight")
    is_at(show, left)


@pytest.mark.parametrize("key", ["b", "."])
def test_the_screen_goes_dark_everywhere_and_a_turn_ends_it(
    open_deck: Opener, stage: Stage, key: str
) -> None:
    """Is the screen dark in every window, in words too, until it is asked for again or a slide is turned?"""
    show, other = open_deck().connected(), open_deck(language="zh").connected()
    show.turn("why")
    is_at(other, "why")
    show.page.keyboard.press(key)
    for each, language in ((show, "en"), (other, "zh")):
        expect(each.page.locator(".dk-dark")).to_be_visible()
        expect(each.page.locator(".dk-dark [role=status]")).to_have_text(
            load().text("deck.dark").in_(language)  # type: ignore[arg-type]
        )
    other.page.keyboard.press(key)
    expect(show.page.locator(".dk-dark")).to_be_hidden()
    show.page.keyboard.press(key)
    expect(other.page.locator(".dk-dark")).to_be_visible()
    other.page.keyboard.press("PageDown")
    for each in (show, other):
        is_at(each, "definition")
        expect(each.page.locator(".dk-dark")).to_be_hidden()


def test_without_the_room_the_deck_turns_and_catches_up(open_deck: Opener, stage: Stage) -> None:
    """While the room is away, do turns work, and is the last one told when it is back?"""
    from tests.deck.servers import RoomServer

    show = open_deck().connected()
    eventually(lambda: stage.room.stage["deck"] == ONE)
    old = stage.server
    old.stop()
    show.page.keyboard.press("PageDown")
    show.page.keyboard.press("PageDown")
    wanted = show.ids()[2]
    is_at(show, wanted)
    stage.server = RoomServer(old.room, old.port, old.origins)
    stage.server.start()
    eventually(lambda: stage.room.stage["slide"] == wanted)
    is_at(show, wanted)


def test_somebody_who_opens_a_deck_wants_that_one(open_deck: Opener, stage: Stage) -> None:
    """Does a deck chosen from the list open, instead of the one where the stage was?"""
    stage.room.stage |= {"deck": ONE, "slide": "why", "moved": now()}
    show = open_deck(TWO).connected()
    eventually(lambda: stage.room.stage["deck"] == TWO)
    is_at(show, "title-slide", TWO)
    again = open_deck(TWO, "zh")
    is_at(again, stage.room.stage["slide"], TWO)


def test_the_end_before_the_break_says_when_to_be_back(open_deck: Opener, stage: Stage) -> None:
    """Does the slide before the break name the minutes and the time, counted from when it was entered?"""
    course = load()
    days = course.day()
    here = next(one for one, other in pairwise(days) if other.kind == "break")
    break_ = days[days.index(here) + 1]
    show = open_deck(here.module or "").connected()
    show.turn("end")
    eventually(lambda: stage.room.stage["slide"] == "end")
    entered = datetime.fromisoformat(stage.room.stage["moved"]).astimezone()
    back = f"{entered + timedelta(minutes=break_.minutes):%H:%M}"
    expect(show.slide.locator(".dk-end__back")).to_contain_text(
        course.text("deck.back-at").in_("en").format(time=back)
    )
    expect(show.slide.locator(".dk-end__min")).to_contain_text(str(break_.minutes))
