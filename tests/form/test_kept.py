"""Does this browser keep copies of what somebody alone has saved, and offer them where they are missing?"""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.form import kinds, studying
from tests.form.conftest import Bench
from workbook.course import public_check, public_exercise

# How the modules are loaded makes no difference to these: once is enough.
pytestmark = pytest.mark.browser

SPEC = public_exercise(kinds.exercise("name", "story"))
OLD: studying.Json = {
    "old/answer/rice-shop/once": {"value": {"why": "A shorter queue"}, "saved_at": studying.AT},
    "older/answer/rice-shop/once": {"value": {"why": "Older"}, "saved_at": "2026-11-01T10:00:00+08:00"},
    "old/answer/gift-test/once": {"value": {}, "saved_at": studying.LATER},
    "old/check/check-1a": {"option": "b", "saved_at": studying.AT},
    "old/reading/01-defining": {"saved_at": studying.AT},
    "old/answer/broken": {"value": {"why": "No round"}, "saved_at": studying.AT},
    "old/answer/damaged/once": {"value": "no object", "saved_at": studying.AT},
    "old/reading/undated": {"saved_at": "yesterday"},
}
JOIN: studying.Json = {"learner": "me", "connection": {"joined": False}}


def test_is_what_is_saved_alone_kept_and_nothing_of_a_room(bench: Bench) -> None:
    bench.open_notebook(spec=SPEC, learner="me")
    bench.field("Name").fill("Lin")
    bench.wait_for_state("saved")
    answer = {"value": {"name": "Lin"}, "saved_at": studying.AT}
    bench.page.evaluate("answer => model.set('answer', { ...answer, revision: 1, status: 'valid' })", answer)
    assert bench.kept() == {"me/answer/bench/once": answer}
    bench.page.evaluate("() => model.set('answer', { ...model.get('answer'), revision: 2, value: {} })")
    assert bench.kept() == {}
    bench.page.evaluate("() => localStorage.clear()")
    bench.page.evaluate(
        "() => { model.traits.learner = ''; model.set('answer', { ...model.get('answer'), revision: 3, value: { name: 'in a room' } }); }"
    )
    assert bench.kept() == {}


def test_is_a_check_kept_with_the_time_of_its_first_answer(bench: Bench) -> None:
    check = bench.room.course.check("check-2a")
    bench.open_notebook(spec=public_check(check), learner="me")
    bench.page.get_by_role("radio").first.check()
    bench.page.get_by_role("button", name="Submit my answer").click()
    expect(bench.page.locator(".es-verdict")).to_be_visible()
    reply = {
        "option": check.options[0].id, "correct": False, "answer": "b", "explanations": {}, "saved_at": studying.AT,
    }  # fmt: skip
    bench.page.evaluate(
        "reply => { model.traits.answer = null; model.set('answer', reply); }",
        {**reply, "explanations": {each.id: kinds.t("x", "x") for each in check.options}},
    )
    assert bench.kept() == {"me/check/check-2a": {"option": check.options[0].id, "saved_at": studying.AT}}


def test_are_the_newest_copies_of_others_offered_as_a_takeaway_and_brought_back(bench: Bench) -> None:
    bench.keep(OLD)
    preview = {**studying.PREVIEW, "differ": []}
    bench.open_widget("join", replies={**studying.REPLIES, "piece": {"body": preview}}, **JOIN)
    expect(
        bench.page.get_by_role("heading", name="This browser kept one answer of yours, from 22 November.")
    ).to_be_visible()
    (takeaway,) = map(json.loads, bench.page.evaluate("sent"))
    assert takeaway == {
        "kind": "exceptional-service-workbook", "version": 1, "made": studying.AT,
        "answers": {"rice-shop/once": OLD["old/answer/rice-shop/once"]},
        "checks": {"check-1a": OLD["old/check/check-1a"]},
        "reading": {"01-defining": studying.AT},
    }  # fmt: skip
    bench.keep({**OLD, "me/answer/three-questions/once": OLD["old/answer/rice-shop/once"]})
    before = bench.kept()
    replies = {**studying.REPLIES, "piece": {"body": preview}, "bring": {"body": {"brought": 17, "kept": 0}}}
    bench.open_widget("join", replies=replies, **JOIN)
    assert bench.asked("bring") == []
    bench.page.get_by_role("button", name="Bring them back").click()
    bench.hears("Brought back: 17.")
    assert bench.asked("bring") == [{"choices": {}}]
    # This page shows none of them, and the computer may be gone before another does.
    assert bench.kept() == {
        "me/answer/three-questions/once": OLD["old/answer/rice-shop/once"],
        "me/answer/rice-shop/once": OLD["old/answer/rice-shop/once"],
        "me/check/check-1a": OLD["old/check/check-1a"],
        "me/reading/01-defining": OLD["old/reading/01-defining"],
    }
    bench.page.get_by_role("button", name="Undo").click()
    bench.hears("Undone: 12 as before.")
    assert bench.kept() == before  # what was undone is not lost


def test_do_copies_stay_where_one_of_them_was_refused(bench: Bench) -> None:
    bench.keep(OLD)
    new = {**studying.PREVIEW, "differ": []}
    bench.open_widget("join", replies={**studying.REPLIES, "piece": {"body": new}}, **JOIN)
    bench.page.get_by_role("button", name="Bring them back").click()
    bench.hears("Brought back: 17. Left as it was here: 2.")
    assert bench.kept() == OLD


def test_do_copies_that_differ_stay_until_the_start_page_lets_one_choose(bench: Bench) -> None:
    bench.keep(OLD)
    bench.open_widget("join", replies=studying.REPLIES, **JOIN)
    expect(bench.page.get_by_text("2 differ from what is here.")).to_be_visible()
    bench.page.get_by_role("button", name="Bring them back").click()
    expect(bench.page.get_by_text("Brought back: 17.")).to_be_visible()
    assert set(bench.kept()) == set(OLD)


def test_is_nothing_offered_that_is_here_already_nor_in_a_room(bench: Bench) -> None:
    bench.keep(OLD)
    same = {**studying.PREVIEW, "new": [], "checks": 0, "reading": 0}
    bench.open_widget("join", replies={**studying.REPLIES, "piece": {"body": same}}, **JOIN)
    bench.page.wait_for_function("asked.length > 0")
    assert bench.page.locator(".es-offer__card").count() == 0
    bench.open_widget("join", replies=studying.REPLIES, **{**JOIN, "learner": ""})
    assert bench.page.evaluate("asked.length") == 0
    assert set(bench.kept()) == set(OLD)


def test_does_not_now_last_for_this_tab_and_does_removing_ask_once_more(bench: Bench) -> None:
    bench.keep({**OLD, "me/reading/02-competitive": {"saved_at": studying.AT}})
    bench.open_widget("join", replies=studying.REPLIES, **JOIN)
    bench.page.get_by_role("button", name="Remove these copies").click()
    expect(bench.page.get_by_role("button", name="Keep them")).to_be_focused()
    bench.page.keyboard.press("Escape")
    expect(bench.page.get_by_role("button", name="Remove these copies")).to_be_focused()
    assert set(OLD) < set(bench.kept())
    bench.page.get_by_role("button", name="Not now").click()
    expect(bench.page.locator(".es-offer__card")).to_have_count(0)
    bench.open_widget("join", replies=studying.REPLIES, **JOIN)
    assert bench.page.evaluate("asked.length") == 0
    bench.page.evaluate("() => { sessionStorage.clear(); model.set('learner', 'me'); }")
    bench.page.get_by_role("button", name="Remove these copies").click()
    bench.page.get_by_role("button", name="Yes, remove them").click()
    expect(bench.page.get_by_text("The copies are removed.")).to_be_visible()
    assert set(bench.kept()) == {"me/reading/02-competitive"}


@pytest.mark.parametrize(
    "storage",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    ],
)
def test_does_a_forbidden_or_full_storage_stand_in_nobodys_way(bench: Bench, storage: str) -> None:
    bench.page.add_init_script(storage)
    bench.open_notebook(spec=SPEC, learner="me")
    bench.field("Name").fill("Lin")
    assert bench.saved() == {"name": "Lin"}
    bench.open_widget("start-page", replies=studying.REPLIES, **studying.TRAITS)
    bench.page.wait_for_function("asked.some(({ op }) => op === 'take')")
    expect(bench.page.get_by_text("This browser keeps no copies at the moment.")).to_be_visible()
