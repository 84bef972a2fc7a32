"""Are days and moments kept as typed, chosen from the browser's calendar, and asked back at their place?"""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.form import kinds
from tests.form.conftest import Bench

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("name", "typed", "native"),
    [
        ("Due", "2026年12月1日", "2026-12-01"),
        ("Due", "2026-02-30", ""),
        ("Meeting", "2026-12-01 9:30", "2026-12-01T09:30"),
    ],
)
def test_does_the_calendar_follow_what_is_typed_and_never_change_it(
    bench: Bench, name: str, typed: str, native: str
) -> None:
    bench.open(kinds.exercise("due", "meeting"))
    bench.page.get_by_role("textbox", name=name, exact=True).fill(typed)
    expect(calendar(bench, name)).to_have_value(native)
    assert list(bench.saved().values()) == [typed]


def test_is_a_day_chosen_from_the_calendar_written_out(bench: Bench) -> None:
    bench.open(kinds.exercise("due", "meeting"))
    bench.page.get_by_role("textbox", name="Due", exact=True).fill("somewhen")
    calendar(bench, "Due").fill("2026-12-01")
    calendar(bench, "Meeting").fill("2026-12-01T09:30")
    assert bench.saved() == {"due": "2026-12-01", "meeting": "2026-12-01T09:30"}
    calendar(bench, "Due").fill("")
    assert bench.saved() == {"meeting": "2026-12-01T09:30"}


def test_is_an_impossible_day_asked_back_beside_its_field_and_a_past_one_softly(bench: Bench) -> None:
    bench.open(kinds.exercise("due", "meeting"))
    due = bench.page.get_by_role("textbox", name="Due", exact=True)
    due.fill("2026-02-30")
    due.blur()
    alert = bench.page.get_by_role("alert")
    expect(alert).to_have_text("Please write a day that exists, the year first, such as 2026-12-01.")
    expect(due).to_have_attribute("aria-invalid", "true")
    due.fill("1999-12-31")
    due.blur()
    expect(bench.page.get_by_text("This day has already gone by.")).to_be_visible()
    expect(alert).to_have_count(0)
    expect(due).not_to_have_attribute("aria-invalid", "true")
    bench.switch("zh")
    expect(bench.page.get_by_text("这一天已经过了")).to_be_visible()


def test_is_a_closed_day_readable_and_not_to_be_changed(bench: Bench) -> None:
    bench.room.put("bench", {"due": "2026年12月1日"}, revision=1)
    bench.open(kinds.exercise("due"), state={"open": False, "revealed": False, "n": 1})
    due = bench.page.get_by_role("textbox", name="Due", exact=True)
    expect(due).to_have_value("2026年12月1日")
    expect(due).not_to_be_editable()
    expect(bench.page.locator(".es-pickday")).to_be_hidden()


def test_is_the_calendar_a_target_named_after_its_field(bench: Bench) -> None:
    bench.open(kinds.exercise("due"), language="zh")
    expect(bench.page.locator("input[type=date]")).to_have_accessible_name("从日历里选 期限")
    box = bench.page.locator(".es-pickday").bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44


def calendar(bench: Bench, name: str) -> Locator:
    """The native control beside a day."""
    kind = "date" if name == "Due" else "datetime-local"
    return bench.page.locator(f"input[type={kind}]")
