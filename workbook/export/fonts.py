"""The faces a document is set in: what this machine has, and nothing else than that."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from workbook.faults import FaultError
from workbook.schema import Language

if TYPE_CHECKING:
    import typst

#: Faces with simplified characters, best first: Debian's and PyPI's, then those of a Mac and of Windows.
CHINESE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN",
    "PingFang SC", "Hiragino Sans GB", "Heiti SC", "Microsoft YaHei", "DengXian", "SimHei", "WenQuanYi Micro Hei",
)  # fmt: skip
#: Faces for Latin text, best first.
LATIN = ("Noto Sans", "Helvetica Neue", "Segoe UI", "Arial", "Liberation Sans", "DejaVu Sans")

#: A Python package that carries a Chinese face, for a machine that has none.
PACKAGE = "mplfonts"


class FontMissingError(FaultError):
    """Chinese text to print and no face for it."""

    def __init__(self) -> None:
        super().__init__("no-chinese-font")


def packaged() -> list[Path]:
    """Return the folder of the package where it is installed, without importing it."""
    found = importlib.util.find_spec(PACKAGE)
    places = found.submodule_search_locations if found else None
    return [Path(place) for place in places or []]


@cache
def book() -> typst.Fonts:
    """Return the faces of this machine; those of the package are looked up only where Chinese is missing."""
    import typst

    fonts = typst.Fonts()
    if not any(face in fonts.families() for face in CHINESE) and (folders := packaged()):
        fonts = typst.Fonts(font_paths=folders)
    return fonts


def faces(families: Callable[[], list[str]] | None = None) -> dict[Language, list[str]]:
    """Return the faces for each language, best first: Latin first for English, Chinese for Chinese.

    One Chinese face at most, so that a sentence never mixes two. An empty list of Chinese faces leads to
    FontMissingError in whoever has Chinese to print.
    """
    known = set((families or book().families)())
    chinese = [face for face in CHINESE if face in known][:1]
    latin = [face for face in LATIN if face in known][:1]
    return {"en": latin + chinese, "zh": chinese + latin}


def has_chinese() -> bool:
    """Return whether there is a face for Chinese characters."""
    return any(face in CHINESE for face in faces()["zh"])
