"""Is anything that people type ever lost, or anyone's answer overwritten?

Each step, each reply and random sequences of them are tested without a browser (web/src/saving/*.test.js); here it is that a
page in a browser is wired to them.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.form import kinds
from tests.form.conftest import Bench
from tests.form.room import Json

pytestmark = pytest.mark.browser


def test_does_a_keystroke_become_a_draft_at_once_and_a_revision_after_a_rest(bench: Bench) -> None:
    bench.room.gate.clear()
    bench.open(kinds.exercise("name"))
    bench.wait_for_state("empty")
    bench.field("Name").fill("Lin")
    assert next(iter(bench.drafts().values()))["value"] == {"name": "Lin"}
    assert bench.room.saves == []
    bench.wait_for_state("saving")
    bench.room.gate.set()
    assert bench.saved() == {"name": "Lin"}
    expect(bench.page.locator("[data-save]")).to_contain_text("Saved")
    assert bench.page.evaluate("states") == ["empty", "typing", "saving", "saved"]
    assert bench.drafts() == {}
    assert bench.room.saves == [
        {"exercise": "bench", "round": "once", "revision": 1, "base": 0, "value": {"name": "Lin"}}
    ]


def test_does_a_language_switch_leave_what_is_typed_alone(bench: Bench) -> None:
    bench.open(kinds.exercise())
    bench.field("Name").fill("Lin")
    bench.field("Story").fill("第一行\nsecond")
    bench.group("Rating").get_by_role("radio", name="3").check()
    bench.switch("zh")
    expect(bench.field("名字")).to_have_value("Lin")
    expect(bench.field("经过")).to_have_value("第一行\nsecond")
    expect(bench.page.get_by_role("heading", level=1)).to_have_text("每种输入都好用吗？")
    expect(bench.page.locator("#root")).to_have_attribute("data-lang", "zh")
    assert bench.saved() == {"name": "Lin", "story": "第一行\nsecond", "rating": "3"}


def test_is_being_offline_said_and_made_good_when_the_network_is_back(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.page.context.set_offline(True)
    bench.field("Name").fill("Lin")
    bench.wait_for_state("offline")
    expect(bench.page.get_by_text("Offline – kept on this device").first).to_be_visible()
    bench.field("Name").fill("Lin Yue")
    assert next(iter(bench.drafts().values()))["value"] == {"name": "Lin Yue"}
    bench.page.context.set_offline(False)
    assert bench.saved() == {"name": "Lin Yue"}


def test_is_a_room_that_is_away_tried_again_by_itself(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.room.away = True
    bench.field("Name").fill("Lin")
    bench.wait_for_state("offline")
    bench.room.away = False
    assert bench.saved() == {"name": "Lin"}


def test_does_a_reload_bring_back_the_draft_and_send_it(bench: Bench) -> None:
    bench.room.put("bench", {"name": "before", "story": "stays"}, revision=4)
    bench.open(kinds.exercise("name", "story"))
    bench.room.away = True
    bench.field("Name").fill("after")
    bench.wait_for_state("offline")
    bench.room.away = False
    bench.open(kinds.exercise("name", "story"))
    expect(bench.field("Name")).to_have_value("after")
    assert bench.saved() == {"name": "after", "story": "stays"}
    assert bench.room.answers["bench/once"]["revision"] == 5


def test_is_a_draft_sent_although_its_form_is_not_on_the_page(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.room.away = True
    bench.field("Name").fill("left behind")
    bench.wait_for_state("offline")
    bench.room.away = False
    bench.open("seven-rules")
    bench.wait_for_state("saved")
    assert bench.room.answers["bench/once"]["value"] == {"name": "left behind"}


def test_is_a_save_whose_reply_was_lost_sent_again_word_for_word(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.room.lose_replies = True
    bench.field("Name").fill("once")
    bench.wait_for_state("offline")
    bench.field("Name").fill("once more")
    bench.room.lose_replies = False
    assert bench.saved() == {"name": "once more"}
    sent = {(save["revision"], save["value"]["name"]) for save in bench.room.saves}
    assert sent == {(1, "once"), (2, "once more")}
    expect(bench.page.locator(".es-conflict")).to_be_hidden()


def test_are_two_versions_shown_and_chosen_field_by_field(bench: Bench) -> None:
    bench.open(kinds.exercise("name", "story", "drink"))
    bench.room.put("bench", {"name": "theirs", "story": "their story", "drink": "tea"}, revision=3)
    bench.field("Name").fill("mine")
    bench.field("Story").fill("my story")
    panel = bench.page.locator(".es-conflict")
    expect(panel).to_be_visible()
    expect(bench.page.locator("[data-save]")).to_contain_text("Two versions – please choose")
    expect(panel).to_contain_text("their story")
    expect(panel).to_contain_text("my story")
    bench.page.get_by_role("button", name="Two versions – please choose").click()
    expect(panel.get_by_role("radio").first).to_be_focused()
    panel.get_by_role("group", name="Story").get_by_label("From the other device or window").check()
    panel.get_by_role("group", name="Drink").get_by_label("From the other device or window").check()
    panel.get_by_role("button", name="Keep what I chose").click()
    expect(panel).to_be_hidden()
    assert bench.saved() == {"name": "mine", "story": "their story", "drink": "tea"}
    assert bench.room.answers["bench/once"]["revision"] == 4
    expect(bench.field("Story")).to_have_value("their story")
    expect(bench.group("Drink").get_by_label("Tea")).to_be_checked()


def test_is_typing_during_a_conflict_kept(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.room.put("bench", {"name": "theirs"}, revision=1)
    bench.field("Name").fill("mine")
    panel = bench.page.locator(".es-conflict")
    expect(panel).to_be_visible()
    bench.field("Name").fill("mine and more")
    assert next(iter(bench.drafts().values()))["value"] == {"name": "mine and more"}
    panel.get_by_role("button", name="Keep what I chose").click()
    assert bench.saved() == {"name": "mine and more"}


def test_does_a_removed_participant_leave_nothing_on_the_device(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.page.evaluate("() => saver.on('removed', () => { window.gone = true; })")
    bench.room.status = 410
    bench.field("Name").fill("Lin")
    bench.page.wait_for_function("() => window.gone")
    assert bench.drafts() == {}
    bench.field("Name").fill("Lin Yue")
    assert bench.drafts() == {}


def test_does_an_answer_above_the_cap_stay_here_with_a_sentence(bench: Bench) -> None:
    bench.open(kinds.exercise("story"))
    bench.room.status = 413
    bench.field("Story").fill("x" * 500)
    bench.wait_for_state("error")
    expect(bench.page.locator("[data-save]")).to_contain_text(
        "This answer is too large to send. It stays on this device"
    )
    assert len(next(iter(bench.drafts().values()))["value"]["story"]) == 500
    bench.room.status = None
    bench.field("Story").fill("short")
    assert bench.saved() == {"story": "short"}


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {}),
        (409, {"revision": 1, "value": [], "saved_at": None}),
        (410, {"error": {"code": "gone"}}),
    ],
)
def test_is_what_something_else_at_the_address_says_not_taken_for_the_room(
    bench: Bench, status: int, body: Json
) -> None:
    bench.open(kinds.exercise("name"))
    bench.page.evaluate("() => saver.on('removed', () => { window.gone = true; })")
    bench.room.status, bench.room.body = status, body
    bench.field("Name").fill("Lin")
    bench.wait_for_state("offline")
    assert next(iter(bench.drafts().values()))["value"] == {"name": "Lin"}
    assert "saved" not in bench.page.evaluate("states")
    expect(bench.page.locator(".es-conflict")).to_be_hidden()
    bench.room.status = None
    assert bench.saved() == {"name": "Lin"}
    assert bench.drafts() == {}
    assert bench.page.evaluate("window.gone") is None


@pytest.mark.parametrize(
    ("status", "code", "says"),
    [(408, "too-slow", "too slow to send"), (503, "not-stored", "cannot store this just now")],
)
def test_is_a_refusal_that_may_pass_said_in_words_and_tried_again_by_itself(
    bench: Bench, status: int, code: str, says: str
) -> None:
    bench.open(kinds.exercise("name"))
    bench.room.status, bench.room.body = status, {"error": {"code": code, "params": {}}}
    bench.field("Name").fill("Lin")
    bench.wait_for_state("error")
    expect(bench.page.locator("[data-save]")).to_contain_text(says)
    bench.room.away = True
    bench.wait_for_state("offline")
    bench.room.away, bench.room.status = False, None
    assert bench.saved() == {"name": "Lin"}


def test_does_a_refusal_wait_for_the_person_to_try_again(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.room.status = 422
    bench.field("Name").fill("Lin")
    bench.wait_for_state("error")
    bench.room.status = None
    bench.page.get_by_role("button", name="Not saved – tap to retry").click()
    assert bench.saved() == {"name": "Lin"}


def test_does_a_page_that_cannot_keep_drafts_say_so(bench: Bench) -> None:
    bench.page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full'); };")
    bench.open(kinds.exercise("name"))
    bench.room.away = True
    bench.field("Name").fill("Lin")
    bench.wait_for_state("offline")
    expect(bench.page.get_by_text("Offline – keep this page open").first).to_be_visible()
    bench.room.away = False
    assert bench.saved() == {"name": "Lin"}


def test_is_what_was_just_typed_sent_when_the_page_is_left(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.field("Name").fill("on the way out")
    with bench.page.expect_request("**/api/answers"):
        bench.page.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert bench.saved() == {"name": "on the way out"}


def test_do_two_tabs_follow_each_other(bench: Bench) -> None:
    bench.open(kinds.exercise("name", "story"))
    other = second_tab(bench)
    bench.field("Name").fill("from the first tab")
    expect(other.get_by_label("Name", exact=True)).to_have_value("from the first tab")
    bench.wait_for_state("saved")
    other.get_by_label("Story", exact=True).fill("from the second tab")
    expect(other.locator("[data-save]")).to_have_attribute("data-save", "saved")
    expect(bench.field("Story")).to_have_value("from the second tab")
    assert bench.stored() == {"name": "from the first tab", "story": "from the second tab"}
    assert bench.room.answers["bench/once"]["revision"] == 2
    expect(other.locator(".es-conflict")).to_be_hidden()


def test_do_two_tabs_in_use_at_once_ask_rather_than_overwrite(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    other = second_tab(bench)
    other.get_by_label("Name", exact=True).focus()
    bench.field("Name").fill("first tab")
    bench.wait_for_state("saved")
    other.get_by_label("Name", exact=True).press_sequentially("second tab")
    expect(other.locator(".es-conflict")).to_contain_text("first tab")
    assert bench.stored() == {"name": "first tab"}


def second_tab(bench: Bench) -> Page:
    """Open the same form in another tab of the same browser."""
    page = bench.page.context.new_page()
    other = Bench(page, bench.site, bench.room, bench.name)
    other.open(kinds.exercise("name", "story"))
    return page


def test_does_an_answer_from_another_device_appear_unless_in_use(bench: Bench) -> None:
    bench.open(kinds.exercise("name", "story"))
    bench.field("Story").focus()
    answer = bench.room.put("bench", {"name": "elsewhere", "story": "also elsewhere"}, revision=1)
    bench.page.evaluate("answer => form.applyRemote(answer)", answer)
    expect(bench.field("Name")).to_have_value("elsewhere")
    expect(bench.field("Story")).to_have_value("")
    bench.field("Name").focus()
    expect(bench.field("Story")).to_have_value("also elsewhere")
    bench.field("Name").fill("here again")
    assert bench.saved() == {"name": "here again", "story": "also elsewhere"}
    assert bench.room.answers["bench/once"]["revision"] == 2


def test_does_an_answer_from_another_device_never_touch_a_draft(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.room.gate.clear()
    bench.field("Name").fill("typed here")
    bench.field("Name").blur()
    answer = bench.room.put("bench", {"name": "elsewhere"}, revision=1)
    bench.page.evaluate("answer => form.applyRemote(answer)", answer)
    expect(bench.field("Name")).to_have_value("typed here")
    bench.room.gate.set()
    expect(bench.page.locator(".es-conflict")).to_contain_text("elsewhere")
    expect(bench.field("Name")).to_have_value("typed here")
