"""Pictures of what the room says of every exercise, as it stands on a slide."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from tests.charts.crowd import answer_everything, keys, reveal_everything, views
from tests.charts.studio import Studio
from tests.room.helpers import served
from workbook.store import create_workshop, open_store

PEOPLE = 12
PLACE = "height: 880px; width: 1696px; margin: 84px 112px"


def take(browser: Browser, folder: Path, out: Path, languages: tuple[str, ...]) -> None:
    """Let a few people answer everything, reveal it, and take every view."""
    home = folder / "views"
    home.mkdir()
    with open_store(home) as store:
        workshop = create_workshop(store, title="Exceptional Service")
        with served(store, workshop) as room:
            reveal_everything(room)
            answer_everything(room, range(0, PEOPLE, 2))
            answer_everything(room, range(1, PEOPLE, 2), language="zh")
            told = views(room, PEOPLE)
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, reduced_motion="reduce")
    studio = Studio(context.new_page())
    for language in languages:
        studio.open(language=language, deck=True)
        for key in keys():
            studio.mount(variant="deck")
            studio.page.evaluate(
                "place => { document.querySelector('#stage > div').style.cssText = place; }", PLACE
            )
            studio.update(told[key], PEOPLE)
            studio.page.screenshot(path=out / f"view-{key.replace('/', '-')}-{language}.png")
    context.close()
    assert not studio.faults, studio.faults
