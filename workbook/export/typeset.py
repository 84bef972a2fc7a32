"""Typst in one place: a template and its data become a PDF or pictures, the same bytes for the same input."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

from workbook.export import fonts
from workbook.export.fonts import FontMissingError
from workbook.pictures.ink import token

__all__ = ["FontMissingError", "pdf", "png", "svg_to_png"]

#: Where ``house.typ`` lies; a template elsewhere may import it all the same.
HOUSE = Path(__file__).parent

#: The kit's colours by name, as they are on white paper.
COLOURS = (
    "ink", "ink-2", "line", "edge", "grid", "page", "surface", "sunken", "lake", "lake-deep", "lake-soft",
    "on-lake", "now", "on-now", "now-soft", "you", "you-soft", "ok", "ok-soft", "warn", "error", "c1", "c2", "c3", "c4", "c5",
)  # fmt: skip

_CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]|[\U00020000-\U0003ffff]")
_FAMILY = re.compile(rb'font-family\s*=\s*"[^"]*"|font-family\s*:\s*(?:&quot;|[^;"}])*')
_PICTURE = b"""#set page(width: PXpt, height: auto, margin: 0pt, fill: none)
#set text(font: json("fonts.json").en)
#image("picture.svg", width: 100%)"""


@cache
def colours() -> dict[str, str]:
    """Return the kit's colours on paper by name, as ``#RRGGBB``."""
    return {name: token(name) for name in COLOURS}


def pdf(template: Path, data: Mapping[str, Any], *, files: Mapping[str, bytes] | None = None) -> bytes:
    """Return the document that the Typst file ``template`` makes of ``data``, its fonts embedded.

    The template reads the data as ``json("data.json")``, ``files`` (SVG, PNG, …) by their names, and
    imports ``house.typ`` and its own neighbours. Equal input gives equal bytes. Raises FontMissingError
    where there is Chinese to print and no face for it, typst.TypstError for a mistake in the template.
    """
    return _compile(sources(template, data, files), "pdf")[0]


def png(
    template: Path, data: Mapping[str, Any], *, files: Mapping[str, bytes] | None = None, ppi: float = 144
) -> list[bytes]:
    """Return each page as a picture of ``ppi`` pixels per inch. Everything else is as in `pdf`."""
    return _compile(sources(template, data, files), "png", ppi)


def svg_to_png(svg: bytes, width_px: int) -> bytes:
    """Return a drawing as a picture ``width_px`` wide, as high as its shape asks, on a clear ground.

    Its words are set in the faces of `fonts`, whatever families it names. Raises ValueError for a width
    below 1, FontMissingError where it has Chinese and no face for it.
    """
    if width_px < 1:
        raise ValueError("a picture is at least one pixel wide")
    files = {"main.typ": _PICTURE.replace(b"PX", str(width_px).encode()), "picture.svg": _faced(svg)}
    return _compile(_house() | files, "png", 72)[0]


def _faced(svg: bytes) -> bytes:
    """Return the drawing with its words in one of our faces, so that no letter falls back to another."""
    chinese = _CHINESE.search(svg.decode("utf-8", "ignore"))
    for face in fonts.faces()["zh" if chinese else "en"][:1]:
        svg = _FAMILY.sub(b"", svg)
        svg = svg.replace(b"<svg", f'<svg font-family="{face}"'.encode(), 1)
    return svg


def sources(
    template: Path, data: Mapping[str, Any], files: Mapping[str, bytes] | None = None
) -> dict[str, bytes]:
    """Return every file a template can read: its neighbours, the house's, and the caller's own."""
    parts = [*sorted(HOUSE.glob("*.typ")), *sorted(template.parent.glob("*.typ"))]
    found = {part.name: part.read_bytes() for part in parts}
    found["main.typ"] = template.read_bytes()
    found["data.json"] = json.dumps(data, ensure_ascii=False, sort_keys=True).encode()
    return found | _house() | dict(files or {})


def _house() -> dict[str, bytes]:
    return {
        "fonts.json": json.dumps(fonts.faces()).encode(),
        "colours.json": json.dumps(colours()).encode(),
    }


def _compile(files: dict[str, bytes], form: Literal["pdf", "png"], ppi: float | None = None) -> list[bytes]:
    import typst

    texts = (content for name, content in files.items() if name.endswith((".json", ".svg", "main.typ")))
    if not fonts.has_chinese() and any(_CHINESE.search(text.decode("utf-8", "ignore")) for text in texts):
        raise FontMissingError
    folder: Any = files  # the stubs know one file; the compiler takes a folder of them as well
    made: bytes | list[bytes] = typst.compile(
        folder, format=form, ppi=ppi, font_paths=fonts.book(), timestamp=0
    )
    return made if isinstance(made, list) else [made]
