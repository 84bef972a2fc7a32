"""The page's files: joined, compressed once at start, served from memory and nothing else.

The page's modules and the form's go out as one script, the style sheets as one sheet: a phone on a
crowded Wi-Fi waits for each request, and one file compresses better than seventy. Their address has
a version in it, so a phone keeps them for good and fetches new ones when they change; the page itself
is asked for anew each time.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import rjsmin
from starlette.responses import Response

from workbook.form.bundle import JS, STYLES, bundle, bundle_css

if TYPE_CHECKING:
    from starlette.requests import Request

PAGE = Path(__file__).parent / "page"

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}

#: Strings of a style sheet, so that they stay as they are; comments; the white space around lines.
_STRING_OR_IDLE = re.compile(r"""("[^"\n]*"|'[^'\n]*')|/\*.*?\*/|\s*\n\s*""", re.DOTALL)

FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"


@dataclass(frozen=True)
class Asset:
    """One file as it goes over the wire."""

    body: bytes
    gzipped: bytes | None
    media_type: str
    etag: str
    cache: str

    @classmethod
    def of(cls, body: bytes, media_type: str, cache: str) -> Asset:
        """Compress a body where that saves something."""
        packed = gzip.compress(body, 9, mtime=0)
        smaller = packed if len(packed) < len(body) else None
        return cls(body, smaller, media_type, f'"{hashlib.sha256(body).hexdigest()[:20]}"', cache)

    def response(self, request: Request) -> Response:
        """Return the file, or 304 when the page has it."""
        headers = {"Cache-Control": self.cache, "ETag": self.etag, "Vary": "Accept-Encoding"}
        known = request.headers.get("if-none-match", "")
        if self.etag in [tag.strip().removeprefix("W/") for tag in known.split(",")]:
            return Response(status_code=304, headers=headers)
        body = self.body
        if self.gzipped is not None and "gzip" in request.headers.get("accept-encoding", ""):
            body, headers["Content-Encoding"] = self.gzipped, "gzip"
        return Response(body, headers={**headers, "Content-Type": self.media_type})


class Assets:
    """All files of the page, by path. ``page`` is the folder with index.html, main.js and page.css."""

    def __init__(self, page: Path = PAGE) -> None:
        files = {
            "page.js": rjsmin.jsmin(bundle(page / "main.js", moved={page.parent / "form": JS})),
            "page.css": lean(
                bundle_css((*STYLES, "paper.css")) + (page / "page.css").read_text(encoding="utf-8")
            ),
            "start.js": (page / "start.js").read_text(encoding="utf-8"),
            "icon.svg": (page / "icon.svg").read_text(encoding="utf-8"),
        }
        digest = hashlib.sha256(
            "".join(f"{name} {len(text)} {text}" for name, text in files.items()).encode()
        )
        self.version = digest.hexdigest()[:12]
        self._files = {
            f"/static/{self.version}/{name}": Asset.of(text.encode(), TYPES[Path(name).suffix], FOREVER)
            for name, text in files.items()
        }
        index = (page / "index.html").read_text(encoding="utf-8")
        addressed = index.replace('"/static/', f'"/static/{self.version}/')
        self.index = Asset.of(addressed.encode(), TYPES[".html"], ASK_AGAIN)

    def get(self, path: str) -> Asset | None:
        """Return the file at a path such as ``/static/<version>/page.js``."""
        return self._files.get(path)


def lean(sheet: str) -> str:
    """Return a style sheet without comments and indentation, which are a sixth of it even compressed."""

    def shorter(found: re.Match[str]) -> str:
        return found[1] or ("" if found[0].startswith("/*") else "\n")

    return _STRING_OR_IDLE.sub(shorter, sheet)
