"""The facilitator's own Voilà pages beside the decks: plain pages that show what their notebook's cells show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_server.services.contents.largefilemanager import LargeFileManager

from facilitator.words import sentences

FOLDER = Path(__file__).parent
#: The pages that there may be, by file name.
NAMES = ("console.ipynb", "prepare.ipynb")


def pages() -> dict[str, Path]:
    """Return the notebooks of these pages by the path they are served at."""
    return {name: FOLDER / name for name in NAMES if (FOLDER / name).is_file()}


class DeskContents(LargeFileManager):
    """The folder of the decks, and in it the facilitator's pages, wherever that folder is."""

    def _get_os_path(self, path: str) -> str:
        page = pages().get(path.strip("/"))
        found: str = super()._get_os_path(path)  # type: ignore[no-untyped-call]
        return str(page) if page else found


class PageWords:
    """Hands the page what it says before its widgets are there; the template's conf.json names it."""

    def __call__(self, notebook: Any, resources: dict[str, Any]) -> tuple[Any, dict[str, Any]]:
        texts = sentences("interface/console.yaml")
        resources["words"] = {name: texts[name].model_dump() for name in ("loading", "slow")}
        return notebook, resources
