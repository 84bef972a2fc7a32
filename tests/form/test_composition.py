"""Does a Chinese input method get to finish its word, whatever happens around it?"""

from __future__ import annotations

import pytest
from playwright.sync_api import CDPSession, expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser


def composing(bench: Bench, text: str) -> CDPSession:
    """Begin to compose ``text`` in the field that has the focus."""
    ime = bench.page.context.new_cdp_session(bench.page)
    for end in range(1, len(text) + 1):
        part = text[:end]
        ime.send("Input.imeSetComposition", {"text": part, "selectionStart": end, "selectionEnd": end})
    return ime


def test_is_an_unfinished_word_kept_here_but_not_sent(bench: Bench) -> None:
    bench.page.clock.install()
    bench.open(kinds.exercise("name"))
    bench.page.evaluate(
        "() => { window.ends = 0; addEventListener('compositionend', () => { ends += 1; }); }"
    )
    bench.field("Name").focus()
    ime = composing(bench, "nihao")
    assert next(iter(bench.drafts().values()))["value"] == {"name": "nihao"}
    bench.page.clock.run_for(5_000)  # longer than the rest after which a finished text is sent
    assert bench.room.saves == []
    assert bench.page.evaluate("ends") == 0
    ime.send("Input.insertText", {"text": "你好"})
    bench.page.clock.run_for(500)
    assert bench.saved() == {"name": "你好"}
    assert [save["value"] for save in bench.room.saves] == [{"name": "你好"}]


def test_does_nothing_from_elsewhere_break_a_composition(bench: Bench) -> None:
    bench.open(kinds.exercise("name", "story"), state={"open": True, "revealed": False, "n": 0})
    bench.page.evaluate(
        "() => { window.ends = 0; addEventListener('compositionend', () => { ends += 1; }); }"
    )
    bench.field("Name").focus()
    ime = composing(bench, "shangwu")
    answer = bench.room.put("bench", {"story": "from the other device"}, revision=1)
    bench.page.evaluate("answer => form.applyRemote(answer)", answer)
    bench.page.evaluate("() => form.update({ state: { open: false, revealed: false, n: 3 } })")
    bench.page.evaluate("() => words.setLanguage('zh')")
    assert bench.page.evaluate("ends") == 0
    assert bench.page.evaluate("() => document.activeElement.readOnly") is False
    ime.send("Input.insertText", {"text": "上午"})
    expect(bench.field("名字")).to_have_value("上午")
    expect(bench.field("名字")).not_to_be_editable()
    expect(bench.page.locator(".es-conflict")).to_be_visible()


def test_does_enter_choose_a_word_without_adding_an_entry(bench: Bench) -> None:
    bench.open(kinds.exercise("ideas"))
    entries = bench.group("Ideas").get_by_role("textbox")
    entries.first.focus()
    ime = composing(bench, "ni")
    entries.first.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    assert entries.count() == 1
    ime.send("Input.insertText", {"text": "你"})
    bench.page.keyboard.press("Enter")
    assert entries.count() == 2
    assert bench.saved() == {"ideas": ["你"]}
