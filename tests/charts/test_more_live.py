"""The room's newer views, on a phone and on a slide, as the room itself renders them."""

from __future__ import annotations

import pytest

from tests.charts.room_views import MADE, view
from tests.charts.studio import Studio
from tests.charts.test_charts import LANGUAGES, say, table
from tests.charts.test_more_charts import MEASURE, expected, serious

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MADE)
def test_a_phone_shows_the_view_and_how_many_answered(studio: Studio, name: str, language: str) -> None:
    """Are title, n, chart and table on the phone, within its width?"""
    studio.page.set_viewport_size({"width": 390, "height": 844})
    studio.open(language=language).mount(variant="phone")
    sent = view(name)
    studio.update(sent, 32)
    root = studio.page.locator("#stage > div")
    assert sent["title"][language].replace("<wbr>", "") in root.inner_text()
    assert f"{sent['n']}" in root.locator(".es-live__stats").inner_text()
    for chart in sent["charts"]:
        assert table(studio) == expected(chart, language)
    assert studio.page.evaluate("document.documentElement.scrollWidth") == 390
    seen = studio.page.evaluate(MEASURE, [14, ".es-chart__picture"])
    assert (seen["small"], seen["out"], seen["over"]) == ([], [], [])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MADE)
def test_a_slide_has_room_for_the_view(studio: Studio, name: str, language: str) -> None:
    """Does everything on the slide stand inside it, with n, and nothing below 28 px?"""
    studio.page.set_viewport_size({"width": 1920, "height": 1080})
    studio.open(language=language, deck=True).mount(variant="deck")
    studio.page.evaluate(
        "() => { document.querySelector('#stage > div').style.cssText = 'height: 880px; width: 1696px; margin: 84px 112px'; }"
    )
    sent = view(name)
    studio.update(sent, 32)
    root = studio.page.locator("#stage > div")
    assert str(sent["n"]) in root.locator(".es-live__stats dd").last.inner_text()
    seen = studio.page.evaluate(
        """() => {
          const root = document.querySelector("#stage > div").getBoundingClientRect();
          const floor = document.querySelector(".es-live__main").getBoundingClientRect().bottom;
          const shown = [...document.querySelectorAll("#stage :is(h1, h2, p, dt, dd, small, li span, svg.es-chart__svg text)")]
            .filter((el) => el.textContent.trim() && !el.closest(".es-vh") && el.getClientRects().length && el.getBoundingClientRect().width > 1);
          const words = (list) => list.map((el) => el.textContent);
          return {
            count: shown.length,
            small: words(shown.filter((el) => parseFloat(getComputedStyle(el).fontSize) < 27.9)),
            right: words(shown.filter((el) => { const box = el.getBoundingClientRect(); return box.right > root.right + 1 && el.scrollWidth > el.clientWidth; })),
            below: words(shown.filter((el) => el.closest(".es-live__main") && el.getBoundingClientRect().bottom > floor + 1)),
          };
        }"""
    )
    assert seen["count"] > 5
    assert (seen["small"], seen["right"], seen["below"]) == ([], [], [])
    figures = studio.page.evaluate(
        """() => { const side = document.querySelector(".es-live__side").getBoundingClientRect();
          return [...document.querySelectorAll(".es-live__stats dd")].map((el) => { const range = document.createRange(); range.selectNodeContents(el); return range.getBoundingClientRect().right - side.right; }); }"""
    )
    assert figures
    assert max(figures) <= 1


@pytest.mark.parametrize("name", ["cards", "cards-seven"])
def test_entries_that_a_slide_has_no_room_for_are_counted(studio: Studio, name: str) -> None:
    """Does every group say how many entries are not seen?"""
    studio.page.set_viewport_size({"width": 1920, "height": 1080})
    studio.open(deck=True).mount(variant="deck")
    studio.page.evaluate(
        "() => { document.querySelector('#stage > div').style.cssText = 'height: 880px; width: 1696px'; }"
    )
    sent = view(name)
    studio.update(sent)
    groups = studio.page.locator(".es-cards__group").all()
    assert len(groups) == len(sent["cards"])
    for group, data in zip(groups, sent["cards"], strict=True):
        counts = {item["text"]: item["count"] for item in data["items"]}
        shown = group.locator("li:visible p").all_inner_texts()
        hidden = data["count"] - sum(counts[text] for text in shown)
        assert group.locator(".es-cards__more").is_visible() == (hidden > 0)
        if hidden:
            assert str(hidden) in group.locator(".es-cards__more").inner_text()


@pytest.mark.parametrize("variant", ["phone", "deck"])
def test_a_reader_of_the_screen_gets_every_view(studio: Studio, variant: str) -> None:
    """Does axe find nothing serious in any of the views?"""
    deck = variant == "deck"
    studio.page.set_viewport_size({"width": 1920, "height": 1080} if deck else {"width": 390, "height": 844})
    studio.open(deck=deck)
    for name in MADE:
        studio.mount(variant=variant)
        studio.update(view(name), 32)
        assert serious(studio) == [], name


def test_a_chart_of_another_kind_takes_the_place_of_the_last(studio: Studio) -> None:
    """Does one place show one view after another, with the words of the last?"""
    studio.open().mount(variant="phone")
    for name in ("cross", "spread", "votes"):
        sent = view(name)
        studio.update(sent)
        chart = sent["charts"][0]
        assert studio.page.locator(".es-chart").count() == 1
        assert table(studio) == expected(chart, "en")
        for category in chart.get("categories", []):
            assert say(category, "en") in str(studio.page.locator("table").text_content())
