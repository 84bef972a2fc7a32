"""What everybody can see and reach: contrast and names, narrow and large, dark, on paper, light on the network."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Response, expect

from tests.page.acts import join, rate, save_state, speaks, turn_to
from tests.page.conftest import LAPTOP, PHONE, Visit
from tests.page.server import Server

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh")
STEPS = (
    "#1/service-rating",
    "#1/our-customers",
    "#1/seven-rules",
    "#1/checks",
    "#2/positioning-map",
    "#8/service-rating",
)
MOST_BYTES = 100_000
MOST_REQUESTS = 12


def faults(page: Page) -> list[str]:
    """Return what axe finds serious or critical on the whole document."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        if fault["impact"] in ("serious", "critical")
        for node in fault["nodes"]
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "size", "theme"),
    [("en", PHONE, "light"), ("zh", PHONE, "dark"), ("en", LAPTOP, "dark"), ("zh", LAPTOP, "light")],
    ids=["en-phone-light", "zh-phone-dark", "en-laptop-dark", "zh-laptop-light"],
)
def test_nobody_is_kept_out(
    room: Server, visit: Visit, language: str, size: dict[str, int], theme: str
) -> None:
    page = visit(room, language, viewport=size, color_scheme=theme, reduced_motion="reduce")
    assert faults(page) == []
    page.press("input[name=pin]", "Enter")
    expect(page.locator("[aria-invalid]").first).to_be_visible()
    assert faults(page) == []
    join(page, room)
    rate(page, 6)
    save_state(page, "saved")
    for step in STEPS:
        turn_to(page, step)
        assert faults(page) == [], step
    page.locator(".es-home__do button").nth(1).click()
    page.locator(".es-home__remove").click()
    assert faults(page) == []


def too_wide(page: Page) -> Any:
    """Return the elements that reach beyond the window, when the page scrolls sideways."""
    return page.evaluate(
        """() => document.documentElement.scrollWidth <= innerWidth ? [] :
            [...document.querySelectorAll('#page *')].filter(el => el.getBoundingClientRect().right > innerWidth + 1
            && !el.closest('.es-vh')).map(el => el.className || el.tagName).slice(0, 5)"""
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "size",
    [{"width": 320, "height": 568}, {"width": 640, "height": 400}, {"width": 320, "height": 256}],
    ids=["narrow", "laptop-200%", "laptop-400%"],
)
def test_nothing_scrolls_sideways(room: Server, visit: Visit, language: str, size: dict[str, int]) -> None:
    page = visit(room, language, viewport=size)
    assert too_wide(page) == []
    join(page, room, "W" * 80, table="12")
    rate(page, 6)
    save_state(page, "saved")
    page.locator(".es-home__do button").nth(1).click()
    for step in STEPS:
        turn_to(page, step)
        assert too_wide(page) == [], step
    page.locator(".es-home__remove").click()
    assert too_wide(page) == []


def small_targets(page: Page) -> Any:
    """Return what is asked of a thumb and smaller than 44 px."""
    return page.evaluate(
        """() => [...document.querySelectorAll('.es-bar button, .es-seg a, .es-steps a, .es-step a, .es-home button,'
            + '.es-join input, .es-join button, .es-away button, dialog button')]
            .filter(el => el.checkVisibility()).map(el => [el.textContent || el.name, el.getBoundingClientRect()])
            .filter(([, box]) => box.width < 43.9 || box.height < 43.9)
            .map(([name, box]) => `${name} ${box.width}x${box.height}`)"""
    )


@pytest.mark.parametrize("width", [320, 360, 390])
def test_a_thumb_hits_everything(room: Server, visit: Visit, width: int) -> None:
    page = visit(room, viewport={"width": width, "height": 700})
    assert small_targets(page) == []
    join(page, room)
    assert small_targets(page) == []
    page.locator(".es-home__remove").click()
    assert small_targets(page) == []


def test_nothing_that_has_the_focus_is_hidden_under_the_bars(room: Server, visit: Visit) -> None:
    page = visit(room, viewport={"width": 390, "height": 700})
    join(page, room)
    reached = 0
    for _ in range(60):
        page.keyboard.press("Tab")
        box = page.evaluate(
            """() => { const el = document.activeElement;
                if (el === document.body || el.closest('.es-bar, .es-seg, .es-skip')) return null;
                const { top, bottom } = (el.closest('label') ?? el).getBoundingClientRect();
                return [top - document.querySelector('.es-bar').getBoundingClientRect().bottom,
                        document.querySelector('.es-seg').getBoundingClientRect().top - bottom] }"""
        )
        if box:
            reached += 1
            assert max(box) > 0, page.evaluate("document.activeElement.outerHTML")
            assert min(box) > -40, page.evaluate("document.activeElement.outerHTML")
    assert reached > 10


def test_the_page_is_light_and_asks_little(room: Server, visit: Visit) -> None:
    traffic: list[Response] = []

    def hear(response: Response) -> None:
        traffic.append(response)

    page = visit(room, before=lambda page: page.on("response", hear))
    join(page, room)
    answered = [one for one in traffic if "/api/listen" not in one.url]
    sizes = {one.url: one.request.sizes()["responseBodySize"] for one in answered}
    assert 0 < sum(sizes.values()) < MOST_BYTES, sizes
    assert 0 < len(sizes) < MOST_REQUESTS, sorted(sizes)


def test_a_second_visit_asks_for_the_page_and_the_news_only(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    page.reload()
    expect(page.locator(".es-stage h1")).to_be_visible()
    loaded = page.evaluate(
        "performance.getEntriesByType('resource').map(each => [new URL(each.name).pathname, each.transferSize])"
    )
    assert any(path == "/api/me" for path, _ in loaded)
    assert [path for path, size in loaded if path.startswith("/static/")]
    assert [path for path, size in loaded if path.startswith("/static/") and size] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_workbook_holds_everything_written(room: Server, visit: Visit, language: str) -> None:
    page = visit(room, language)
    page.evaluate("print = () => { dispatchEvent(new Event('beforeprint')) }")
    join(page, room, "Lin Yue 林悦", table="4")
    rate(page, 7)
    page.fill(".es-stage textarea", "One line.\nAnother line, 又一行。")
    turn_to(page, "#1/checks")
    check = page.locator(".es-check").first
    check.locator("label").first.click()
    check.get_by_role("button").click()
    expect(check.locator(".es-verdict")).to_be_visible()
    page.locator(".es-home__do button").first.click()
    page.emulate_media(media="print")
    paper = page.locator(".es-paper")
    expect(paper).to_be_visible()
    expect(page.locator("#page")).to_be_hidden()
    words = paper.inner_text()
    for written in ("Lin Yue 林悦", "7", "One line.", "Another line, 又一行。"):
        assert written in words
    assert paper.locator("h2").count() == 8
    assert paper.locator(".es-paper__option").count() >= 1
    assert speaks(paper.locator("h1").inner_text(), language)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(paper).to_have_count(0)


def test_before_and_without_scripts_both_languages_say_what_to_do(room: Server, visit: Visit) -> None:
    page = visit(room, java_script_enabled=False, ready="noscript >> nth=0")
    words = page.locator("body").inner_text()
    assert speaks(re.sub(r"[^\u4e00-\u9fff]", "", words), "zh")
    assert re.search("[a-z]{4}", words)


@pytest.mark.parametrize("broken", ["**/api/course", "**/phone.js"])
def test_a_first_visit_that_gets_nothing_says_so_in_both_languages_and_tries_again(
    room: Server, visit: Visit, broken: str
) -> None:
    def silence(page: Page) -> None:
        page.clock.install()
        page.route(broken, lambda route: route.abort())

    page = visit(room, before=silence, ready="#page p[lang=en]")
    expect(page.locator("#page p")).to_have_count(2)
    page.unroute(broken)
    page.clock.fast_forward(20_000)
    expect(page.locator("input[name=name]")).to_be_visible()
