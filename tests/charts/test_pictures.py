"""The same descriptions drawn with matplotlib: every value is there, in words of the language, inside the picture."""

from __future__ import annotations

import itertools
import subprocess
import sys
import warnings
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from tests.charts import more_samples, samples
from tests.charts.samples import CHARTS, Json
from tests.charts.test_charts import LANGUAGES, number, say
from workbook import pictures
from workbook.pictures.ink import CHINESE, HATCHES, colour, wrap
from workbook.schema import Language

ALL = CHARTS | more_samples.MORE


def words(figure: Figure) -> list[str]:
    """Return all words of a picture, their lines joined."""
    return [" ".join(text.get_text().split()) for text in texts(figure)]


def texts(figure: Figure) -> list[Any]:
    """Return everything written in a picture."""
    found: list[Any] = figure.findobj(Text)
    return [text for text in found if text.get_text().strip()]


def painted(figure: Figure) -> Any:
    """Return the picture's dots, red, green and blue."""
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[..., :3]


def drawn(chart: Json, language: Language = "en") -> tuple[Figure, Any]:
    """Return a picture and its first axes."""
    figure = pictures.draw(chart, language)
    return figure, figure.axes[0]


def labels(value: Any, language: str) -> list[str]:
    """Return every label anywhere in a description."""
    if isinstance(value, dict):
        if set(value) <= {"en", "zh"} or set(value) == {"typed"}:
            return [say(value, language)]
        return [each for part in value.values() for each in labels(part, language)]
    return [each for part in value for each in labels(part, language)] if isinstance(value, list) else []


def squeezed(text: str) -> str:
    """Return words without the spaces that breaking lines may add or take."""
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ALL)
def test_every_word_of_the_description_is_in_the_picture(name: str, language: Language) -> None:
    """Are title, labels and typed words all there, whole, and is all of it inside the figure?"""
    figure = pictures.draw(ALL[name], language)
    said = squeezed(" ".join(words(figure)))
    found = labels(ALL[name], language)
    if ALL[name]["kind"] in ("histogram", "bars", "lines", "matrix", "heatmap"):
        several = len(ALL[name].get("series", [1, 2])) > 1
        hidden = [] if several else [say(one["label"], language) for one in ALL[name]["series"]]
        found = [label for label in found if label not in hidden]
    assert found
    for label in found:
        assert squeezed(label) in said, label
    with warnings.catch_warnings():
        if {face.name for face in fontManager.ttflist} & set(CHINESE):
            warnings.simplefilter("error")  # a face without the characters
        assert painted(figure).min() < 200
    edge = figure.bbox.padded(3)
    for text in texts(figure):
        box = text.get_window_extent()
        assert edge.x0 <= box.x0, text.get_text()
        assert box.x1 <= edge.x1, text.get_text()
        assert edge.y0 <= box.y0, text.get_text()
        assert box.y1 <= edge.y1, text.get_text()


@pytest.mark.parametrize("name", [name for name, chart in ALL.items() if chart["kind"] == "bars"])
def test_there_is_a_bar_for_each_known_value_and_a_number_for_all(name: str) -> None:
    """Do bars have the lengths of their values, and unknown ones a dash instead of a bar?"""
    chart = ALL[name]
    figure, axes = drawn(chart)
    values = [value for series in chart["series"] for value in series["values"]]
    known = [value for value in values if value is not None]
    assert sorted(bar.get_width() for bar in axes.patches) == pytest.approx(sorted(known))
    said = words(figure)
    for value in values:
        assert number(value, chart["decimals"]) in said
    assert said.count("–") == len(values) - len(known)
    names = [squeezed(label.get_text()) for label in axes.get_yticklabels()]
    assert names == [squeezed(say(category, "en")) for category in chart["categories"]]


def test_a_highlighted_bar_has_a_pattern_of_its_own() -> None:
    """Is the bar to look at told apart by more than its colour?"""
    _, axes = drawn(samples.RANKING)
    lit = [bar.get_width() for bar in axes.patches if bar.get_hatch() == HATCHES[2]]
    assert lit == [-3.25]


def test_long_names_do_not_lie_on_each_other() -> None:
    """Does a name of two hundred letters push its neighbours down?"""
    figure, axes = drawn(more_samples.MANY)
    painted(figure)
    boxes = [label.get_window_extent() for label in axes.get_yticklabels()]
    assert len(boxes) == 26
    assert all(above.y0 >= below.y1 - 1 for above, below in itertools.pairwise(boxes))


def test_a_histogram_has_a_panel_for_each_series() -> None:
    """Do counts, means and medians stand in their own panels over the same scale?"""
    figure, _ = drawn(samples.BEFORE_AFTER)
    assert len(figure.axes) == 2
    every: list[Any] = figure.axes
    for axes, series in zip(every, samples.BEFORE_AFTER["series"], strict=True):
        assert [bar.get_height() for bar in axes.patches] == series["counts"]
        assert axes.get_title(loc="left").startswith(series["label"]["en"])
        assert f"{series['mean']:.1f}" in axes.get_title(loc="left")


def test_lines_break_at_unknown_values_and_name_their_axes() -> None:
    """Are gaps gaps, and do axes, series and marks carry their words?"""
    figure, axes = drawn(more_samples.GAPS, "zh")
    series = [line for line in axes.lines if not str(line.get_label()).startswith("_")]
    assert [line.get_label() for line in series] == [
        say(one["label"], "zh") for one in more_samples.GAPS["series"]
    ]
    for line, one in zip(series, more_samples.GAPS["series"], strict=True):
        assert [None if np.isnan(value) else value for value in line.get_ydata()] == one["values"]
        assert line.get_color() == colour(one["style"])
    assert len({str(line.get_linestyle()) + line.get_marker() for line in series}) == len(series)
    assert axes.get_xlabel() == "月份"
    assert axes.get_title(loc="left") == "投诉件数"
    assert "目标：最多五件" in words(figure)


def test_years_have_no_comma_and_sums_do() -> None:
    """Is 2026 a year, and a million written out?"""
    _, axes = drawn(more_samples.SUMS)
    assert "2026" in [label.get_text() for label in axes.get_xticklabels()]
    ticks = [label.get_text() for label in axes.get_yticklabels()]
    assert "1,000,000" in ticks
    assert any(tick.startswith("−") for tick in ticks)


def test_a_matrix_has_a_cell_for_each_value() -> None:
    """Are unknown cells dashed, and marked ones signed, with the words of the signs below?"""
    figure, axes = drawn(more_samples.MONTHLY)
    cells = [cell for row in more_samples.MONTHLY["cells"] for cell in row]
    boxes = [patch for patch in axes.patches if isinstance(patch, Rectangle)]
    assert len(boxes) == len(cells)
    dashed = sum(box.get_linestyle() == "--" for box in boxes)
    assert dashed == sum(cell["value"] is None or cell["mark"] == "watch" for cell in cells)
    for sign, mark in (("✓", "good"), ("◎", "watch"), ("⚠", "weak")):
        marked = sum(cell["mark"] == mark for cell in cells)
        assert sum(text.startswith(f"{sign} ") and text[2:].isdigit() for text in words(figure)) == marked > 0
    assert "✓ Good ◎ Keep an eye on it ⚠ Weak" in words(figure)


def test_a_map_has_its_points_and_crowds() -> None:
    """Does each point stand where the description says, and each tenth carry its number?"""
    figure, axes = drawn(samples.ROOM_MAP)
    spots = [
        (line.get_xdata()[0], line.get_ydata()[0]) for line in axes.lines if line.get_linestyle() == "None"
    ]
    assert spots == [(point["x"], point["y"]) for point in samples.ROOM_MAP["points"]]
    for cell in samples.ROOM_MAP["cells"]:
        assert str(cell["count"]) in words(figure)
    assert not [each for each in axes.collections if isinstance(each, PathCollection)]


def test_a_pyramid_narrows_where_it_should() -> None:
    """Is the first level of an inverted pyramid its widest?"""
    for inverted in (True, False):
        _, axes = drawn(more_samples.PYRAMID | {"inverted": inverted})
        widths = [np.ptp(patch.get_xy()[:, 0]) for patch in axes.patches]
        assert len(widths) == 4
        assert widths == sorted(widths, reverse=inverted)


def test_entries_that_are_not_listed_are_counted() -> None:
    """Does a box with 23 entries of which 20 are listed say that there are 3 more?"""
    figure, _ = drawn(more_samples.WINS)
    assert "and 3 more" in " ".join(words(figure))


def test_what_people_type_is_never_a_formula() -> None:
    """Is a typed dollar sign a dollar?"""
    chart = more_samples.LARGE | {"categories": [{"typed": f"$\\frac{{{index}}}$"} for index in range(4)]}
    figure, _ = drawn(chart)
    painted(figure)
    assert "$\\frac{1}$" in words(figure)


def test_long_words_are_broken() -> None:
    """Do Chinese, Latin and endless words all get lines of bounded width?"""
    for text in ("把等位的椅子换掉，再想想别的办法", "Call everybody back within the hour", "x" * 50):
        lines = wrap(text, 12).split("\n")
        assert len(lines) > 1
        assert squeezed("".join(lines)) == squeezed(text)
        assert all(len(line) <= 13 for line in lines)


def test_an_unknown_kind_is_refused() -> None:
    """Is a typing mistake in a kind a sentence and not an empty picture?"""
    with pytest.raises(ValueError, match="pie"):
        pictures.draw({"kind": "pie"}, "en")


def test_importing_pictures_does_not_load_matplotlib() -> None:
    """Does only drawing need it?"""
    code = "import sys, workbook.pictures; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
