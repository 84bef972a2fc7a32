"""Voting in a room: what one's neighbours wrote appears once it is shown, and one's dots stay."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.page.acts import join, me, save_state, turn_to
from tests.page.conftest import Visit
from tests.page.server import Server
from workbook.course import load
from workbook.course.votes import sources
from workbook.notebook.membership import new_secret

pytestmark = pytest.mark.browser

IDEAS, VOTE = "usp-ideas", "usp-vote"
DOG = "A driver who knows the dog’s name"


def address(exercise: str) -> str:
    """Return the exercise's place on the page."""
    (number,) = {block.number for block in load().day() for item in block.items if item.exercise == exercise}
    return f"#{number}/{exercise}"


def write(room: Server, idea: str) -> None:
    """Have somebody in the room write an idea on a device of their own."""
    secret = new_secret()
    person = {"name": "Lin Yue", "pin": room.pin, "language": "en", "table": None}
    room.call("POST", "/api/join", person, secret=secret)
    value = {
        "ideas": [{"idea": idea, "trait": "service", "who": "us", "value": 5, "unique": 5, "feasible": 4}]
    }
    answer = {"exercise": IDEAS, "round": "once", "revision": 1, "base": 0, "value": value}
    assert room.call("POST", "/api/answers", answer, secret=secret)["status"] == "valid"


def test_ideas_can_be_voted_on_when_the_room_shows_them(own_room: Server, visit: Visit) -> None:
    assert sources(load().exercise(VOTE)) == [IDEAS]
    for exercise in (IDEAS, VOTE):
        own_room.set(exercise, "once", open=True)
    write(own_room, DOG)
    page = visit(own_room, "zh")
    join(page, own_room, "王")
    turn_to(page, address(VOTE))
    name = load().exercise(IDEAS).name.zh
    expect(page.get_by_text(f"主持人公布“{name}”里大家写的内容后")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)
    own_room.set(IDEAS, "once", revealed=True)
    page.get_by_role("checkbox", name=DOG).check()
    save_state(page, "saved")
    own_room.set(IDEAS, "once", revealed=False)
    write(own_room, "Something that nobody has seen yet")
    page.reload()
    expect(page.get_by_role("checkbox", name=DOG)).to_be_checked()
    expect(page.get_by_role("checkbox")).to_have_count(1)
    answer = me(page, own_room)["answers"][f"{VOTE}/once"]
    assert (answer["value"], answer["status"]) == ({"dots": [DOG]}, "valid")
