"""What both contestants can do, so that the same code measures either."""

from __future__ import annotations

from typing import Protocol

from playwright.sync_api import Browser, Page

from tools.bench.pages import Visit, Watch


class Contestant(Protocol):
    """A server with a participant's page and a slide, and how to use them. It is ended by `end`."""

    name: str

    def visit(self) -> Visit:
        """Return how a participant who has joined opens the page, each time as somebody else."""

    def begin(self, browser: Browser) -> None:
        """Open the pages that stay open while reactions are measured."""

    def type_letter(self) -> float | None:
        """Press a key in the long text; return the milliseconds until the page says that it is saved."""

    def move_slider(self) -> float | None:
        """Move a slider by one step; return the milliseconds until the new chart."""

    def answer(self) -> float | None:
        """Choose another rating; return the milliseconds until the slide, in another page, shows it."""

    def meet(self, page: Page) -> None:
        """Get to know a page that is about to be opened."""

    def forget(self, page: Page) -> None:
        """Free what the server keeps for a page that is about to be closed."""

    def weight(self) -> float | None:
        """Return the memory of the server that serves the pages, in bytes; None where the system does not tell."""

    def close(self) -> None:
        """Close the pages that `begin` opened."""

    def end(self) -> None:
        """End the server."""


#: What the room waits for after the last key before it saves, and before it computes a typed number, in milliseconds.
SAVING_REST, COMPUTING_REST = 400.0, 150.0

__all__ = ["COMPUTING_REST", "SAVING_REST", "Contestant", "Watch"]
