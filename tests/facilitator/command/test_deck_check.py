"""`workshop check` says what a deck lacks: a language, notes, minutes, or the deck itself."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from facilitator.command.check.decks import deck_findings
from facilitator.deck.files import SLIDES
from workbook.course import load

NAME = "01-defining-service"
Cells = list[dict[str, Any]]


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    """A copy of the decks to break."""
    return Path(shutil.copytree(SLIDES, tmp_path / "slides"))


def changed(slides: Path, language: str, change: Callable[[Cells], object]) -> list[tuple[str, str]]:
    """Change a deck's cells and return where something is wrong, and what."""
    path = slides / language / f"{NAME}.ipynb"
    notebook = json.loads(path.read_text("utf-8"))
    change(notebook["cells"])
    path.write_text(json.dumps(notebook), "utf-8")
    return [(each.where, each.code) for each in deck_findings(load(), slides)]


def cell(cells: Cells, name: str) -> dict[str, Any]:
    """Return a cell by its id."""
    return next(each for each in cells if each["id"] == name)


def test_the_decks_that_are_here_lack_nothing(slides: Path) -> None:
    """Are all ten decks complete in both languages?"""
    assert list(deck_findings(load(), slides)) == []


def test_a_part_without_slides_is_named(slides: Path) -> None:
    """Is a part of the day that has no deck named?"""
    for language in ("en", "zh"):
        (slides / language / f"{NAME}.ipynb").unlink()
    found = [(each.where, each.code) for each in deck_findings(load(), slides)]
    assert found == [(f"slides/{NAME}.ipynb", "no-deck")]


def test_minutes_that_do_not_add_up_are_named(slides: Path) -> None:
    """Is a deck that takes longer than its block named, in the language where it does?"""
    found = changed(slides, "zh", lambda cells: cell(cells, "why")["metadata"]["workshop"].update(minutes=9))
    assert found == [(f"slides/zh/{NAME}.ipynb", "minutes")]


def test_an_impossible_shortening_is_named(slides: Path) -> None:
    """Is a slide that would need longer when the day is late named?"""
    found = changed(
        slides, "en", lambda cells: cell(cells, "why")["metadata"]["workshop"].update(shortest=99)
    )
    assert found == [(f"slides/en/{NAME}.ipynb › why", "shortest")]


def test_a_missing_note_is_named(slides: Path) -> None:
    """Is the slide whose notes forget to ask named?"""

    def forget(cells: Cells) -> None:
        notes = cell(cells, "why-notes")
        notes["source"] = [line for line in "".join(notes["source"]).splitlines(True) if "Ask:" not in line]

    assert changed(slides, "en", forget) == [(f"slides/en/{NAME}.ipynb › why", "no-note")]


def test_a_slide_that_cannot_be_drawn_is_named(slides: Path) -> None:
    """Is a slide with a diagram that does not exist named rather than breaking the check?"""
    found = changed(
        slides, "en", lambda cells: cell(cells, "title-slide-agenda").update(source=['figure("no")'])
    )
    assert found == [(f"slides/en/{NAME}.ipynb", "no-slides")]
