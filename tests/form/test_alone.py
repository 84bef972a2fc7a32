"""Does a form alone offer a sample when it may, and wait in words when its Python has stopped?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.charts import samples
from tests.form import kinds, studying
from tests.form.conftest import Bench
from workbook.course import public_exercise

pytestmark = pytest.mark.browser

SPEC = {**public_exercise(kinds.exercise("name", "story")), "shared": True}
VALID: dict[str, Any] = {
    "value": {"name": "Lin"}, "revision": 1, "saved_at": studying.AT, "status": "valid", "problems": [], "result": None,
}  # fmt: skip
#: A kernel that was restarted, as ipywidgets tells it to a model, and one that speaks after all.
STOP = """() => {
  window.silent = true;
  model.tell("comm_live_update");
}"""
START = """() => {
  window.silent = false;
  model.tell("msg:custom", { event: "sign", data: {} });
}"""
#: Answers `sample` in the language that was asked for, everything else by the room.
COMPARE = """view => {
  const others = model.send;
  window.languages = [];
  model.send = (message, ...more) => {
    if (message.op !== "sample") return others.call(model, message, ...more);
    const { language } = message.body;
    languages.push(language);
    const cards = [{ group: null, count: 1, items: [{ text: `words in ${language}`, count: 1 }] }];
    model.tell("msg:custom", { id: message.id, status: 200, body: { view: { ...view, cards }, people: 12 } });
  };
}"""


def view() -> dict[str, Any]:
    """A room view as the sample gives it."""
    return {
        "exercise": "bench", "round": "once", "view": "histogram", "open": True, "revealed": True, "n": 12, "minimum": 1,
        "shown": True, "title": kinds.t("Half say 6 or less", "一半的人给了 6 分或更低"), "caption": kinds.t("Ratings.", "分数。"),
        "stats": [], "charts": [samples.HISTOGRAM], "cards": [],
    }  # fmt: skip


def test_is_a_sample_offered_once_the_answer_is_valid_and_says_what_it_is(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC, learner="me", sample=True, answer={**VALID, "status": "partial"})
    page = bench.page
    page.evaluate(COMPARE, view())
    compare = page.get_by_role("button", name="Compare with a sample")
    expect(bench.field("Name")).to_have_value("Lin")
    expect(compare).to_be_hidden()
    page.evaluate("answer => model.set('answer', answer)", {**VALID, "revision": 2})
    compare.click()
    expect(page.get_by_role("heading", name="A sample, invented for this course")).to_be_focused()
    expect(page.get_by_text("Nobody was asked: we made up the answers of 12 people")).to_be_visible()
    expect(page.locator(".es-sample svg[role=img]")).to_be_visible()
    expect(page.locator(".es-sample")).to_contain_text("words in en")
    bench.switch("zh")
    expect(page.locator(".es-sample")).to_contain_text("words in zh")
    expect(page.get_by_role("heading", name="为这门课编的样例")).to_be_visible()
    assert page.evaluate("languages") == ["en", "zh"]


@pytest.mark.parametrize(
    "traits", [{"sample": False}, {"sample": True, "state": {"open": True, "revealed": False, "n": 3}}]
)
def test_is_no_sample_offered_where_there_is_none_or_in_a_room(bench: Bench, traits: dict[str, Any]) -> None:
    bench.open_notebook(spec=SPEC, answer=VALID, **traits)
    expect(bench.field("Name")).to_have_value("Lin")
    expect(bench.page.get_by_role("button", name="Compare with a sample")).to_be_hidden()


@pytest.mark.parametrize("cells", [True, False])
def test_does_a_form_say_at_once_that_its_python_has_stopped(bench: Bench, cells: bool) -> None:
    bench.open_notebook(spec=SPEC)
    page = bench.page
    if cells:
        page.evaluate("() => document.body.classList.add('jp-NotebookPanel')")
    page.evaluate(STOP)
    told = page.locator(".es-kernel[role=status]")
    expect(told).to_contain_text("Run this cell again" if cells else "Reload the page to go on")
    expect(told.get_by_role("button", name="Reload the page")).to_have_count(0 if cells else 1)
    bench.field("Name").fill("typed meanwhile")
    bench.wait_for_state("offline")
    assert bench.drafts()["es/bench/me/bench/once"]["value"] == {"name": "typed meanwhile"}
    page.evaluate(START)
    assert bench.saved() == {"name": "typed meanwhile"}
    expect(page.locator(".es-kernel .es-note")).to_be_hidden()


def test_is_a_closed_comm_said_with_the_first_word_that_is_typed(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    bench.page.evaluate("() => { model.send = () => { throw new Error('Cannot send'); }; }")
    bench.field("Name").fill("Lin")
    expect(bench.page.locator(".es-kernel")).to_contain_text("Python has stopped")


def test_does_what_waits_for_an_answer_hear_at_once_that_none_will_come(bench: Bench) -> None:
    bench.open_widget("start-page", replies={**studying.REPLIES, "paper": {"status": 0}}, **studying.TRAITS)
    bench.page.evaluate("() => { window.open = () => null; }")
    bench.page.get_by_role("button", name="Printable page").click()
    expect(bench.page.get_by_role("button", name="Printable page")).to_be_disabled()
    bench.page.evaluate(STOP)
    expect(bench.page.locator(".es-kernel")).to_contain_text("Python has stopped")
    expect(bench.page.locator("[role=alert] .es-msg--error")).to_be_visible()
    expect(bench.page.get_by_role("button", name="Printable page")).to_be_enabled()
