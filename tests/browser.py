"""Which browser the tests drive, and how it is started.

A Chromium named in ``CHROMIUM`` or found on PATH is taken first, else the one that Playwright fetched.
``python -m tests.browser`` prints the one that would be used, or fails in one sentence.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, expect, sync_playwright

from tests.waiting import PATIENCE

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

FLAGS = (
    "--no-sandbox",  # root in a container has no sandbox; the tests load local pages only
    "--disable-gpu",
    # Nothing but the pages under test may use the network.
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def candidates() -> Iterator[Path]:
    """Yield the browsers that might be driven, best first."""
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
        return
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)


def starts(browser: Path) -> bool:
    """Tell whether this browser runs; a snap, or the stub that Ubuntu has in its place, cannot be driven."""
    if "snap" in browser.resolve().parts or browser.resolve().name == "snap":
        return False
    try:
        answer = subprocess.run([browser, "--version"], capture_output=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


@cache
def executable() -> Path | None:
    """Return the machine's own browser, or None where Playwright's is to be used."""
    return next(filter(starts, candidates()), None)


def launch_options() -> dict[str, Any]:
    """Return what Playwright's ``launch`` needs to start the browser."""
    options: dict[str, Any] = {"args": list(FLAGS)}
    if found := executable():
        options["executable_path"] = str(found)
    return options


def launch(playwright: Playwright, **options: Any) -> Browser:
    """Start the browser outside pytest, for measurements and pictures."""
    return playwright.chromium.launch(**{**launch_options(), **options})


def patient(context: BrowserContext) -> BrowserContext:
    """Give everything that is done in a context, and every expectation, the time limit of `tests.waiting`."""
    expect.set_options(timeout=PATIENCE * 1000)
    context.set_default_timeout(PATIENCE * 1000)
    return context


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    """Make the context of each test patient (overrides pytest-playwright's)."""
    return patient(context)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the browser that was found, with flags that keep it silent (overrides pytest-playwright's)."""
    return {**browser_type_launch_args, **launch_options()}


def playwrights_own() -> Path | None:
    """Return the browser that Playwright fetched, or None where it has none that starts."""
    try:
        with sync_playwright() as playwright:
            own = Path(playwright.chromium.executable_path)
    except Exception as error:  # noqa: BLE001  # Playwright raises it bare when its driver does not start
        print(f"Playwright does not start: {error}", file=sys.stderr)
        return None
    return own if own.exists() and starts(own) else None


def main() -> int:
    """Print the browser that would be used; say so and return 1 where there is none."""
    found = executable()
    if named := os.environ.get("CHROMIUM"):
        if not found:
            print(f"CHROMIUM names {named}, which does not start.", file=sys.stderr)
            return 1
    elif not found:
        found = playwrights_own()
    if not found:
        print("No Chromium: install one, or set CHROMIUM=/path/to/chromium.", file=sys.stderr)
        return 1
    print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
