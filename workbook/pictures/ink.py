"""Colours, patterns, markers, words and numbers of a picture on paper: as in the browser, style by style."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from workbook.course import load
from workbook.schema import Language
from workbook.web import TOKENS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Style 1 is solid; the others are white with their colour's pattern.
HATCHES = {1: "", 2: "////", 3: "...", 4: "---", 5: "xxx"}
MARKERS = {1: "s", 2: "o", 3: "^", 4: "D", 5: "P"}
#: Dashes in widths of the line, as charts/lines.js has them.
DASHES: dict[int, tuple[int, tuple[float, ...]] | str] = {
    1: "-", 2: (0, (5, 2)), 3: (0, (1, 1.6)), 4: (0, (7, 2, 1.4, 2)), 5: (0, (2.6, 2.6)),
}  # fmt: skip
#: Sizes of type in points.
TEXT, SMALL = 9.5, 8.5
#: Faces that have Chinese characters, best first; of a collection matplotlib knows the first face only,
#: which for Noto is the Japanese one.
CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Noto Sans CJK JP",
    "WenQuanYi Micro Hei",
)

_PIECES = re.compile(
    r"[\u3400-\u9fff\uf900-\ufaff][，。、；：？！”’）》]*|[^\s\u3400-\u9fff\uf900-\ufaff]+\s*|\s+"
)
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\uffef]")


@cache
def token(name: str) -> str:
    """Return a colour of tokens.css as it is on white; KeyError when there is none of that name."""
    found = re.search(rf"--es-{re.escape(name)}:\s*(#[0-9A-Fa-f]{{6}})", TOKENS.read_text(encoding="utf-8"))
    if found is None:
        raise KeyError(name)
    return found[1]


def colour(style: int) -> str:
    """Return the colour of a style from 1 to 5."""
    return token(f"c{style}")


def fill(style: int) -> dict[str, Any]:
    """Return how a bar of that style is filled."""
    face = colour(style) if style == 1 else "white"
    return {"facecolor": face, "edgecolor": colour(style), "hatch": HATCHES[style], "linewidth": 1.0}


def number(value: float | None, decimals: int = 0) -> str:
    """Return a number as people read it: thousands apart, a true minus, no minus zero; None is a dash."""
    if value is None:
        return "–"
    said = f"{value:,.{decimals}f}".replace("-", "−")
    return said if re.search("[1-9]", said) else said.replace("−", "")


def wrap(words: str, most: float) -> str:
    """Break words into lines of about ``most`` letters, a Chinese character counting double."""
    lines: list[str] = [""]
    for piece in _PIECES.findall(words):
        if lines[-1] and _weight((lines[-1] + piece).rstrip()) > most:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece
        while _weight(lines[-1].rstrip()) > most:  # one word too long for a line
            cut = max(1, int(most))
            lines[-1], rest = lines[-1][:cut], lines[-1][cut:]
            lines.append(rest)
    return "\n".join(line.rstrip() for line in lines)


def _weight(words: str) -> int:
    return len(words) + len(_WIDE.findall(words))


@dataclass(frozen=True)
class Pen:
    """Says a chart's labels in one language."""

    language: Language

    def say(self, label: Mapping[str, str]) -> str:
        """Return a label's words: as typed, or in the language, without its marks for line breaks."""
        return label["typed"] if "typed" in label else label[self.language].replace("<wbr>", "")

    def text(self, key: str, **params: object) -> str:
        """Return an interface text of charts, filled."""
        return load().text(f"charts.{key}").in_(self.language).format(**params)


def plain(axes: Axes) -> Axes:
    """Take away the frame and the ticks of a picture that has no axes."""
    axes.set_axis_off()
    return axes


def finish(figure: Figure, chart: Mapping[str, Any], language: Language) -> None:
    """Add the title and what it says, and give all words a face that has their characters."""
    from matplotlib.font_manager import fontManager
    from matplotlib.text import Text

    pen = Pen(language)
    most = figure.get_figwidth() * 13
    figure.suptitle(wrap(pen.say(chart["title"]), most), x=0.01, ha="left", fontsize=11.5, fontweight="bold")
    if chart.get("summary"):
        figure.supxlabel(wrap(pen.say(chart["summary"]), most * 1.25), x=0.01, ha="left", fontsize=SMALL)
    installed = {face.name for face in fontManager.ttflist}
    faces = [face for face in CHINESE if face in installed][:1]
    for text in figure.findobj(Text):
        if not isinstance(text, Text):
            continue
        text.set_fontfamily(["DejaVu Sans", *faces] if language == "en" else [*faces, "DejaVu Sans"])
        text.set_parse_math(False)  # a typed $ is a dollar
