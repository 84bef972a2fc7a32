"""The course comes part by part: at once where it is wanted, by itself where it is not yet, and never half."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.page.acts import join, rate, save_state, speaks, turn_to
from tests.page.conftest import Visit
from tests.page.server import Server

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh")
MAP = '[data-exercise="positioning-map"]'
PARTS = re.compile(r"/api/parts/\d$")
OTHERS = re.compile(r"/api/parts/[2-8]$")


class Gate:
    """Holds the other parts back until it is opened."""

    def __init__(self, page: Page) -> None:
        self._held: list[Route] = []
        self._open = False
        page.route(OTHERS, self._take)

    def _take(self, route: Route) -> None:
        if self._open:
            route.continue_()
        else:
            self._held.append(route)

    def open(self) -> None:
        """Let everything through, now and later."""
        self._open = True
        for route in self._held:
            route.continue_()


def fetched(page: Page) -> list[str]:
    """Return the parts that this page has asked for since it was loaded, in their order."""
    return list(
        page.evaluate(
            "performance.getEntriesByType('resource').map(each => each.name).filter(name => name.includes('/api/parts/'))"
            ".map(name => name.split('/').pop())"
        )
    )


def test_the_page_begins_with_the_part_that_it_opens_at(room: Server, visit: Visit) -> None:
    page = visit(room, address="#2/positioning-map")
    assert fetched(page) == []
    join(page, room)
    expect(page.locator(MAP)).to_be_visible()
    assert fetched(page)[0] == "2"


def test_every_part_comes_by_itself_and_is_there_when_the_network_is_not(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    page.wait_for_function(
        "() => performance.getEntriesByType('resource').filter(each => each.name.includes('/api/parts/') && each.responseEnd)"
        ".length === 8"
    )
    assert sorted(fetched(page)) == list("12345678")
    page.context.set_offline(True)
    for address in ("#2/positioning-map", "#6/true-value", "#8/service-rating"):
        turn_to(page, address)
        expect(page.locator(f'[data-exercise="{address[3:]}"] h1')).to_be_visible()
    turn_to(page, "#4/checks")
    expect(page.locator(".es-check")).to_have_count(2)
    page.context.set_offline(False)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_that_is_slow_shows_its_line_at_once_and_its_exercise_when_it_comes(
    room: Server, visit: Visit, language: str
) -> None:
    gates: list[Gate] = []
    page = visit(room, language, before=lambda page: gates.append(Gate(page)))
    join(page, room)
    page.locator(".es-seg a").nth(1).click()
    expect(page.locator('.es-steps a[aria-current="step"]')).to_have_attribute("href", "#2/positioning-map")
    expect(page.locator(".es-bar__where small")).to_contain_text("2")
    assert speaks(page.title(), language)
    expect(page.locator(".es-coming")).to_be_visible()
    expect(page.locator(".es-stage form")).to_have_count(0)
    gates[0].open()
    expect(page.locator(f"{MAP} h1")).to_be_focused()
    expect(page.locator(".es-coming")).to_have_count(0)


def test_whoever_turns_back_meanwhile_writes_on_undisturbed(room: Server, visit: Visit) -> None:
    gates: list[Gate] = []
    page = visit(room, before=lambda page: gates.append(Gate(page)))
    join(page, room)
    page.locator(".es-seg a").nth(1).click()
    expect(page.locator(".es-coming")).to_be_visible()
    page.locator(".es-seg a").first.click()
    page.locator(".es-stage textarea").press_sequentially("halfway ")
    with page.expect_response(PARTS):
        gates[0].open()
    page.locator(".es-stage textarea").press_sequentially("through")
    expect(page.locator(".es-stage textarea")).to_have_value("halfway through")
    expect(page.locator(".es-stage textarea")).to_be_focused()
    save_state(page, "saved")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_part_that_cannot_be_reached_says_so_and_comes_when_the_room_answers(
    room: Server, visit: Visit, language: str
) -> None:
    page = visit(room, language, before=lambda page: page.route(OTHERS, lambda route: route.abort()))
    join(page, room)
    rate(page, 6)
    save_state(page, "saved")
    turn_to(page, "#2/positioning-map")
    waiting = page.locator(".es-stage .es-waiting")
    expect(waiting).to_be_visible()
    assert speaks(waiting.inner_text(), language)
    turn_to(page, "#1/service-rating")  # what is here can be worked on
    expect(page.locator(".es-scale input:checked")).to_have_value("6")
    turn_to(page, "#2/positioning-map")
    expect(waiting).to_be_visible()
    page.unroute(OTHERS)
    waiting.get_by_role("button").click()
    expect(page.locator(MAP)).to_be_visible()


def test_what_a_portal_says_is_no_part(room: Server, visit: Visit) -> None:
    bodies = iter(
        ["<h1>Welcome</h1>", "{}", "null", json.dumps({"exercises": {"positioning-map": {}}, "checks": {}})]
    )
    portal = lambda route: route.fulfill(status=200, body=next(bodies, "[]"), content_type="application/json")  # noqa: E731
    page = visit(room, before=lambda page: page.route(OTHERS, portal))
    join(page, room)
    turn_to(page, "#2/positioning-map")
    waiting = page.locator(".es-stage .es-waiting")
    expect(waiting).to_be_visible()
    for _ in range(4):
        with page.expect_response(PARTS):
            waiting.get_by_role("button").click()
    expect(waiting).to_be_visible()
    page.unroute(OTHERS)
    waiting.get_by_role("button").click()
    expect(page.locator(MAP)).to_be_visible()


def test_a_page_whose_first_part_does_not_come_waits_and_goes_on_by_itself(
    room: Server, visit: Visit
) -> None:
    page = visit(room)
    join(page, room)
    page.fill(".es-stage textarea", "still here")
    save_state(page, "saved")
    page.route("**/api/parts/1", lambda route: route.abort())
    page.reload()
    expect(page.locator(".es-waiting")).to_be_visible()
    page.unroute("**/api/parts/1")
    expect(page.locator(".es-stage textarea")).to_have_value("still here")


def test_paper_says_what_had_not_arrived(room: Server, visit: Visit) -> None:
    page = visit(room, before=lambda page: page.route(OTHERS, lambda route: route.abort()))
    join(page, room)
    rate(page, 7)
    save_state(page, "saved")
    page.evaluate("print = () => dispatchEvent(new Event('beforeprint'))")
    page.locator(".es-home__do button").first.click()
    page.emulate_media(media="print")
    parts = page.locator(".es-paper__part")
    expect(parts).to_have_count(8)
    expect(parts.nth(1)).to_contain_text("print again")
    expect(parts.first).to_contain_text("7")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.unroute(OTHERS)
    page.locator(".es-home__do button").first.click()
    page.emulate_media(media="print")
    expect(parts.nth(2)).not_to_contain_text("print again")


def test_another_language_reaches_a_part_that_came_later(room: Server, visit: Visit) -> None:
    page = visit(room)
    join(page, room)
    page.locator(".es-lang button[aria-pressed=false]").click()
    turn_to(page, "#2/positioning-map")
    expect(page.locator(f"{MAP} h1")).to_be_visible()
    assert speaks(page.locator(f"{MAP} h1").inner_text(), "zh")
