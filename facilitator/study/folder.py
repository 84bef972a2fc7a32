"""The learner's own copy of the modules: made and updated, with the learner's changes kept."""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from facilitator.faults import UserError
from workbook.managed_folder.folder import Document, Written, write_pack
from workbook.managed_folder.manifest import digest
from workbook.modules.cells import MODULES

LEFT_OUT = {".ipynb_checkpoints", "__pycache__", ".DS_Store"}
#: Files that only the kit's own folder has.
_OF_THE_KIT = ("workbook/course/course.py", "modules/syllabus.yaml")


def usual_folder() -> Path:
    """Return the default folder of the modules."""
    return Path.home() / "exceptional-service"


def lay_out(folder: Path, *, source: Path = MODULES) -> Written:
    """Copy the modules, both languages and what they use, or bring a copy up to date.

    A notebook counts as changed when the source of a cell is another one; having been run is no change.
    Raises UserError when this cannot be the learner's folder, OSError when the disk fails.
    """
    _check(folder)
    documents = [Document(path.relative_to(source).as_posix(), path.read_bytes) for path in files(source)]
    try:
        return write_pack(folder, documents, reading=what_counts)
    except PermissionError:
        raise UserError("study-no-permission", folder=folder) from None
    except (FileExistsError, NotADirectoryError):
        raise UserError("study-no-folder", folder=folder) from None


def files(source: Path) -> list[Path]:
    """Return the files of the modules."""
    found = (path for path in sorted(source.rglob("*")) if path.is_file())
    return [path for path in found if not LEFT_OUT & set(path.relative_to(source).parts)]


def what_counts(path: Path) -> str:
    """Return a hash of the cells' kinds and sources; of its bytes, where a file is no notebook."""
    if path.suffix == ".ipynb":
        with suppress(OSError, ValueError, KeyError, TypeError):
            cells = json.loads(path.read_text("utf-8"))["cells"]
            sources = [(str(cell["cell_type"]), "".join(cell["source"])) for cell in cells]
            return hashlib.sha256(json.dumps(sources).encode()).hexdigest()
    return digest(path)


def _check(folder: Path) -> None:
    real = folder.resolve()
    for each in (real, *real.parents):
        if all((each / name).is_file() for name in _OF_THE_KIT):
            raise UserError("study-in-checkout", folder=folder, example=usual_folder())
