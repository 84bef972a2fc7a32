"""The list of files the kit last wrote into a folder, `.pack.json`, by which edited files are recognised."""

from __future__ import annotations

import hashlib
import io
import json
import secrets
import zipfile
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath

MANIFEST = ".pack.json"
_SCHEMA = 1


@dataclass(frozen=True)
class Entry:
    """One file: the hashes of its bytes while unedited, and the fingerprint of its content.

    ``hashes`` are several only while a pack is being put in place, so that an interruption leaves no
    file that looks edited. ``content`` is the `fingerprint` of the newest version made for this path, which
    stands in the file ``beside`` it where the file itself was edited.
    """

    hashes: tuple[str, ...]
    content: str
    beside: str | None = None

    def also(self, digest: str) -> Entry:
        """Return the entry of a file about to be replaced: its present hashes and that of the new bytes."""
        if digest in self.hashes:
            return self
        return replace(self, hashes=(*self.hashes, digest), content="")


def digest(path: Path) -> str:
    """Return the hash of a file's bytes; "" where there is none."""
    with suppress(FileNotFoundError, IsADirectoryError):
        return hashlib.sha256(path.read_bytes()).hexdigest()
    return ""


def fingerprint(content: bytes) -> str:
    """Return a hash of a file's content; of an archive (DOCX, XLSX) its parts, without their times."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return hashlib.sha256(content).hexdigest()
    whole = hashlib.sha256()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in sorted(archive.namelist()):
            whole.update(f"{name}\0".encode() + hashlib.sha256(archive.read(name)).digest())
    return whole.hexdigest()


def read_manifest(folder: Path) -> dict[str, Entry]:
    """Return the entries by path; none when the list is lost, so that every file counts as edited."""
    try:
        data = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if data["schema"] != _SCHEMA:
            return {}
        return {
            str(path): Entry(tuple(map(str, each["hashes"])), str(each["content"]), each["beside"])
            for path, each in data["files"].items()
            if _inside(str(path))
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _inside(path: str) -> bool:
    """Return whether a path stays in its folder: a list from elsewhere must not name files outside."""
    parts = PurePosixPath(path)
    return not parts.is_absolute() and ".." not in parts.parts and "\\" not in path and ":" not in path


def write_manifest(folder: Path, entries: dict[str, Entry]) -> None:
    """Replace the list as a whole."""
    files = {path: asdict(entries[path]) for path in sorted(entries)}
    write_whole(folder / MANIFEST, json.dumps({"schema": _SCHEMA, "files": files}, indent=1).encode())


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, also when writing is interrupted."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}-{secrets.token_hex(4)}")
    try:
        draft.write_bytes(content)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
