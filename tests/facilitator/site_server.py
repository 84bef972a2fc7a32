"""The decks' server as a process of its own, with decks made for the test."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import httpx2
import nbformat

from facilitator.processes.launch import TEMPLATES
from tests.facilitator.running import ROOT, free_ports
from tests.waiting import PATIENCE, eventually

NAME = "01-defining-service.ipynb"
SECRET_LINE = "the-source-of-a-deck"


def make_slides(folder: Path) -> Path:
    """Write one small deck in both languages."""
    for language in ("en", "zh"):
        notebook = nbformat.v4.new_notebook(
            metadata={
                "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
                "workshop": {"language": language},
            },
            cells=[
                nbformat.v4.new_markdown_cell("# Hello", metadata={"slideshow": {"slide_type": "slide"}}),
                nbformat.v4.new_code_cell(f"1 + 1  # {SECRET_LINE}"),
            ],
        )
        (folder / language).mkdir(parents=True)
        nbformat.write(notebook, folder / language / NAME)
    return folder


class Decks:
    """A server that runs; ``told`` is what it told its parent."""

    def __init__(self, slides: Path, runtime: str, *arguments: str) -> None:
        (self.port,) = free_ports(1)
        self.address = f"http://127.0.0.1:{self.port}"
        self.session = secrets.token_urlsafe(32)
        self.told: list[dict[str, Any]] = []
        command = [sys.executable, "-m", "facilitator.site.server", "--port", str(self.port)]
        command += ["--room", "http://127.0.0.1:9", "--runtime", runtime, "--slides", str(slides)]
        self.process = subprocess.Popen(
            [*command, "--template", "reveal", *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "JUPYTER_PATH": str(TEMPLATES)},
        )
        threading.Thread(target=self._read, daemon=True).start()
        self.tell(session=self.session, title="Service", pin="2468", address="http://192.168.8.10:8866/")
        eventually(self._answers)

    @property
    def cookies(self) -> dict[str, str]:
        """Return the cookie of somebody who came in."""
        return {f"workshop-site-{self.port}": self.session}

    def tell(self, **message: str) -> None:
        """Say something to the server."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(message).encode() + b"\n")
        self.process.stdin.flush()

    def link(self) -> str:
        """Make a link and wait until the server expects it."""
        code = secrets.token_urlsafe(24)
        self.tell(code=code)
        eventually(lambda: {"expects": code} in self.told)
        return f"{self.address}/enter/{code}"

    def client(self, *, inside: bool = True, **headers: str) -> httpx2.Client:
        """Return a browser, inside or outside."""
        cookies = self.cookies if inside else {}
        return httpx2.Client(
            base_url=self.address, cookies=cookies, headers=headers, timeout=PATIENCE, trust_env=False
        )

    def kernel(self) -> str:
        """Open a deck and return the id of its kernel."""
        with self.client() as client:
            page = client.get(f"/voila/render/en/{NAME}")
        assert page.status_code == 200
        config = page.text.partition('<script id="jupyter-config-data" type="application/json">')[2]
        return str(json.loads(config.partition("</script>")[0])["kernelId"])

    def has_kernel(self, kernel: str) -> bool:
        """Tell whether a kernel still runs."""
        with self.client() as client:
            return client.get(f"/api/kernels/{kernel}").status_code == 200

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.told.append(json.loads(line))

    def _answers(self) -> bool:
        assert self.process.poll() is None
        try:
            return httpx2.get(self.address, trust_env=False).status_code == 403
        except httpx2.TransportError:
            return False


@contextmanager
def decks(folder: Path, *arguments: str) -> Iterator[Decks]:
    """Serve decks while the block runs."""
    with tempfile.TemporaryDirectory(prefix="decks-") as runtime:  # a short path, for sockets
        served = Decks(make_slides(folder), runtime, *arguments)
        try:
            yield served
        finally:
            assert served.process.stdin is not None
            served.process.stdin.close()
            assert served.process.wait(30) == 0
            assert served.process.stdout is not None
            served.process.stdout.close()
            assert list(Path(runtime).glob("k*")) == []


def morsel(response: httpx2.Response, name: str) -> Any:
    """Return one cookie of a response, with its attributes."""
    cookie: SimpleCookie = SimpleCookie()
    for line in response.headers.get_list("set-cookie"):
        cookie.load(line)
    return cookie[name]
