"""The page's files: compressed once at start, served from memory and nothing else.

The page is one script and one style sheet, built by web/build.mjs. Their address has a version in it, so a
phone keeps them for good and fetches new ones when they change; the page itself is asked for anew each time.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response

from workbook.web import DIST

if TYPE_CHECKING:
    from starlette.requests import Request

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}

#: Files that the page loads, by their name in the folder of built files.
NAMES = ("phone.js", "phone.css", "start.js", "icon.svg")

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
    """All files of the page, by path. ``folder`` is the folder of built files, with index.html."""

    def __init__(self, folder: Path = DIST) -> None:
        files = {name: (folder / name).read_bytes() for name in NAMES}
        digest = hashlib.sha256()
        for name, content in files.items():
            digest.update(f"{name} {len(content)} ".encode() + content)
        self.version = digest.hexdigest()[:12]
        self._files = {
            f"/static/{self.version}/{name}": Asset.of(content, TYPES[Path(name).suffix], FOREVER)
            for name, content in files.items()
        }
        index = (folder / "index.html").read_text(encoding="utf-8")
        addressed = index.replace('"/static/', f'"/static/{self.version}/')
        self.index = Asset.of(addressed.encode(), TYPES[".html"], ASK_AGAIN)

    def get(self, path: str) -> Asset | None:
        """Return the file at a path such as ``/static/<version>/phone.js``."""
        return self._files.get(path)
