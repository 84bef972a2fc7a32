"""A module as a Voilà page: its language, links to its neighbours, and the words around it."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote

from facilitator.texts import sentences
from workbook.schema import LANGUAGES
from workbook.web import TOKENS

#: The notebook that a learner begins with, in the folder of either language.
START = "index.ipynb"
WORDS = "interface/reading.yaml"

_TITLE = re.compile(r"^#\s+(.+?)\s*$", re.MULTILINE)


def place(handler: Any, notebook: Any, cwd: str) -> None:
    """Note in the notebook that Voilà is about to show where it is: what `study` in the template's metadata says.

    ``language`` is the folder's, ``title`` the first heading; ``start`` and ``sister`` (the same module in the
    other language) are links from here, "" where there is no such file.
    """
    handler.xsrf_token  # noqa: B018 - asking sets the cookie by which a page that closes may end its kernel
    name = PurePosixPath(handler.path_args[0]).name
    folder = Path(handler.contents_manager.root_dir) / cwd
    language = folder.name if folder.name in LANGUAGES else LANGUAGES[0]
    other = next(each for each in LANGUAGES if each != language)
    has_sister = folder.name == language and (folder.parent / other / name).is_file()
    notebook.metadata["study"] = {
        "language": language,
        "other": other,
        "title": _title(notebook),
        "start": START if name != START and (folder / START).is_file() else "",
        "sister": f"../{other}/{quote(name)}" if has_sister else "",
    }


class PageWords:
    """Gives the page its words and colours; the template's conf.json names it."""

    def __call__(self, notebook: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        resources["words"] = {key: text.model_dump() for key, text in sentences(WORDS).items()}
        resources["styles"] = TOKENS.read_text(encoding="utf-8")
        return notebook, resources


def _title(notebook: Any) -> str:
    texts = (cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    return next((found[1] for text in texts if (found := _TITLE.search(text))), "")
