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

#: Holds Voilà's template of the decks, where Jupyter looks for such things.
TEMPLATES = Path(__file__).parents[1] / "site" / "templates"
#: Where Jupyter and IPython keep what is the user's own; the decks do not look there.
PRIVATE = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR")


@dataclass(frozen=True)
class LaunchConfig:
    """Everything the two programs have to be told. ``folder`` is the data folder, ``runtime`` is temporary."""

    place: BindAddress
    port: int
    deck_port: int
    folder: Path
    runtime: Path

    @property
    def address(self) -> str:
        """Return the participants' address."""
        return url(self.place.address, self.port)

    @property
    def deck_origin(self) -> str:
        """Return where the decks are."""
        return f"http://127.0.0.1:{self.deck_port}"

    @property
    def room_origin(self) -> str:
        """Return the room as this machine reaches it; a page's policy cannot name an IPv6 address."""
        host = "localhost" if self.place.loopback == "::1" else self.place.loopback
        return f"http://{host}:{self.port}"


def room_program(setting: LaunchConfig, *, workshop: str) -> ManagedProcess:
    """Return the room of the workshop of that id, not yet started; a restart serves the same one."""
    place = setting.place
    command = [
        sys.executable,
        "-m",
        "facilitator.processes.parent",
        "workbook.room",
        "--data",
        str(setting.folder),
    ]
    command += ["--workshop", workshop]
    command += ["--host", place.host, "--port", str(setting.port), "--deck-origin", setting.deck_origin]
    return ManagedProcess(
        "room",
        [*command, "--address", netloc(place.address, setting.port)],
        port=setting.port,
        host=place.loopback,
        log=setting.folder / "logs" / "room.log",
        environment=environment(setting.runtime),
    )


def deck_program(
    setting: LaunchConfig, *, secret: str, greeting: Callable[[], Iterable[Mapping[str, Any]]]
) -> ManagedProcess:
    """Return the decks' server, not yet started. ``secret`` opens the room to the decks."""
    file = keep_secret(setting.runtime, secret)
    command = [sys.executable, "-m", "facilitator.site.server", "--port", str(setting.deck_port)]
    told = {
        "WORKSHOP_ROOM_URL": setting.room_origin,
        "WORKSHOP_FACILITATOR_FILE": str(file),
        "WORKSHOP_LANGUAGE": texts.chosen(),
        texts.COMMAND_VARIABLE: texts.command(),
    }
    return ManagedProcess(
        "decks",
        [*command, "--room", setting.room_origin, "--runtime", str(setting.runtime)],
        port=setting.deck_port,
        log=setting.folder / "logs" / "decks.log",
        environment=environment(setting.runtime) | told,
        greeting=greeting,
    )


def environment(runtime: Path) -> dict[str, str]:
    """Return what both inherit: nothing of the user's own Jupyter, and the language that is spoken."""
    locale = "zh_CN.UTF-8" if texts.chosen() == "zh" else "en_US.UTF-8"
    kept = {key: value for key, value in os.environ.items() if key not in ("LC_ALL", "LC_MESSAGES")}
    own = {"JUPYTER_PATH": str(TEMPLATES), "LANG": locale, "PYTHONUTF8": "1"}
    return kept | dict.fromkeys(PRIVATE, str(runtime)) | own


def keep_secret(runtime: Path, secret: str) -> Path:
    """Write what opens the room to the decks into a file that only this user can read; return the file."""
    path = runtime / "facilitator.json"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump({"secret": secret}, file)
    return path
