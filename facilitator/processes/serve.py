"""`workshop serve`: the room for the network, the decks for this machine, and one terminal for both."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from facilitator.faults import UserError
from facilitator.processes.bind import BindAddress, BindOptions, check_ports, find_bind_address, is_served_at
from facilitator.processes.child import Event, ManagedProcess
from facilitator.processes.launch import LaunchConfig
from facilitator.processes.supervisor import GaveUpError, Supervisor, read_keyboard, signals_to
from facilitator.processes.terminal import Terminal, has_screen, say_name
from facilitator.screen import Screen
from workbook.address import DEFAULT_PORT


def serve(options: BindOptions, screen: Screen) -> None:
    """Run a workshop until a signal stops it. Raises UserError, StoreError or OSError."""
    events: SimpleQueue[Event] = SimpleQueue()
    with ExitStack() as stack:
        folder = tempfile.TemporaryDirectory(prefix="workshop-", ignore_cleanup_errors=True)
        runtime = Path(stack.enter_context(folder))
        stack.enter_context(signals_to(events))
        screen.busy("starting-room")
        stack.callback(screen.busy, None)
        terminal = _terminal(options, screen, find_bind_address(options), runtime)
        read_keyboard(events)
        supervise(Supervisor(terminal, events), [terminal.room, terminal.decks], screen)
    screen.say("stopped")


def supervise(supervisor: Supervisor, children: Sequence[ManagedProcess], screen: Screen) -> None:
    """Start children, run them until stopped, and end them. UserError when one cannot be kept running."""
    try:
        for child in children:
            supervisor.start(child)
        supervisor.run()
    except GaveUpError as error:
        failed = error.child
        params = {"name": say_name(failed), "reason": failed.last_line(), "log": str(failed.log)}
        raise UserError(error.code, **params) from None
    finally:
        if any(child.alive() for child in children):
            screen.busy("stopping")
        supervisor.stop()


def _terminal(options: BindOptions, screen: Screen, bind: BindAddress, runtime: Path) -> Terminal:
    """Choose the workshop and its ports, report them, and return the terminal with both programs."""
    from facilitator.workshops import find_or_make
    from workbook.store import facilitator_secret, open_store
    from workbook.store.workshops import take_up

    with open_store() as store:
        workshop, made = find_or_make(store, wanted=options.workshop, pace=options.pace)
        port = options.port or workshop.port or DEFAULT_PORT
        moved = workshop.port is not None and workshop.port != port
        if moved and is_served_at(workshop.port, workshop.id):  # two rooms must not serve one workshop
            raise UserError("port-taken", port=workshop.port)
        check_ports(bind, port, options.deck_port)
        workshop = take_up(store, workshop, pace=options.pace)
        secret = facilitator_secret(store, workshop.id)
        folder = store.folder.resolve()
    screen.say("new-workshop" if made else "resumed", title=workshop.title, id=workshop.id)
    if moved:
        screen.say("moved", old=workshop.port, new=port, style="yellow")
    terminal = Terminal(
        screen, LaunchConfig(bind, port, options.deck_port, folder, runtime), workshop, secret
    )
    terminal.opens_browser = options.open_browser and has_screen()
    return terminal
