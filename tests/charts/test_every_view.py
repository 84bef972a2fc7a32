"""Does a slide have room for what the room says of every exercise, in both languages, and is there nothing before it may be?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.charts.crowd import Json, answer_everything, keys, reveal_everything, views
from tests.charts.studio import Studio
from tests.charts.test_more_charts import MEASURE
from tests.room.helpers import served
from workbook.course import load
from workbook.store import create_workshop, open_store

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FEW, ENOUGH = 3, 5
SCREEN = {"width": 1920, "height": 1080}
#: Where a view stands on a slide, in pixels of a screen of 1920 × 1080.
PLACE = "height: 880px; width: 1696px; margin: 84px 112px"
SEEN = """() => {
  const root = document.querySelector("#stage > div").getBoundingClientRect();
  const floor = document.querySelector(".es-live__main").getBoundingClientRect();
  const bottom = floor.height ? floor.bottom : root.bottom;
  const shown = [...document.querySelectorAll("#stage :is(h1, h2, p, dt, dd, small, li span, svg.es-chart__svg text)")]
    .filter((el) => el.textContent.trim() && !el.closest(".es-vh") && el.getClientRects().length && el.getBoundingClientRect().width > 1);
  const words = (list) => list.map((el) => el.textContent);
  const beyond = (el) => { const range = document.createRange(); range.selectNodeContents(el); const box = range.getBoundingClientRect(); return box.right > root.right + 1 || box.bottom > root.bottom + 1; };
  return {
    count: shown.length,
    small: words(shown.filter((el) => !el.ownerSVGElement && parseFloat(getComputedStyle(el).fontSize) < 27.9)),
    beyond: words(shown.filter((el) => el.closest("h1, .es-companion, .es-live__side, .es-live__stats, .es-live__caption") && beyond(el))),
    below: words(shown.filter((el) => el.closest(".es-live__main") && el.getBoundingClientRect().bottom > bottom + 1)),
  };
}"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, dict[str, Json]]]:
    """What the deck hears when few have answered, and when enough have: ``{n: {exercise/round: view}}``."""
    with open_store(tmp_path_factory.mktemp("views")) as store:
        workshop = create_workshop(store, title="Exceptional Service")
        with served(store, workshop) as room:
            reveal_everything(room)
            answer_everything(room, range(FEW))
            few = views(room, FEW)
            answer_everything(room, range(FEW, ENOUGH), language="zh")
            yield {FEW: few, ENOUGH: views(room, ENOUGH)}


def test_below_the_minimum_group_nothing_is_told(told: dict[int, dict[str, Json]]) -> None:
    """Does a revealed view carry anything of the answers before there are enough?"""
    sensitive = {key for key in keys() if minimum(key) > FEW}
    assert sensitive
    for key, view in told[FEW].items():
        assert view["shown"] == (key not in sensitive), key
        assert bool({"charts", "cards", "stats", "caption"} & set(view)) == view["shown"], key
    assert all(view["shown"] for view in told[ENOUGH].values())


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_slide_says_what_the_room_says(
    studio: Studio, told: dict[int, dict[str, Json]], language: str
) -> None:
    """Are title, number of answers and chart or cards on the slide, all of it inside and nothing below 28 px?"""
    studio.page.set_viewport_size({"width": SCREEN["width"], "height": SCREEN["height"]})
    studio.open(language=language, deck=True)
    found = []
    for n in (FEW, ENOUGH):
        for key in keys():
            studio.mount(variant="deck")
            studio.page.evaluate(
                "place => { document.querySelector('#stage > div').style.cssText = place; }", PLACE
            )
            studio.update(told[n][key], 32)
            found += [f"{key}, n = {n}: {each}" for each in troubles(studio, told[n][key], language)]
    assert found == [], "\n".join(found)


def troubles(studio: Studio, view: Json, language: str) -> Iterator[str]:
    """Yield what is wrong with the view on the slide."""
    root = studio.page.locator("#stage > div")
    title = view["title"][language].replace("<wbr>", "")
    if root.locator("h1").inner_text().replace("\n", "") != title:
        yield f"the title is not {title!r}"
    if root.locator(".es-companion").inner_text().strip() == "":
        yield "no title in the other language"
    if str(view["n"]) not in root.locator(".es-live__stats dd").last.inner_text():
        yield "no number of answers"
    drawn = root.locator(":is(.es-chart__svg, .es-groups, .es-cards li):visible").count()
    if bool(drawn) != view["shown"]:
        yield f"{drawn} charts and cards"
    seen = studio.page.evaluate(SEEN)
    if seen["count"] < 4:
        yield "hardly a word"
    for trouble in ("small", "beyond", "below"):
        yield from (f"{trouble}: {words}" for words in seen[trouble])
    if view["shown"] and view["view"] != "map":  # the picture of a map has no box of its own
        chart = studio.page.evaluate(MEASURE, [28, ".es-chart__picture"])
        for trouble in ("small", "out", "over"):
            yield from (f"chart, {trouble}: {words}" for words in chart[trouble])


def minimum(key: str) -> int:
    """Return from how many answers on a round is shown."""
    room = load().exercise(key.split("/", maxsplit=1)[0]).room
    assert room is not None
    return room.minimum
