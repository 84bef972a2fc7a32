"""The learner's copy of the modules: complete, brought up to date, and never taken back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from facilitator.faults import UserError
from facilitator.study.folder import files, lay_out, usual_folder, what_counts
from workbook.modules.cells import MODULES
from workbook.schema import LANGUAGES

ONE = "en/01.ipynb"


def notebook(*sources: str, outputs: list[Any] | None = None, **metadata: Any) -> str:
    """Return a notebook of code cells; Jupyter writes sources as lists of lines."""
    cells: list[dict[str, Any]] = [
        {
            "cell_type": "code",
            "id": f"cell-{number}",
            "metadata": {},
            "execution_count": 1 if outputs else None,
            "outputs": outputs or [],
            "source": source.splitlines(keepends=True),
        }
        for number, source in enumerate(sources)
    ]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


RUN = [{"output_type": "stream", "name": "stdout", "text": "42"}]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The course as it is at first."""
    folder = tmp_path / "course"
    (folder / "en").mkdir(parents=True)
    (folder / ONE).write_text(notebook("exercise('a')", "first\nsecond"), "utf-8")
    (folder / "syllabus.yaml").write_text("items: []\n", "utf-8")
    return folder


@pytest.fixture
def mine(tmp_path: Path, source: Path) -> Path:
    """The learner's folder, made from it."""
    folder = tmp_path / "mine"
    lay_out(folder, source=source)
    return folder


def names(folder: Path) -> set[str]:
    """Return what lies in a folder, hidden files left out."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in found if not name.startswith(".")}


def test_everything_that_the_modules_need_is_there(tmp_path: Path) -> None:
    """Are both languages with their start page, the data and the syllabus copied, byte for byte?"""
    folder = tmp_path / "deep" / "mine"
    written = lay_out(folder)
    assert names(folder) == {path.relative_to(MODULES).as_posix() for path in files(MODULES)}
    assert len(written.made) == len(names(folder))
    for name in ("data/customer-grading.csv", *(f"{language}/index.ipynb" for language in LANGUAGES)):
        assert (folder / name).read_bytes() == (MODULES / name).read_bytes()


def test_a_notebook_that_was_only_run_is_not_touched(source: Path, mine: Path) -> None:
    """Do outputs, counts and metadata count as no change, and stay as they are where nothing is new?"""
    ran = notebook("exercise('a')", "first\nsecond", outputs=RUN, language_info={"name": "python"})
    (mine / ONE).write_text(ran, "utf-8")
    written = lay_out(mine, source=source)
    assert ONE in written.unchanged
    assert (mine / ONE).read_text("utf-8") == ran


def test_a_notebook_that_was_only_run_is_brought_up_to_date(source: Path, mine: Path) -> None:
    """Does the new version of a module reach who has run the old one?"""
    (mine / ONE).write_text(notebook("exercise('a')", "first\nsecond", outputs=RUN), "utf-8")
    (source / ONE).write_text(notebook("exercise('b')"), "utf-8")
    (source / "syllabus.yaml").write_text("items: [S1]\n", "utf-8")
    written = lay_out(mine, source=source)
    assert sorted(written.changed) == [ONE, "syllabus.yaml"]
    assert (mine / ONE).read_bytes() == (source / ONE).read_bytes()


def test_what_the_learner_wrote_stays_and_the_new_version_lies_beside(source: Path, mine: Path) -> None:
    """Is a changed cell kept, and the fresh version laid beside it, once?"""
    own = notebook("exercise('a')", "my own sums", outputs=RUN)
    (mine / ONE).write_text(own, "utf-8")
    assert lay_out(mine, source=source).beside == []  # nothing is new
    fresh = notebook("exercise('b')")
    (source / ONE).write_text(fresh, "utf-8")
    for _ in range(2):
        written = lay_out(mine, source=source)
        assert written.kept == [ONE]
        assert (mine / ONE).read_text("utf-8") == own
        assert (mine / "en/01 (new).ipynb").read_text("utf-8") == fresh
    assert names(mine) == {ONE, "en/01 (new).ipynb", "syllabus.yaml"}


def test_what_is_no_longer_in_the_course_goes_unless_it_was_changed(source: Path, mine: Path) -> None:
    """Is a module that the course dropped removed, and kept where the learner wrote in it?"""
    (source / ONE).unlink()
    untouched = lay_out(mine, source=source)
    assert untouched.removed == [ONE]
    (source / ONE).write_text(notebook("exercise('a')"), "utf-8")
    lay_out(mine, source=source)
    (mine / ONE).write_text(notebook("mine"), "utf-8")
    (source / ONE).unlink()
    assert lay_out(mine, source=source).left == [ONE]
    assert (mine / ONE).is_file()


def test_files_that_were_there_before_are_nobodys_to_replace(source: Path, tmp_path: Path) -> None:
    """Does a folder with the learner's own things in it keep all of them?"""
    folder = tmp_path / "full"
    (folder / "en").mkdir(parents=True)
    (folder / ONE).write_text("my notes, and no notebook", "utf-8")
    (folder / "letter.txt").write_text("Dear", "utf-8")
    lay_out(folder, source=source)
    assert (folder / ONE).read_text("utf-8") == "my notes, and no notebook"
    assert (folder / "letter.txt").read_text("utf-8") == "Dear"
    assert (folder / "en/01 (new).ipynb").is_file()


def test_an_interruption_leaves_the_folder_as_it_was(
    source: Path, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When reading the course fails halfway, is nothing half-written, and does the next run put it right?"""
    before = (mine / ONE).read_bytes()
    (source / ONE).write_text(notebook("exercise('b')"), "utf-8")
    read = Path.read_bytes

    def interrupted(path: Path) -> bytes:
        if path == source / "syllabus.yaml":
            raise KeyboardInterrupt
        return read(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", interrupted)
        with pytest.raises(KeyboardInterrupt):
            lay_out(mine, source=source)
    assert (mine / ONE).read_bytes() == before
    assert {path.name for path in mine.iterdir()} == {"en", "syllabus.yaml", ".pack.json"}
    assert lay_out(mine, source=source).changed == [ONE]


def test_a_broken_notebook_counts_by_its_bytes(tmp_path: Path) -> None:
    """Are files that are no notebooks told apart all the same, and a missing one from any other?"""
    path = tmp_path / "x.ipynb"
    assert what_counts(path) == ""
    seen = set()
    for text in ("", "{}", "[]", '{"cells": [1]}', '{"cells": [{"cell_type": "code"}]}', notebook("1")):
        path.write_text(text, "utf-8")
        seen.add(what_counts(path))
    assert len(seen) == 6


@pytest.mark.parametrize("inside", ["", "modules", "facilitator/new", "../{name}/deep/er"])
def test_the_kits_own_folder_is_refused(inside: str, tmp_path: Path) -> None:
    """Is nothing laid out where the originals are, whichever way the folder is written?"""
    kit = tmp_path / "kit"
    for name in ("workbook/course/course.py", "modules/syllabus.yaml"):
        (kit / name).parent.mkdir(parents=True)
        (kit / name).touch()
    folder = kit / inside.format(name=kit.name)
    with pytest.raises(UserError) as trouble:
        lay_out(folder)
    assert trouble.value.code == "study-in-checkout"
    assert str(folder) in trouble.value.sentence()
    assert names(kit) == {"workbook/course/course.py", "modules/syllabus.yaml"}


@pytest.mark.parametrize("below", ["", "deeper"])
def test_a_file_in_the_folders_place_is_refused(below: str, tmp_path: Path) -> None:
    """Is it said in words, and the file left alone?"""
    (tmp_path / "file").write_text("mine", "utf-8")
    with pytest.raises(UserError) as trouble:
        lay_out(tmp_path / "file" / below)
    assert trouble.value.code == "study-no-folder"
    assert (tmp_path / "file").read_text("utf-8") == "mine"


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is it said in words? (Whoever runs the tests may be allowed everything, so the refusal is played.)"""

    def refuse(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied", str(tmp_path))

    monkeypatch.setattr("tempfile.mkdtemp", refuse)
    with pytest.raises(UserError) as trouble:
        lay_out(tmp_path / "mine")
    assert trouble.value.code == "study-no-permission"


def test_the_usual_folder_is_in_the_home_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Is it one that nobody else's files are in?"""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert usual_folder() == tmp_path / "exceptional-service"
