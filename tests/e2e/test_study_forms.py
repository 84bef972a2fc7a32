"""What is typed into a form in JupyterLab and Notebook 7 is there again, whatever is done to its notebook."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.acts import rate
from tests.e2e.axe import grave_for_good
from tests.e2e.conftest import Device
from tests.e2e.lab import SHOWN, Lab, form, menu, restart, run_all

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RATING = "service-rating"
#: What is wider than its place and cut off or to be scrolled there; what only a screen reader reads is not.
CUT_OFF = """() => [...document.querySelectorAll(".es-notebook, .es-notebook *")]
  .filter((el) => el.clientWidth > 1 && el.scrollWidth > el.clientWidth + 1)
  .filter((el) => !["visible", "clip"].includes(getComputedStyle(el).overflowX) || el.matches(".es-notebook"))
  .map((el) => `${el.tagName}.${el.className}`)"""


def rating(page: Page, number: int = 0) -> Locator:
    """Return the box for words in a rating of the notebooks that are open."""
    return page.locator(f'[data-exercise="{RATING}"]').nth(number).locator("textarea").first


def saved(page: Page) -> None:
    """Wait until every rating that is shown says that it is saved."""
    shown = page.locator(".es-notebook", has=page.locator(f'[data-exercise="{RATING}"]')).locator(".es-save")
    expect(shown.first).to_be_attached()
    expect(shown.and_(page.locator(":not([data-save=saved])"))).to_have_count(0)


def command(words: Locator, *keys: str) -> None:
    """Leave a form for its cell, and press keys that mean something to Jupyter there."""
    words.press("Escape")
    for key in keys:
        words.page.keyboard.press(key)


def test_a_form_keeps_what_is_typed_whatever_is_done_to_its_notebook(lab: Lab, device: Device) -> None:
    """Its cell deleted and brought back, doubled, moved; another view; a restarted kernel; a closed tab."""
    laptop = device("laptop", "en")
    lab.open(laptop, "en/00-start-here")
    shown = form(laptop, RATING)
    rating(laptop).fill("typed, and deleted at once")
    command(rating(laptop), "d", "d")
    expect(rating(laptop)).to_have_count(0)
    laptop.keyboard.press("z")
    expect(rating(laptop)).to_have_value("typed, and deleted at once")

    command(rating(laptop), "c", "v")
    expect(rating(laptop, 1)).to_have_value("typed, and deleted at once")
    rating(laptop, 1).fill("typed in the double")
    expect(rating(laptop)).to_have_value("typed in the double")
    rate(shown, 7)  # sooner than the other one was saved
    rating(laptop).fill("typed, and moved at once")
    command(rating(laptop), "Control+Shift+ArrowDown")
    for number in (0, 1):
        expect(rating(laptop, number)).to_have_value("typed, and moved at once")
    shown.locator(".es-title").click(button="right")
    laptop.get_by_text("Create New View for Cell Output").click()
    expect(rating(laptop, 2)).to_have_value("typed, and moved at once")
    rating(laptop, 2).fill("typed beside the notebook")
    expect(laptop.locator(".es-conflict:visible")).to_have_count(0)
    laptop.locator(".lm-TabBar-tab", has_text="Output View").locator(".lm-TabBar-tabCloseIcon").click()
    expect(rating(laptop)).to_have_value("typed beside the notebook")

    menu(laptop, "Kernel", "Restart Kernel…")
    laptop.locator(".jp-Dialog .jp-mod-accept").click()
    expect(laptop.locator(".es-kernel .es-note:visible").first).to_contain_text("Run this cell again")
    rating(laptop).fill("typed while no kernel listened")
    restart(laptop)
    form(laptop, RATING)
    expect(rating(laptop)).to_have_value("typed while no kernel listened")
    saved(laptop)
    rating(laptop).fill("typed, and closed at once")
    laptop.close()

    again = laptop.context.new_page()
    lab.open(again, "en/00-start-here")
    form(again, RATING)
    expect(rating(again)).to_have_value("typed, and closed at once")
    saved(again)


def test_two_notebooks_show_the_same_answer_and_ask_when_both_are_typed_in(lab: Lab, device: Device) -> None:
    """In two browsers, where only Python tells of it, and in one window, which shows both."""
    here, there = device("laptop", "zh"), device("laptop", "zh")
    lab.open(here, "zh/00-start-here")
    lab.open(there, "zh/01-defining-service")
    form(here, RATING)
    form(there, RATING)
    rating(here).fill("一边写的")
    expect(rating(there)).to_have_value("一边写的")
    saved(there)
    rating(there).focus()
    rating(here).fill("一边又改了")
    saved(here)
    command(rating(here))  # a box that is in use stays as it is
    rating(there).fill("另一边也改了")
    conflict = there.locator(f'[data-exercise="{RATING}"] .es-conflict')
    expect(conflict).to_contain_text("一边又改了")
    conflict.get_by_role("button").click()
    expect(rating(here)).to_have_value("另一边也改了")

    here.locator(".jp-DirListing-item", has_text="01-defining").dblclick()
    expect(here.locator(f"{SHOWN} .jp-RenderedMarkdown h1")).to_contain_text("1 ·")
    run_all(here)
    expect(rating(here, 1)).to_have_value("另一边也改了")
    rating(here, 1).fill("同一个窗口里")
    for box in (rating(here), rating(there)):
        expect(box).to_have_value("同一个窗口里")


def test_a_form_in_the_dark_twice_as_large_and_by_keyboard_alone(lab: Lab, device: Device) -> None:
    """JupyterLab takes no key that is meant for the form, and gets them back at Escape."""
    laptop = device("laptop", "en", viewport={"width": 640, "height": 400}, device_scale_factor=2)
    lab.open(laptop, "en/00-start-here")
    laptop.keyboard.press("Control+b")
    menu(laptop, "Settings", "Theme", "JupyterLab Dark")
    expect(laptop.locator(".es-notebook").first).to_have_attribute("data-theme", "dark")
    shown = form(laptop, RATING)
    cells = laptop.locator(f"{SHOWN} .jp-Cell")
    number = cells.count()
    rate(shown, 3)
    marks, words = shown.locator("input[type=radio]"), rating(laptop)
    command(words)
    expect(cells.filter(has=words)).to_be_focused()
    walked = walk(laptop, marks.and_(shown.locator(":checked")))
    laptop.keyboard.press("ArrowRight")
    laptop.keyboard.press("b")
    expect(shown.locator("label").filter(has=laptop.locator("input:checked"))).to_contain_text("4")
    walked += walk(laptop, words)
    laptop.keyboard.press("Control+a")
    laptop.keyboard.type("add xyz")
    laptop.keyboard.press("Shift+Enter")
    expect(words).to_have_value("add xyz\n")
    assert walked < 20
    saved(laptop)
    laptop.keyboard.press("Escape")
    expect(cells.filter(has=words)).to_be_focused()
    assert cells.count() == number
    laptop.keyboard.press("b")
    expect(cells).to_have_count(number + 1)
    assert grave_for_good(laptop, ".es-notebook") == []
    assert laptop.evaluate(CUT_OFF) == []


def walk(page: Page, wanted: Locator) -> int:
    """Press Tab until a control has the focus; returns how often that was."""
    for times in range(1, 40):
        page.keyboard.press("Tab")
        if wanted.evaluate("el => el === document.activeElement"):
            return times
    pytest.fail("it was never reached")


def test_notebook_7_keeps_answers_too(lab: Lab, device: Device) -> None:
    """Opened, restarted and accessible there, in the language of the module."""
    laptop = device("laptop", "zh")
    lab.open(laptop, "zh/09-action-plan", at="notebooks")
    shown = form(laptop, RATING)
    rate(shown, 8)
    rating(laptop).fill("在经典界面里写的")
    command(rating(laptop))
    expect(laptop.locator(".jp-Cell", has=rating(laptop))).to_be_focused()
    saved(laptop)
    assert grave_for_good(laptop, ".es-notebook") == []
    restart(laptop)
    form(laptop, RATING)
    expect(rating(laptop)).to_have_value("在经典界面里写的")
    saved(laptop)
