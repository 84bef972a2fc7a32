"""The facilitator's terminal while the room and the decks run: sentences and links."""

from __future__ import annotations

import os
import secrets
import sys
import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from facilitator import texts
from facilitator.processes.child import ManagedProcess, ProcessOutput
from facilitator.processes.launch import LaunchConfig, deck_program, room_program
from facilitator.screen import Screen

if TYPE_CHECKING:
    from workbook.store import Workshop


class Terminal:
    """Reports the events of room and decks, and shows links to the decks."""

    def __init__(self, screen: Screen, config: LaunchConfig, workshop: Workshop, secret: str) -> None:
        self.screen, self.config, self.workshop = screen, config, workshop
        self.opens_browser = False
        self._session = secrets.token_urlsafe(32)
        self._keyboard = True
        self._links: dict[str, Callable[[str], object]] = {}
        self.room = room_program(config, workshop=workshop.id)
        self.decks = deck_program(config, secret=secret, first_messages=self._first_messages)

    def on_ready(self, child: ManagedProcess, *, again: bool) -> None:
        """Report a child that answers."""
        if again:
            self.screen.say("back", name=say_name(child), style="green")
            if child is self.decks:  # its links ended with it
                self._make_link(self._show)
        elif child is self.room:
            self._invite()
            self.screen.busy("starting-decks")
        if not again and self.room.ready and self.decks.ready:
            self.screen.busy(None)
            self._make_link(self._show)
            if self.opens_browser:
                self._make_link(self._browse)

    def on_lost(self, child: ManagedProcess) -> None:
        """Report a child that died."""
        self.screen.say("lost", name=say_name(child), style="yellow")

    def on_output(self, message: ProcessOutput) -> None:
        """Use a link that the decks now accept, or report that one was used."""
        code = message.message.get("expects")
        if use := self._links.pop(str(code), None):
            use(f"{self.config.deck_origin}/enter/{code}")
        if message.message.get("entered"):
            self.screen.say("entered")
            if not self._keyboard:
                self._make_link(self._show)

    def on_input(self, line: str) -> None:
        """Show a new link; "" notes that there is no keyboard to ask for one."""
        self._keyboard = bool(line)
        if self._keyboard and self.decks.ready:
            self._make_link(self._show)

    def _invite(self) -> None:
        self.screen.busy(None)
        bind = self.config.bind
        self.screen.invitation(
            title=self.workshop.title,
            address=self.config.address,
            pin=self.workshop.pin,
            others=bind.others,
        )
        if bind.warning:
            self.screen.say(bind.warning, style="yellow")

    def _make_link(self, use: Callable[[str], object]) -> None:
        """Send the decks a new code; ``use`` gets its link as soon as they accept it."""
        code = secrets.token_urlsafe(24)
        self._links[code] = use
        self.decks.send({"code": code})

    def _show(self, link: str) -> None:
        self.screen.write(f"{texts.say('link')}  {link}")
        self.screen.say("keys" if self._keyboard else "keys-none", style="dim")

    def _browse(self, link: str) -> None:
        threading.Thread(target=webbrowser.open, args=(link,), daemon=True).start()

    def _first_messages(self) -> Iterator[Mapping[str, Any]]:
        self._links.clear()
        yield {
            "session": self._session,
            "title": self.workshop.title,
            "pin": self.workshop.pin,
            "address": self.config.address,
        }


def has_screen(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Return whether a browser can be opened for the facilitator to see."""
    if environment.get("CI") or environment.get("SSH_CONNECTION"):
        return False
    if platform in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def say_name(child: ManagedProcess) -> str:
    """Return the name of a child for sentences."""
    return texts.say(f"name-{child.name}")
