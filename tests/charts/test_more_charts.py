"""Lines, matrices, pyramids, groups and crowded bars: picture, words and table say the same and fit their place."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.charts import more_samples as samples
from tests.charts.more_samples import MORE
from tests.charts.samples import Json
from tests.charts.studio import Studio, texts
from tests.charts.test_charts import LANGUAGES, number, say, table
from tests.charts.test_charts import expected as expected_of

pytestmark = pytest.mark.browser

#: The room for a chart on a slide, in its units.
SLIDE = {"width": 1240, "height": 660}

#: What sticks out of its picture, and what of it lies on something else, in CSS pixels.
MEASURE = """([least, bound]) => {
  const found = { count: 0, small: [], out: [], over: [] };
  for (const figure of document.querySelectorAll(".es-chart")) {
    const picture = figure.querySelector(bound).getBoundingClientRect();
    const boxes = [];
    for (const el of figure.querySelectorAll("svg.es-chart__svg text, .es-groups p, .es-groups li, .es-legend span")) {
      const words = el.textContent.trim();
      if (!words) continue;
      found.count += 1;
      const box = el.getBoundingClientRect();
      const matrix = el.ownerSVGElement ? el.getScreenCTM() : { a: 1, b: 0 };
      if (parseFloat(getComputedStyle(el).fontSize) * Math.hypot(matrix.a, matrix.b) < least - 0.6) found.small.push(words);
      if (box.left < picture.left - 1 || box.right > picture.right + 1 || box.bottom > figure.getBoundingClientRect().bottom + 1) found.out.push(words);
      if (el.ownerSVGElement) boxes.push({ words, left: box.left + 1, right: box.right - 1, top: box.top + box.height * 0.22, bottom: box.bottom - box.height * 0.22 });
    }
    boxes.forEach((one, index) => boxes.slice(index + 1).forEach((two) => {
      if (one.left < two.right && two.left < one.right && one.top < two.bottom && two.top < one.bottom) found.over.push(`${one.words} | ${two.words}`);
    }));
  }
  return found;
}"""


def expected(chart: Json, language: str) -> list[list[str]]:
    """Return the cells of a chart's tables, row by row, worked out from its data alone."""
    words = {key: text[language] for key, text in texts().items()}
    if chart["kind"] == "lines":
        axis, decimals = chart["x"], chart["y"]["decimals"]
        names = (
            [say(name, language) for name in axis["categories"]]
            if axis["categories"]
            else list(map(str, axis["values"]))
        )
        rows = [
            [name, *(number(series["values"][index], decimals) for series in chart["series"])]
            for index, name in enumerate(names)
        ]
        return rows + [
            [
                say(mark["label"], language),
                say(chart[mark["axis"]]["label"], language),
                number(mark["value"], decimals) if mark["axis"] == "y" else str(mark["value"]),
            ]
            for mark in chart["marks"]
        ]
    if chart["kind"] == "matrix":
        return [
            [say(name, language), *(_cell(cell, chart, words) for cell in cells)]
            for name, cells in zip(chart["rows"], chart["cells"], strict=True)
        ]
    if chart["kind"] == "pyramid":
        noted = any(level["note"] for level in chart["levels"])
        return [
            [str(index), say(level["label"], language)]
            + ([say(level["note"], language) if level["note"] else "–"] if noted else [])
            for index, level in enumerate(chart["levels"], 1)
        ]
    if chart["kind"] == "groups":
        return [
            [
                say(group["label"], language),
                "; ".join(say(item, language) for item in group["items"]) or "–",
                number(group["count"]),
            ]
            for group in chart["groups"]
        ]
    return expected_of(chart, language)


def _cell(cell: Json, chart: Json, words: dict[str, str]) -> str:
    said = number(cell["value"], chart["decimals"])
    return f"{said} ({words['charts.mark-' + cell['mark']]})" if cell["mark"] else said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", MORE)
def test_the_table_says_what_the_data_say(studio: Studio, name: str, language: str) -> None:
    """Is every number, word and mark of the description in the table, in the page's language?"""
    studio.open(language=language).draw(MORE[name])
    assert table(studio) == expected(MORE[name], language)
    if MORE[name]["kind"] != "groups":
        picture = studio.page.locator(".es-chart__svg")
        titled = str(picture.get_attribute("aria-labelledby"))
        described = str(picture.get_attribute("aria-describedby"))
        assert studio.page.locator(f"[id='{titled}']").inner_text() == MORE[name]["title"][language]
        assert studio.page.locator(f"table[id='{described}']").count() == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_everything_fits_and_is_legible(studio: Studio, language: str, width: int) -> None:
    """Does nothing stick out or lie on something else, and is no text smaller than 14 px?"""
    studio.page.set_viewport_size({"width": width, "height": 844})
    studio.open(language=language)
    studio.page.evaluate("() => { studio.stage.style.padding = '0 16px'; }")
    studio.draw(*MORE.values())
    seen = studio.page.evaluate(MEASURE, [14, ".es-chart__picture"])
    assert seen["count"] > 300
    assert (seen["small"], seen["out"], seen["over"]) == ([], [], [])
    assert studio.page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("height", [420, 660])
@pytest.mark.parametrize("name", MORE)
def test_everything_fits_a_slide(studio: Studio, name: str, language: str, height: int) -> None:
    """Is nothing on a slide smaller than 28 px, outside its room, or on something else?"""
    studio.page.set_viewport_size({"width": 1920, "height": 1080})
    studio.open(language=language, deck=True)
    studio.page.evaluate("() => { studio.stage.style.width = '1240px'; }")
    studio.draw(MORE[name], variant="deck", caption=False, **(SLIDE | {"height": height}))
    bound = ".es-groups" if MORE[name]["kind"] == "groups" else ".es-chart__svg"
    seen = studio.page.evaluate(MEASURE, [28, ".es-chart__picture"])
    assert seen["count"] > 0
    assert (seen["small"], seen["out"], seen["over"]) == ([], [], [])
    box = studio.page.locator(bound).bounding_box()
    assert box is not None
    assert box["width"] <= SLIDE["width"] + 1
    assert box["height"] <= height + 1


def test_series_differ_by_dash_marker_and_name(studio: Studio) -> None:
    """Are lines told apart without their colours, beside their ends and in the key?"""
    studio.open().draw(samples.RETENTION)
    page = studio.page
    dashes = page.locator(".es-chart__line").evaluate_all(
        "all => all.map((el) => el.getAttribute('stroke-dasharray'))"
    )
    shapes = page.locator(".es-chart__mark").evaluate_all("all => all.map((el) => el.getAttribute('d'))")
    assert len(set(dashes)) == len(dashes) == 3
    assert len(set(shapes)) == 3
    drawn = " ".join(page.locator(".es-chart__svg text").all_text_contents())
    keys = page.locator(".es-legend span").all_inner_texts()
    assert "Lakeside" in drawn
    assert keys == [say(series["label"], "en") for series in samples.RETENTION["series"]]
    for mark in samples.RETENTION["marks"]:
        assert say(mark["label"], "en") in drawn


def test_an_unknown_value_breaks_the_line(studio: Studio) -> None:
    """Is a line drawn only between neighbours that are known, and a lone value as a marker?"""
    studio.open().draw(samples.GAPS)
    paths: list[str] = studio.page.locator(".es-chart__line").evaluate_all(
        "all => all.map((el) => el.getAttribute('d'))"
    )
    for series, path in zip(samples.GAPS["series"], paths, strict=True):
        values = series["values"]
        stretches = sum(
            value is not None and (index == 0 or values[index - 1] is None)
            for index, value in enumerate(values)
        )
        known = sum(value is not None for value in values)
        assert (path.count("M"), path.count("M") + path.count("L")) == (stretches, known)
    assert studio.page.locator(".es-chart__mark").count() >= 20


def test_years_have_no_comma_and_sums_do(studio: Studio) -> None:
    """Is 2026 a year and 1,500,000 a sum, on the axes and in the table?"""
    studio.open().draw(samples.SUMS)
    drawn = studio.page.locator(".es-chart__svg text").all_text_contents()
    assert {"2026", "1,500,000", "−500,000", "0"} <= set(drawn)
    assert ["2030", "1,234,567"] in table(studio)


def test_marks_have_a_sign_and_a_word(studio: Studio) -> None:
    """Does each mark of a matrix carry a sign, explained in the key?"""
    studio.open(language="zh").draw(samples.MONTHLY)
    marks = [cell["mark"] for row in samples.MONTHLY["cells"] for cell in row if cell["mark"]]
    for mark in ("good", "watch", "weak"):
        drawn = studio.page.locator(f".es-chart__svg .es-sign--{mark}").count()
        assert drawn == marks.count(mark) > 0
    keys = studio.page.locator(".es-legend span").all_inner_texts()
    assert keys == ["好", "要留意", "弱"]


def test_counts_are_darker_for_more(studio: Studio) -> None:
    """Do the shades of counts follow the counts, none for zero?"""
    studio.open().draw(samples.PARTNERS)
    shades: list[float] = studio.page.locator(".es-heat").evaluate_all(
        "all => all.map((el) => Number(el.getAttribute('fill-opacity')))"
    )
    counts = [cell["value"] for row in samples.PARTNERS["cells"] for cell in row]
    pairs = sorted(zip(counts, shades, strict=True))
    assert [shade for _, shade in pairs] == sorted(shades)
    assert all((shade == 0) == (count == 0) for count, shade in pairs)


@pytest.mark.parametrize("inverted", [True, False])
def test_a_pyramid_narrows_where_it_should(studio: Studio, *, inverted: bool) -> None:
    """Is the top level the widest of an inverted pyramid and the narrowest of an upright one?"""
    studio.open().draw(samples.PYRAMID | {"inverted": inverted})
    widths = studio.page.locator(".es-level").evaluate_all("all => all.map((el) => el.getBBox().width)")
    assert len(widths) == 4
    assert widths == sorted(widths, reverse=inverted)
    first = studio.page.locator(".es-chart__svg text").first.text_content()
    assert first == "Customers"


def test_groups_stand_beside_each_other_where_there_is_room(studio: Studio) -> None:
    """Are four boxes one column on a phone and two on a laptop?"""
    for width, columns in ((390, 1), (1280, 2)):
        studio.page.set_viewport_size({"width": width, "height": 844})
        studio.open().draw(samples.WINS)
        lefts = studio.page.locator(".es-group").evaluate_all(
            "all => all.map((el) => Math.round(el.getBoundingClientRect().left))"
        )
        assert len(set(lefts)) == columns


@pytest.mark.parametrize("name", ["many-twice", "wide", "ladder", "wins"])
def test_what_a_slide_has_no_room_for_is_counted(studio: Studio, name: str) -> None:
    """Does a slide say how much more there is, and does its table still have all of it?"""
    studio.page.set_viewport_size({"width": 1920, "height": 1080})
    studio.open(deck=True).draw(MORE[name], variant="deck", **SLIDE)
    more = texts()["charts.live-more"]["en"].split("{n}")[0].strip()
    assert more in studio.page.locator(".es-chart__picture").inner_text()
    assert table(studio) == expected(MORE[name], "en")


def test_words_people_typed_stay_as_typed(studio: Studio) -> None:
    """When the language changes, do people's words stay, marked by their script?"""
    studio.open().draw(samples.WINS, samples.LADDER)
    studio.page.evaluate("() => studio.words.setLanguage('zh')")
    assert studio.page.locator(".es-group li[lang=en]", has_text="Say the name").count() == 1
    assert studio.page.locator(".es-group li[lang=zh-Hans]", has_text="微笑着接电话").count() == 1
    assert studio.page.locator(".es-group__name").first.inner_text() == "马上能做 4"
    assert "Level 29" in str(studio.page.locator("table").last.text_content())


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_for_axe(studio: Studio, theme: str) -> None:
    """Are the figures and tables usable by everybody?"""
    studio.open(theme=theme).draw(*MORE.values())
    studio.page.evaluate("() => document.querySelectorAll('details').forEach((el) => { el.open = true; })")
    assert serious(studio) == []


def serious(studio: Studio) -> list[Any]:
    """Return what axe finds that matters."""
    found = Axe().run(studio.page).response["violations"]
    return [
        (each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in ("serious", "critical")
    ]


def test_forced_colours_keep_cells_and_lines_visible(studio: Studio) -> None:
    """With the system's own colours, do lines, cells and words stand out from the ground?"""
    studio.page.emulate_media(forced_colors="active")
    studio.open().draw(samples.GAPS, samples.MONTHLY, samples.PARTNERS, samples.PYRAMID)
    pairs: list[list[str]] = studio.page.evaluate(
        """() => {
          const style = (el) => getComputedStyle(el);
          const lines = [...document.querySelectorAll(".es-chart__line")].map((el) => [style(el).stroke, "ground"]);
          const words = [...document.querySelectorAll(".es-cell + text, .es-heat + text")].map((el) => [style(el).fill, style(el.previousElementSibling).fill]);
          const ground = style(document.querySelector(".es-cell")).fill;
          return [...lines.map(([ink]) => [ink, ground]), ...words];
        }"""
    )
    assert len(pairs) > 10
    assert all(ink != ground for ink, ground in pairs)
