"""Does an exercise say where it stands in the room, and keep what was written?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.charts import samples
from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser

OPEN = {"open": True, "revealed": False, "n": 0}


def tell(bench: Bench, **news: Any) -> None:
    """Tell the form what is new in the room."""
    bench.page.evaluate("news => form.update(news)", news)


def test_is_somebody_alone_told_nothing_of_a_room(bench: Bench) -> None:
    bench.open("service-rating")
    assert bench.page.locator(".es-note:visible").count() == 0
    expect(bench.page.get_by_role("radio").first).to_be_enabled()


def test_is_an_exercise_that_is_not_open_yet_locked_and_says_so(bench: Bench) -> None:
    bench.open("service-rating", state={"open": False, "revealed": False, "n": 0})
    expect(bench.page.get_by_text("This exercise is not open yet")).to_be_visible()
    expect(bench.page.get_by_role("radio").first).to_be_disabled()
    expect(bench.page.get_by_role("textbox")).not_to_be_editable()
    tell(bench, state=OPEN)
    expect(bench.page.get_by_text("This exercise is not open yet")).to_have_count(0)
    expect(bench.page.get_by_role("radio").first).to_be_enabled()
    expect(bench.page.get_by_role("textbox")).to_be_editable()


def test_does_a_closed_exercise_keep_what_was_written_and_a_late_draft(bench: Bench) -> None:
    bench.open("service-rating", state=OPEN)
    bench.page.get_by_role("radio", name="7").check()
    bench.page.get_by_role("textbox").fill("Late words")
    tell(bench, state={"open": False, "revealed": False, "n": 12})
    expect(bench.page.get_by_text("This exercise is closed")).to_be_visible()
    expect(bench.page.get_by_text("What you wrote is kept.")).to_be_visible()
    expect(bench.page.get_by_role("textbox")).to_have_value("Late words")
    expect(bench.page.get_by_role("textbox")).not_to_be_editable()
    assert bench.saved() == {"rating": "7", "why": "Late words"}


@pytest.mark.parametrize(
    ("n", "says"),
    [
        (0, "It appears here when your facilitator shows it."),
        (1, "1 person has answered so far."),
        (12, "12 people have answered so far."),
    ],
)
def test_is_only_the_number_of_answers_told_before_reveal(bench: Bench, n: int, says: str) -> None:
    bench.open("service-rating", state={**OPEN, "n": n})
    expect(bench.page.get_by_text("The room’s answer is not open yet")).to_be_visible()
    expect(bench.page.locator(".es-room")).to_contain_text(says)


def test_is_the_rooms_answer_shown_once_revealed_and_gone_when_hidden(bench: Bench) -> None:
    view = {
        "exercise": "service-rating", "round": "before", "view": "histogram", "open": True, "revealed": True,
        "n": 27, "minimum": 1, "shown": True, "title": kinds.t("Half of us say 6 or less", "有一半的人，给了 6 分或更低"),
        "caption": kinds.t("How many people gave each rating.", "每个分数有多少人选。"), "stats": [],
        "charts": [samples.HISTOGRAM], "cards": [],
    }  # fmt: skip
    bench.open("service-rating", state=OPEN)
    bench.page.get_by_role("textbox").fill("My own words")
    tell(bench, state={**OPEN, "revealed": True, "n": 27})
    expect(bench.page.get_by_text("The room’s answer is on its way")).to_be_visible()
    tell(bench, view=view)
    room = bench.page.locator(".es-reveal")
    expect(room).to_contain_text("Half of us say 6 or less")
    expect(room.locator("svg[role=img]")).to_have_count(1)
    bench.switch("zh")
    expect(room).to_contain_text("全场的结果")
    tell(bench, state={**OPEN, "n": 27})
    expect(room).to_have_count(0)
    expect(bench.page.get_by_role("textbox")).to_have_value("My own words")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_are_all_kinds_locked(bench: Bench, language: str) -> None:
    bench.open(kinds.exercise(), language=language, state={"open": False, "revealed": False, "n": 1})
    controls = bench.page.locator("#root :is(input, textarea)")
    assert controls.count() >= 40
    unlocked = controls.evaluate_all(
        "all => all.filter(one => !one.disabled && !one.readOnly).map(one => one.outerHTML)"
    )
    assert unlocked == []
    assert bench.page.locator("#root button:visible").count() == 0
    bench.page.locator(".es-map").click()
    assert bench.page.locator(".es-map__m").count() == 0
