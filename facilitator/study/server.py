"""The JupyterLab of a self-learner: its address and its process."""

from __future__ import annotations

import errno
import os
import secrets
import sys
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.faults import UserError
from facilitator.processes.bind import DECK_PORT
from facilitator.processes.child import ManagedProcess
from facilitator.processes.launch import environment
from facilitator.processes.network import refusal_to_bind
from facilitator.study.page import START
from facilitator.study.settings import CONFIGURATION, MENUS
from workbook.schema import Language

#: Browsers keep copies of answers by address, so it is the same every time if it can be.
STUDY_PORT = DECK_PORT + 1
_HOST = "127.0.0.1"
#: How many ports after the wanted one are tried.
_FURTHER = 50


@dataclass(frozen=True)
class Server:
    """The settings of the server: modules of ``folder`` at ``port``, to begin with ``language``.

    ``home`` is the data folder; ``pages`` chooses Voilà instead of notebooks. ``token`` lets a browser in.
    """

    folder: Path
    home: Path
    port: int
    language: Language
    pages: bool
    opens_browser: bool
    token: str = field(default_factory=lambda: secrets.token_hex(24), repr=False)

    @property
    def start(self) -> str:
        """Return the path of the start page."""
        shown = "voila/render" if self.pages else "lab/tree"
        return f"/{shown}/{self.language}/{START}"

    @property
    def link(self) -> str:
        """Return the address that opens the start page."""
        return f"http://{_HOST}:{self.port}{self.start}?token={self.token}"

    def program(self) -> ManagedProcess:
        """Return the server, not yet started. It reads nothing of the user's own Jupyter."""
        own = self.home / "study"
        settings = [
            CONFIGURATION,
            *(folder for language, folder in MENUS.items() if language == self.language),
        ]
        told = {
            "JUPYTER_CONFIG_PATH": os.pathsep.join(map(str, settings)),
            "JUPYTER_TOKEN": self.token,  # where no other user can read it
            "JUPYTERLAB_SETTINGS_DIR": str(own / "settings"),
            "JUPYTERLAB_WORKSPACES_DIR": str(own / "workspaces"),
            "WORKSHOP_HOME": str(self.home),
        }
        command = [sys.executable, "-m", "facilitator.processes.parent", "jupyterlab", str(self.folder)]
        command += [f"--ServerApp.ip={_HOST}", f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0"]
        command += [f"--ServerApp.open_browser={self.opens_browser}", f"--LabApp.default_url={self.start}"]
        command += ["--ServerApp.allow_root=True", "--ServerApp.log_level=WARN"]
        return ManagedProcess(
            "study",
            command,
            port=self.port,
            log=self.home / "logs" / "study.log",
            environment=environment(own) | told,
        )


def free_port(wanted: int) -> int:
    """Return ``wanted``, or the next free port; UserError when the system allows none."""
    for port in range(wanted, min(wanted + _FURTHER, 65536)):
        refused = refusal_to_bind(_HOST, port)
        if refused is None:
            return port
        if refused != errno.EADDRINUSE:
            raise UserError("port-refused", port=port)
    raise UserError("study-no-port", port=wanted)
