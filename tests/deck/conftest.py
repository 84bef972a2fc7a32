"""A room, a Voilà and an open deck."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import patient
from tests.deck.fake_room import NOWHERE, FakeRoom
from tests.deck.servers import RoomServer, free_port, voila
from tests.deck.show import Show
from tests.deck.views import views


@dataclass
class Stage:
    """Where the decks are served, and the room behind them."""

    base: str
    server: RoomServer

    @property
    def room(self) -> FakeRoom:
        """Return the room that answers now."""
        return self.server.room


@pytest.fixture(scope="session")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Serve the decks with a room, once for all tests."""
    deck_port, room_port = free_port(), free_port()
    server = RoomServer(FakeRoom(views()), room_port, [f"http://127.0.0.1:{deck_port}"])
    server.start()
    with voila(deck_port, tmp_path_factory.mktemp("deck"), room=f"http://127.0.0.1:{room_port}") as base:
        yield Stage(base, server)
    server.stop()


Opener = Callable[..., Show]


@pytest.fixture
def open_deck(browser: Browser, stage: Stage) -> Iterator[Opener]:
    """Open a deck in a browser of its own; at the end nothing may have gone wrong in it."""
    contexts: list[BrowserContext] = []
    shows: list[Show] = []

    def new(
        deck: str = "01-defining-service", language: str = "en", *, size: tuple[int, int] = (1920, 1080)
    ) -> Show:
        context = patient(browser.new_context(viewport={"width": size[0], "height": size[1]}))
        contexts.append(context)
        page: Page = context.new_page()
        show = Show(page)
        shows.append(show)
        return show.open(f"{stage.base}/{language}/{deck}.ipynb")

    stage.room.views = {f"{view['exercise']}/{view['round']}": view for view in views()}
    stage.room.asked.clear()
    stage.room.moves.clear()
    stage.room.stage = dict(NOWHERE)
    stage.room.refuse = False
    yield new
    for context in contexts:
        context.close()
    for show in shows:
        assert not show.faults, show.faults
        assert not show.elsewhere, show.elsewhere
