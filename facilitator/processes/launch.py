"""The two programs behind a workshop: the room for the network, and the decks for this machine."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from facilitator import texts
from facilitator.processes.bind import BindAddress
from facilitator.processes.child import ManagedProcess
from facilitator.processes.network import netloc, url

#: The folder of the Voilà templates, for JUPYTER_PATH.
TEMPLATES = Path(__file__).parents[1] / "site" / "templates"
#: The variables that name the user's own Jupyter and IPython folders; the decks do not use those.
PRIVATE = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")


@dataclass(frozen=True)
class LaunchConfig:
    """The settings of both programs. ``folder`` is the data folder, ``runtime`` is temporary."""

    bind: BindAddress
    port: int
    deck_port: int
    folder: Path
    runtime: Path

    @property
    def address(self) -> str:
        """Return the participants' address."""
        return url(self.bind.address, self.port)

    @property
    def deck_origin(self) -> str:
        """Return the origin of the decks."""
        return f"http://127.0.0.1:{self.deck_port}"

    @property
    def room_origin(self) -> str:
        """Return the room's origin on this machine; a page's policy cannot name an IPv6 address."""
        host = "localhost" if self.bind.loopback == "::1" else self.bind.loopback
        return f"http://{host}:{self.port}"


def room_program(config: LaunchConfig, *, workshop: str) -> ManagedProcess:
    """Return the room of the workshop of that id, not yet started; a restart serves the same one."""
    bind = config.bind
    command = [
        sys.executable,
        "-m",
        "facilitator.processes.parent",
        "workbook.room",
        "--data",
        str(config.folder),
    ]
    command += ["--workshop", workshop]
    command += ["--host", bind.host, "--port", str(config.port), "--deck-origin", config.deck_origin]
    return ManagedProcess(
        "room",
        [*command, "--address", netloc(bind.address, config.port)],
        port=config.port,
        host=bind.loopback,
        log=config.folder / "logs" / "room.log",
        environment=environment(config.runtime),
    )


def deck_program(
    config: LaunchConfig, *, secret: str, first_messages: Callable[[], Iterable[Mapping[str, Any]]]
) -> ManagedProcess:
    """Return the decks' server, not yet started. ``secret`` opens the room to the decks."""
    file = keep_secret(config.runtime, secret)
    command = [sys.executable, "-m", "facilitator.site.server", "--port", str(config.deck_port)]
    variables = {
        "WORKSHOP_ROOM_URL": config.room_origin,
        "WORKSHOP_FACILITATOR_FILE": str(file),
        "WORKSHOP_LANGUAGE": texts.chosen(),
        texts.COMMAND_VARIABLE: texts.command(),
    }
    return ManagedProcess(
        "decks",
        [*command, "--room", config.room_origin, "--runtime", str(config.runtime)],
        port=config.deck_port,
        log=config.folder / "logs" / "decks.log",
        environment=environment(config.runtime) | variables,
        first_messages=first_messages,
    )


def environment(runtime: Path) -> dict[str, str]:
    """Return the environment of both: without the user's own Jupyter, in the chosen language."""
    locale = "zh_CN.UTF-8" if texts.chosen() == "zh" else "en_US.UTF-8"
    kept = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LC_MESSAGES")}
    own = {"JUPYTER_PATH": str(TEMPLATES), "LANG": locale, "PYTHONUTF8": "1"}
    return kept | dict.fromkeys(PRIVATE, str(runtime)) | own


def keep_secret(runtime: Path, secret: str) -> Path:
    """Write the secret that opens the room to the decks to a file only this user can read; return its path."""
    path = runtime / "facilitator.json"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"secret": secret}, file)
    return path
