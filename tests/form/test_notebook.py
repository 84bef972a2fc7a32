"""Does the same form work in a notebook's output cell, and keep its keys to itself?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.form import kinds
from tests.form.conftest import Bench
from workbook.course import public_check, public_exercise

pytestmark = pytest.mark.browser

SPEC = public_exercise(kinds.exercise("name", "story"))


def test_is_an_answer_saved_over_the_comm(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    expect(bench.page.get_by_role("heading", level=3)).to_have_text("Does every kind of field work?")
    bench.field("Name").fill("Lin")
    assert bench.saved() == {"name": "Lin"}
    assert bench.room.saves[0]["round"] == "once"


def test_is_a_silent_kernel_said_and_a_draft_sent_when_it_speaks_again(bench: Bench) -> None:
    bench.page.clock.install()
    bench.open_notebook(spec=SPEC)
    bench.page.evaluate("() => { window.silent = true; }")
    bench.field("Name").fill("Lin")
    bench.page.clock.run_for(500)
    bench.page.clock.run_for(16_000)
    bench.wait_for_state("offline")
    expect(bench.page.get_by_text("Python has not answered for a while")).to_be_hidden()
    bench.page.clock.run_for(61_000)
    expect(bench.page.get_by_text("Python has not answered for a while")).to_be_visible()
    expect(bench.page.get_by_role("button", name="Reload the page")).to_be_visible()
    bench.page.evaluate(
        "() => { window.silent = false; model.tell('msg:custom', { event: 'sign', data: {} }); }"
    )
    bench.page.clock.run_for(2_000)
    assert bench.saved() == {"name": "Lin"}
    expect(bench.page.get_by_role("button", name="Reload the page")).to_be_hidden()


def test_does_the_language_follow_the_switch_and_the_kernel(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    bench.field("Name").fill("Lin")
    bench.switch("zh")
    expect(bench.field("名字")).to_have_value("Lin")
    assert bench.page.evaluate("model.get('language')") == "zh"
    bench.page.evaluate("() => model.set('language', 'en')")
    expect(bench.field("Name")).to_have_value("Lin")
    expect(bench.page.locator(".es-notebook")).to_have_attribute("data-lang", "en")


def test_is_the_room_that_was_joined_named(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    assert bench.page.get_by_text("Room:").count() == 0
    bench.page.evaluate("() => model.set('address', '192.168.8.10:8866')")
    expect(bench.page.get_by_text("Room: 192.168.8.10:8866")).to_be_visible()


def test_does_joining_begin_with_the_answers_of_the_room_and_leave_no_draft_behind(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    bench.field("Name").fill("alone")
    bench.wait_for_state("saved")
    answer = bench.room.put("bench", {"name": "in the room"}, revision=7)
    bench.page.evaluate(
        """answer => {
          model.traits.scope = "workshop/me";
          model.set("address", "room");
          model.set("answer", answer);
          model.tell("msg:custom", { event: "moved", data: {} });
        }""",
        answer,
    )
    expect(bench.field("Name")).to_have_value("in the room")
    bench.field("Name").fill("in the room, and more")
    assert bench.saved() == {"name": "in the room, and more"}
    assert bench.room.answers["bench/once"]["revision"] == 8


def test_is_what_is_being_typed_while_joining_taken_along(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    bench.page.evaluate("() => { window.silent = true; }")
    bench.field("Name").fill("half a")
    bench.page.evaluate(
        """() => {
          window.silent = false;
          model.traits.scope = "workshop/me";
          model.tell("msg:custom", { event: "moved", data: {} });
        }"""
    )
    expect(bench.field("Name")).to_have_value("half a")
    assert bench.saved() == {"name": "half a"}


def test_does_a_second_view_of_the_same_widget_follow(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    answer = bench.room.put("bench", {"name": "other view"}, revision=1)
    bench.page.evaluate("answer => model.set('answer', answer)", answer)
    expect(bench.field("Name")).to_have_value("other view")


def test_does_the_room_open_close_and_reveal_a_joined_notebook(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC, state={"open": False, "revealed": False, "n": 0})
    expect(bench.field("Name")).not_to_be_editable()
    state = {"open": True, "revealed": False, "n": 0}
    bench.page.evaluate("state => model.set('state', state)", state)
    expect(bench.field("Name")).to_be_editable()


def test_does_escape_lead_back_to_the_cell(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    bench.page.evaluate(
        """() => {
          const cell = document.querySelector("#root").parentElement;
          cell.classList.add("jp-Cell");
          cell.tabIndex = 0;
        }"""
    )
    name = bench.field("Name")
    name.focus()
    name.dispatch_event("keydown", {"key": "Escape", "isComposing": True})
    expect(name).to_be_focused()
    name.press("Escape")
    expect(bench.page.locator(".jp-Cell")).to_be_focused()


def test_do_keys_typed_in_the_form_stay_in_the_form(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    bench.page.evaluate(
        """() => {
          window.leaked = [];
          document.addEventListener("keydown", (event) => leaked.push(event.key));
        }"""
    )
    name = bench.field("Name")
    name.press_sequentially("as 1")
    for key in ("ArrowLeft", "Escape", "Enter", "Shift+Enter"):
        name.press(key)
    bench.page.get_by_role("button", name="中文").press("Space")
    name = bench.field("名字")
    name.press("Control+s")
    assert bench.page.evaluate("leaked") == []
    expect(bench.page.locator(".es-notebook")).to_have_attribute("data-lm-suppress-shortcuts", "true")
    assert bench.saved() == {"name": "as 1"}
    bench.page.evaluate("() => document.body.click()")
    bench.page.evaluate("() => document.activeElement.blur()")
    bench.page.keyboard.press("ArrowRight")
    assert bench.page.evaluate("leaked") == ["ArrowRight"]


@pytest.mark.parametrize(("light", "theme"), [("true", "light"), ("false", "dark")])
def test_does_the_form_follow_the_theme_of_jupyter(bench: Bench, light: str, theme: str) -> None:
    bench.open_notebook(spec=SPEC)
    root = bench.page.locator(".es-notebook")
    assert root.get_attribute("data-theme") is None
    bench.page.evaluate("light => { document.body.dataset.jpThemeLight = light; }", light)
    expect(root).to_have_attribute("data-theme", theme)


def test_is_a_check_submitted_over_the_comm(bench: Bench) -> None:
    check = bench.room.course.check("check-2a")
    bench.open_notebook(spec=public_check(check))
    assert bench.page.locator("[data-save]").count() == 0
    bench.page.get_by_role("radio").first.check()
    bench.page.get_by_role("button", name="Submit my answer").click()
    expect(bench.page.get_by_text(check.options[0].explanation.en)).to_be_visible()


def test_does_taking_a_widget_off_the_page_leave_nothing_behind(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC)
    bench.field("Name").fill("last words")
    with bench.page.expect_response("**/api/answers"):
        bench.page.evaluate("() => cleanup()")
    assert bench.page.locator(".es").count() == 0
    assert bench.stored() == {"name": "last words"}
