"""The facilitator's own Voilà pages beside the decks: plain pages with the output of a notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jupyter_server.services.contents.largefilemanager import LargeFileManager

FOLDER = Path(__file__).parent / "notebooks"
#: The pages that there may be, by file name.
NAMES = ("console.ipynb", "prepare.ipynb")


def pages() -> dict[str, Path]:
    """Return the notebooks of these pages by the path they are served at."""
    return {name: FOLDER / name for name in NAMES if (FOLDER / name).is_file()}


class SiteContents(LargeFileManager):
    """The folder of the decks, wherever it is, and beside them the facilitator's pages."""

    def get(self, path: str, *arguments: Any, **options: Any) -> Any:
        """Return what lies at a path of the site."""
        if path.strip("/") in pages():
            beside = LargeFileManager(parent=self.parent, root_dir=str(FOLDER))
            return beside.get(path, *arguments, **options)  # type: ignore[no-untyped-call]
        return super().get(path, *arguments, **options)  # type: ignore[no-untyped-call]
