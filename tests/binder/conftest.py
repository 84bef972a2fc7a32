"""A server as Binder starts it, and browsers that open its links."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2
import pytest

from tests.e2e.conftest import device, recorder
from tests.facilitator.running import free_ports
from tests.waiting import PATIENCE, eventually

__all__ = ["device", "recorder"]

ROOT = Path(__file__).parents[2]
BASE = "/user/learner-on-binder-x7/"
#: A learner's own notebook, in one language only, with a mistake in it.
BROKEN = {
    "cells": [
        {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# 我的 <账>"},
        {
            "cell_type": "code",
            "id": "mistake",
            "metadata": {},
            "source": "1 / 0",
            "outputs": [],
            "execution_count": None,
        },
        {
            "cell_type": "code",
            "id": "sum",
            "metadata": {},
            "source": "print('<b>', 6 * 7)",
            "outputs": [],
            "execution_count": None,
        },
        {"cell_type": "markdown", "id": "end", "metadata": {}, "source": "## 算完了"},
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


@dataclass
class Binder:
    """The server: its address with the base path, the token that lets a browser in, and the home folder."""

    url: str
    token: str
    home: Path

    def link(self, path: str) -> str:
        """Return the link that Binder opens for what it calls a urlpath."""
        return f"{self.url}{path}?token={self.token}"

    def get(self, path: str) -> httpx2.Response:
        """Ask for something as a browser that was let in."""
        return httpx2.get(self.link(path), follow_redirects=True, timeout=PATIENCE, trust_env=False)


@pytest.fixture(scope="module")
def binder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Binder]:
    """Start what Binder starts, in this environment, over a copy of the modules."""
    here = tmp_path_factory.mktemp("binder")
    shutil.copytree(ROOT / "modules", here / "modules")
    (here / "modules/zh/broken.ipynb").write_text(json.dumps(BROKEN), "utf-8")
    (port,) = free_ports(1)
    made = Binder(f"http://127.0.0.1:{port}{BASE}", secrets.token_hex(16), here)
    own = ("JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "JUPYTER_CONFIG_DIR", "WORKSHOP_HOME", "XDG_DATA_HOME")
    environment = {name: value for name, value in os.environ.items() if name not in own}
    environment |= {"HOME": str(here), "JUPYTER_TOKEN": made.token, "LC_ALL": "C.UTF-8"}
    command = [str(ROOT / "binder/start"), sys.executable, "-m", "jupyterlab", "--allow-root", "--no-browser"]
    command += ["--ip=127.0.0.1", f"--port={port}", "--ServerApp.port_retries=0"]
    with (here / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, f"--ServerApp.base_url={BASE}"], cwd=here, env=environment, stdout=log, stderr=log
        )
        try:
            eventually(lambda: _answers(made, process, here), every=0.1)
            yield made
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _answers(made: Binder, process: subprocess.Popen[bytes], here: Path) -> bool:
    assert process.poll() is None, (here / "server.log").read_text("utf-8")
    try:
        return made.get("api").is_success
    except httpx2.TransportError:
        return False
