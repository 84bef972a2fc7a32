"""A real JupyterLab, and somebody who works in a module there."""

from __future__ import annotations

import contextlib
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
from playwright.sync_api import Error, FrameLocator, Locator, Page, expect

from tests.facilitator.running import free_ports
from tests.waiting import PATIENCE, eventually

ROOT = Path(__file__).parents[2]
#: JupyterLab asks for news, and a server for updates; a room has no internet.
SILENT = {"checkForUpdates": False, "fetchNews": "false"}
#: The notebook on top; another may be open behind it.
SHOWN = ".jp-NotebookPanel:not(.lm-mod-hidden)"

Place = Page | FrameLocator


@dataclass
class Lab:
    """A JupyterLab server over a copy of the modules, with a data folder of its own."""

    port: int
    token: str
    home: Path

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}"

    def open(self, page: Page, module: str, *, at: str = "lab/tree") -> None:
        """Open a module (``en/02-competitive-positioning``) and run all its cells; ``at="notebooks"`` in Notebook 7."""
        page.goto(f"{self.url}/{at}/{module}.ipynb?reset&token={self.token}")
        run_all(page)

    def forget(self) -> None:
        """Lose every kernel and everything that was written, as a borrowed computer does."""
        with httpx2.Client(
            base_url=self.url,
            headers={"Authorization": f"token {self.token}"},
            timeout=PATIENCE,
            trust_env=False,
        ) as client:
            for session in client.get("/api/sessions").json():
                client.delete(f"/api/sessions/{session['id']}").raise_for_status()
        if self.home.exists():
            shutil.rmtree(self.home)

    def renew(self) -> None:
        """Lose everything, and lay out the modules and the settings as they were at first."""
        self.forget()
        for place in ("modules", "settings", "workspaces"):
            shutil.rmtree(self.home.parent / place, ignore_errors=True)
        lay_out(self.home.parent)


def lay_out(folder: Path) -> None:
    """Copy the modules, and write the settings that keep JupyterLab from asking for news."""
    shutil.copytree(ROOT / "modules", folder / "modules")
    settings = folder / "settings" / "@jupyterlab" / "apputils-extension"
    settings.mkdir(parents=True)
    (settings / "notification.jupyterlab-settings").write_text(json.dumps(SILENT), "utf-8")


def run_all(page: Page, item: str = "Run All Cells") -> None:
    """Run all cells once the kernel is there, and wait until the first of them shows what it has to show."""
    if "/notebooks/" in page.url:
        # Notebook 7 has no status bar, and calls a kernel idle that is not there yet.
        toolbar = page.locator(f"{SHOWN} .jp-NotebookPanel-toolbar")
        expect(toolbar).to_contain_text("Python 3")
        expect(page.locator(f"{SHOWN} [data-status=idle]").first).to_be_attached()
    else:
        expect(page.locator("#jp-main-statusbar")).to_contain_text("| Idle")
    menu(page, "Run", item)
    if item != "Run All Cells":
        page.locator(".jp-Dialog .jp-mod-accept").click()
    expect(page.locator(f"{SHOWN} .es-notebook").first).to_be_visible()


def menu(page: Page, name: str, *items: str) -> None:
    """Choose something from JupyterLab's menu, or from a menu within it."""
    page.locator(".lm-MenuBar-itemLabel", has_text=name).first.click()
    for item in items:
        page.locator(".lm-Menu-itemLabel").get_by_text(item, exact=True).click()


def restart(page: Page) -> None:
    """Start over with a fresh kernel, as after a crash."""
    menu(page, "Edit", "Clear Outputs of All Cells")
    expect(page.locator(".es-notebook")).to_have_count(0)
    run_all(page, "Restart Kernel and Run All Cells…")


def join_card(page: Page) -> Locator:
    """Return the join form of the first cell."""
    return page.locator(".es-notebook", has=page.locator(".es-card > p[role=status]")).first


def join_room(page: Page, address: str, pin: str, *, name: str = "", code: str = "") -> None:
    """Fill the join form in the notebook, by the order of its fields, and wait for the seat."""
    card = join_card(page)
    card.locator("summary").click()
    fields = card.locator("form input")
    for field, words in zip(fields.all(), (address, pin, name, code), strict=True):
        field.fill(words)
    card.locator("button[type=submit]").click()
    expect(card.locator(".es-msg--ok")).to_be_visible()


def form(page: Page, exercise: str) -> Locator:
    """Return an exercise in the notebook, scrolled to: JupyterLab draws what is on the screen."""
    return scrolled_to(page, page.locator(f'.es-notebook [data-exercise="{exercise}"]'))


def scrolled_to(page: Page, found: Locator) -> Locator:
    """Scroll until something is drawn, and return it."""
    eventually(lambda: _scrolled(page, found), every=0.2)
    return found.first


def _scrolled(page: Page, wanted: Locator) -> bool:
    if wanted.count():
        with contextlib.suppress(Error):  # JupyterLab drew the cell anew meanwhile
            wanted.first.scroll_into_view_if_needed(timeout=5000)
            return True
        return False
    page.locator(".jp-WindowedPanel-outer").first.hover()
    page.mouse.wheel(0, 600)
    return False


@contextlib.contextmanager
def jupyter_lab(folder: Path) -> Iterator[Lab]:
    """Serve JupyterLab over a copy of the modules while the block runs."""
    (port,) = free_ports(1)
    lab = Lab(port, secrets.token_hex(16), folder / "home")
    lay_out(folder)
    places = {
        "WORKSHOP_HOME": "home",
        "IPYTHONDIR": "ipython",
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
    }
    environment = os.environ | {name: str(folder / place) for name, place in places.items()}
    environment["LC_ALL"] = "C.UTF-8"  # menus in English, whatever the machine speaks
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--ServerApp.port_retries=0",
    ]
    command += [f"--port={port}", f"--IdentityProvider.token={lab.token}", "--ip=127.0.0.1"]
    command += [
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]
    with (folder / "lab.log").open("wb") as log:
        process = subprocess.Popen(
            [*command, str(folder / "modules")], env=environment, stdout=log, stderr=log
        )
        try:
            eventually(lambda: _answers(lab, process, folder), every=0.1)
            yield lab
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _answers(lab: Lab, process: subprocess.Popen[bytes], folder: Path) -> bool:
    assert process.poll() is None, (folder / "lab.log").read_text("utf-8")
    with contextlib.suppress(httpx2.TransportError):
        return httpx2.get(f"{lab.url}/api", trust_env=False).is_success
    return False
