"""Is a pack's folder brought up to date without ever touching what somebody edited?"""

from __future__ import annotations

import io
import json
import os
import zipfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from workbook.managed_folder.folder import Document, Written, write_pack
from workbook.managed_folder.manifest import MANIFEST

FIRST = {"calls.xlsx": b"calls", "letters/001.docx": b"Dear Anna", "letters/002.docx": b"Dear Bob"}


def documents(files: Mapping[str, bytes]) -> list[Document]:
    """Return documents that make these bytes."""
    return [Document(path, partial(bytes, content)) for path, content in files.items()]


def put(folder: Path, files: Mapping[str, bytes]) -> Written:
    """Write a pack of these files."""
    return write_pack(folder, documents(files))


def seen(folder: Path) -> dict[str, bytes]:
    """Return every file of the folder but the list of them."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in found.items() if name != MANIFEST}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the first pack in it."""
    assert put(tmp_path / "pack", FIRST).made == list(FIRST)
    assert seen(tmp_path / "pack") == FIRST
    return tmp_path / "pack"


def test_running_again_changes_what_changed_only(folder: Path) -> None:
    """Are unchanged files not even written, and those that no longer belong gone with their folder?"""
    stamps = {name: (folder / name).stat().st_mtime_ns for name in FIRST}
    again = put(folder, FIRST)
    assert (again.unchanged, again.made, again.changed) == (list(FIRST), [], [])
    assert {name: (folder / name).stat().st_mtime_ns for name in FIRST} == stamps
    written = put(folder, {"calls.xlsx": b"more calls", "poster.pdf": b"poster"})
    assert (written.made, written.changed) == (["poster.pdf"], ["calls.xlsx"])
    assert written.removed == ["letters/001.docx", "letters/002.docx"]
    assert seen(folder) == {"calls.xlsx": b"more calls", "poster.pdf": b"poster"}
    assert not (folder / "letters").exists()


def test_a_file_edited_by_hand_is_kept_and_the_fresh_one_laid_beside_it(folder: Path) -> None:
    """Is the edited file never written over, also on the runs after?"""
    (folder / "letters/001.docx").write_bytes(b"Dearest Anna")
    same = put(folder, FIRST)
    assert (same.kept, same.beside) == (["letters/001.docx"], [])
    changed = FIRST | {"letters/001.docx": b"Dear Anna, new place"}
    written = put(folder, changed)
    assert (written.kept, written.beside) == (["letters/001.docx"], ["letters/001 (new).docx"])
    expected = FIRST | {
        "letters/001.docx": b"Dearest Anna",
        "letters/001 (new).docx": b"Dear Anna, new place",
    }
    assert seen(folder) == expected
    again = put(folder, changed)
    assert (again.kept, again.beside, again.removed) == (["letters/001.docx"], [], [])
    assert seen(folder) == expected


def test_the_fresh_file_follows_until_it_is_edited_itself(folder: Path) -> None:
    """Is a version beside the edited file updated, and itself safe once somebody wrote into it?"""
    (folder / "calls.xlsx").write_bytes(b"mine")
    put(folder, FIRST | {"calls.xlsx": b"second"})
    put(folder, FIRST | {"calls.xlsx": b"third"})
    assert seen(folder)["calls (new).xlsx"] == b"third"
    (folder / "calls (new).xlsx").write_bytes(b"third and mine")
    written = put(folder, FIRST | {"calls.xlsx": b"fourth"})
    assert written.beside == ["calls (new 2).xlsx"]
    found = seen(folder)
    assert [found[f"calls{each}.xlsx"] for each in ("", " (new)", " (new 2)")] == [
        *(b"mine", b"third and mine", b"fourth")
    ]


def test_taking_the_fresh_version_over_ends_the_edit(folder: Path) -> None:
    """Does a file belong to the pack again when its editor replaces it by the fresh one?"""
    (folder / "calls.xlsx").write_bytes(b"mine")
    put(folder, FIRST | {"calls.xlsx": b"second"})
    (folder / "calls (new).xlsx").replace(folder / "calls.xlsx")
    assert put(folder, FIRST | {"calls.xlsx": b"second"}).kept == []
    written = put(folder, FIRST | {"calls.xlsx": b"third"})
    assert (written.changed, written.kept) == (["calls.xlsx"], [])
    assert seen(folder) == FIRST | {"calls.xlsx": b"third"}


def test_undoing_an_edit_brings_the_fresh_version_in(folder: Path) -> None:
    """Is the first version, put back after an edit, updated like any other?"""
    (folder / "calls.xlsx").write_bytes(b"mine")
    put(folder, FIRST | {"calls.xlsx": b"second"})
    (folder / "calls.xlsx").write_bytes(b"calls")
    written = put(folder, FIRST | {"calls.xlsx": b"second"})
    assert (written.changed, written.removed) == (["calls.xlsx"], ["calls (new).xlsx"])
    assert seen(folder) == FIRST | {"calls.xlsx": b"second"}


def test_an_edited_file_that_no_longer_belongs_is_kept_and_named(folder: Path) -> None:
    """Is it said once, and safe from then on, also if its name is needed again?"""
    (folder / "letters/002.docx").write_bytes(b"Dearest Bob")
    fewer = {"calls.xlsx": b"calls", "letters/001.docx": b"Dear Anna"}
    assert put(folder, fewer).left == ["letters/002.docx"]
    assert put(folder, fewer).left == []
    written = put(folder, FIRST)
    assert (written.kept, written.beside) == (["letters/002.docx"], ["letters/002 (new).docx"])
    assert seen(folder)["letters/002.docx"] == b"Dearest Bob"


def test_a_deleted_file_is_made_again_and_a_strangers_file_is_never_touched(folder: Path) -> None:
    """Does the folder belong to the facilitator as well?"""
    (folder / "calls.xlsx").unlink()
    (folder / "notes.txt").write_bytes(b"my notes")
    (folder / "poster.pdf").write_bytes(b"my poster")
    written = put(folder, FIRST | {"poster.pdf": b"poster"})
    assert (written.made, written.kept) == (["calls.xlsx"], ["poster.pdf"])
    found = seen(folder)
    assert (found["notes.txt"], found["poster.pdf"]) == (b"my notes", b"my poster")
    assert found["poster (new).pdf"] == b"poster"


@pytest.mark.parametrize("left", [b"", b"[]", b"not json", b'{"schema": 1, "files": {"a": 3}}'])
def test_without_the_list_nothing_is_written_over(folder: Path, left: bytes) -> None:
    """Is a file whose history is lost taken for an edited one, unless it says the same?"""
    (folder / MANIFEST).write_bytes(left)
    written = put(folder, FIRST | {"calls.xlsx": b"second"})
    assert (written.kept, written.unchanged) == (["calls.xlsx"], ["letters/001.docx", "letters/002.docx"])
    assert seen(folder) == FIRST | {"calls (new).xlsx": b"second"}


@pytest.mark.parametrize("error", [KeyboardInterrupt, RuntimeError])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_interruption_while_making_leaves_the_folder_as_it_was(
    folder: Path, error: type[BaseException], place: int
) -> None:
    """Is there no half pack, no half file and nothing hidden left behind?"""
    before = {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")}

    def fail() -> bytes:
        raise error

    made = documents({name: content + b" anew" for name, content in FIRST.items()})
    made[place] = Document(made[place].path, fail)
    with pytest.raises(error):
        write_pack(folder, made)
    assert {path: path.is_file() and path.read_bytes() for path in folder.rglob("*")} == before


@pytest.mark.parametrize("after", range(6))
def test_an_interruption_while_putting_in_place_is_mended_by_the_next_run(
    folder: Path, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is each file the old or the new one whole, and does the next run take none for edited?"""
    fresh = {name: content + b" anew" for name, content in FIRST.items()}
    replace, done = Path.replace, 0

    def interrupted(self: Path, target: str | os.PathLike[str]) -> Path:
        nonlocal done
        done += 1
        if done > after:
            raise KeyboardInterrupt
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", interrupted)
        if after < 5:  # the list before, three files, the list after
            with pytest.raises(KeyboardInterrupt):
                put(folder, fresh)
        else:
            put(folder, fresh)
    assert set(seen(folder)) == set(FIRST)
    assert all(content in (FIRST[name], fresh[name]) for name, content in seen(folder).items())
    assert not list(folder.glob(".pack-*"))
    written = put(folder, fresh)
    assert (written.kept, written.beside, written.made) == ([], [], [])
    assert seen(folder) == fresh


def test_what_a_killed_run_left_hidden_is_cleared_away(folder: Path) -> None:
    """Does the next run take the drafts of one that could not clean up?"""
    (folder / ".pack-killed").mkdir()
    (folder / ".pack-killed" / "0").write_bytes(b"half")
    put(folder, FIRST)
    assert seen(folder) == FIRST


def test_an_archive_packed_at_another_time_is_the_same_file(folder: Path) -> None:
    """Is a DOCX unchanged when only its parts' times differ?"""

    def packed(year: int, words: str) -> bytes:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as archive:
            archive.writestr(zipfile.ZipInfo("word/document.xml", (year, 1, 1, 0, 0, 0)), words)
        return content.getvalue()

    assert packed(2026, "Dear Anna") != packed(2027, "Dear Anna")
    put(folder, FIRST | {"letters/001.docx": packed(2026, "Dear Anna")})
    assert (
        "letters/001.docx" in put(folder, FIRST | {"letters/001.docx": packed(2027, "Dear Anna")}).unchanged
    )
    assert "letters/001.docx" in put(folder, FIRST | {"letters/001.docx": packed(2027, "Dear Bob")}).changed


def test_a_file_open_elsewhere_is_named_and_the_rest_goes_on(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is a file that the system locks said, and updated on the next run?"""
    fresh = {name: content + b" anew" for name, content in FIRST.items()}
    replace = Path.replace

    def locked(self: Path, target: str | os.PathLike[str]) -> Path:
        if Path(target).name == "calls.xlsx":
            raise PermissionError(13, "in use", str(target))
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", locked)
        written = put(folder, fresh)
    assert (written.busy, written.changed) == (["calls.xlsx"], ["letters/001.docx", "letters/002.docx"])
    again = put(folder, fresh)
    assert (again.changed, again.kept) == (["calls.xlsx"], [])
    assert seen(folder) == fresh


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/outside.txt", ".hidden"])
def test_no_document_leaves_the_folder(tmp_path: Path, path: str) -> None:
    """Is a path that is none inside the pack refused before anything is written?"""
    with pytest.raises(ValueError, match="path"):
        put(tmp_path, {"good.txt": b"good", path: b"bad"})
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    """Is every document told, from none to all?"""
    told: list[tuple[int, int]] = []
    write_pack(tmp_path, documents(FIRST), progress=lambda done, all_: told.append((done, all_)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("path", ["../diary.txt", "letters/../../diary.txt", "{outside}"])
def test_a_list_from_elsewhere_removes_nothing_outside(tmp_path: Path, path: str) -> None:
    """Does a list that names a file outside the folder, with its right hash, leave that file alone?"""
    folder, outside = tmp_path / "pack", tmp_path / "diary.txt"
    write_pack(folder, [Document("a.txt", lambda: b"one")])
    outside.write_bytes(b"one")
    data = json.loads((folder / MANIFEST).read_text("utf-8"))
    data["files"][path.format(outside=outside)] = data["files"]["a.txt"]
    (folder / MANIFEST).write_text(json.dumps(data), "utf-8")
    write_pack(folder, [Document("a.txt", lambda: b"one")])
    assert outside.read_bytes() == b"one"
