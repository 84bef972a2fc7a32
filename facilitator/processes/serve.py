"""`workshop serve`: the room for the network, the decks for this machine, and one terminal for both."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from facilitator.faults import UserError
from facilitator.processes.bind import BindAddress, BindOptions, check_ports, find_bind_address, is_served_at
from facilitator.processes.child import Event
from facilitator.processes.launch import LaunchConfig
from facilitator.processes.supervisor import GaveUpError, Supervisor, listen_to_keyboard, signals_to
from facilitator.processes.terminal import Terminal, has_screen, say_name
from facilitator.screen import Screen
from workbook.address import DEFAULT_PORT


def serve(wishes: BindOptions, screen: Screen) -> None:
    """Run a workshop until it is told to stop. UserError, StoreError or OSError say what is in the way."""
    events: SimpleQueue[Event] = SimpleQueue()
    with ExitStack() as stack:
        folder = tempfile.TemporaryDirectory(prefix="workshop-", ignore_cleanup_errors=True)
        runtime = Path(stack.enter_context(folder))
        stack.enter_context(signals_to(events))
        screen.busy("starting-room")
        stack.callback(screen.busy, None)
        desk = prepare(wishes, screen, find_bind_address(wishes), runtime)
        supervisor = Supervisor(desk, events)
        try:
            supervisor.start(desk.room)
            supervisor.start(desk.decks)
            listen_to_keyboard(events)
            supervisor.run()
        except GaveUpError as error:
            child = error.child
            params = {"name": say_name(child), "reason": child.last_words(), "log": str(child.log)}
            raise UserError(error.code, **params) from None
        finally:
            screen.busy("stopping")
            supervisor.stop()
    screen.say("stopped")


def prepare(wishes: BindOptions, screen: Screen, place: BindAddress, runtime: Path) -> Terminal:
    """Find the workshop and its ports, and say which it is."""
    from facilitator.workshops import find_or_make
    from workbook.store import facilitator_secret, open_store
    from workbook.store.workshops import take_up

    with open_store() as store:
        workshop, made = find_or_make(store, wanted=wishes.workshop, pace=wishes.pace)
        port = wishes.port or workshop.port or DEFAULT_PORT
        moved = workshop.port is not None and workshop.port != port
        if moved and is_served_at(workshop.port, workshop.id):  # two rooms must not serve one workshop
            raise UserError("port-taken", port=workshop.port)
        check_ports(place, port, wishes.deck_port)
        workshop = take_up(store, workshop, pace=wishes.pace)
        secret = facilitator_secret(store, workshop.id)
        folder = store.folder.resolve()
    screen.say("new-workshop" if made else "resumed", title=workshop.title, id=workshop.id)
    if moved:
        screen.say("moved", old=workshop.port, new=port, style="yellow")
    desk = Terminal(screen, LaunchConfig(place, port, wishes.deck_port, folder, runtime), workshop, secret)
    desk.opens_browser = wishes.open_browser and has_screen()
    return desk
