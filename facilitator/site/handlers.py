"""The handlers that render decks and pages, and that end the kernel of a closed page."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler

from facilitator.site.auth import refuse
from facilitator.site.home import decks
from facilitator.site.notebook_pages import pages


class DeckHandler(TornadoVoilaHandler):  # type: ignore[misc]
    """Renders the decks and the facilitator's pages, and no other file of the folder."""

    async def get(self, path: str = "") -> None:
        """Render one deck or page; status 404 where there is none."""
        links = {link for deck in decks(Path(self.settings["slides"])) for link in deck.links.values()}
        if path not in pages() and f"/voila/render/{quote(path)}" not in links:
            refuse(self, 404, "no-such-deck")
            return
        await super().get(path)


class ShutdownHandler(VoilaShutdownKernelHandler):  # type: ignore[misc]
    """Ends a kernel when its page closes."""

    def check_xsrf_cookie(self) -> None:
        """Accept a request whose Origin is this server, as a closing page sends no token."""
        if self.request.headers.get("Origin") != f"http://{self.request.host}":
            super().check_xsrf_cookie()
