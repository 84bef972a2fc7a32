"""`workshop study`: the modules in a folder of the learner's own, and a JupyterLab that shows them."""

from __future__ import annotations

import time
from contextlib import ExitStack, suppress
from pathlib import Path
from queue import Empty, SimpleQueue

from facilitator import texts
from facilitator.faults import UserError
from facilitator.prepare.report import files_told
from facilitator.processes.child import Event, ManagedProcess, ProcessEnded
from facilitator.processes.supervisor import FINISHING, STARTING, TICK, signals_to
from facilitator.processes.terminal import has_screen
from facilitator.screen import Screen
from facilitator.study.folder import lay_out, usual_folder
from facilitator.study.server import STUDY_PORT, Server, free_port


def study(screen: Screen, folder: Path | None, *, port: int | None, pages: bool, open_browser: bool) -> None:
    """Lay the modules out and show them until told to stop. UserError, StoreError or OSError say what is in the way."""
    from workbook.store.data_folder import data_folder, private_folder

    folder = (folder or usual_folder()).expanduser().absolute()
    written = lay_out(folder)
    if written.made:
        screen.say("study-made", folder=folder)
    else:
        screen.say("study-folder", folder=folder)
    if written.changed:
        screen.say("study-changed", n=len(written.changed))
    for line in files_told(written, texts.chosen()):
        screen.write(line)
    wanted = port or STUDY_PORT
    server = Server(
        folder=folder,
        home=private_folder(data_folder()).resolve(),
        port=free_port(wanted),
        language=texts.chosen(),
        pages=pages,
        opens_browser=open_browser and has_screen(),
    )
    private_folder(server.home / "study")
    if server.port != wanted:
        screen.say("study-moved", old=wanted, new=server.port, style="yellow")
    _run(screen, server)
    screen.say("stopped")


def _run(screen: Screen, server: Server) -> None:
    """Serve until a signal comes, or the server is shut down from its own menu."""
    events: SimpleQueue[Event] = SimpleQueue()
    program, event = server.program(), None
    with ExitStack() as stack:
        stack.enter_context(signals_to(events))
        stack.callback(screen.busy, None)
        stack.callback(_stop, screen, program)
        screen.busy("study-starting")
        program.start(events)
        while event is None:
            with suppress(Empty):
                event = events.get(timeout=TICK if program.ready else 0.05)
            if not program.ready:
                _greet(screen, server, program)
    if isinstance(event, ProcessEnded) and not program.ready:
        raise _trouble("keeps-dying", program)


def _greet(screen: Screen, server: Server, program: ManagedProcess) -> None:
    """Give the link as soon as the server answers."""
    if program.answers():
        program.ready = True
        screen.busy(None)
        screen.write(f"{texts.say('study-link')}  {server.link}")
        screen.say("keys-none", style="dim")
    elif time.monotonic() - program.started > STARTING:
        raise _trouble("never-answered", program)


def _trouble(code: str, program: ManagedProcess) -> UserError:
    return UserError(code, name=texts.say("name-study"), reason=program.last_words(), log=str(program.log))


def _stop(screen: Screen, program: ManagedProcess) -> None:
    if program.alive():
        screen.busy("stopping")
    program.let_go()
    program.wait(FINISHING)
    program.kill()
