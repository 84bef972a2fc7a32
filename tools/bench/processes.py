"""The servers that are measured: started, waited for, weighed, and ended one by one."""

from __future__ import annotations

import compileall
import contextlib
import os
import socket
import subprocess
import sys
import sysconfig
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from queue import Empty, SimpleQueue

import psutil

ROOT = Path(__file__).parents[2]
STARTING = 60.0
ENDING = 10.0


class BenchError(Exception):
    """What is measured did not start or did not answer; the sentence says what."""


class Server:
    """A server as a process of its own. Its lines are kept, so that a failure can be explained."""

    def __init__(
        self, name: str, command: Sequence[str], *, folder: Path, environment: Mapping[str, str]
    ) -> None:
        self.name = name
        self._log = folder / f"{name}.log"
        self._lines: SimpleQueue[str] = SimpleQueue()
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                list(command),
                cwd=folder,
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                start_new_session=True,  # Ctrl-C reaches the bench alone, which then ends each server
            )
        threading.Thread(target=self._read, daemon=True).start()

    @property
    def root(self) -> psutil.Process:
        """The process that was started."""
        return psutil.Process(self._process.pid)

    def line(self, wanted: Callable[[str], str | None]) -> str:
        """Return what ``wanted`` finds in a line that the server prints; BenchError when none comes."""
        last = time.monotonic() + STARTING
        while time.monotonic() < last:
            with contextlib.suppress(Empty):
                if found := wanted(self._lines.get(timeout=0.2)):
                    return found
            self._check()
        raise BenchError(f"{self.name} did not say what was waited for within {STARTING:.0f} s")

    def wait_for(self, url: str) -> None:
        """Return when something answers at ``url``, whatever it says; BenchError when nothing does."""
        last = time.monotonic() + STARTING
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        while time.monotonic() < last:
            self._check()
            try:
                opener.open(url, timeout=5).close()
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise BenchError(f"{self.name} did not answer within {STARTING:.0f} s")

    def end(self) -> None:
        """End the process and everything it started, each by its own id."""
        family = _family(self._process.pid)
        with contextlib.suppress(OSError):
            self._process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(ENDING)
        for process in family:
            with contextlib.suppress(psutil.Error):
                process.kill()  # psutil knows a process by id and birth: never another of the same id
        psutil.wait_procs(family, timeout=ENDING)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with contextlib.suppress(ValueError, OSError):
            for line in self._process.stdout:
                self._lines.put(line.decode("utf-8", "replace").rstrip())

    def _check(self) -> None:
        if self._process.poll() is not None:
            last = self._log.read_text("utf-8", errors="replace").strip().splitlines()[-5:]
            raise BenchError(f"{self.name} ended by itself: {' / '.join(last) or 'it said nothing'}")


def _family(pid: int) -> list[psutil.Process]:
    try:
        root = psutil.Process(pid)
        return [root, *root.children(recursive=True)]
    except psutil.Error:
        return []


def weight(root: psutil.Process) -> float | None:
    """Return the memory of a process and all it started, in bytes; None where the system does not tell.

    Proportional set size: a page that several processes share counts once in all.
    """
    total = 0
    for process in _family(root.pid):
        try:
            text = Path(f"/proc/{process.pid}/smaps_rollup").read_text("ascii")
        except (FileNotFoundError, ProcessLookupError):
            if sys.platform != "linux":
                return None
            continue  # ended in the meantime
        except OSError:
            return None
        total += next(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))
    return float(total)


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def child_environment(folder: Path) -> dict[str, str]:
    """Return the environment of a server: compiled bytecode is written and used, nothing of the user's Jupyter."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "DATABASE_URL", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    private = ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "MPLCONFIGDIR")
    own = {name: str(folder / name.lower()) for name in private}
    return (
        kept
        | own
        | {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}
    )


def busyness() -> float | None:
    """Return how many processes wanted a processor in the last minute; None where the system does not tell."""
    return round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None


def compile_everything() -> None:
    """Compile the kit and its environment, or every process would compile its imports anew."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False
    site = sysconfig.get_paths()["purelib"]
    for folder in (ROOT / "workbook", ROOT / "facilitator", ROOT / "tests" / "bench", Path(site)):
        compileall.compile_dir(folder, quiet=2, maxlevels=20, workers=os.cpu_count() or 1)
