"""Does the syllabus page name every item once, with links that lead somewhere?"""

from __future__ import annotations

import shutil
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.notebook.conftest import Open
from workbook.course import load
from workbook.modules.cells import MODULES, read_cells
from workbook.modules.syllabus_coverage import load as load_syllabus
from workbook.modules.syllabus_page import SyllabusPage
from workbook.schema import LANGUAGES, Language


class Read(HTMLParser):
    """What stands in a page: the words in ``small``, and where each link leads."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self._in: str = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag
        if tag == "a":
            self.links.append(dict(attrs)["href"] or "")

    def handle_data(self, data: str) -> None:
        if self._in == "small":
            self.ids.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in = ""


def page(language: Language) -> Read:
    """Return the page as read by a browser."""
    read = Read()
    read.feed(SyllabusPage(load(), language)._repr_html_())
    return read


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_stands_under_one_module(language: Language) -> None:
    """Are all items of the sources there, each once?"""
    syllabus, _ = load_syllabus()
    assert syllabus is not None
    assert sorted(page(language).ids) == sorted(syllabus.wanted())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_heading_that_is_there(language: Language) -> None:
    """Is there a notebook with that heading, in the reader's language?"""
    links = set(page(language).links)
    assert len(links) > 50
    for link in links:
        name, _, anchor = link.partition("#")
        cells = read_cells(MODULES / language / name)
        headings = {words.replace(" ", "-") for cell in cells for _, words in cell.headings}
        assert unquote(anchor) in headings, link


def test_a_modules_title_is_words_and_never_markup(tmp_path: Path) -> None:
    """May a title have an angle bracket?"""
    modules = Path(shutil.copytree(MODULES, tmp_path / "modules"))
    notebook = modules / "en" / "01-defining-service.ipynb"
    title = next(words for cell in read_cells(notebook) for _, words in cell.headings)
    notebook.write_text(notebook.read_text("utf-8").replace(title, "Now <b>1"), "utf-8")
    shown = SyllabusPage(load(), "en", modules)._repr_html_()
    assert "Now &lt;b&gt;1" in shown
    assert "<b>" not in shown


def test_a_notebook_shows_it_in_its_language(open_session: Open) -> None:
    """Does ``syllabus()`` follow ``start()``?"""
    session = open_session()
    session.start("zh")
    assert "出自五份资料" in session.syllabus()._repr_html_()


def test_a_folder_without_a_syllabus_says_what_is_missing(tmp_path: Path) -> None:
    """Is the missing file named?"""
    with pytest.raises(LookupError, match=r"syllabus\.yaml"):
        SyllabusPage(load(), "en", tmp_path)
