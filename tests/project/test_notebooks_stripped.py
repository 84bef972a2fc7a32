"""Notebooks are committed as a reader first meets them, and both languages have the same ones."""

import json
from pathlib import Path

import pytest

from tests.notebooks import FOLDERS, ROOT, committed, problems, report, stripped

PAIRS = ("modules", "facilitator/slides")


def names(folder: Path) -> set[str]:
    """Return the notebooks of a folder by their path inside it."""
    return {path.relative_to(folder).as_posix() for path in committed() if path.is_relative_to(folder)}


def notebook(**cell: object) -> str:
    """Return the text of a notebook that may be committed, but for what is given."""
    clean: dict[str, object] = {
        "cell_type": "code",
        "execution_count": None,
        "id": "start",
        "metadata": {},
        "outputs": [],
        "source": ["1 + 1"],
    }
    metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
    return json.dumps(
        {"cells": [{**clean, **cell}], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    )


@pytest.mark.parametrize("folder", FOLDERS)
def test_there_are_notebooks(folder: str) -> None:
    """Are there notebooks to check at all?"""
    assert names(ROOT / folder), (
        f"{folder}/ has no notebook: did it move? Then mend FOLDERS in tests/notebooks.py."
    )


def test_notebooks_are_stripped() -> None:
    """Has no notebook outputs, counts, missing ids or a kernel of its own?"""
    lines = [line for path in committed() for line in report(path)]
    assert not lines, "\n".join([*lines, "Run `make fix` to mend this."])


@pytest.mark.parametrize("folder", PAIRS)
def test_both_languages_have_the_same_notebooks(folder: str) -> None:
    """Is every notebook there in both languages, under the same name?"""
    english, chinese = names(ROOT / folder / "en"), names(ROOT / folder / "zh")
    assert english, f"{folder}/en has no notebook"
    assert english == chinese, (
        f"write the missing ones: {folder}/zh lacks {sorted(english - chinese)}, "
        f"{folder}/en lacks {sorted(chinese - english)}"
    )


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ({"outputs": [{"output_type": "stream", "name": "stdout", "text": "2"}]}, "outputs"),
        ({"execution_count": 3}, "execution count"),
    ],
)
def test_a_notebook_that_was_run_is_found_and_mended(cell: dict[str, object], word: str) -> None:
    """Is a notebook that was run reported, and does mending take it away?"""
    text = notebook(**cell)
    assert any(word in problem for problem in problems(text))
    assert not list(problems(stripped(text)))


def test_mending_keeps_ids_and_words() -> None:
    """Do ids, sources and Chinese text stay as they were written?"""
    mended = stripped(notebook(source=["体验 = 1"]))
    assert json.loads(mended)["cells"][0]["id"] == "start"
    assert "体验 = 1" in mended
    assert stripped(mended) == mended
