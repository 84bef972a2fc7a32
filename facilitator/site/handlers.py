"""What the decks' site shows, and how the kernel behind a page ends with it."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from facilitator.site.auth import refuse
from facilitator.site.home import decks
from facilitator.site.notebook_pages import pages


class DeckHandler(TornadoVoilaHandler):  # type: ignore[misc]
    """Renders the decks and the facilitator's pages, and nothing else that lies in the folder."""

    async def get(self, path: str = "") -> None:
        """Render one deck or page, or say that there is none."""
        links = {link for deck in decks(Path(self.settings["slides"])) for link in deck.links.values()}
        if path not in pages() and f"/voila/render/{quote(path)}" not in links:
            refuse(self, 404, "no-such-deck")
            return
        await super().get(path)


class Farewell(VoilaShutdownKernelHandler):  # type: ignore[misc]
    """Frees a kernel when its page closes."""

    def check_xsrf_cookie(self) -> None:
        """A closing page says where it comes from; that it comes from here is all there is to check."""
        if self.request.headers.get("Origin") != f"http://{self.request.host}":
            super().check_xsrf_cookie()
