"""Can a map be filled by tap, by keyboard and by numbers, with the same outcome?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser

PLACED = {"us": {"x": "50", "y": "50"}, "rival-1": {"x": "80", "y": "20"}, "us-next": {"x": "50", "y": "53"}}


def tap(page: Page, x: float, y: float) -> None:
    """Tap the square at a place from 0 to 100."""
    box = page.locator(".es-map__frame").bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * x / 100, box["y"] + box["height"] * (1 - y / 100))


def by_tap(page: Page) -> None:
    for place in PLACED.values():
        tap(page, float(place["x"]), float(place["y"]))


def by_keyboard(page: Page) -> None:
    page.get_by_role("radio", name="Us to place", exact=True).focus()
    box = page.locator(".es-mapbox")
    box.focus()
    for keys in (
        ["ArrowUp"],
        ["ArrowUp", *["Shift+ArrowRight"] * 3, *["Shift+ArrowDown"] * 3],
        ["ArrowUp"] * 4,
    ):
        for key in keys:
            page.keyboard.press(key)
        page.keyboard.press("Enter")
    expect(box).to_be_focused()


def by_numbers(page: Page) -> None:
    for name, place in zip(("Us", "Competitor", "Us later"), PLACED.values(), strict=True):
        page.get_by_role("textbox", name=f"{name} Price", exact=True).fill(place["x"])
        page.get_by_role("textbox", name=f"{name} Quality", exact=True).fill(place["y"])


@pytest.mark.parametrize("fill", [by_tap, by_keyboard, by_numbers])
def test_is_the_value_the_same_however_it_is_given(bench: Bench, fill: object) -> None:
    bench.open(kinds.exercise("place"))
    assert callable(fill)
    fill(bench.page)
    expect(bench.page.get_by_text("All 3 are on the map.")).to_be_visible()
    assert bench.saved() == {"place": PLACED}
    assert bench.page.locator(".es-map__m").count() == 3
    expect(bench.page.get_by_role("textbox", name="Us later Quality", exact=True)).to_have_value("53")


def test_does_a_tap_go_on_to_the_next_name_and_pick_up_a_marker_afterwards(bench: Bench) -> None:
    bench.open(kinds.exercise("place"))
    expect(bench.page.get_by_text("0 of 3 placed. Now tap where “Us” belongs.")).to_be_visible()
    by_tap(bench.page)
    tap(bench.page, 80, 20)
    expect(bench.page.get_by_role("radio", name="Competitor placed")).to_be_checked()
    tap(bench.page, 10, 90)
    assert bench.saved()["place"]["rival-1"] == {"x": "10", "y": "90"}
    bench.page.get_by_role("button", name="Take it off").click()
    assert "rival-1" not in bench.saved()["place"]


def test_does_a_typed_name_stand_on_the_map_in_both_languages(bench: Bench) -> None:
    bench.open(kinds.exercise("place"))
    bench.page.get_by_role("textbox", name="Competitor", exact=True).fill("<b>湖畔</b>")
    bench.page.get_by_role("textbox", name="Competitor Price", exact=True).fill("30")
    bench.page.get_by_role("textbox", name="Competitor Quality", exact=True).fill("30")
    expect(bench.page.locator(".es-map__name")).to_have_text("<b>湖畔</b>")
    bench.switch("zh")
    expect(bench.page.locator(".es-map__name")).to_have_text("<b>湖畔</b>")
    expect(bench.page.get_by_role("radio", name="<b>湖畔</b> 已放")).to_be_visible()
    assert bench.saved() == {"place": {"rival-1": {"name": "<b>湖畔</b>", "x": "30", "y": "30"}}}


def test_is_a_preset_rival_a_fixed_name_in_the_language_of_the_page(bench: Bench) -> None:
    rivals = [{"id": "rival-1", "name": kinds.t("Lakeside", "湖畔")}]
    bench.open(kinds.exercise("place"), rivals=rivals)
    expect(bench.page.get_by_role("radio", name="Lakeside to place")).to_be_visible()
    assert bench.page.get_by_role("textbox").count() == 6
    bench.switch("zh")
    expect(bench.page.get_by_role("radio", name="湖畔 未放")).to_be_visible()
    bench.page.get_by_role("textbox", name="湖畔 价格", exact=True).fill("30")
    bench.page.get_by_role("textbox", name="湖畔 质量", exact=True).fill("30")
    assert bench.saved() == {"place": {"rival-1": {"x": "30", "y": "30"}}}


def test_do_the_words_of_the_square_follow_the_language(bench: Bench) -> None:
    bench.open(kinds.exercise("place"))
    svg = bench.page.locator(".es-map")
    expect(svg).to_contain_text("High quality")
    bench.switch("zh")
    expect(svg).to_contain_text("质量高")
    expect(svg).not_to_contain_text("High quality")
    expect(svg.locator(".es-map__upright").first).to_have_css("writing-mode", "vertical-rl")
