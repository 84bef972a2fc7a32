"""The diagrams: in both languages, described, and readable from the back of the room."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from markupsafe import escape

from facilitator.deck import drawing
from facilitator.texts import sentences
from workbook.schema import LANGUAGES, Language

SVG = "{http://www.w3.org/2000/svg}"


def drawn(name: str, language: Language) -> ET.Element:
    """Return a diagram, parsed."""
    return ET.fromstring(drawing.svg(name, language))


def test_there_are_diagrams() -> None:
    """Are the templates found, and every word of a diagram that exists?"""
    assert {"three-rings", "price-quality"} <= set(drawing.FIGURES)
    strays = [
        key
        for key in sentences(drawing.WORDS)
        if not key.startswith(tuple(f"{name}-" for name in drawing.FIGURES))
    ]
    assert strays == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", drawing.FIGURES)
def test_a_diagram_is_described_and_labelled(name: str, language: Language) -> None:
    """Does somebody who cannot see it hear what it says, and does everybody else read its words?"""
    root = drawn(name, language)
    assert root.get("role") == "img"
    assert root.get("aria-label") == drawing.described(name, language).replace("\n", " ")
    texts = root.findall(f".//{SVG}text")
    assert texts
    assert all("".join(text.itertext()).strip() for text in texts)
    assert min(float(text.get("font-size", "0")) for text in texts) >= drawing.SMALLEST


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", drawing.FIGURES)
def test_a_diagram_uses_the_kits_colours_and_no_other_host(name: str, language: Language) -> None:
    """Does every colour come from the tokens, and nothing from elsewhere?"""
    markup = drawing.svg(name, language)
    used = set(re.findall(r"#[0-9A-Fa-f]{6}\b", markup))
    assert used
    assert used <= set(drawing.colours().values())
    assert "http" not in markup.replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize("name", drawing.FIGURES)
def test_every_word_of_a_diagram_is_used(name: str) -> None:
    """Is no label left over that no diagram shows?"""
    shown = {language: drawing.svg(name, language) for language in LANGUAGES}
    for key, text in sentences(drawing.WORDS).items():
        if key.startswith(f"{name}-") and not any(
            key.startswith(f"{other}-")
            for other in drawing.FIGURES
            if other != name and other.startswith(name)
        ):
            for language in LANGUAGES:
                line = escape(text.in_(language).replace("<wbr>", "").split("\n")[0])
                letters = "".join(re.findall(r">([^<]+)<", shown[language]))
                assert line in shown[language] or text.in_(language) in letters, key


def test_small_print_is_refused() -> None:
    """Is a label that the last row cannot read a mistake, and an unknown diagram too?"""
    with pytest.raises(ValueError, match="27"):
        drawing.Pen("three-rings", "en").words(0, 0, "core", size=27)
    with pytest.raises(LookupError, match="three-rings"):
        drawing.svg("four-rings", "en")
