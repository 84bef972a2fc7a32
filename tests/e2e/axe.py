"""Barriers that axe finds."""

from __future__ import annotations

import contextlib
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.waiting import eventually

GRAVE = ("serious", "critical")


def grave(page: Page, part: str | None = None) -> list[str]:
    """Return the serious and critical barriers of a page, or of the parts that a selector names."""
    context: Any = {"include": [[part]]} if part else None
    found = Axe().run(page, context=context, options={"resultTypes": ["violations", "incomplete"]}).response
    assert found["passes"] or found["violations"], "axe looked at nothing"
    return [
        f"{each['id']}: {node['html'][:160]} ({' '.join(node['failureSummary'].split())[:200]})"
        for each in found["violations"]
        if each["impact"] in GRAVE
        for node in each["nodes"]
    ]


def grave_for_good(page: Page, part: str) -> list[str]:
    """Return what `grave` finds and goes on finding: JupyterLab takes cells apart while it draws them anew."""
    found: list[str] = []

    def clear() -> bool:
        found[:] = grave(page, part)
        return not found

    with contextlib.suppress(AssertionError):
        eventually(clear, every=1)
    return found
