"""The child's side of a managed process: it ends when its parent ends, even when the parent is killed.

The parent keeps the child's standard input open. Closing it asks the child to finish, on every system;
the system closes it for a parent that was killed, so no process is left behind.

``python -m facilitator.processes.parent PACKAGE ARGUMENTS…`` runs ``python -m PACKAGE ARGUMENTS…`` like that.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
from collections.abc import Callable

#: Seconds that a child may take to finish by itself.
GRACE = 5.0


def exit_with_parent(
    *, on_end: Callable[[], object], on_line: Callable[[str], object] = lambda _: None
) -> None:
    """Call ``on_line`` with every line of the standard input, and ``on_end`` when the parent closes it.

    Both are called from a thread. The process is ended `GRACE` seconds after that.
    """
    threading.Thread(target=_read, args=(on_line, on_end), name="parent", daemon=True).start()


def interrupt() -> None:
    """Send this process the signal that makes it finish."""
    if sys.platform == "win32":  # os.kill would end it without asking
        signal.raise_signal(signal.SIGINT)
    else:
        os.kill(os.getpid(), signal.SIGTERM)


def _read(on_line: Callable[[str], object], on_end: Callable[[], object]) -> None:
    # The descriptor itself: a buffered reader in a thread keeps Python from shutting down.
    rest = b""
    while data := os.read(0, 65536):
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            on_line(line.decode("utf-8", "replace"))
    threading.Thread(target=_exit_after_grace, name="parent-gone", daemon=True).start()
    on_end()


def _exit_after_grace() -> None:
    threading.Event().wait(GRACE)
    os._exit(1)


def main() -> None:
    """Run another module so that it ends with its parent."""
    module, *arguments = sys.argv[1:]
    exit_with_parent(on_end=interrupt)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
