"""A module notebook in JupyterLab and in Voilà: bytes over the websocket, and when its forms are on the page."""

from __future__ import annotations

import json
import secrets
import shutil
import statistics
import sys
import time
from pathlib import Path

from playwright.sync_api import Browser, Page

from tools.bench.figures import Json
from tools.bench.processes import ROOT, BenchError, Server, child_environment, free_port

#: The module with the most forms.
MODULE = "06-loyalty-economics"
PROBE = Path(__file__).with_name("notebook_probe.js")
#: Milliseconds for a kernel to start and a module to run on a busy computer.
PATIENCE = 120_000
#: Cells that are not on the screen are drawn too, and nothing is asked of other hosts.
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {"checkForUpdates": False, "fetchNews": "false"},
}
SHOWN = "() => document.querySelectorAll('.es.es-notebook').length"


def notebooks(browser: Browser, folder: Path) -> Json:
    """Measure `MODULE` in JupyterLab and Voilà; ``folder`` is an empty one. Raises BenchError."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(ROOT / "modules", folder / "modules")
    forms = _forms(folder / "modules" / "en" / f"{MODULE}.ipynb")
    return {
        "module": MODULE,
        "widgets": forms,
        "lab": _in_lab(browser, folder / "lab", forms),
        "voila": _in_voila(browser, folder / "voila", forms),
    }


def _forms(notebook: Path) -> int:
    """Return how many cells of a notebook show something of ours: all of its code cells."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return sum(cell["cell_type"] == "code" for cell in cells)


def _in_lab(browser: Browser, folder: Path, forms: int) -> Json:
    """Run all cells; then each once more by itself, which shows how long after its cell a form appears."""
    folder.mkdir()
    for name, settings in SETTINGS.items():
        file = folder / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(settings), "utf-8")
    port, token = free_port(), secrets.token_hex(16)
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    command += [f"--port={port}", f"--IdentityProvider.token={token}", "--ServerApp.port_retries=0"]
    command += ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]
    command += ["--LabApp.extension_manager=readonly", str(folder.parent / "modules")]
    server = Server("lab", command, folder=folder, environment=_environment(folder))
    page = _page(browser)
    try:
        server.wait_for(f"http://127.0.0.1:{port}/api")
        page.goto(f"http://127.0.0.1:{port}/lab/tree/en/{MODULE}.ipynb?reset&token={token}")
        page.locator("#jp-main-statusbar").get_by_text("| Idle").wait_for()
        before = page.evaluate("() => ({...notebookProbe})")
        page.locator(".lm-MenuBar-itemLabel", has_text="Run").first.click()
        page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
        began = page.evaluate("() => performance.now()")
        first = _shown(page, forms)
        found: Json = {
            "bytes": first["bytes"] - before["bytes"],
            "all_bytes": first["allBytes"] - before["allBytes"],
            "frames": first["frames"] - before["frames"],
            "all_shown_ms": first["painted"][-1] - began,
            "results_ms": first["results"][-1] - began,
        }
        return found | {"form_ms": _one_by_one(page, forms)}
    finally:
        page.context.close()
        server.end()


def _one_by_one(page: Page, forms: int) -> Json:
    """Run every cell again, each when the last is shown: milliseconds from its result to its form."""
    page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell").first.locator(
        ".jp-Cell-inputWrapper"
    ).click()
    page.keyboard.press("Escape")
    kinds = page.evaluate(
        "() => [...document.querySelectorAll('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Cell')]"
        ".map((cell) => cell.classList.contains('jp-CodeCell'))"
    )
    times = []
    for is_code in kinds:
        before = page.evaluate("() => ({...notebookProbe})")
        page.keyboard.press("Shift+Enter")
        if not is_code:
            continue
        wanted = len(before["painted"]) + 1
        page.wait_for_function("(wanted) => notebookProbe.painted.length >= wanted", arg=wanted)
        now = page.evaluate("() => ({...notebookProbe})")
        times.append(now["painted"][-1] - now["results"][-1])
    if len(times) != forms:
        raise BenchError(f"{len(times)} of {forms} cells were run again")
    return {"median": statistics.median(times), "values": times}


def _in_voila(browser: Browser, folder: Path, forms: int) -> Json:
    """Open the module: bytes over the websocket, and milliseconds from the first of them to the last form."""
    folder.mkdir()
    port = free_port()
    command = [sys.executable, "-m", "voila", str(folder.parent / "modules" / "en"), "--no-browser"]
    command += [f"--port={port}", "--Voila.ip=127.0.0.1", "--Voila.port_retries=0"]
    server = Server("voila", command, folder=folder, environment=_environment(folder))
    page = _page(browser)
    try:
        server.wait_for(f"http://127.0.0.1:{port}/voila/static/nothing")
        began = time.monotonic()
        page.goto(f"http://127.0.0.1:{port}/voila/render/{MODULE}.ipynb", wait_until="commit")
        found = _shown(page, forms)
        opened = (time.monotonic() - began) * 1000
        loaded = page.evaluate("() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd")
        return {
            "bytes": found["bytes"],
            "all_bytes": found["allBytes"],
            "frames": found["frames"],
            "all_shown_ms": found["painted"][-1] - loaded,
            "opened_ms": opened,
        }
    finally:
        page.context.close()
        server.end()


def _shown(page: Page, forms: int) -> Json:
    """Wait until so many forms are painted; return what the probe noted."""
    page.wait_for_function("(forms) => window.notebookProbe?.painted.length >= forms", arg=forms)
    found: Json = page.evaluate("() => ({...notebookProbe})")
    return found


def _page(browser: Browser) -> Page:
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(path=PROBE)
    return page


def _environment(folder: Path) -> dict[str, str]:
    own = {
        "WORKSHOP_HOME": str(folder / "home"),
        "JUPYTERLAB_SETTINGS_DIR": str(folder / "settings"),
        "JUPYTERLAB_WORKSPACES_DIR": str(folder / "workspaces"),
    }
    return child_environment(folder) | own
