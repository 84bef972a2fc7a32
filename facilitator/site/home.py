"""The facilitator's home page: how to join the room, and the decks in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import authenticated

from facilitator.deck.files import has, names
from facilitator.site.notebook_pages import pages
from facilitator.texts import chosen, say
from workbook.course.files import read_outline
from workbook.schema import LANGUAGES, Language, Text
from workbook.web import DIST

PAGES = Path(__file__).parent / "pages"

#: The content security policy of plain pages: nothing from elsewhere.
QUIET = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True)
class Deck:
    """One deck: its number, its title in both languages, and where each language is."""

    number: str
    titles: Mapping[Language, str]
    links: Mapping[Language, str]


@dataclass
class RoomInfo:
    """The room's title, PIN and address for the home page, as the supervisor last sent them."""

    title: str = ""
    pin: str = ""
    address: str = ""


def page_links(language: Language) -> dict[str, str]:
    """Return where the facilitator's own pages are, by their names in `interface/command.yaml`."""
    return {Path(name).stem: f"/voila/render/{name}?language={language}" for name in pages()}


def decks(slides: Path) -> list[Deck]:
    """Return the decks that exist, by file name; a title comes from the block of the course it shows."""
    blocks = _block_titles()
    found = []
    for module in names(slides):
        number, _, words = module.partition("-")
        links: dict[Language, str] = {
            language: f"/voila/render/{language}/{quote(module)}.ipynb"
            for language in LANGUAGES
            if has(module, language, slides)
        }
        titles: dict[Language, str] = {
            language: blocks[module].in_(language) if module in blocks else words.replace("-", " ")
            for language in LANGUAGES
        }
        found.append(Deck(number, titles, links))
    return found


def message(code: str) -> str:
    """Return a page that says one thing, in the language of the command line and in the other."""
    other: Language = "zh" if chosen() == "en" else "en"
    return _render("message.html.j2", language=chosen(), languages=(chosen(), other), code=code)


class Home(JupyterHandler):
    """Shows address, PIN, QR code and decks."""

    def initialize(self, room: RoomInfo, slides: Path) -> None:
        """Keep the room and the folder of the decks."""
        self.room, self.slides = room, slides

    @authenticated
    def get(self) -> None:
        """Draw the page in the language asked for (``?language=zh``)."""
        asked = self.get_argument("language", chosen())
        language: Language = "zh" if asked == "zh" else "en"
        self.set_header("Cache-Control", "no-store")
        self.set_header("Content-Security-Policy", QUIET)
        self.finish(
            _render(
                "home.html.j2",
                language=language,
                other="en" if language == "zh" else "zh",
                room=self.room,
                code=_qr(self.room.address),
                decks=decks(self.slides),
                pages=page_links(language),
            )
        )


def _render(template: str, **values: Any) -> str:
    environment = Environment(loader=FileSystemLoader(PAGES), autoescape=True)
    values["languages_of_the_web"] = {"en": "en", "zh": "zh-Hans"}
    return environment.get_template(template).render(say=say, styles=_styles(), **values)


def _qr(address: str) -> str:
    import segno

    if not address:
        return ""
    return str(segno.make(address).svg_inline(scale=6, border=2, dark="#000", light="#fff", omitsize=True))


@cache
def _styles() -> str:
    return (DIST / "home.css").read_text(encoding="utf-8")


@cache
def _block_titles() -> dict[str, Text]:
    outline = read_outline()
    if outline is None:
        return {}
    outside = ("preparation", "extension")
    return {
        block.module: block.title for block in outline.blocks if block.module and block.kind not in outside
    }
