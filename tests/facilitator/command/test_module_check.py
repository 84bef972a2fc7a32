"""`workshop check` follows every pointer of the syllabus and looks for every part of a module."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from facilitator.command.cli import app
from workbook.modules.cells import MODULES

MODULE = "01-defining-service"
Notebook = dict[str, Any]


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    """A copy of the modules and their syllabus to break."""
    return Path(shutil.copytree(MODULES, tmp_path / "modules"))


def check(modules: Path, language: str = "en") -> tuple[int, list[str]]:
    """Run the check; return its exit code and its lines."""
    done = CliRunner().invoke(app, ["check", "--modules", str(modules), "--language", language])
    return done.exit_code, done.output.splitlines()


def edit_notebook(path: Path, change: Callable[[list[Notebook]], None]) -> None:
    """Change the cells of a notebook."""
    notebook = json.loads(path.read_text("utf-8"))
    change(notebook["cells"])
    path.write_text(json.dumps(notebook), "utf-8")


def edit_syllabus(modules: Path, change: Callable[[dict[str, Any]], None]) -> None:
    """Change the syllabus."""
    path = modules / "syllabus.yaml"
    data = yaml.safe_load(path.read_text("utf-8"))
    change(data)
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")


def cell(cells: list[Notebook], cell_id: str) -> Notebook:
    """Return the cell of that id."""
    return next(one for one in cells if one["id"] == cell_id)


def item(data: dict[str, Any], item_id: str) -> dict[str, Any]:
    """Return the item of that id."""
    found: dict[str, Any] = next(one for one in data["items"] if one["id"] == item_id)
    return found


def without(cell_id: str) -> Callable[[list[Notebook]], None]:
    """Return the change that takes a cell out."""
    return lambda cells: cells.remove(cell(cells, cell_id))


def reading_without_heading(cells: list[Notebook]) -> None:
    cell(cells, "reading")["source"] = ["Books."]


def deeper_heading(cells: list[Notebook]) -> None:
    cell(cells, "hook")["source"][0] = "#" + cell(cells, "hook")["source"][0]


def swapped(cells: list[Notebook]) -> None:
    cells.reverse()


def finishes_another(cells: list[Notebook]) -> None:
    cell(cells, "finish")["source"] = ['finish("02-competitive-positioning")']


@pytest.mark.parametrize(
    ("change", "where", "words"),
    [
        (finishes_another, "modules/zh/01-defining-service.ipynb", f'finish("{MODULE}")'),
        (without("takeaway"), "modules/zh/01-defining-service.ipynb", "takeaway"),
        (without("our-customers"), "modules/zh/01-defining-service.ipynb", "our-customers"),
        (without("check-1a"), "modules/zh/01-defining-service.ipynb", "check-1a"),
        (reading_without_heading, "modules/zh/01-defining-service.ipynb", "reading"),
        (deeper_heading, "modules/zh/01-defining-service.ipynb › hook", "levels"),
        (swapped, "modules/zh/01-defining-service.ipynb", "order"),
    ],
)
def test_what_one_language_lacks_is_named(
    modules: Path, change: Callable[[list[Notebook]], None], where: str, words: str
) -> None:
    """Are the file and the part named that one side lacks?"""
    edit_notebook(modules / "zh" / f"{MODULE}.ipynb", change)
    code, lines = check(modules)
    assert code == 1
    assert [line for line in lines if line.startswith(f"{where}: ") and words in line], lines


def test_a_module_that_the_start_page_does_not_link_is_named(modules: Path) -> None:
    """Does the start page have every module under the title that it has?"""

    def retitled(cells: list[Notebook]) -> None:
        cell(cells, "title")["source"][0] = "# Another title\n"

    edit_notebook(modules / "en" / f"{MODULE}.ipynb", retitled)
    code, lines = check(modules)
    assert code == 1
    assert [line for line in lines if line.startswith("modules/en/index.ipynb: ") and "Another title" in line]


def test_a_missing_module_is_named_and_not_counted(modules: Path) -> None:
    """Is a module of one language no module of two?"""
    (modules / "en" / f"{MODULE}.ipynb").unlink()
    code, lines = check(modules)
    assert code == 1
    assert [line for line in lines if line.startswith(f"modules/en/{MODULE}.ipynb: ")]
    assert "13 modules × 2 languages" in lines[-1]


def lost(data: dict[str, Any]) -> None:
    data["items"].remove(item(data, "S3-22"))


def doubled(data: dict[str, Any]) -> None:
    data["items"].append(item(data, "S3-22"))


def unknown(data: dict[str, Any]) -> None:
    item(data, "S3-22")["id"] = "S3-99"


def untranslated(data: dict[str, Any]) -> None:
    del item(data, "S3-22")["name"]["zh"]


def nowhere(data: dict[str, Any]) -> None:
    item(data, "S3-03")["taught"] = [{"at": f"{MODULE}#nowhere", "says": {"en": "x", "zh": "x"}}]


def unsaid(data: dict[str, Any]) -> None:
    item(data, "S3-03")["taught"] = [
        {"at": f"{MODULE}#hook", "says": {"en": "Mrs Okafor", "zh": "没有人这么说"}}
    ]


def invented(data: dict[str, Any]) -> None:
    item(data, "S3-22")["taught"] = [{"exercise": "no-such-thing"}]


def only_read(data: dict[str, Any]) -> None:
    item(data, "S3-22")["taught"] = [{"at": f"{MODULE}#hook", "says": {"en": "Mrs Okafor", "zh": "小周"}}]


@pytest.mark.parametrize(
    ("change", "start", "words", "counted"),
    [
        (lost, "syllabus.yaml › S3-22 › items", "S3-22", "241/242 items, 99/100 interactive"),
        (doubled, "syllabus.yaml › S3-22 › id", "twice", "242/242 items, 100/100 interactive"),
        (unknown, "syllabus.yaml › S3-99 › id", "S3-99", "241/242 items, 99/100 interactive"),
        (untranslated, "syllabus.yaml", "missing", "0/0 items"),
        (nowhere, "syllabus.yaml › S3-03 › taught.1 › zh", "nowhere", "241/242 items, 100/100"),
        (unsaid, "syllabus.yaml › S3-03 › taught.1 › zh", "没有人这么说", "241/242 items"),
        (invented, "syllabus.yaml › S3-22 › taught.1", "no-such-thing", "241/242 items, 99/100 interactive"),
        (only_read, "syllabus.yaml › S3-22 › taught", "interactive", "241/242 items, 99/100 interactive"),
    ],
)
def test_a_pointer_that_leads_nowhere_is_named_and_not_counted(
    modules: Path, change: Callable[[dict[str, Any]], None], start: str, words: str, counted: str
) -> None:
    """Is the item named, and does it not count as taught?"""
    edit_syllabus(modules, change)
    code, lines = check(modules)
    assert code == 1
    assert [line for line in lines if line.startswith(start) and words in line], lines
    assert counted in lines[-1]


def test_an_exercise_that_no_module_shows_is_not_practised(modules: Path) -> None:
    """Does a pointer to an exercise hold only if somebody can do it?"""
    for language in ("en", "zh"):
        edit_notebook(modules / language / f"{MODULE}.ipynb", without("our-customers"))
    _, lines = check(modules)
    assert [line for line in lines if line.startswith("syllabus.yaml › S3-22 › ") and "our-customers" in line]


def test_the_list_is_read_in_chinese(modules: Path) -> None:
    """Are problems and the last line said in the author's language?"""
    edit_syllabus(modules, lost)
    code, lines = check(modules, "zh")
    assert code == 1
    assert [line for line in lines if "教学大纲里缺少条目 S3-22" in line]
    assert lines[-1] == "条目 241/242，动手 99/100，14 个模块 × 2 种语言，1 个问题"
