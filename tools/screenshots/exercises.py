"""Pictures of every exercise of the course, filled in, on a phone and on a laptop."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.acts import join, saved, turn_to
from tests.e2e.filling import Filler
from tests.e2e.given import Giver
from tests.e2e.selfpaced import self_paced
from tests.e2e.stints import every_part
from tools.screenshots.page import LOCALES, NAMES, SIZES
from workbook.answers.respond import respond
from workbook.course import load


def take(browser: Browser, folder: Path, out: Path, language: str, wanted: list[str]) -> None:
    """Take every exercise of the page and of what lies outside the half day; ``wanted`` ids alone where there are any."""
    for name in ("day", "outside"):
        home = folder / f"{name}-{language}"
        home.mkdir()
        with self_paced(home, outside=name == "outside") as room:
            context = browser.new_context(
                viewport=SIZES["laptop"], locale=LOCALES[language], reduced_motion="reduce"
            )
            page = context.new_page()
            join(page, room, NAMES[language])
            for where, part, items in every_part():
                for item in items if where == name else ():
                    if not wanted or item.exercise in wanted:
                        fill(page, part, item.exercise, language)
                        for size in SIZES:
                            shoot(page, out / f"exercise-{item.exercise}-{language}-{size}.png", SIZES[size])
            context.close()


def fill(page: Page, part: int, exercise: str, language: str) -> None:
    """Turn to an exercise and fill it in, and wait for its result."""
    spec = load().exercise(exercise)
    turn_to(page, f"{part}/{exercise}")
    boxes = page.locator(".es-votes .es-votes__text")
    given = Filler(page, language, "keys").exercise(
        spec, Giver(language, part).answer(spec, entries=boxes.all_inner_texts())
    )
    saved(page)
    if result := respond(spec, given)["result"]:
        expect(page.locator(".es-result__title")).to_have_text(result["title"][language].replace("<wbr>", ""))


def shoot(page: Page, file: Path, size: ViewportSize) -> None:
    """Take the whole page at that size, nothing of it focused or moving."""
    page.set_viewport_size(size)
    page.evaluate("document.activeElement.blur()")
    page.evaluate("() => Promise.allSettled(document.getAnimations().map((each) => each.finished))")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.screenshot(path=file, full_page=True)
