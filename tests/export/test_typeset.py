"""Documents come out the same every time, with their faces in them, or with a sentence about what is missing."""

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst
from PIL import Image

from facilitator.faults import sentence
from facilitator.texts import choose
from tests.export.sheets import Print, bare
from workbook.course import load
from workbook.export import fonts, typeset
from workbook.schema import LANGUAGES, Language

TEMPLATE = """#import "house.typ": *
#let data = json("data.json")
#show: house.with(lang: data.lang, title: data.title, footer: data.title)
= #say(data.title)
#image("square.svg", width: 2cm)
#ruled((1fr, 1fr), ("A", "B"), lines(2), blank())
#pagebreak()
= #data.title
"""
SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="#0D5966"/></svg>'


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """A template that lies outside the package."""
    path = tmp_path / "letter.typ"
    path.write_text(TEMPLATE, encoding="utf-8")
    return path


@pytest.fixture
def no_chinese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A computer whose only face is Latin."""
    monkeypatch.setattr(fonts, "faces", lambda: {"en": ["Liberation Sans"], "zh": ["Liberation Sans"]})
    yield
    choose("en")


def data(language: Language) -> dict[str, str]:
    """The words of a document of two pages."""
    return {"lang": language, "title": {"en": "Your customers", "zh": "“你的客户”，<wbr>都是谁？"}[language]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_input_gives_the_same_bytes(template: Path, language: Language) -> None:
    """Does running it again change nothing, so that a file edited by hand can be told from one that was not?"""
    first, again = (typeset.pdf(template, data(language), files={"square.svg": SQUARE}) for _ in range(2))
    assert first == again
    assert b"CreationDate" not in first


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_faces_are_in_the_document(template: Path, language: Language) -> None:
    """Can the words be copied out again, and does the PDF carry its faces with it?"""
    made = typeset.pdf(template, data(language), files={"square.svg": SQUARE})
    document = Print(made)
    assert len(document.pages) == 2
    assert bare(data(language)["title"]) in bare(document.pages[0])
    assert "1 / 2" in document.pages[0]
    assert document.faces
    assert all(embedded for _, embedded in document.faces)


def test_pages_as_pictures(template: Path) -> None:
    """Is there one picture for each page, as large as the paper at that resolution?"""
    pages = typeset.png(template, data("en"), files={"square.svg": SQUARE}, ppi=72)
    assert [Image.open(io.BytesIO(page)).size for page in pages] == [(595, 842)] * 2


def test_a_drawing_becomes_a_picture_of_the_width_asked_for() -> None:
    """Does a drawing keep its shape and its colour, and the ground round it stay clear?"""
    picture = Image.open(io.BytesIO(typeset.svg_to_png(SQUARE.replace(b'width="40"', b'width="20"'), 400)))
    assert picture.size == (400, 200)
    assert picture.getpixel((50, 50)) == (0x0D, 0x59, 0x66, 255)
    assert picture.getpixel((350, 50)) == (0, 0, 0, 0)


def test_the_words_of_a_drawing_are_drawn() -> None:
    """Are Chinese words in a drawing set, whatever families the page named?"""
    words = '<text x="2" y="15" font-size="12" style="font-family: &quot;No Such Face&quot;, serif;">{}</text></svg>'
    drawings = [SQUARE.replace(b"</svg>", words.format(said).encode()) for said in ("你好", "您早")]
    assert len({typeset.svg_to_png(drawing, 200) for drawing in (SQUARE, *drawings)}) == 3


def test_a_picture_has_a_width() -> None:
    """Is a width of nothing refused?"""
    with pytest.raises(ValueError, match="one pixel"):
        typeset.svg_to_png(SQUARE, 0)


@pytest.mark.usefixtures("no_chinese")
def test_without_a_chinese_face_it_says_what_to_install(template: Path) -> None:
    """Is it said in both languages which package to install, instead of printing empty boxes?"""
    with pytest.raises(fonts.FontMissingError) as caught:
        typeset.pdf(template, data("zh"), files={"square.svg": SQUARE})
    for language in LANGUAGES:
        choose(language)
        said = sentence(caught.value)
        assert said == load().messages[caught.value.code].in_(language)
        assert "fonts-noto-cjk" in said
        assert fonts.PACKAGE in said


@pytest.mark.usefixtures("no_chinese")
def test_english_needs_no_chinese_face(template: Path) -> None:
    """Can an English letter be printed on a computer without Chinese?"""
    assert typeset.pdf(template, data("en"), files={"square.svg": SQUARE}).startswith(b"%PDF")


def test_faces_in_order_of_language() -> None:
    """Does each language lead with its own face, and is there one Chinese face only?"""
    known = ["Microsoft YaHei", "Noto Sans CJK SC", "Arial", "DejaVu Sans", "Libertinus Serif"]
    assert fonts.faces(lambda: known) == {
        "en": ["Arial", "Noto Sans CJK SC"],
        "zh": ["Noto Sans CJK SC", "Arial"],
    }
    assert fonts.faces(lambda: ["Libertinus Serif"]) == {"en": [], "zh": []}


def test_a_package_brings_the_face(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a computer without Chinese, is the face inside the installed package found, wherever it lies there?"""
    face = next(info for info in fonts.book().fonts() if info.family in fonts.CHINESE and info.path)
    inside = tmp_path / fonts.PACKAGE / "some" / "folder"
    inside.mkdir(parents=True)
    (tmp_path / fonts.PACKAGE / "__init__.py").touch()
    shutil.copy(str(face.path), inside)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert fonts.packaged() == [tmp_path / fonts.PACKAGE]
    found = typst.Fonts(include_system_fonts=False, font_paths=fonts.packaged())
    assert fonts.faces(found.families)["zh"][0] == face.family
    assert fonts.PACKAGE not in sys.modules
