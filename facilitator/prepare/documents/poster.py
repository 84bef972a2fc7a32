"""The poster by which phones find the room, in both languages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from facilitator.prepare.day.records import Day
from facilitator.prepare.documents.phrases import stretches
from workbook.export.typeset import pdf
from workbook.managed_folder.folder import Document
from workbook.schema import LANGUAGES

_TEMPLATE = Path(__file__).parent / "paper" / "poster.typ"
#: Modules of white around a code, as the standard asks.
_QUIET = 4


def documents(day: Day) -> Iterator[Document]:
    """Yield the poster in two sizes."""
    for paper in ("a4", "a3"):
        yield Document(f"poster-{paper}.pdf", partial(_print, day, paper))


def code(url: str) -> bytes:
    """Return the QR code of an address as SVG: black on white, readable when a seventh of it is hidden."""
    import segno

    drawn = io.BytesIO()
    segno.make_qr(url, error="m").save(
        drawn, kind="svg", border=_QUIET, light="#fff", xmldecl=False, nl=False
    )
    return drawn.getvalue()


def _print(day: Day, paper: str) -> bytes:
    tell = partial(stretches, day, languages=LANGUAGES)
    keys = ("title", "scan", "address", "pin", "changed", "wifi")
    data = {key: tell(f"poster.{key}") for key in keys} | {
        "paper": paper,
        "course": tell("poster.course"),
        "url": day.room.address,
        "digits": day.room.pin,
    }
    return pdf(_TEMPLATE, data, files={"code.svg": code(day.room.url)})
