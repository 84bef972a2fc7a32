"""A deck as a PowerPoint file, read back with python-pptx: for a room where the laptop is someone else's."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from facilitator.deck import files, reader
from facilitator.deck.markdown import parts, plain
from facilitator.export.canvas import other
from facilitator.export.command import room_views
from facilitator.export.live import drawable
from facilitator.export.slides import Surroundings, presentation
from facilitator.processes.bind import JoinAddress
from tests.deck.room_in_store import answered
from tests.facilitator.running import workshop as command
from workbook.course import load
from workbook.schema import LANGUAGES, Language
from workbook.store import open_store

JOIN = JoinAddress("http://192.168.8.10:8866/", "192.168.8.10:8866", "4827")
NAMES = files.names()


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Any]]:
    """What a room of six has said to everything."""
    with open_store(tmp_path_factory.mktemp("room"), local=True) as store:
        return room_views(store, answered(store), load())


def exported(name: str, language: Language, views: Mapping[str, Mapping[str, Any]] | None = None) -> Any:
    """Return a deck, exported and opened again."""
    surroundings = Surroundings(load(), views or {}, JOIN)
    made = presentation(reader.read(name, language), surroundings, reader.read(name, other(language)))
    return Presentation(io.BytesIO(made))


def said(slide: Any) -> str:
    """Return every native word on a slide."""
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def runs(slide: Any) -> Iterator[Any]:
    """Yield every run of native text that says something."""
    for shape in slide.shapes:
        if shape.has_text_frame:
            for paragraph in shape.text_frame.paragraphs:
                yield from (run for run in paragraph.runs if run.text.strip())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_every_slide_is_there_with_its_words_and_notes(name: str, language: Language) -> None:
    """Does each slide have a title, its own words as text, and the whole of its speaker notes?"""
    original, made = reader.read(name, language).slides, exported(name, language)
    assert len(made.slides) == len(original) > 5
    for slide, page in zip(original, made.slides, strict=True):
        assert page.shapes.title.text_frame.text.strip(), slide.id
        words = said(page)
        if slide.title:
            assert plain(slide.title) in words
        for part in parts(slide.body):
            assert all(line in words for line in part.lines), slide.id
        notes = page.notes_slide.notes_text_frame.text
        assert all(plain(note.words) in notes for note in slide.notes), slide.id


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_too_small_or_off_the_slide(
    name: str, language: Language, views: Mapping[str, Mapping[str, Any]]
) -> None:
    """Is every word at least 14 points (28 units) and every shape on the slide?"""
    made = exported(name, language, views)
    for page in made.slides:
        for run in runs(page):
            assert run.font.size >= Pt(14), run.text
        for shape in page.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width + 2, shape.name
            assert shape.top + shape.height <= made.slide_height + 2, shape.name


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_room_stands_there_as_it_is(
    name: str, language: Language, views: Mapping[str, Mapping[str, Any]]
) -> None:
    """Is a revealed exercise shown by its finding, its number of answers and a described picture or its cards?"""
    made = exported(name, language, views)
    found = 0
    for slide, page in zip(reader.read(name, language).slides, made.slides, strict=True):
        if slide.round is None:
            continue
        view = views["/".join(slide.round)]
        found += 1
        assert view["shown"]
        assert page.shapes.title.text_frame.text == view["title"][language].replace("<wbr>", "")
        assert str(view["n"]) in said(page)
        pictures = [shape for shape in page.shapes if shape.shape_type == 13]
        assert len(pictures) == len(drawable(view))
        assert all(picture._element.nvPicPr.cNvPr.get("descr") for picture in pictures)
        if not pictures:
            assert any(item["text"] in said(page) for group in view["cards"] for item in group["items"])
    assert found


def test_what_is_not_revealed_is_not_exported(tmp_path: Path) -> None:
    """Does a slide tell only how many answered while the facilitator has not revealed the rest?"""
    with open_store(tmp_path, local=True) as store:
        views = room_views(store, answered(store, guests=3, revealed=False), load())
    assert views
    assert not any(view["shown"] for view in views.values())
    name = next(name for name in NAMES if name.endswith("defining-service"))
    pages = zip(reader.read(name, "en").slides, exported(name, "en", views).slides, strict=True)
    page = next(page for slide, page in pages if slide.round == ("our-customers", "once"))
    assert page.shapes.title.text_frame.text == load().exercise("our-customers").title.en
    assert "3" in said(page)
    assert not [shape for shape in page.shapes if shape.shape_type == 13]


def test_a_scanner_finds_the_room() -> None:
    """Does the QR code of the exported join slide hold the room's address, with address and PIN beside it?"""
    name, index = next(
        (name, index)
        for name in NAMES
        for index, slide in enumerate(reader.read(name, "en").slides)
        if slide.content and slide.content["kind"] == "join"
    )
    page = exported(name, "en").slides[index]
    (picture,) = [shape for shape in page.shapes if shape.shape_type == 13]
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture.image.blob)))
    assert code.text == JOIN.url
    assert JOIN.address in said(page)
    assert JOIN.pin in said(page)


def test_chinese_is_marked_as_chinese() -> None:
    """Does every run of a Chinese deck name its language and a Chinese face, so that it is set right anywhere?"""
    found = 0
    for page in exported(NAMES[0], "zh").slides:
        for run in runs(page):
            if re.search(r"[\u4e00-\u9fff]", run.text):
                properties = run._r.rPr
                assert properties.get("lang") in ("zh-CN", "en-GB")
                assert properties.find(".//{*}ea").get("typeface")
                found += 1
    assert found > 20


def test_the_command_writes_the_decks(tmp_path: Path) -> None:
    """Does `workshop slides` write one deck in both languages with the room's results, and name a wrong one?"""
    home, out = tmp_path / "home", tmp_path / "out"
    with open_store(home, local=True) as store:
        answered(store, guests=2)
    done = command("slides", "1", "--out", str(out), "--address", "192.168.8.10", home=home)
    assert done.returncode == 0, done.stderr
    assert "Harbour" in done.stdout
    assert sorted(path.name for path in out.iterdir()) == [
        f"01-defining-service-{each}.pptx" for each in LANGUAGES
    ]
    made = Presentation(str(out / "01-defining-service-en.pptx"))
    assert any("192.168.8.10:8866" in said(page) for page in made.slides)
    wrong = command("slides", "77", "--out", str(out), home=home)
    assert wrong.returncode == 1
    assert "77" in wrong.stderr
    assert "01-defining-service" in wrong.stderr
