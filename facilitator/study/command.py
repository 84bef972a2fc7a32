"""`workshop study`: copy the modules to the learner's folder and run a JupyterLab that shows them."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue

from facilitator import texts
from facilitator.processes.child import Event, ManagedProcess, ProcessOutput
from facilitator.processes.serve import supervise
from facilitator.processes.supervisor import Supervisor, signals_to
from facilitator.processes.terminal import has_screen
from facilitator.screen import Screen
from facilitator.study.folder import lay_out, usual_folder
from facilitator.study.server import STUDY_PORT, Server, free_port


def study(screen: Screen, folder: Path | None, *, port: int | None, pages: bool, open_browser: bool) -> None:
    """Lay the modules out and show them until a signal comes. Raises UserError, StoreError or OSError."""
    from workbook.store.data_folder import data_folder, private_folder

    folder = (folder or usual_folder()).expanduser().absolute()
    written = lay_out(folder)
    if written.made:
        screen.say("study-made", folder=folder)
    else:
        screen.say("study-folder", folder=folder)
    if written.changed:
        screen.say("study-changed", n=len(written.changed))
    for line in texts.written_files(written, texts.chosen()):
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
    with ExitStack() as stack:
        stack.enter_context(signals_to(events))
        stack.callback(screen.busy, None)
        screen.busy("study-starting")
        supervise(
            Supervisor(_Reporter(screen, server.link), events, restart=False), [server.program()], screen
        )


class _Reporter:
    """Shows the link as soon as the server answers."""

    def __init__(self, screen: Screen, link: str) -> None:
        self.screen, self.link = screen, link

    def on_ready(self, child: ManagedProcess, *, again: bool) -> None:
        """Show the link."""
        self.screen.busy(None)
        self.screen.write(f"{texts.say('study-link')}  {self.link}")
        self.screen.say("keys-none", style="dim")

    def on_lost(self, child: ManagedProcess) -> None:
        """Never called: the server is not started again."""

    def on_output(self, message: ProcessOutput) -> None:
        """Ignore what the server prints."""

    def on_input(self, line: str) -> None:
        """Never called: the keyboard is not read."""
