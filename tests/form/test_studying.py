"""Does the start page say where one is, take one's work along, and bring it back only as one wants?"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.charts import samples
from tests.e2e.axe import grave
from tests.form import kinds, studying
from tests.form.conftest import Bench
from tests.form.studying import MODULES, REPLIES, TRAITS
from workbook.course import public_check, public_exercise

pytestmark = pytest.mark.browser

FINISH: studying.Json = {"learner": "me", "module": MODULES[2], "next": MODULES[3]}
DROP = """([selector, name, text]) => {
  const files = new DataTransfer();
  files.items.add(new File([text], name));
  const fire = (kind) => {
    const event = new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true });
    document.querySelector(selector).dispatchEvent(event);
    return event.defaultPrevented;
  };
  return ["dragenter", "dragover", "drop"].map(fire);
}"""


def choose(bench: Bench, content: bytes, name: str = "work.json") -> None:
    """Choose a file on the start page."""
    file: Any = {"name": name, "mimeType": "application/json", "buffer": content}
    bench.page.locator("input[type=file]").set_input_files([file])


def test_does_the_start_page_say_where_one_is_and_lead_on(bench: Bench) -> None:
    bench.open_widget("start-page", replies=REPLIES, **TRAITS)
    page = bench.page
    expect(
        page.get_by_text("Done so far: 6 of 16 exercises, 2 of 6 checks, 2 of 4 parts read.")
    ).to_be_visible()
    go = page.get_by_role(
        "link", name="Go on with “2 · Competitive positioning: where you stand among your rivals”"
    )
    expect(go).to_have_attribute("href", "02-competitive.ipynb")
    assert page.locator(".es-btn--go:visible").count() == 1
    expect(page.get_by_role("link", name="中文")).to_have_attribute("href", "../zh/index.ipynb")
    rows = page.get_by_role("listitem").filter(has=page.get_by_role("checkbox"))
    assert rows.all_inner_texts()[1].split("\n")[-4:] == [
        "42 min",
        "Exercises: 4 of 4",
        "Checks: 2 of 2, 1 right",
        "Read",
    ]
    for row, words in zip(rows.all(), ("Done", "Done", "Go on here", "Not begun"), strict=True):
        expect(row.get_by_text(words, exact=True)).to_be_attached()
    done = [
        {**each, "exercises": {"done": 1, "all": 1}, "checks": {"done": 0, "right": 0, "all": 0}}
        for each in MODULES
    ]
    page.evaluate("([modules]) => { model.set('modules', modules); model.set('here', null); }", [done])
    expect(page.get_by_text("Everything is done.")).to_be_visible()
    assert page.locator(".es-btn--go:visible").count() == 0


def test_is_a_tick_told_to_python_and_put_back_when_that_fails(bench: Bench) -> None:
    bench.open_widget("start-page", replies={**REPLIES, "read": {"body": {}}}, **TRAITS)
    tick = bench.page.get_by_role("checkbox", name="Read: Unique selling points: what only you do")
    tick.check()
    bench.page.wait_for_function("asked.some(({ op }) => op === 'read')")
    assert bench.asked("read") == [{"module": "03-unique", "read": True}]
    assert "me/reading/03-unique" in bench.kept()
    bench.page.evaluate(
        "() => { replies.read = { status: 500, body: { error: { code: 'unknown', params: {} } } }; }"
    )
    tick.click()
    expect(bench.page.locator("[role=alert] .es-msg--error")).to_be_visible()
    expect(tick).to_be_checked()


def test_is_everything_kept_and_given_as_a_file(bench: Bench) -> None:
    bench.open_widget("start-page", replies=REPLIES, **TRAITS)
    bench.page.wait_for_function("localStorage.length > 2")
    takeaway = json.loads(studying.TAKEAWAY)
    assert bench.kept() == {
        "me/answer/rice-shop/once": takeaway["answers"]["rice-shop/once"],
        "me/check/check-1a": takeaway["checks"]["check-1a"],
        "me/reading/01-defining": {"saved_at": studying.AT},
    }
    with bench.page.expect_download() as download:
        bench.page.get_by_role("button", name="Download my work").click()
    assert download.value.suggested_filename == "exceptional-service-2026-11-23.json"
    assert json.loads(Path(download.value.path()).read_text(encoding="utf-8")) == takeaway
    bench.page.get_by_role("button", name="Remove all copies").click()
    bench.page.get_by_role("button", name="Yes, remove them").click()
    expect(bench.page.get_by_text("All copies are removed.")).to_be_visible()
    assert bench.kept() == {}


def test_is_no_copy_left_of_what_was_undone_and_none_lost_of_what_was_stored_since(bench: Bench) -> None:
    kept = {"value": {"why": "x"}, "saved_at": studying.AT}
    since = {**kept, "saved_at": "2099-01-01T00:00:00+00:00"}
    bench.keep({"me/answer/gift-test/once": kept, "me/answer/usp-vote/once": since})
    bench.open_widget("start-page", replies=REPLIES, **TRAITS)
    bench.page.wait_for_function("localStorage.getItem('es-kept/me/reading/01-defining')")
    answers = {key for key in bench.kept() if key.startswith("me/answer/")}
    assert answers == {"me/answer/rice-shop/once", "me/answer/usp-vote/once"}


def test_does_a_file_change_nothing_before_it_is_brought_and_only_what_was_chosen_then(bench: Bench) -> None:
    bench.open_widget("start-page", replies=REPLIES, **TRAITS)
    content = b'{"answers": "' + b"x" * (2 * 1024 * 1024) + b'"}'
    choose(bench, content)
    page = bench.page
    expect(page.get_by_role("heading", name="What is in “work.json”")).to_be_focused()
    pieces = [each for each in page.evaluate("asked") if each["op"] == "piece"]
    assert [each["body"] for each in pieces] == [
        {"first": True, "last": False}, {"first": False, "last": False}, {"first": False, "last": True},
    ]  # fmt: skip
    assert max(each["bytes"][0] for each in pieces) == 1024 * 1024
    assert "".join(page.evaluate("sent")).encode() == content
    told = page.locator(".es-counts").inner_text()
    assert re.findall(r"\d+", told) == ["12", "3", "2", "2", "30", "1"]
    rice, gift = (
        page.get_by_role("group", name="The rice shop"),
        page.get_by_role("group", name="The gift test"),
    )
    expect(rice.get_by_role("radio", name="Keep what is here")).to_be_checked()
    expect(rice.get_by_role("radio", name="Take what was brought, from 23 November")).to_have_accessible_name(
        re.compile("newer")
    )
    expect(gift.get_by_role("radio", name="Keep what is here")).to_have_accessible_name(re.compile("newer"))
    rice.get_by_role("radio", name="Take what was brought").check()
    assert bench.asked("bring") == []
    page.get_by_role("button", name="Bring back").click()
    bench.hears("Brought back: 17. Left as it was here: 2.")
    assert bench.asked("bring") == [{"choices": {"rice-shop/once": "file"}}]
    page.get_by_role("button", name="Undo").click()
    bench.hears("Undone: 12 as before.")
    expect(page.get_by_role("button", name="Undo")).to_be_hidden()


def test_is_the_file_that_is_shown_brought_whatever_another_card_looked_at(bench: Bench) -> None:
    bench.keep({"old/answer/rice-shop/once": {"value": {"why": "x"}, "saved_at": studying.AT}})
    alike = {**studying.PREVIEW, "differ": []}
    bench.open_widget("start-page", replies={**REPLIES, "piece": {"body": alike}}, **TRAITS)
    choose(bench, b'{"from": "file"}')
    expect(bench.page.locator(".es-preview")).to_be_visible()
    bench.page.get_by_role("button", name="Bring them back").click()
    expect(bench.page.get_by_text("Brought back: 17.")).to_be_visible()
    bench.page.evaluate("() => { sent.length = 0; }")
    bench.page.get_by_role("button", name="Bring back", exact=True).click()
    bench.page.wait_for_function("asked.filter(({ op }) => op === 'bring').length === 2")
    assert bench.page.evaluate("sent[0]") == '{"from": "file"}'
    # Python can undo but the last: there is one button for that.
    expect(bench.page.get_by_role("button", name="Undo")).to_have_count(1)


def test_is_a_file_refused_in_words_and_one_too_large_before_it_is_read(bench: Bench) -> None:
    refusal = {"status": 422, "body": {"error": {"code": "takeaway-newer", "params": {"version": 7}}}}
    bench.open_widget("start-page", replies={**REPLIES, "piece": refusal}, language="zh", **TRAITS)
    choose(bench, b"{}")
    said = bench.page.locator(".es-bring > [role=alert]")
    words = bench.room.course.messages["takeaway-newer"].zh
    expect(said).to_have_text(words.replace("{version}", "7"))
    expect(bench.page.locator("input[type=file]")).to_be_focused()
    pieces = len(bench.asked("piece"))
    choose(bench, b"x" * (8 * 1024 * 1024 + 1))
    expect(said).to_contain_text("8 MB")
    assert len(bench.asked("piece")) == pieces
    choose(bench, b"")
    bench.page.wait_for_function(
        "count => asked.filter(({ op }) => op === 'piece').length > count", arg=pieces
    )
    assert bench.asked("piece")[-1] == {"first": True, "last": True}
    assert bench.page.locator(".es-preview").count() == 0


def test_is_a_file_dropped_on_the_card_read_and_one_beside_it_not_opened(bench: Bench) -> None:
    bench.open_widget("start-page", replies=REPLIES, **TRAITS)
    assert bench.page.evaluate(DROP, ["body", "beside.json", "{}"])[1:] == [True, True]
    assert bench.asked("piece") == []
    assert bench.page.evaluate(DROP, [".es-unitrow", "dropped.json", "{}"]) == [True, True, True]
    expect(bench.page.get_by_role("heading", name="What is in “dropped.json”")).to_be_visible()
    bench.page.get_by_role("button", name="Leave it").click()
    assert bench.asked("bring") == []
    bench.page.evaluate("() => cleanup()")
    assert bench.page.evaluate(DROP, ["body", "later.json", "{}"]) == [False, False, False]


def test_do_copies_that_differ_lead_to_the_choice(bench: Bench) -> None:
    bench.keep({"old/answer/rice-shop/once": {"value": {"why": "x"}, "saved_at": studying.AT}})
    differing = {**studying.PREVIEW, "new": [], "checks": 0, "reading": 0}
    bench.open_widget("start-page", replies={**REPLIES, "piece": {"body": differing}}, **TRAITS)
    bench.page.get_by_role("button", name="Bring them back").click()
    expect(bench.page.get_by_role("heading", name="What this browser kept").last).to_be_focused()
    bench.page.get_by_role("button", name="Bring back", exact=True).click()
    expect(bench.page.get_by_text("Brought back: 17.")).to_be_visible()
    bench.page.wait_for_function(
        "() => !Object.keys(localStorage).some((key) => key.startsWith('es-kept/old/'))"
    )
    bench.page.get_by_role("button", name="Undo").click()
    bench.hears("Undone: 12 as before.")
    assert "old/answer/rice-shop/once" in bench.kept()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_is_the_printable_page_complete_and_asks_nobody_for_anything(bench: Bench, language: str) -> None:
    spec = public_exercise(kinds.exercise("name", "story"))
    result = {
        "title": kinds.t("Result", "结果"),
        "big": kinds.t("7 of 10", "7 分"),
        "how": None,
        "case": None,
        "case_id": None,
        "chart": samples.HISTOGRAM,
    }
    check = bench.room.course.check("check-2a")
    reply = {
        "option": check.options[0].id,
        "correct": True,
        "answer": check.options[0].id,
        "explanations": {check.options[0].id: kinds.t("Because.", "因为这样。")},
    }
    part = {
        "number": 3, "title": kinds.t("Unique selling points", "独特卖点"),
        "steps": [{"spec": spec, "round": "once", "value": {"name": "<b>Lin</b> 林"}, "result": result}],
        "checks": [{"check": public_check(check), "reply": reply}],
    }  # fmt: skip
    bench.open_widget(
        "start-page",
        replies={**REPLIES, "paper": {"body": {"parts": [part]}}},
        language=language,
        style=".es-paper { color: rgb(1, 2, 3) }",
        **TRAITS,
    )
    button = bench.page.get_by_role("button", name="Printable page" if language == "en" else "可打印的页面")
    with bench.page.expect_popup() as opened:
        button.click()
    paper = opened.value
    expect(paper.get_by_role("heading", level=2)).to_contain_text(
        "Unique selling points" if language == "en" else "独特卖点"
    )
    assert paper.url.startswith("blob:")
    expect(paper.locator("dd")).to_have_text("<b>Lin</b> 林")
    expect(paper.get_by_text("7 of 10" if language == "en" else "7 分")).to_be_visible()
    expect(paper.locator("svg[role=img]")).to_be_visible()
    expect(paper.locator(".es-paper__option")).to_have_count(1)
    expect(paper.locator(".es-paper")).to_have_css("color", "rgb(1, 2, 3)")
    expect(paper.locator("html")).to_have_attribute("lang", "en" if language == "en" else "zh-Hans")
    assert re.findall(r"(?:src|href)=\"(?!#)|url\((?!#|&quot;#)", paper.content()) == []
    paper.evaluate("() => { window.print = () => { window.printed = true; }; }")
    paper.get_by_role("button").click()
    assert paper.evaluate("window.printed") is True
    paper.close()
    bench.page.evaluate("() => { window.open = () => null; }")
    with bench.page.expect_download() as download:
        button.click()
    assert "<b>Lin</b>" not in Path(download.value.path()).read_text(encoding="utf-8")
    assert download.value.suggested_filename.endswith(".html")


#: Values that no form of ours saves, and a file may hold all the same.
STRANGE: list[Any] = [
    5,
    "x",
    [None],
    [[1]],
    {"a": 1},
    {"rows": [None, {"cells": 3}], "columns": 7},
    {"us": {"name": {}}},
]


def test_does_no_strange_answer_keep_the_rest_from_being_printed(bench: Bench) -> None:
    spec = public_exercise(kinds.exercise())
    values = [{field["id"]: strange for field in spec["fields"]} for strange in STRANGE]
    steps = [
        {"spec": spec, "round": "once", "value": each, "result": None} for each in [*values, {"name": "Lin"}]
    ]
    part = {"number": 3, "title": kinds.t("Last", "最后"), "steps": steps, "checks": []}
    bench.open_widget("start-page", replies={**REPLIES, "paper": {"body": {"parts": [part]}}}, **TRAITS)
    with bench.page.expect_popup() as opened:
        bench.page.get_by_role("button", name="Printable page").click()
    expect(opened.value.locator(".es-paper__exercise")).to_have_count(len(steps))
    expect(opened.value.locator("dd").last).to_have_text("Lin")


def test_does_every_form_open_on_a_strange_answer(bench: Bench) -> None:
    spec = public_exercise(kinds.exercise())
    for strange in STRANGE:
        value = {field["id"]: strange for field in spec["fields"]}
        answer = {"value": value, "revision": 1, "status": "invalid", "saved_at": studying.AT}
        bench.open_notebook(spec=spec, learner="me", answer={**answer, "problems": [], "result": None})
        expect(bench.field("Name")).to_be_editable()


def test_does_the_last_cell_say_what_is_done_and_where_to_go(bench: Bench) -> None:
    bench.open_widget("module-end", replies={"read": {"body": {}}}, **FINISH)
    page = bench.page
    expect(page.get_by_role("status").filter(has_text="Exercises: 1 of 3")).to_contain_text("Checks: 0 of 2")
    expect(
        page.get_by_role("link", name="Next: 3 · Unique selling points: what only you do")
    ).to_have_attribute("href", "03-unique.ipynb")
    expect(page.get_by_role("link", name="Start page")).to_have_attribute("href", "index.ipynb")
    page.get_by_role("checkbox", name="I have read this part").check()
    page.wait_for_function("asked.length > 0")
    assert bench.asked("read") == [{"module": "02-competitive", "read": True}]
    page.evaluate("module => model.set('module', module)", {**MODULES[1], "id": "02-competitive"})
    expect(page.get_by_text("All of it is done.")).to_be_visible()
    page.evaluate("() => window.dispatchEvent(new CustomEvent('es-language', { detail: 'zh' }))")
    expect(page.get_by_role("link", name="下一部分：3 · 独特卖点：只有你做的事")).to_be_visible()
    bench.open_widget("module-end", replies={}, **{**FINISH, "next": None})
    expect(page.get_by_text("This is the last part.")).to_be_visible()
    assert page.locator(".es-btn--go").count() == 0


def test_are_links_opened_by_jupyterlab_where_it_can(bench: Bench) -> None:
    bench.open_widget("module-end", replies={}, **FINISH)
    bench.page.evaluate(
        """() => {
          cleanup();
          window.opened = [];
          model.widget_manager = {
            context: { urlResolver: { resolveUrl: async (url) => `modules/en/${url}` } },
            rendermime: { linkHandler: { handleLink: (_link, path) => opened.push(path) } },
          };
        }"""
    )
    bench.page.evaluate(
        """async () => {
          const text = await (await fetch("/web/dist/place.js")).text();
          const { default: place } = await import(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
          place.render({ model, el: document.querySelector("#root") });
        }"""
    )
    bench.page.wait_for_function("opened.length === 2")
    assert bench.page.evaluate("opened") == ["modules/en/03-unique.ipynb", "modules/en/index.ipynb"]


SCREENS = {"phone": (390, 844), "small": (320, 568)}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_can_everybody_use_it(bench: Bench, language: str, theme: str) -> None:
    bench.page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    bench.keep({"old/answer/rice-shop/once": {"value": {"why": "x"}, "saved_at": studying.AT}})
    bench.open_widget("start-page", replies=REPLIES, language=language, **TRAITS)
    expect(bench.page.locator(".es-offer__card")).to_be_visible()
    choose(bench, b"{}", "a-very-long-name-of-a-file-" * 6 + ".json")
    expect(bench.page.locator(".es-preview")).to_be_visible()
    assert grave(bench.page) == []
    for screen in SCREENS.values():
        fits(bench, *screen)
    bench.open_widget("module-end", replies={}, language=language, **FINISH)
    assert grave(bench.page) == []
    fits(bench, *SCREENS["small"])


def fits(bench: Bench, width: int, height: int) -> None:
    """Nothing scrolls sideways, and no target is too small for a thumb."""
    bench.page.set_viewport_size({"width": width, "height": height})
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= width
    short = bench.page.locator("#root :is(button, a, label:has(> input), summary):visible").evaluate_all(
        """all => all.map((one) => [one.outerHTML.slice(0, 120), one.getBoundingClientRect()])
          .filter(([, box]) => Math.round(box.height) < 44 || Math.round(box.width) < 44).map(([one]) => one)"""
    )
    assert short == []
