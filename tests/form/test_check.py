"""Does a knowledge check count the first answer, and explain every option only afterwards?"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.form.conftest import Bench
from workbook.answers.respond import grade

pytestmark = pytest.mark.browser

CHECK = "check-2a"


def test_is_the_page_without_key_or_explanation_until_submitted(bench: Bench) -> None:
    bench.open_check(CHECK)
    check = bench.room.course.check(CHECK)
    text = bench.page.content()
    assert check.question.en in text
    assert not any(option.explanation.en in text for option in check.options)


def test_are_a_wrong_answer_and_the_right_one_marked_in_words_and_icons(bench: Bench) -> None:
    bench.open_check(CHECK)
    check = bench.room.course.check(CHECK)
    wrong = next(option for option in check.options if not option.correct)
    right = next(option for option in check.options if option.correct)
    bench.page.get_by_label(wrong.label.en).check()
    bench.page.get_by_role("button", name="Submit my answer").click()
    verdict = bench.page.locator(".es-verdict")
    expect(verdict).to_have_text("Not quite")
    expect(verdict).to_be_focused()
    for option in check.options:
        expect(bench.page.get_by_text(option.explanation.en)).to_be_visible()
    tags = bench.page.locator(".es-check__tag")
    assert tags.count() == 2
    assert tags.locator("svg").count() == 2
    expect(bench.page.locator("label", has_text=right.label.en).locator(".es-check__tag")).to_have_text(
        "Right answer"
    )
    expect(bench.page.locator("label", has_text=wrong.label.en).locator(".es-check__tag")).to_have_text(
        "Your answer"
    )
    expect(bench.page.get_by_role("radio").first).to_be_disabled()
    expect(bench.page.get_by_role("button", name="Submit my answer")).to_be_hidden()
    bench.switch("zh")
    expect(bench.page.get_by_text("没选对")).to_be_visible()
    expect(bench.page.get_by_text(right.explanation.zh)).to_be_visible()
    assert bench.room.submitted == {CHECK: wrong.id}


def test_does_the_first_answer_hold(bench: Bench) -> None:
    check = bench.room.course.check(CHECK)
    right = next(option for option in check.options if option.correct)
    bench.room.submitted[CHECK] = right.id
    bench.open_check(CHECK)
    bench.page.get_by_label(next(option for option in check.options if not option.correct).label.en).check()
    bench.page.get_by_role("button", name="Submit my answer").click()
    expect(bench.page.get_by_text("Right", exact=True)).to_be_visible()
    expect(bench.page.get_by_label(right.label.en)).to_be_checked()


def test_is_an_earlier_answer_shown_at_once(bench: Bench) -> None:
    check = bench.room.course.check(CHECK)
    bench.open_check(CHECK, language="zh", answer=grade(check, check.options[0].id))
    expect(bench.page.get_by_text(check.options[0].explanation.zh)).to_be_visible()
    expect(bench.page.get_by_role("button", name="提交答案")).to_be_hidden()


def test_is_a_submission_without_choice_or_network_answered_in_words(bench: Bench) -> None:
    bench.open_check(CHECK)
    bench.page.get_by_role("button", name="Submit my answer").click()
    expect(bench.page.get_by_role("alert")).to_have_text("Choose an answer first.")
    option = bench.room.course.check(CHECK).options[1]
    bench.page.get_by_label(option.label.en).check()
    expect(bench.page.get_by_role("alert")).to_be_empty()
    bench.room.away = True
    bench.page.get_by_role("button", name="Submit my answer").click()
    expect(bench.page.get_by_role("alert")).to_contain_text("No connection. Your choice is still here")
    bench.room.away = False
    bench.page.get_by_role("button", name="Submit my answer").click()
    expect(bench.page.get_by_text(option.explanation.en)).to_be_visible()
