"""The data folder: private to this user, and the one file of secrets in it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from workbook.store.errors import explain

DATABASE_FILE = "workshop.sqlite3"
FACILITATOR_FILE = "facilitator.json"


def data_folder() -> Path:
    """Return ``$WORKSHOP_HOME``, or the user's own data folder for this kit. Creates nothing."""
    chosen = os.environ.get("WORKSHOP_HOME")
    if chosen:
        return Path(chosen).expanduser()
    from platformdirs import user_data_dir

    return Path(user_data_dir("exceptional-service", appauthor=False))


def private_folder(folder: Path) -> Path:
    """Create ``folder`` with mode 0700 unless it is there; StoreError when that is not possible."""
    try:
        if not folder.is_dir():
            folder.parent.mkdir(parents=True, exist_ok=True)
            folder.mkdir(mode=0o700, exist_ok=True)  # another process may be faster
    except OSError as error:
        raise explain(error, str(folder)) from error
    return folder


def private_file(path: Path) -> None:
    """Create ``path`` empty with mode 0600, or take group and others out of an existing one."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        if path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise explain(error, str(path)) from error


def read_secrets(folder: Path) -> dict[str, str]:
    """Return the facilitator secrets by workshop id; empty when the file is missing or unreadable."""
    try:
        data: Any = json.loads((folder / FACILITATOR_FILE).read_text(encoding="utf-8"))
        return {str(key): str(value) for key, value in data["secrets"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def write_secret(folder: Path, workshop_id: str, secret: str) -> None:
    """Keep one workshop's facilitator secret in ``facilitator.json``, replaced as a whole."""
    secrets = read_secrets(folder) | {workshop_id: secret}
    path = folder / FACILITATOR_FILE
    fresh = path.with_suffix(".new")
    try:
        fresh.unlink(missing_ok=True)
        with os.fdopen(
            os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8"
        ) as file:
            json.dump({"version": 1, "secrets": secrets}, file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError as error:
        raise explain(error, str(path)) from error
