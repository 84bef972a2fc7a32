"""The room that this computer's notebooks have joined, in one small file that only its owner can read."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from workbook.store.data_folder import data_folder, private_folder


@dataclass(frozen=True)
class Membership:
    """A membership of a room: its address, the device secret, and the participant's name and come-back code.

    ``workshop``, ``rivals`` and ``pace`` are those of the public course: the workshop's id, the competitors that its
    facilitator has named, and who sets the pace.
    """

    url: str
    secret: str
    name: str
    code: str
    workshop: str
    rivals: tuple[dict[str, Any], ...] = ()
    pace: str = "facilitator"

    @property
    def address(self) -> str:
        """The room's address as people type it."""
        return urlsplit(self.url).netloc

    @property
    def scope(self) -> str:
        """``workshop/participant``, under which the browser keeps drafts."""
        return f"{self.workshop}/{self.code}"


def new_secret() -> str:
    """Return a fresh device secret of 256 random bits."""
    return secrets.token_urlsafe(32)


def _path() -> Path:
    return private_folder(data_folder()) / "room.json"


def read() -> Membership | None:
    """Return the stored membership; None without one that can be read."""
    try:
        stored = json.loads(_path().read_text(encoding="utf-8"))
        return Membership(**{**stored, "rivals": tuple(stored["rivals"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def store(membership: Membership) -> None:
    """Store the membership, replacing another, in a file with mode 0600. Raises OSError."""
    path = _path()
    temporary = path.with_suffix(f".{secrets.token_hex(4)}")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(membership), file)
    temporary.replace(path)


def remove() -> None:
    """Remove the stored membership, if there is one."""
    _path().unlink(missing_ok=True)
