"""`workshop check` says where a course is broken, and how."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from facilitator.command.cli import app
from facilitator.deck.files import SLIDES
from workbook.course.files import CONTENT

SUMMARY = "242/242 items, 100/100 interactive, 14 modules × 2 languages, 0 problems"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the course's content to break."""
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.fixture
def slides(tmp_path: Path) -> Path:
    """A copy of the decks to break."""
    return Path(shutil.copytree(SLIDES, tmp_path / "slides"))


def add(path: Path, *sources: str, **cell: Any) -> None:
    """Add code cells to a notebook, on no slide."""
    notebook = json.loads(path.read_text("utf-8"))
    notebook["cells"] += [
        {"cell_type": "code", "id": f"cell-{number}", "outputs": [], "execution_count": None}
        | {"metadata": {"slideshow": {"slide_type": "skip"}}, "source": [source]}
        | cell
        for number, source in enumerate(sources, start=1)
    ]
    path.write_text(json.dumps(notebook), "utf-8")


def change(path: Path, *keys: str, value: Any = None) -> None:
    """Set a value deep in a YAML file, or take it out."""
    data = yaml.safe_load(path.read_text("utf-8"))
    place = data
    for key in keys[:-1]:
        place = place[int(key)] if isinstance(place, list) else place[key]
    if value is None:
        del place[keys[-1]]
    else:
        place[keys[-1]] = value
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


def check(content: Path, slides: Path, language: str = "en") -> tuple[int, list[str]]:
    """Run the check; return its exit code and its lines."""
    arguments = ["check", "--content", str(content), "--slides", str(slides), "--language", language]
    done = CliRunner().invoke(app, arguments)
    return done.exit_code, done.output.splitlines()


def test_a_good_course_is_counted(content: Path, slides: Path) -> None:
    """Is a course without mistakes counted, and is the exit code 0?"""
    code, lines = check(content, slides)
    exercises = len(list((CONTENT / "exercises").glob("*.yaml")))
    assert exercises
    assert code == 0
    assert f"exercises: {exercises}" in lines[0]
    decks = len(list(SLIDES.glob("*/*.ipynb")))
    assert f"decks: {decks}" in lines[0]
    assert lines[-1].endswith(", 0 problems")


def test_the_course_that_is_here_is_good() -> None:
    """Is nothing missing in the kit's own content, modules and decks?"""
    done = CliRunner().invoke(app, ["check", "--language", "en"])
    assert done.exit_code == 0, done.output
    assert done.output.splitlines()[-1] == SUMMARY


def test_a_missing_language_is_named(content: Path, slides: Path) -> None:
    """Are file, entry, field and language of a missing sentence named?"""
    change(content / "exercises" / "service-rating.yaml", "title", "zh")
    code, lines = check(content, slides)
    assert code == 1
    assert lines[0].startswith("exercises/service-rating.yaml › service-rating › title › zh: ")
    assert "missing" in lines[0]


def test_a_missing_language_is_named_in_chinese(content: Path, slides: Path) -> None:
    """Is it said in the author's language?"""
    change(content / "exercises" / "service-rating.yaml", "title", "en")
    code, lines = check(content, slides, "zh")
    assert code == 1
    assert lines[0].startswith("exercises/service-rating.yaml › service-rating › title › en: ")
    assert "缺少" in lines[0]


def test_a_place_deep_in_a_file_is_named(content: Path, slides: Path) -> None:
    """Is the field inside a list named by its id?"""
    path = content / "checks" / "check-1a.yaml"
    options = yaml.safe_load(path.read_text("utf-8"))["options"]
    change(path, "options", "1", "label", "en", value="")
    _, lines = check(content, slides)
    assert lines[0].startswith(f"checks/check-1a.yaml › check-1a › options.{options[1]['id']}.label › en: ")


def test_every_mistake_is_listed(content: Path, slides: Path) -> None:
    """Are all files named at once, not only the first?"""
    change(content / "exercises" / "service-rating.yaml", "titel", value="x")
    change(content / "course.yaml", "title", "zh")
    (content / "messages.yaml").write_text("broken: [", "utf-8")
    code, lines = check(content, slides)
    assert code == 1
    for start in ("exercises/service-rating.yaml › service-rating › titel", "course.yaml", "messages.yaml"):
        assert [line for line in lines if line.startswith(start)], lines
    assert not lines[-1].endswith(", 0 problems")


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "would refuse this answer: Please choose a number from 1 to 10"), ("zh", "不会收下这个回答")],
)
def test_a_samples_mistake_is_named(content: Path, slides: Path, language: str, words: str) -> None:
    """Are person, round and field named, and is it said in the author's language what the form would say?"""
    change(content / "samples" / "service-rating.yaml", "people", "1", "after", "rating", value="11")
    code, lines = check(content, slides, language)
    assert code == 1
    assert lines[0].startswith("samples/service-rating.yaml › service-rating › people.2.after.rating: ")
    assert words in lines[0]


@pytest.mark.parametrize(
    ("sources", "cell", "where", "words"),
    [
        (['exercise("service-ratng")'], {}, "slides/en/01-defining-service.ipynb › cell-1", "service-ratng"),
        (['live("service-rating", "later")'], {}, "slides/en/01-defining-service.ipynb › cell-1", "later"),
        (['start("zh")'], {}, "slides/en/01-defining-service.ipynb › cell-1", "zh"),
        (["x = 1", "def helper(): pass"], {}, "slides/en/01-defining-service.ipynb › cell-2", "helper"),
        (["1 +"], {}, "slides/en/01-defining-service.ipynb › cell-1", "line 1"),
        (["1"], {"execution_count": 3}, "slides/en/01-defining-service.ipynb › cell-1", "make fix"),
    ],
)
def test_a_notebooks_mistake_is_named(
    content: Path, slides: Path, sources: list[str], cell: dict[str, Any], where: str, words: str
) -> None:
    """Are notebook and cell named, and what is wrong there?"""
    add(slides / "en" / "01-defining-service.ipynb", *sources, **cell)
    add(slides / "zh" / "01-defining-service.ipynb", *["1"] * len(sources))
    code, lines = check(content, slides)
    assert code == 1
    assert lines[0].startswith(f"{where}: ")
    assert words in lines[0]
    assert lines[-1].endswith(", 1 problems")


def test_a_notebook_in_one_language_only_is_named(content: Path, slides: Path) -> None:
    """Is the missing file named in the language that lacks it?"""
    (slides / "zh" / "01-defining-service.ipynb").unlink()
    code, lines = check(content, slides)
    assert code == 1
    assert lines[0].startswith("slides/zh/01-defining-service.ipynb: ")


@pytest.mark.parametrize("text", ["", "[]", '{"cells": 1}', "not json"])
def test_a_file_that_is_no_notebook_is_named(content: Path, slides: Path, text: str) -> None:
    """Is a broken file named instead of a traceback?"""
    (slides / "en" / "01-defining-service.ipynb").write_text(text, "utf-8")
    code, lines = check(content, slides)
    assert code == 1
    assert lines[0].startswith("slides/en/01-defining-service.ipynb: ")


def test_a_folder_without_notebooks_is_not_fine(content: Path, tmp_path: Path) -> None:
    """Is looking in the wrong place a mistake rather than a success?"""
    (tmp_path / "empty").mkdir()
    code, lines = check(content, tmp_path / "empty")
    assert code == 1
    assert lines[0].startswith("empty/: ")
