"""Can somebody vote for what the room wrote: when it is shown, within the dots, and for good?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser

NAME = kinds.t("Ideas", "点子")


def told(*groups: list[str], shown: bool = True) -> dict[str, Any]:
    """Return what a form is told in a room that shows these cards."""
    cards = [
        {"group": None, "count": len(texts), "items": [{"text": text, "count": 1} for text in texts]}
        for texts in groups
    ]
    return {"gathering": {"name": NAME, "view": {"shown": shown, "cards": cards}}}


def box(bench: Bench, name: str) -> Locator:
    """The box of an entry."""
    return bench.page.get_by_role("checkbox", name=name, exact=True)


def tell(bench: Bench, others: dict[str, Any]) -> None:
    """Tell the form what is new."""
    bench.page.evaluate("others => form.update({ others })", others)


def test_is_it_said_when_there_will_be_something_to_vote_on(bench: Bench) -> None:
    bench.open(kinds.exercise("votes"), others={"gathering": {"name": NAME, "view": None}})
    group = bench.group("Your votes")
    expect(group).to_contain_text("What the room wrote in “Ideas” appears here to vote on as soon as")
    bench.switch("zh")
    expect(bench.group("你的投票")).to_contain_text("主持人公布“点子”里大家写的内容后")
    tell(bench, told(["早点回电"], shown=False))
    expect(bench.page.get_by_role("checkbox")).to_have_count(0)
    tell(bench, told(["早点回电"], ["Call back", "call  BACK"]))
    expect(bench.page.get_by_role("checkbox")).to_have_count(2)
    expect(bench.page.get_by_text("主持人公布")).to_be_hidden()


def test_are_there_as_many_votes_as_dots_and_every_box_still_to_be_read(bench: Bench) -> None:
    bench.open(kinds.exercise("votes"), others=told(["one", "two", "three"]))
    status = bench.group("Your votes").get_by_role("status")
    expect(status).to_have_text("0 of 2 votes given.")
    box(bench, "one").focus()
    bench.page.keyboard.press("Space")
    box(bench, "three").check()
    expect(status).to_have_text("All 2 votes given. To vote for something else, take one back first.")
    expect(box(bench, "two")).to_have_attribute("aria-disabled", "true")
    box(bench, "two").focus()
    bench.page.keyboard.press("Space")
    expect(box(bench, "two")).not_to_be_checked()
    assert bench.saved() == {"votes": ["one", "three"]}
    box(bench, "one").uncheck()
    box(bench, "two").check()
    assert bench.saved() == {"votes": ["three", "two"]}
    assert bench.room.answers["bench/once"]["problems"] == []


def test_does_a_vote_stay_when_the_room_shows_it_no_more(bench: Bench) -> None:
    bench.room.put("bench", {"votes": ["gone", "CALL back"]}, revision=1)
    bench.open(kinds.exercise("votes"), others=told(["call back", "new"]))
    expect(box(bench, "gone")).to_be_checked()
    expect(box(bench, "call back")).to_be_checked()
    expect(bench.page.get_by_role("checkbox")).to_have_count(3)
    box(bench, "gone").focus()
    tell(bench, {"gathering": {"name": NAME, "view": None}})
    expect(box(bench, "gone")).to_be_focused()
    expect(bench.page.get_by_role("checkbox")).to_have_count(2)
    bench.page.keyboard.press("Space")
    assert bench.saved() == {"votes": ["CALL back"]}


def test_do_news_of_the_room_leave_boxes_where_they_are(bench: Bench) -> None:
    bench.open(kinds.exercise("votes"), others=told(["one", "two"]))
    box(bench, "two").focus()
    tell(bench, told(["zero", "two", "one", "three"]))
    expect(box(bench, "two")).to_be_focused()
    labels = bench.group("Your votes").locator("label").all_inner_texts()
    assert labels == ["one", "two", "zero", "three"]


def test_are_ones_own_entries_voted_on_alone(bench: Bench) -> None:
    bench.open(kinds.exercise("votes"), others={"gathering": {"name": NAME, "value": None}})
    expect(bench.group("Your votes")).to_contain_text("What you write in “Ideas” appears here to vote on.")
    tell(bench, {"gathering": {"name": NAME, "value": {"ideas": ["a", "", "b"]}}})
    expect(bench.page.get_by_role("checkbox")).to_have_count(2)
    assert bench.group("Your votes").locator("label").all_inner_texts() == ["a", "b"]


def test_is_a_closed_vote_readable_and_not_to_be_changed(bench: Bench) -> None:
    bench.room.put("bench", {"votes": ["one"]}, revision=1)
    closed = {"open": False, "revealed": False, "n": 4}
    bench.open(kinds.exercise("votes"), others=told(["one", "two"]), state=closed)
    expect(box(bench, "one")).to_be_checked()
    expect(box(bench, "two")).to_be_disabled()


def test_does_the_rooms_page_know_what_votes_are_for(bench: Bench) -> None:
    bench.load()
    found = bench.page.evaluate(
        """async () => {
          const { othersOf } = await import("/web/src/phone/vote-sources.js");
          const spec = { fields: [{ kind: "text" }, { kind: "votes", exercise: "ideas" }, { kind: "votes", exercise: "gone" }] };
          const views = { "ideas/second": { shown: false }, "ideas/first": { shown: true, cards: [] } };
          const book = { view: (key) => views[key], answer: () => ({ value: { it: "mine" } }) };
          const course = (shared, pace) => ({ room: { pace }, exercises: { ideas: { name: "n", shared, rounds: ["first", "second"] } } });
          const known = (shared, pace) => othersOf(spec, { course: course(shared, pace), book });
          const before = known(true, "facilitator");
          delete views["ideas/first"];
          return [before, known(true, "facilitator"), known(true, "self"), known(false, "facilitator")];
        }"""
    )
    own = {"ideas": {"name": "n", "value": {"it": "mine"}}}
    assert found == [
        {"ideas": {"name": "n", "view": {"shown": True, "cards": []}}},
        {"ideas": {"name": "n", "view": None}},
        own,
        own,
    ]


def test_does_a_notebook_pass_on_what_python_tells_it(bench: Bench) -> None:
    from workbook.course import public_exercise

    bench.open_notebook(
        spec=public_exercise(kinds.exercise("votes")), others={"gathering": {"name": NAME, "value": None}}
    )
    expect(bench.page.get_by_role("checkbox")).to_have_count(0)
    bench.page.evaluate("others => model.set('others', others)", told(["one"]))
    box(bench, "one").check()
    assert bench.saved() == {"votes": ["one"]}
