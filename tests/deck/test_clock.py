"""The clock of the half day: what is left, how late it is, and what to shorten."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import patient
from tests.web.node import WEB

pytestmark = pytest.mark.browser

Json = dict[str, Any]
Clock = Callable[..., Json]

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SOURCE = (WEB / "src/deck/clock.js").read_text("utf-8")


def slide(deck: str, name: str, minutes: int, shortest: int | None = None, **more: Any) -> Json:
    """Return a slide of the schedule; its block is the deck unless another is named."""
    return {
        "deck": deck, "slide": name, "block": more.pop("block", deck), "minutes": minutes,
        "shortest": minutes if shortest is None else shortest, "backup": more.pop("backup", False),
    }  # fmt: skip


#: Ten minutes, twenty and a break of fifteen, then thirty: 9:00, 9:10, 9:30, 9:45 to 10:15.
DAY = [
    slide("one", "title", 0),
    slide("one", "work", 10, 7),
    slide("one", "end", 0),
    slide("two", "talk", 8, 0),
    slide("two", "work", 12, 10),
    slide("two", "end", 15, block="break"),
    slide("two", "extra", 0, backup=True),
    slide("three", "talk", 10, 4),
    slide("three", "work", 20, 17),
    slide("three", "end", 0),
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page that has the module."""
    context = patient(browser.new_context(timezone_id="UTC"))
    made = context.new_page()
    address = f"data:text/javascript;base64,{base64.b64encode(SOURCE.encode()).decode()}"
    made.evaluate("async (address) => { window.clock = await import(address); }", address)
    yield made
    context.close()


@pytest.fixture
def clock(page: Page) -> Clock:
    """Read the clock at some minutes after nine, on a slide entered at some minutes after nine."""

    def read(
        at: float, deck: str, name: str, *, moved: float = 0, started: float | None = 0, **options: Any
    ) -> Json:
        stage = {"deck": deck, "slide": name, "moved": iso(moved), "started": None}
        if started is not None:
            stage["started"] = iso(started)
        given = {"schedule": DAY, "stage": stage, "now": ms(at), "planned": None} | options
        found: Json = page.evaluate("(given) => window.clock.readClock(given)", given)
        return found

    return read


def iso(minutes: float) -> str:
    """Return a time after nine as the room tells it."""
    return (NINE + timedelta(minutes=minutes)).isoformat(timespec="milliseconds")


def ms(minutes: float) -> float:
    """Return a time after nine as a page has it."""
    return (NINE + timedelta(minutes=minutes)).timestamp() * 1000


def test_on_time(clock: Clock) -> None:
    """Four minutes into the first ten, are six left, and does everything end as planned?"""
    read = clock(4, "one", "work")
    assert (read["state"], read["block"], read["left"], read["behind"]) == ("running", "one", 6, 0)
    assert read["share"] == pytest.approx(0.4)
    assert (read["ends"], read["plannedEnd"]) == (ms(10), ms(10))
    assert (read["dayEnds"], read["dayPlannedEnd"]) == (ms(75), ms(75))
    assert read["shorten"] is None


def test_ahead(clock: Clock) -> None:
    """Two minutes early into the second part, is that said, and does the day end earlier?"""
    read = clock(8, "two", "talk", moved=8)
    assert (read["block"], read["left"], read["behind"]) == ("two", 20, -2)
    assert (read["ends"], read["plannedEnd"], read["dayEnds"]) == (ms(28), ms(30), ms(73))
    assert read["shorten"] is None


def test_behind(clock: Clock) -> None:
    """Five minutes too long on one slide: is nothing left of it, and is the part behind by five?"""
    read = clock(15, "one", "work", moved=0)
    assert (read["left"], read["behind"], read["share"]) == (0, 5, 1)
    assert (read["ends"], read["dayEnds"]) == (ms(15), ms(80))
    assert read["shorten"] is None


def test_ten_minutes_late_says_what_to_shorten(clock: Clock) -> None:
    """Is the largest saving named first, until the lateness is covered, and nothing that has gone by?"""
    read = clock(20, "one", "work", moved=0)
    assert read["behind"] == 10
    named = [(each["deck"], each["slide"], each["minutes"], each["to"]) for each in read["shorten"]["slides"]]
    assert named == [("two", "talk", 8, 0), ("three", "talk", 10, 4)]
    assert (read["shorten"]["saved"], read["shorten"]["late"]) == (14, 0)


def test_what_cannot_be_covered_is_said(clock: Clock) -> None:
    """When everything that can go is not enough, is that said?"""
    read = clock(50, "two", "work", moved=18)
    assert read["behind"] == 20
    assert [each["slide"] for each in read["shorten"]["slides"]] == ["talk", "work"]
    assert (read["shorten"]["saved"], read["shorten"]["late"]) == (9, 11)


def test_no_more_than_four_are_named(clock: Clock) -> None:
    """Are the four that save most named, with what they save and what stays late, and no long list?"""
    saving = {"a": 1, "b": 5, "c": 2, "d": 1, "e": 3, "f": 2, "g": 4}
    day = [slide("one", "work", 10), *(slide("one", name, 6, 6 - less) for name, less in saving.items())]
    shorten = clock(26, "one", "work", schedule=day)["shorten"]
    assert [each["slide"] for each in shorten["slides"]] == ["b", "g", "e", "c"]
    assert (shorten["saved"], shorten["late"]) == (14, 2)


def test_nine_and_a_half_minutes_late_is_not_ten(clock: Clock) -> None:
    """Is nobody told to shorten anything before it matters?"""
    assert clock(19.5, "one", "work")["shorten"] is None
    assert clock(20.5, "one", "work")["shorten"] is not None


def test_the_break_is_counted_from_its_slide(clock: Clock) -> None:
    """On the slide before the break, is it the break that runs?"""
    read = clock(33, "two", "end", moved=30)
    assert (read["block"], read["left"], read["behind"], read["plannedEnd"]) == ("break", 12, 0, ms(45))
    late = clock(41, "two", "end", moved=36)
    assert (late["left"], late["behind"], late["dayEnds"]) == (10, 6, ms(81))


def test_before_the_start_the_plan_is_told(clock: Clock) -> None:
    """Without a start, are the planned times told, and nothing about being late?"""
    read = clock(-30, "one", "title", started=None, planned=ms(5))
    assert (read["state"], read["left"], read["share"]) == ("waiting", 10, 0)
    assert (read["start"], read["plannedEnd"], read["dayPlannedEnd"]) == (ms(5), ms(15), ms(80))
    assert (read["ends"], read["dayEnds"], read["behind"], read["shorten"]) == (None, None, 0, None)
    unplanned = clock(-30, "one", "title", started=None)
    assert (unplanned["start"], unplanned["plannedEnd"]) == (None, None)


def test_a_start_to_come_does_not_run_yet(clock: Clock) -> None:
    """When the clock is set to start in five minutes, does it wait?"""
    read = clock(0, "one", "work", started=5)
    assert (read["state"], read["left"], read["behind"], read["plannedEnd"]) == ("early", 10, 0, ms(15))


def test_time_on_a_slide_counts_from_the_start(clock: Clock) -> None:
    """Does a slide that stood while people sat down have all its minutes when the day starts?"""
    assert clock(1, "one", "work", moved=-20, started=0)["left"] == 9


def test_a_slide_in_reserve_stands_outside(clock: Clock) -> None:
    """Is a slide in reserve without minutes, with the rest of its part still to come?"""
    left = {"deck": "two", "slide": "talk"}
    read = clock(20, "two", "extra", moved=14, **{"from": left})
    assert (read["block"], read["left"], read["behind"]) == ("two", 12, 2)
    unknown = clock(31, "two", "extra", moved=30)
    assert (unknown["block"], unknown["left"], unknown["behind"]) == ("two", 0, 1)


def test_a_place_that_is_not_known_is_the_beginning(clock: Clock) -> None:
    """Before any slide was shown, does the clock stand at the first?"""
    assert clock(0, "gone", "nothing")["left"] == 10


@pytest.mark.parametrize(
    ("plan", "wanted"),
    [
        ({"date": "2026-11-24", "start": "08:30"}, datetime(2026, 11, 24, 8, 30, tzinfo=UTC)),
        ({"date": None, "start": "13:05"}, datetime(2026, 11, 23, 13, 5, tzinfo=UTC)),
        ({"date": "2026-11-24", "start": None}, None),
    ],
)
def test_the_planned_start(page: Page, plan: Json, wanted: datetime | None) -> None:
    """Is it the workshop's day, today without one, and nothing without a time?"""
    found = page.evaluate("([plan, now]) => window.clock.plannedStart(plan, now)", [plan, ms(0)])
    assert found == (wanted.timestamp() * 1000 if wanted else None)
