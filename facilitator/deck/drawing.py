"""The diagrams of the decks: SVG drawn once as a template, labelled in the language of the deck.

A template is ``figures/<name>.svg.j2``, its words are ``<name>-<label>`` in `content/interface/figures.yaml`:
``title`` and ``about`` tell those who do not see the picture what it says, the other labels stand in it.
The same drawing is used on the slide, on paper and in an exported deck.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from facilitator.texts import sentences
from workbook.schema import Language
from workbook.web import TOKENS

FOLDER = Path(__file__).parent / "figures"
WORDS = "interface/figures.yaml"
SUFFIX = ".svg.j2"
#: Every diagram there is, by name.
FIGURES = tuple(sorted(path.name.removesuffix(SUFFIX) for path in FOLDER.glob(f"[!_]*{SUFFIX}")))

#: A canvas fits under a title of two lines, in units of the slide (1/1920 of its width); nothing in it is smaller than this.
WIDTH, HEIGHT, SMALLEST = 1696, 620, 28
_COLOUR = re.compile(r"--es-(?P<name>[a-z0-9-]+):\s*(?P<value>#[0-9A-Fa-f]{6})")
_CJK = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def svg(name: str, language: Language) -> str:
    """Return the diagram as one ``<svg>`` element, described for screen readers.

    Raises LookupError, naming them, for a diagram that does not exist.
    """
    if name not in FIGURES:
        raise LookupError(f"no figure {name!r}; there are {', '.join(FIGURES)}")
    pen = Pen(name, language)
    drawn = _environment().get_template(name + SUFFIX).render(
        say=pen.label, words=pen.words, upright=pen.upright, c=colours(), language=language,
        canvas={"width": WIDTH, "height": HEIGHT},
    )  # fmt: skip
    return re.sub(r">\s+<", "><", drawn).strip()


def described(name: str, language: Language) -> str:
    """Return what the diagram says, in words."""
    pen = Pen(name, language)
    return f"{pen.label('title')}{'。' if language == 'zh' else '. '}{pen.label('about')}"


class Pen:
    """Writes the words of one diagram in one language."""

    def __init__(self, figure: str, language: Language) -> None:
        self.figure, self.language = figure, language

    def label(self, label: str) -> str:
        """Return the words of a label. Raises KeyError when it has none."""
        return sentences(WORDS)[f"{self.figure}-{label}"].in_(self.language).replace("<wbr>", "")

    def words(
        self,
        x: float,
        y: float,
        label: str,
        *,
        size: float = 36,
        anchor: str = "start",
        weight: int = 400,
        fill: str | None = None,
        leading: float | None = None,
    ) -> Markup:
        """Return a label as text, its first base line at ``y``; a line break in it breaks the line.

        ``size`` in units of the slide. Raises ValueError for one that cannot be read from the back of a room.
        """
        if size < SMALLEST:
            raise ValueError(f"{self.figure}: {label!r} is set in {size}, less than {SMALLEST}")
        step = size * (leading or (1.4 if self.language == "zh" else 1.25))
        lines = Markup("").join(
            Markup('<tspan x="{}" y="{}">{}</tspan>').format(_plain(x), _plain(y + number * step), line)
            for number, line in enumerate(self.label(label).split("\n"))
        )
        return Markup('<text font-size="{}" font-weight="{}" text-anchor="{}" fill="{}">{}</text>').format(
            _plain(size), weight, anchor, fill or colours()["ink"], lines
        )

    def upright(self, x: float, y: float, label: str, *, size: float = 32, fill: str | None = None) -> Markup:
        """Return a label that runs along an upright line centred on (x, y): turned, or in Chinese stacked."""
        said, colour = self.label(label), fill or colours()["ink-2"]
        if not _CJK.search(said):
            return Markup(
                '<text font-size="{0}" text-anchor="middle" fill="{1}" transform="translate({2} {3}) rotate(-90)">{4}</text>'
            ).format(_plain(size), colour, _plain(x), _plain(y), said)
        top = y - (len(said) - 1) * size * 1.15 / 2 + size * 0.36
        letters = Markup("").join(
            Markup('<tspan x="{}" y="{}">{}</tspan>').format(_plain(x), _plain(top + n * size * 1.15), letter)
            for n, letter in enumerate(said)
        )
        return Markup('<text font-size="{}" text-anchor="middle" fill="{}">{}</text>').format(
            _plain(size), colour, letters
        )


@cache
def colours() -> Mapping[str, str]:
    """Return the kit's colours on white, by their name in tokens.css without the prefix."""
    found: dict[str, str] = {}
    for match in _COLOUR.finditer(TOKENS.read_text(encoding="utf-8")):
        found.setdefault(match["name"], match["value"])
    return found


@cache
def _environment() -> Environment:
    environment = Environment(loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined)
    environment.filters["attribute"] = lambda words: escape(str(words).replace("\n", " "))
    return environment


def _plain(number: float) -> Any:
    """Return a number as SVG writes it: no trailing zeros."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
