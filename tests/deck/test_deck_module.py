"""What the kernel's side of a deck says and keeps to itself."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

from facilitator.deck import cells as makers
from facilitator.deck import connection, reader, widget
from facilitator.site.page_words import DeckWords
from tests.deck.servers import SLIDES, TEMPLATES
from workbook.course import load

NAMES = sorted(path.name for path in (SLIDES / "en").glob("*.ipynb"))


def cells(language: str, name: str) -> list[Any]:
    """Return the cells of a slide notebook."""
    return list(nbformat.read(SLIDES / language / name, as_version=4).cells)


def live_slide(source: str) -> makers.Content | None:
    """Return what a cell's ``live(…)`` shows, or None for any other cell."""
    if not source.startswith("live("):
        return None
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    return makers.live(*map(ast.literal_eval, call.args)).content


def test_the_ready_page_is_told_where_the_room_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Does the kernel answer "ready" by message, with the address and the secret, and keep neither?"""
    file = tmp_path / "facilitator.json"
    file.write_text(json.dumps({"secret": "hush"}), encoding="utf-8")
    monkeypatch.setenv(connection.URL_VARIABLE, "http://127.0.0.1:8866/")
    monkeypatch.setenv(connection.SECRET_VARIABLE, str(file))
    made = widget.deck("01-defining-service", "en")
    sent: list[object] = []
    monkeypatch.setattr(made, "send", sent.append)
    made._on_message(made, {"op": "something else"}, [])
    assert sent == []
    made._on_message(made, {"op": "ready"}, [])
    assert sent == [{"event": "room", "data": {"url": "http://127.0.0.1:8866", "secret": "hush"}}]
    assert "hush" not in json.dumps(made.get_state(), default=str)


@pytest.mark.parametrize("content", [None, "not json", "{}", "[]"])
def test_a_missing_or_broken_secret_is_no_workshop(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    """Is a file that says nothing the same as no workshop?"""
    file = tmp_path / "facilitator.json"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    monkeypatch.setenv(connection.URL_VARIABLE, "http://127.0.0.1:8866")
    monkeypatch.setenv(connection.SECRET_VARIABLE, str(file))
    assert connection.room() is None


def test_without_a_supervisor_there_is_no_workshop(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does a deck opened alone know that it is alone?"""
    monkeypatch.delenv(connection.URL_VARIABLE, raising=False)
    monkeypatch.delenv(connection.SECRET_VARIABLE, raising=False)
    assert connection.room() is None


def test_mistakes_in_a_notebook_name_what_there_is() -> None:
    """Is an author who mistypes an id told which there are?"""
    with pytest.raises(LookupError, match="service-rating"):
        makers.live("servicerating")
    with pytest.raises(LookupError, match="before, after"):
        makers.live("service-rating", "during")
    with pytest.raises(LookupError, match="three-rings"):
        makers.figure("four-rings")
    with pytest.raises(LookupError, match="three-rings"):
        makers.live("service-levels", figure="four-rings")
    with pytest.raises(LookupError, match="99-nothing"):
        widget.deck("99-nothing", "en")
    with pytest.raises(LookupError, match="00-start-here"):
        reader.block_of("99-nothing")


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_knows_its_block(name: str) -> None:
    """Does the title's line of the day mark where this deck stands, whatever its block is called?"""
    described = widget.deck(Path(name).stem, "en").deck
    here = [block for block in described["blocks"] if block["id"] == described["block"]]
    assert len(here) == 1
    assert here[0]["number"] == (int(name[:2]) if here[0]["kind"] == "segment" else None)


def test_a_slide_carries_its_question_and_no_answer() -> None:
    """Is what the page gets of an exercise the question, both languages, and nothing else?"""
    slide = makers.live("service-rating").content
    assert slide["round"] == "before"
    assert slide["title"] == load().exercise("service-rating").title.model_dump()
    assert set(slide) == {"kind", "exercise", "round", "view", "minimum", "title", "lead", "figure"}


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_have_the_same_slides(name: str) -> None:
    """Do the sister decks have the same cells under the same ids, of the same kinds?"""
    english, chinese = (
        [
            (cell.id, cell.cell_type, cell.metadata.slideshow.slide_type, cell.metadata.get("tags"))
            for cell in cells(language, name)
        ]
        for language in ("en", "zh")
    )
    assert english
    assert english == chinese


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", NAMES)
def test_slide_notebooks_are_thin(name: str, language: str) -> None:
    """Is every code cell a line or two, and the first one the deck's own?"""
    code = [cell.source for cell in cells(language, name) if cell.cell_type == "code"]
    assert len(code) >= 3
    assert code[0].endswith(f'deck("{Path(name).stem}", "{language}")')
    assert all(len([line for line in source.splitlines() if line]) <= 2 for source in code)


@pytest.mark.parametrize("name", NAMES)
def test_the_minutes_add_up_to_the_block(name: str) -> None:
    """Do the slides of a deck take the minutes that the course gives its block?"""
    block = next(each for each in load().day() if each.module == Path(name).stem)
    minutes = [cell.metadata.workshop.minutes for cell in cells("en", name) if "workshop" in cell.metadata]
    assert sum(minutes) == block.minutes


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_live_exercise_has_a_slide(language: str) -> None:
    """Is each live round of the decks' blocks on a slide?"""
    course = load()
    modules = {Path(name).stem for name in NAMES}
    items = [item for block in course.day() if block.module in modules for item in block.items]
    wanted = {(item.exercise, item.round) for item in items if course.exercise(item.exercise).live}
    assert len(wanted) >= len(NAMES)
    shown = {
        (slide["exercise"], slide["round"])
        for name in NAMES
        for cell in cells(language, name)
        if cell.cell_type == "code" and (slide := live_slide(cell.source))
    }
    assert wanted - shown == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_concept_has_its_companion(name: str) -> None:
    """Is the sister deck's title found for every slide with a title of its own?"""
    for language in ("en", "zh"):
        titled = [
            cell.id
            for cell in cells(language, name)
            if cell.cell_type == "markdown" and re.match(r"# ", cell.source)
        ]
        found = widget.companions(Path(name).stem, language)
        assert titled
        assert set(found) == set(titled)
        assert not any("<wbr>" in each["title"] for each in found.values())


def test_the_page_has_words_before_the_deck_is_there() -> None:
    """Does the template name what hands it its first sentences, in both languages?"""
    conf = json.loads((TEMPLATES / "voila/templates/workshop/conf.json").read_text(encoding="utf-8"))
    named = [each["type"] for each in conf["preprocessors"].values()]
    assert named == [f"{DeckWords.__module__}.{DeckWords.__qualname__}"]
    _, resources = DeckWords()(None, {})
    texts = load().texts
    assert resources["words"] == {name: texts[f"deck.{name}"].model_dump() for name in ("loading", "slow")}


def test_importing_a_deck_is_light() -> None:
    """Does a slide's kernel load nothing that only reports and databases need?"""
    import subprocess
    import sys

    heavy = "pandas matplotlib sqlalchemy docx starlette uvicorn httpx2 segno typer rich"
    code = f"import sys, facilitator.deck.widget; print([name for name in {heavy.split()!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_reading_a_deck_needs_no_widgets() -> None:
    """Do reader, schedule and drawings do without the libraries of widgets?"""
    import subprocess
    import sys

    code = (
        "import sys, facilitator.deck.drawing, facilitator.deck.schedule\n"
        "print([name for name in ('anywidget', 'ipywidgets', 'IPython') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
