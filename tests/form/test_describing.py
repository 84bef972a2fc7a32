"""Is an answer of every kind put into words, where two versions of it are laid beside each other?"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.form import kinds
from tests.form.conftest import Bench
from tests.form.test_fields import FULL
from workbook.course import public_exercise

pytestmark = pytest.mark.browser

LINES: dict[str, dict[str, list[str]]] = {
    "en": {
        "due": ["2026年12月1日"],
        "meeting": ["2026-12-01T09:30"],
        "budget": ["People: ５０", "Training: 37"],
        "order": ["1. Training", "2. People"],
        "rates": ["North: 2024: 85; 2026: n/a", "Branch 2: –", "南区: 2024: 0"],
        "votes": ["早点回电", "One that nobody shows any more"],
        "partners": [
            "Partner 1: Partner’s name: Payroll; Terms: one, two; Tasks: ask, pay; Start: 2026/12/1",
            "Partner 2: First call: 2026-12-01 09:30",
        ],
        "steps": ["Prepare: What can go wrong: late", "Deliver: By when: 2026-12-24"],
    },
    "zh": {
        "budget": ["人员：５０", "培训：37"],
        "order": ["1. 培训", "2. 人员"],
        "rates": ["North：2024：85; 2026：n/a", "分店 2：–", "南区：2024：0"],
    },
}


@pytest.mark.parametrize("language", LINES)
def test_is_every_kind_described_in_the_pages_language(bench: Bench, language: str) -> None:
    bench.open(kinds.exercise("name"), language=language)
    spec = public_exercise(kinds.exercise())
    found: dict[str, Any] = bench.page.evaluate(
        """async ({ fields, value }) => {
          const { describe } = await import("/web/src/kit/describe.js");
          return Object.fromEntries(fields.map((field) => [field.id, describe(field, value[field.id], words)]));
        }""",
        {"fields": spec["fields"], "value": FULL},
    )
    assert all(found.values()), "a kind that has no words"
    assert {key: found[key] for key in LINES[language]} == LINES[language]


def test_can_one_choose_between_two_orders_made_on_two_devices(bench: Bench) -> None:
    bench.open(kinds.exercise("order"))
    bench.room.put("bench", {"order": ["training", "tools"]}, revision=1)
    bench.page.get_by_role("button", name="People", exact=True).click()
    conflict = bench.page.locator(".es-conflict")
    expect(conflict).to_contain_text("1. Training2. Tools")
    conflict.get_by_role("radio").last.check()
    bench.page.get_by_role("button", name="Keep what I chose").click()
    assert bench.saved() == {"order": ["training", "tools"]}
    expect(bench.group("What matters most").get_by_role("listitem")).to_have_text(["1Training", "2Tools"])
