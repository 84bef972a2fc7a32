"""``python -m tools.bench``: measure, print, write ``build/bench.json``; 1 when a promise in bytes is broken."""

from __future__ import annotations

import argparse
import contextlib
import os
import platform
import signal
import sys
import tempfile
import threading
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import FrameType

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import sync_playwright
from rich.console import Console

from tools.bench import report
from tools.bench.crowd import hall
from tools.bench.figures import Json, module_limit, to_json
from tools.bench.notebook import notebooks
from tools.bench.pages import close_browser, start_browser
from tools.bench.processes import BenchError, busyness, compile_everything
from tools.bench.room import Kit
from tools.bench.rounds import FULL, QUICK, Bench
from tools.bench.voila import Stock
from workbook.course import course as courses

#: People who rated before, so that the slide has something to show.
EARLIER = [4, 5, 5, 6, 7, 7, 8, 9]
PARTS = ("voila", "ipywidgets", "anywidget", "starlette", "uvicorn", "SQLAlchemy", "matplotlib", "playwright")
BROKEN_PROMISE, NOT_MEASURED, INTERRUPTED = 1, 2, 130


def main() -> int:
    """Read the command line, measure, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, in under a minute and a half")
    parser.add_argument(
        "--load", action=argparse.BooleanOptionalAction, help="a hall of people at once; not with --quick"
    )
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--listeners", type=int, default=1000)
    parser.add_argument("--every", type=float, default=5.0, metavar="SECONDS")
    parser.add_argument("--seconds", type=float, default=20.0, help="how long the hall goes on")
    given = parser.parse_args()
    interrupted = threading.Event()

    def interrupt(number: int, frame: FrameType | None) -> None:
        interrupted.set()
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=report.WIDTH)
    try:
        return _measure(given, console)
    except (BenchError, PlaywrightError, KeyboardInterrupt) as error:
        # Ctrl-C may reach the browser first, or be lost in what waits for it.
        if interrupted.is_set() or isinstance(error, KeyboardInterrupt):
            console.print("Interrupted; everything that was started has been ended.")
            return INTERRUPTED
        console.print(f"Not measured: {str(error).splitlines()[0]}", style="bold red", markup=False)
        return NOT_MEASURED


def _measure(given: argparse.Namespace, console: Console) -> int:
    began = time.monotonic()

    def say(what: str) -> None:
        console.print(f"{time.monotonic() - began:5.0f} s  {what}", style="dim")

    busy = busyness()
    say("compiling")
    compile_everything()
    course = courses.load()
    load: Json | None = None
    with contextlib.ExitStack() as stack:
        folder = Path(
            stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True))
        )
        say("starting the room and its deck")
        kit = Kit(folder, course, EARLIER)
        stack.callback(kit.end)
        with contextlib.ExitStack() as pages:
            say("starting Voilà")
            stock = Stock(folder, course, EARLIER)
            pages.callback(stock.end)
            browser = start_browser(pages.enter_context(sync_playwright()))
            pages.callback(close_browser, browser)
            pages.callback(kit.close)
            chromium = browser.version
            bench = Bench(browser, kit, stock, QUICK if given.quick else FULL, say=say)
            bench.run()
            say("a module in JupyterLab and in Voilà")
            module = notebooks(browser, folder / "module")
        if given.load or (given.load is None and not given.quick):
            say(f"a hall of {given.people} people")
            try:
                load = hall(
                    kit,
                    people=given.people,
                    listeners=given.listeners,
                    every=given.every,
                    seconds=given.seconds,
                )
            except BenchError as error:
                load = {"failed": str(error)}
    say("done")
    measures, limit, module_bytes = bench.measures(), bench.limit(), module_limit(module)
    report.show(console, measures, limit, load)
    console.print(report.module(module, module_bytes), style="green" if module_bytes.kept else "bold red")
    file = report.write(
        to_json(
            measures,
            limit,
            module_bytes,
            about=_about(chromium, time.monotonic() - began, busy),
            load=load,
            module=module,
        )
    )
    if busy is not None and busy > (os.cpu_count() or 1):
        console.print(
            f"This computer was busy (load {busy:.1f}) when the run began: trust the ratios, not the times.",
            style="yellow",
        )
    console.print(f"Written to {file}", markup=False)
    return 0 if limit.kept and module_bytes.kept else BROKEN_PROMISE


def _about(chromium: str, seconds: float, busy: float | None) -> Json:
    """Return on what the figures were taken."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "took_seconds": round(seconds),
        "system": platform.platform(),
        "processors": os.cpu_count(),
        "load_average_at_start": busy,
        "python": platform.python_version(),
        "chromium": chromium,
        "versions": {name: version(name) for name in PARTS},
    }


if __name__ == "__main__":
    sys.exit(main())
