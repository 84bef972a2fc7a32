"""``python -m tools.screenshots``: start a workshop with made answers and take pictures of everything.

Writes to ``build/screenshots``, or to ``--out``; with ``--readme`` only the pictures that the README
shows, to ``docs/images``. ``--only exercises`` and ``--only views`` take every exercise filled in, and
every view of the room: many pictures to look through, with ``--exercise`` of a few exercises alone. ``--deck`` takes
one deck, every slide of it, instead of all.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.browser import launch
from tests.e2e.lab import jupyter_lab
from tests.e2e.workshop import Workshop, workshop
from tools.screenshots import console, deck, exercises, notebook, page, room, views

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "zh")
PARTS = ("page", "deck", "console", "notebook")
#: Taken only when asked for.
ALBUMS = ("exercises", "views")
#: A picture of the README may not be larger than this.
LARGEST = 200_000


def main() -> int:
    """Take the pictures; return 1 when one of the README's is too large."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "screenshots")
    parser.add_argument("--readme", action="store_true", help="take only the README's pictures")
    parser.add_argument("--only", choices=PARTS + ALBUMS, action="append", help="take only these")
    parser.add_argument("--exercise", action="append", help="with --only exercises: take only these")
    parser.add_argument("--deck", action="append", help="of the decks take only these")
    given = parser.parse_args()
    expect.set_options(timeout=30_000)
    if given.only and set(given.only) <= set(ALBUMS):
        given.out.mkdir(parents=True, exist_ok=True)
        albums(given.out, given.only, given.exercise or [])
        print(given.out)
        return 0
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
        workshop(Path(folder) / "home") as made,
    ):
        made.open_everything()
        room.fill(made)
        if given.readme:
            return readme(made)
        given.out.mkdir(parents=True, exist_ok=True)
        everything(made, given.out, Path(folder), given.only or PARTS, given.deck or [])
    print(given.out)
    return 0


def albums(out: Path, parts: list[str], wanted: list[str]) -> None:
    """Take every exercise filled in, every view of the room, or both, in both languages."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, sync_playwright() as playwright:
        browser = launch(playwright)
        if "views" in parts:
            views.take(browser, Path(folder), out, LANGUAGES)
        if "exercises" in parts:
            for language in LANGUAGES:
                exercises.take(browser, Path(folder), out, language, wanted)
        browser.close()


def everything(
    made: Workshop, out: Path, folder: Path, parts: tuple[str, ...] | list[str], decks: list[str]
) -> None:
    """Take the page, the decks, the console and a notebook, in both languages."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for language in LANGUAGES:
            if "deck" in parts:
                deck.take(browser, made, out, language, decks)
            if "console" in parts:
                console.take(browser, made, out, language)
            if "page" in parts:
                for kind in page.SIZES:
                    page.take(browser, made, out, kind=kind, language=language)
        if "page" in parts:
            page.take(browser, made, out, kind="phone", language="en", theme="dark")
        if "notebook" in parts:
            with jupyter_lab(folder / "lab") as lab:
                for language in LANGUAGES:
                    notebook.take(browser, lab, out, language)
        browser.close()


def readme(made: Workshop) -> int:
    """Take the four pictures of the README."""
    out = ROOT / "docs" / "images"
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        for language in LANGUAGES:
            page.readme(browser, made, out, language)
            deck.readme(browser, made, out, language)
        browser.close()
    large = [path for path in sorted(out.glob("*.png")) if path.stat().st_size > LARGEST]
    for path in large:
        print(f"{path} has {path.stat().st_size} bytes; {LARGEST} are allowed.", file=sys.stderr)
    return 1 if large else 0


if __name__ == "__main__":
    sys.exit(main())
