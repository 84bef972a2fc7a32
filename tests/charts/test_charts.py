"""Charts: the picture, its words and its table say the same, in both languages, at every width."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.charts import samples
from tests.charts.samples import CHARTS, Json
from tests.charts.studio import Studio, texts

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh")


def say(label: Json, language: str) -> str:
    """Return a label in one language."""
    return str(label.get("typed", label.get(language)))


def number(value: float | None, decimals: int = 0) -> str:
    """Return a number as people read it."""
    if value is None:
        return "–"
    words = f"{value:,.{decimals}f}".replace("-", "−")
    return words if any(digit in words for digit in "123456789") else words.replace("−", "")


def expected(chart: Json, language: str) -> list[list[str]]:
    """Return the cells of a chart's table, row by row, worked out from its data alone."""
    data: list[list[str]] = []
    if chart["kind"] == "bars":
        for index, category in enumerate(chart["categories"]):
            values = [number(series["values"][index], chart["decimals"]) for series in chart["series"]]
            data.append([say(category, language), *values])
    elif chart["kind"] == "histogram":
        data += [
            [str(chart["min"] + index), *(number(one["counts"][index]) for one in chart["series"])]
            for index in range(chart["max"] - chart["min"] + 1)
        ]
    elif chart["kind"] == "heatmap":
        for row, counts, mean in zip(chart["rows"], chart["counts"], chart["means"], strict=True):
            data.append([say(row, language), *map(number, counts), number(mean, 1)])
    elif chart["kind"] == "rings":
        for ring in chart["rings"]:
            entries = "; ".join(say(item, language) for item in ring["items"]) or "–"
            data.append([say(ring["label"], language), entries, number(ring["count"])])
    else:
        data += [
            [say(point["label"], language), number(point["x"]), number(point["y"])]
            for point in chart["points"]
        ]
        for cell in chart["cells"]:
            x, y = (f"{cell[axis] * 10}–{cell[axis] * 10 + 10}" for axis in ("x", "y"))
            data.append([x, y, number(cell["count"])])
    assert data
    return data


def table(studio: Studio) -> list[list[str]]:
    """Return the cells of the tables on the page, without the word that marks a highlighted row."""
    rows: list[list[str]] = studio.page.evaluate(
        """() => [...document.querySelectorAll(".es-chart table tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent))"""
    )
    marks = [
        f" ({text[language]})" for key, text in texts().items() for language in LANGUAGES if key in MARKS
    ]
    return [[_without(cell, marks) for cell in row] for row in rows]


MARKS = ("charts.lowest", "charts.highest", "charts.look")


def _without(cell: str, marks: list[str]) -> str:
    for mark in marks:
        cell = cell.removesuffix(mark)
    return cell


@pytest.mark.parametrize("variant", ["form", "deck"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_says_what_the_picture_says(studio: Studio, language: str, variant: str) -> None:
    """Is every number of the description in the table, and is the picture labelled and described by it?"""
    studio.open(language=language, deck=variant == "deck")
    for name, chart in CHARTS.items():
        studio.draw(chart, variant=variant)
        assert table(studio) == expected(chart, language), name
        picture = studio.page.get_by_role("img", name=say(chart["title"], language))
        assert picture.count() == 1, name
        described = picture.get_attribute("aria-describedby")
        assert studio.page.locator(f"table#{described}").count() == 1, name


def test_every_bar_carries_its_number(studio: Studio) -> None:
    """Does each bar have its number beside it, zeros and missing ones too?"""
    studio.open()
    for name in ("histogram", "before-after", "ranking", "two-series", "upright", "upright-one"):
        chart = CHARTS[name]
        studio.draw(chart)
        drawn = studio.page.locator(".es-chart__svg text").all_text_contents()
        for series in chart["series"]:
            for value in series.get("counts", series.get("values")):
                words = number(value, chart.get("decimals", 0))
                assert any(text == words or text.startswith(f"{words} ") for text in drawn), (name, words)


def test_negative_bars_lie_on_the_other_side_of_zero(studio: Studio) -> None:
    """Do positive bars begin at the zero line and negative ones end there?"""
    studio.open().draw(samples.RANKING)
    found: list[dict[str, float]] = studio.page.evaluate(
        """() => {
          const zero = document.querySelector(".es-chart__zero").getBBox().x;
          return [...document.querySelectorAll(".es-chart__svg rect[stroke]")].map((bar) => { const box = bar.getBBox(); return { from: box.x - zero, to: box.x + box.width - zero }; });
        }"""
    )
    values = [value for value in samples.RANKING["series"][0]["values"] if value is not None]
    assert len(found) == len(values)
    for bar, value in zip(found, values, strict=True):
        assert (bar["to"] <= 1) if value < 0 else (bar["from"] >= -1), (bar, value)


def test_a_highlight_has_a_word_and_a_pattern(studio: Studio) -> None:
    """Is the highlighted bar told apart by more than its colour?"""
    studio.open().draw(samples.RANKING)
    words = texts()["charts.lowest"]["en"]
    assert studio.page.locator(".es-chart__svg text", has_text=words).count() == 1
    assert studio.page.locator(".es-chart__svg rect[fill^='url(#']").count() == 1
    assert words in studio.page.locator(".es-legend").inner_text()


def test_mean_and_median_are_marked(studio: Studio) -> None:
    """Does each series show its mean as a line with a diamond, and its median?"""
    studio.open().draw(samples.BEFORE_AFTER)
    drawn = " ".join(studio.page.locator(".es-chart__svg text").all_text_contents())
    for words in ("Average 6.1", "Median 6", "Average 6.5", "Median 7"):
        assert words in drawn
    assert studio.page.locator(".es-chart__mean").count() == 2


def test_a_crowded_square_shows_its_number(studio: Studio) -> None:
    """Are one to three people dots, and four or more a number in an outlined square?"""
    studio.open().draw(samples.ROOM_MAP)
    counts = [cell["count"] for cell in samples.ROOM_MAP["cells"]]
    assert studio.page.locator(".es-chart__svg .es-chart__person").count() == sum(n for n in counts if n < 4)
    assert studio.page.locator(".es-chart__svg .es-chart__crowd").count() == sum(n >= 4 for n in counts)
    assert studio.page.locator(".es-chart__svg text", has_text="112").count() == 1


def test_words_people_typed_are_never_markup(studio: Studio) -> None:
    """Does what looks like HTML stay text?"""
    studio.open().draw(samples.RANKING)
    assert studio.page.locator(".es-chart b").count() == 0
    assert "<b>& walk</b>" in (studio.page.locator(".es-chart table").text_content() or "")


def test_ids_are_unique(studio: Studio) -> None:
    """Can many charts stand on one page?"""
    studio.open().draw(*CHARTS.values(), *CHARTS.values())
    ids: list[str] = studio.page.evaluate("() => [...document.querySelectorAll('[id]')].map((el) => el.id)")
    assert len(ids) > len(CHARTS)
    assert len(ids) == len(set(ids))


def test_the_language_switches_in_place(studio: Studio) -> None:
    """Do the words change, and does what people typed stay?"""
    studio.open().draw(samples.MAP)
    studio.page.evaluate("() => studio.words.setLanguage('zh')")
    assert studio.page.locator("figcaption").inner_text() == samples.MAP["title"]["zh"]
    drawn = studio.page.locator(".es-chart__svg text").all_text_contents()
    assert "我们现在" in drawn
    assert "QuickStop" in drawn
    assert studio.page.locator(".es-chart__svg").get_attribute("lang") == "zh-Hans"


def test_redrawing_keeps_what_is_open(studio: Studio) -> None:
    """Does new data arrive without closing the table that somebody reads?"""
    studio.open().draw(samples.HISTOGRAM)
    studio.page.locator("summary").click()
    changed = samples.HISTOGRAM | {"series": [samples.HISTOGRAM["series"][0] | {"counts": [9] * 10}]}
    studio.page.evaluate("(chart) => studio.redrawChart(studio.figures[0], chart)", changed)
    assert studio.page.locator("details").get_attribute("open") is not None
    assert table(studio) == expected(changed, "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 390, 768])
def test_charts_fit_and_stay_legible(studio: Studio, language: str, width: int) -> None:
    """Does nothing stick out, and is no text smaller than 14 px?"""
    studio.page.set_viewport_size({"width": width, "height": 800})
    studio.open(language=language).draw(*CHARTS.values())
    seen: dict[str, Any] = studio.page.evaluate(
        """() => {
          const texts = [...document.querySelectorAll(".es-chart__svg text")].filter((el) => el.textContent.trim());
          const small = texts.filter((el) => parseFloat(getComputedStyle(el).fontSize) * Math.hypot(el.getScreenCTM().a, el.getScreenCTM().b) < 13.4);
          const out = texts.filter((el) => { const box = el.getBoundingClientRect(); return box.left < -1 || box.right > innerWidth + 1; });
          return { count: texts.length, wide: document.documentElement.scrollWidth, small: small.map((el) => el.textContent), out: out.map((el) => el.textContent) };
        }"""
    )
    assert seen["count"] > 100
    assert seen["wide"] == width
    assert seen["small"] == []
    assert seen["out"] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_for_axe(studio: Studio, theme: str) -> None:
    """Are the figures and tables usable by everybody?"""
    studio.open(theme=theme).draw(*CHARTS.values())
    studio.page.evaluate("() => document.querySelectorAll('details').forEach((el) => { el.open = true; })")
    found = Axe().run(studio.page).response["violations"]
    serious = [
        (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_tables_are_printed(studio: Studio) -> None:
    """Does paper, which cannot be clicked, show the table?"""
    studio.open().draw(samples.HISTOGRAM)
    studio.page.emulate_media(media="print")
    assert studio.page.locator("table").is_visible()


def test_forced_colours_keep_shapes_visible(studio: Studio) -> None:
    """With the system's own colours, do bars and numbers stand out from the ground?"""
    studio.page.emulate_media(forced_colors="active")
    studio.open().draw(samples.HISTOGRAM, samples.HEATMAP)
    seen: list[list[str]] = studio.page.evaluate(
        """() => {
          const ground = getComputedStyle(document.querySelector(".es-chart__ground")).fill;
          const bar = getComputedStyle(document.querySelector(".es-chart__svg rect[stroke]")).fill;
          const words = [...document.querySelectorAll(".es-chart__svg text")].map((el) => getComputedStyle(el).fill);
          return [[ground, bar], ...words.map((fill) => [ground, fill])];
        }"""
    )
    assert all(ground != fill for ground, fill in seen)
