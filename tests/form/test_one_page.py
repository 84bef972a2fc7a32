"""Do forms that stand in one page lose nothing of each other's? JupyterLab shows several notebooks in one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.form import kinds
from tests.form.conftest import Bench
from workbook.course import public_exercise

pytestmark = pytest.mark.browser

SPEC = public_exercise(kinds.exercise("name", "story"))


def second(bench: Bench, label: str) -> Locator:
    """Return a control of the second form."""
    return bench.page.locator("#second").get_by_label(label, exact=True)


def first(bench: Bench, label: str) -> Locator:
    """Return a control of the first form."""
    return bench.page.locator("#root").get_by_label(label, exact=True)


def open_two(bench: Bench) -> None:
    """Show the same exercise twice."""
    bench.open_notebook(spec=SPEC)
    bench.page.evaluate("() => startSecond()")


def test_do_two_forms_follow_each_other_and_build_on_each_other(bench: Bench) -> None:
    open_two(bench)
    first(bench, "Name").fill("from the first")
    expect(second(bench, "Name")).to_have_value("from the first")
    second(bench, "Story").fill("and the second, before anything was saved")
    expect(bench.page.locator("#second [data-save]")).to_have_attribute("data-save", "saved")
    assert bench.stored() == {"name": "from the first", "story": "and the second, before anything was saved"}
    expect(first(bench, "Story")).to_have_value("and the second, before anything was saved")
    expect(bench.page.locator(".es-conflict:visible")).to_have_count(0)
    assert bench.drafts() == {}


def test_does_a_form_give_way_to_one_that_went_on_with_its_words(bench: Bench) -> None:
    open_two(bench)
    bench.page.evaluate("() => { window.silent = true; }")
    first(bench, "Name").fill("begun here")
    expect(bench.page.locator("#root [data-save]")).to_have_attribute("data-save", "saving")
    bench.page.evaluate("() => { window.silent = false; }")
    second(bench, "Name").press_sequentially("!")
    expect(bench.page.locator("#second [data-save]")).to_have_attribute("data-save", "saved")
    expect(first(bench, "Name")).to_have_value("!begun here")
    assert bench.stored() == {"name": "!begun here"}
    assert bench.drafts() == {}


def test_does_a_form_say_when_what_it_followed_was_saved(bench: Bench) -> None:
    open_two(bench)
    first(bench, "Name").fill("from the first")
    expect(bench.page.locator("#root [data-save]")).to_have_attribute("data-save", "saved")
    (answer,) = bench.room.answers.values()
    bench.page.evaluate("answer => second.set('answer', answer)", answer)  # as its kernel tells it
    expect(bench.page.locator("#second [data-save]")).to_have_attribute("data-save", "saved")
    expect(second(bench, "Name")).to_have_value("from the first")


def test_does_a_draft_that_waits_stay_when_another_form_is_saved(bench: Bench) -> None:
    open_two(bench)
    bench.page.evaluate("() => { window.silent = true; }")
    second(bench, "Name").focus()  # a form in use does not follow
    bench.page.locator("#root").get_by_label("Name", exact=True).evaluate(
        "el => { el.value = 'the kernel of this one is gone'; el.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    expect(bench.page.locator("#root [data-save]")).to_have_attribute("data-save", "saving")
    bench.page.evaluate("() => { window.silent = false; }")
    second(bench, "Name").press_sequentially("saved by the other")
    expect(bench.page.locator("#second [data-save]")).to_have_attribute("data-save", "saved")
    assert [draft["value"] for draft in bench.drafts().values()] == [
        {"name": "the kernel of this one is gone"}
    ]
    expect(second(bench, "Name")).to_have_value("saved by the other")
    bench.open_notebook(spec=SPEC, answer=next(iter(bench.room.answers.values())))
    expect(bench.page.locator(".es-conflict")).to_contain_text("saved by the other")
    expect(first(bench, "Name")).to_have_value("the kernel of this one is gone")


def test_is_a_form_of_another_exercise_left_alone(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    other = public_exercise(kinds.exercise("name").model_copy(update={"id": "other"}))
    bench.page.evaluate("spec => startSecond({ spec })", other)
    bench.page.evaluate("() => { window.silent = true; }")
    first(bench, "Name").fill("x")
    first(bench, "Name").fill("")
    assert [draft["value"] for draft in bench.drafts().values()] == [{}]
    second(bench, "Name").fill("y")
    assert sorted(key.split("/")[3] for key in bench.drafts()) == ["bench", "other"]
