"""The pack's folder: writes, replaces and removes its files, except those edited by hand.

All documents are made into a hidden folder first; only when every one is there are they put in place. A
mistake or Ctrl-C on the way leaves the folder as it was.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from workbook.managed_folder.manifest import Entry, digest, fingerprint, read_manifest, write_manifest

#: Called with the number of documents made and the number of all.
Progress = Callable[[int, int], None]
#: Returns a hash of the parts of a file that count.
Reading = Callable[[Path], str]
_STAGING = ".pack-"
_NOTHING = Entry((), "")


@dataclass(frozen=True)
class Document:
    """One file of the folder: its path inside it, and how its bytes are made."""

    path: str
    make: Callable[[], bytes]


@dataclass
class Written:
    """The outcome for each of a pack's files; paths are inside the folder.

    ``kept`` were edited by hand and stand as they are, ``beside`` are the fresh versions laid next to them,
    ``left`` were edited and no longer belong to the pack, ``busy`` could not be replaced because another
    program has them open.
    """

    made: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    busy: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Fresh:
    path: str
    draft: Path
    digest: str
    content: str


def silent(_done: int, _all: int) -> None:
    """Ignore progress."""


def write_pack(
    folder: Path, documents: Sequence[Document], *, progress: Progress = silent, reading: Reading = digest
) -> Written:
    """Make every document and bring the folder up to date. OSError where the folder cannot be written.

    ``reading`` returns a hash of the parts of a file that count ("" where there is no file): two files with the same
    are the same, and one with another than it was written with was edited.
    """
    _check_paths(documents)
    folder.mkdir(parents=True, exist_ok=True)
    with _staging(folder) as drafts:
        fresh = []
        for number, document in enumerate(documents):
            progress(number, len(documents))
            draft = drafts / f"{number}{PurePosixPath(document.path).suffix}"
            fresh.append(_make(document, draft, reading))
        progress(len(documents), len(documents))
        return _Placing(folder, fresh, reading).place()


class _Placing:
    """Moves fresh files into place, one rename each."""

    def __init__(self, folder: Path, fresh: Sequence[_Fresh], reading: Reading) -> None:
        self.folder, self.fresh, self.reading = folder, fresh, reading
        self.known = read_manifest(folder)
        self.entries: dict[str, Entry] = {}
        self.written = Written()

    def place(self) -> Written:
        """Move the files; the list on disk names every file of the kit at any moment."""
        expected = dict(self.known)
        for each in self.fresh:
            for path in (each.path, _beside(each.path)):
                expected[path] = expected.get(path, _NOTHING).also(each.digest)
        write_manifest(self.folder, expected)
        for each in self.fresh:
            self._one(each)
        self._clear()
        write_manifest(self.folder, self.entries)
        return self.written

    def _one(self, fresh: _Fresh) -> None:
        path, old = self.folder / fresh.path, self.known.get(fresh.path)
        there, entry = self.reading(path), Entry((fresh.digest,), fresh.content)
        if not there:
            self._put(fresh, fresh.path, entry, self.written.made)
        elif there == fresh.digest:
            self._note(fresh.path, entry, self.written.unchanged)
        elif old is None or there not in old.hashes:
            self._keep(fresh, old)
        elif old.content == fresh.content and old.beside is None:
            self._note(fresh.path, Entry((there,), fresh.content), self.written.unchanged)
        else:
            self._put(fresh, fresh.path, entry, self.written.changed)

    def _keep(self, fresh: _Fresh, old: Entry | None) -> None:
        """Keep an edited file; put the newest version beside it unless it was there before."""
        self.written.kept.append(fresh.path)
        if old is not None and old.content == fresh.content:
            self.entries[fresh.path] = old
            if (
                old.beside
                and self.reading(self.folder / old.beside)
                and (beside := self.known.get(old.beside))
            ):
                self.entries[old.beside] = beside
            return
        spare = self._spare(fresh)
        self._put(fresh, spare, Entry((fresh.digest,), fresh.content), self.written.beside)
        self.entries[fresh.path] = Entry(old.hashes if old else (), fresh.content, spare)

    def _spare(self, fresh: _Fresh) -> str:
        """Return a path for the fresh version at which no edited file stands."""
        number = 1
        while True:
            spare = _beside(fresh.path, number)
            there, old = self.reading(self.folder / spare), self.known.get(spare)
            if not there or there == fresh.digest or (old is not None and there in old.hashes):
                return spare
            number += 1

    def _put(self, fresh: _Fresh, path: str, entry: Entry, where: list[str]) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            fresh.draft.replace(target)
        except PermissionError:
            if not target.is_file():
                raise
            self.written.busy.append(path)  # open in another program, which on Windows locks it
            if (old := self.known.get(path)) is not None:
                self.entries[path] = old
            return
        self._note(path, entry, where)

    def _note(self, path: str, entry: Entry, where: list[str]) -> None:
        self.entries[path] = entry
        where.append(path)

    def _clear(self) -> None:
        """Remove unedited files that no longer belong to the pack."""
        for path in sorted(set(self.known) - set(self.entries)):
            there = self.reading(self.folder / path)
            if not there:
                continue
            if there not in self.known[path].hashes:
                self.written.left.append(path)
                continue
            (self.folder / path).unlink(missing_ok=True)
            self.written.removed.append(path)
            for parent in list(PurePosixPath(path).parents)[:-1]:
                with suppress(OSError):  # not empty
                    (self.folder / parent).rmdir()


def _make(document: Document, draft: Path, reading: Reading) -> _Fresh:
    content = document.make()
    draft.write_bytes(content)
    return _Fresh(document.path, draft, reading(draft), fingerprint(content))


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    """Provide a hidden folder on the same disk, so that a file is put in place by a rename; it is removed afterwards."""
    for stale in folder.glob(f"{_STAGING}*/"):
        shutil.rmtree(stale, ignore_errors=True)  # of a run that was killed
    drafts = Path(tempfile.mkdtemp(prefix=_STAGING, dir=folder))
    try:
        yield drafts
    finally:
        shutil.rmtree(drafts, ignore_errors=True)


def _beside(path: str, number: int = 1) -> str:
    """Return ``letters/012 (new).docx`` for ``letters/012.docx``."""
    pure = PurePosixPath(path)
    mark = " (new)" if number == 1 else f" (new {number})"
    return str(pure.with_name(f"{pure.stem}{mark}{pure.suffix}"))


def _check_paths(documents: Sequence[Document]) -> None:
    """Raise ValueError for a path outside the folder, or given twice: a mistake of the program."""
    paths = [PurePosixPath(document.path) for document in documents]
    for path in paths:
        if path.is_absolute() or ".." in path.parts or path.name.startswith("."):
            raise ValueError(f"not a path inside the pack: {path}")
    if len({str(path).casefold() for path in paths}) != len(paths):
        raise ValueError("a path of the pack is given twice")
