"""Can everybody use the form: by keyboard, by screen reader, on the smallest phone, in the dark?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.axe import grave
from tests.form import kinds
from tests.form.conftest import Bench

# Looks do not depend on how the modules are loaded: once is enough for these.
pytestmark = pytest.mark.browser

SCREENS = {"small phone": (320, 568), "phone": (390, 844), "laptop": (1280, 800)}
SMALLEST = 44


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_does_nothing_scroll_sideways_and_no_target_fall_short(
    bench: Bench, screen: str, language: str
) -> None:
    width, height = SCREENS[screen]
    bench.page.set_viewport_size({"width": width, "height": height})
    bench.open(kinds.exercise(), language=language)
    fill(bench, "我们的客户 " * 6 + "Averyverylongwordwithoutanyspaceinside")
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= width
    short = bench.page.locator("#root :is(button, input, textarea, label:has(> input)):visible").evaluate_all(
        """(all, smallest) => all
          .filter((one) => !(one.matches("input") && one.parentElement.matches("label")))
          .map((one) => [one, (one.closest(".es-unit") ?? one).getBoundingClientRect()])
          .filter(([, box]) => Math.round(box.height) < smallest || Math.round(box.width) < smallest)
          .map(([one, box]) => `${one.outerHTML.slice(0, 120)} ${box.width} × ${box.height}`)""",
        SMALLEST,
    )
    assert short == []
    small = bench.page.locator("#root :is(input[type=text], textarea):visible").evaluate_all(
        "all => all.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16).map((one) => one.outerHTML)"
    )
    assert small == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_does_axe_find_nothing_serious_in_any_state(bench: Bench, language: str, theme: str) -> None:
    bench.page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    bench.open(kinds.exercise(), language=language)
    assert grave(bench.page) == []
    fill(bench, "text")
    bench.page.get_by_role("textbox").nth(3).fill("not a number")
    bench.wait_for_state("saved")
    expect(bench.page.get_by_role("alert").first).to_be_visible()
    assert grave(bench.page) == []
    bench.page.evaluate("() => form.update({ state: { open: false, revealed: false, n: 3 } })")
    assert grave(bench.page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_does_axe_find_nothing_serious_in_orders_and_votes(bench: Bench, theme: str) -> None:
    bench.page.emulate_media(color_scheme="dark" if theme == "dark" else "light", reduced_motion="reduce")
    cards = [{"group": None, "count": 3, "items": [{"text": text, "count": 1} for text in ("a", "b", "c")]}]
    bench.room.put("bench", {"order": ["tools", "people"], "votes": ["a", "b"], "due": "soon"}, revision=1)
    others = {"gathering": {"name": kinds.t("Ideas", "点子"), "view": {"shown": True, "cards": cards}}}
    bench.open(kinds.exercise("order", "votes", "due", "budget"), others=others)
    expect(bench.page.get_by_role("checkbox")).to_have_count(3)
    assert grave(bench.page) == []


def test_does_axe_find_nothing_serious_in_a_conflict_or_a_result(bench: Bench) -> None:
    bench.open("positioning-map")
    bench.room.put("positioning-map", {"map": {"us": {"x": "1", "y": "2"}}, "route": "theirs"}, revision=1)
    bench.page.get_by_role("textbox", name="Us today Price").fill("30")
    bench.page.get_by_role("textbox", name="Us today Quality").fill("70")
    expect(bench.page.locator(".es-conflict")).to_be_visible()
    expect(bench.page.locator(".es-big")).to_have_text("Unprofitable")
    assert grave(bench.page) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_does_axe_find_nothing_serious_in_a_check(bench: Bench, theme: str) -> None:
    bench.page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
    bench.open_check("check-2a")
    assert grave(bench.page) == []
    bench.page.get_by_role("radio").first.check()
    bench.page.get_by_role("button", name="Submit my answer").click()
    expect(bench.page.locator(".es-verdict")).to_be_visible()
    assert grave(bench.page) == []


def test_is_every_control_reached_by_tab_with_a_visible_ring(bench: Bench) -> None:
    bench.open(kinds.exercise())
    seen: list[str] = []
    bench.page.locator("#root").evaluate("root => { root.tabIndex = -1; root.focus(); }")
    for _ in range(80):
        bench.page.keyboard.press("Tab")
        found = bench.page.evaluate(
            """() => {
              const here = document.activeElement;
              if (!here.closest("#root")) return null;
              const ring = [here, here.closest("label"), here.closest(".es-unit")]
                .some((one) => one && getComputedStyle(one).outlineStyle === "solid" && parseFloat(getComputedStyle(one).outlineWidth) >= 2);
              return [here.id || here.getAttribute("data-path") || here.className || here.textContent, ring];
            }"""
        )
        if found is None:
            break
        assert found[1], f"no ring on {found[0]}"
        seen.append(found[0])
    assert len(seen) >= 20


def test_is_every_control_named(bench: Bench) -> None:
    bench.open(kinds.exercise())
    count = 0
    for role in ("textbox", "radio", "checkbox", "slider", "button", "group"):
        for control in bench.page.locator("#root").get_by_role(role).all():
            expect(control).to_have_accessible_name(re.compile(r"\S"))
            count += 1
    assert count > 40


def test_does_forced_colour_and_print_keep_the_answer_in_sight(bench: Bench) -> None:
    bench.open(kinds.exercise("rating", "name"))
    chosen = bench.group("Rating").get_by_role("radio", name="7")
    chosen.check()
    label = bench.group("Rating").locator("label.es-on")
    bench.page.emulate_media(forced_colors="active")
    expect(label).to_have_css("outline-style", "solid")
    bench.page.emulate_media(forced_colors="none", media="print")
    expect(label).to_have_css("border-top-width", "3px")
    assert bench.page.locator("#root button:visible").count() == 0


def fill(bench: Bench, text: str) -> None:
    """Write into every text of the form."""
    for box in bench.page.locator("#root :is(input[type=text], textarea)").all():
        box.fill(text)
