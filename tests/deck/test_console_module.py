"""What the kernel's side of the console hands over, and keeps to itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest

from facilitator.console.widget import console
from facilitator.deck import connection
from facilitator.deck.files import names
from facilitator.deck.reader import read
from facilitator.deck.schedule import schedule
from facilitator.site.notebook_pages import FOLDER, pages
from workbook.course import load
from workbook.schema import LANGUAGES


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    """What the console's page is told."""
    found: dict[str, Any] = console().console
    return found


def test_the_notebook_is_one_line() -> None:
    """Is the console's notebook one cell that calls it, without outputs?"""
    (cell,) = nbformat.read(pages()["console.ipynb"], as_version=4).cells
    assert cell.cell_type == "code"
    assert cell.source == "from facilitator.console import console\n\nconsole()"
    assert cell.outputs == []
    assert pages()["console.ipynb"].parent == FOLDER


def test_every_slide_has_its_words_in_both_languages(described: dict[str, Any]) -> None:
    """Has each slide of the day a title for the list, its own words and its notes?"""
    assert [deck["name"] for deck in described["decks"]] == list(names())
    decks = {deck["name"]: deck["slides"] for deck in described["decks"]}
    seen = 0
    for place in schedule("en"):
        slide = decks[place["deck"]][place["slide"]]
        for language in LANGUAGES:
            own = next(each for each in read(place["deck"], language).slides if each.id == place["slide"])
            assert slide["title"][language].strip(), place
            assert "<" not in slide["title"][language], place
            assert [note["kind"] for note in slide["notes"][language]] == [note.kind for note in own.notes]
            assert bool(slide["words"][language]) == bool(own.title or own.body), place
        seen += 1
    assert seen > 20


def test_what_stands_on_a_slide_names_it_where_it_has_no_title(described: dict[str, Any]) -> None:
    """Is a live slide called by its question, and an end by what comes next?"""
    slides = described["decks"][names().index("01-defining-service")]["slides"]
    assert slides["rate"]["title"]["en"] == load().exercise("service-rating").title.en.replace("<wbr>", "")
    blocks = load().day()
    here = next(index for index, block in enumerate(blocks) if block.module == "01-defining-service")
    assert slides["end"]["title"] == blocks[here + 1].title.model_dump()


def test_words_become_markup_without_links(described: dict[str, Any]) -> None:
    """Are headings marked up as on the slide, with nothing in them that could be pressed?"""
    slides = described["decks"][names().index("01-defining-service")]["slides"]
    assert slides["why"]["words"]["en"].startswith("<h1>")
    everything = json.dumps(described["decks"], ensure_ascii=False)
    assert "anchor-link" not in everything
    assert "<script" not in everything


def test_the_secret_is_no_trait(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, described: dict[str, Any]
) -> None:
    """Does the page get the room by message only?"""
    file = tmp_path / "facilitator.json"
    file.write_text(json.dumps({"secret": "hush-hush"}), encoding="utf-8")
    monkeypatch.setenv(connection.URL_VARIABLE, "http://127.0.0.1:8866")
    monkeypatch.setenv(connection.SECRET_VARIABLE, str(file))
    made = console()
    sent: list[Any] = []
    monkeypatch.setattr(made, "send", sent.append)
    made._on_message(made, {"op": "ready"}, [])
    assert sent == [{"event": "room", "data": {"url": "http://127.0.0.1:8866", "secret": "hush-hush"}}]
    assert "hush-hush" not in json.dumps(made.get_state(), default=str)


def test_no_answer_key_is_handed_over(described: dict[str, Any]) -> None:
    """Do the explanations of the checks stay where they are?"""
    everything = json.dumps(described, ensure_ascii=False)
    explanations = [option.explanation.en for check in load().checks.values() for option in check.options]
    assert explanations
    assert not [each for each in explanations if each in everything]
