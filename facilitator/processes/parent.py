"""A child process on a tether: it ends when the program that started it ends, however that one ends.

The parent holds the other end of the child's standard input. Closing it asks the child to finish, on
every system; a parent that was killed closes it too, so nothing is left behind.

``python -m facilitator.processes.parent PACKAGE ARGUMENTS…`` runs ``python -m PACKAGE ARGUMENTS…`` like that.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
from collections.abc import Callable

#: How long a child may take to finish by itself, in seconds.
PATIENCE = 5.0


def hold(*, on_end: Callable[[], object], on_line: Callable[[str], object] = lambda _: None) -> None:
    """Call ``on_line`` with every line the parent sends, and ``on_end`` when it lets go.

    Both are called from a thread. `PATIENCE` after the end the process is ended without asking.
    """
    threading.Thread(target=_listen, args=(on_line, on_end), name="tether", daemon=True).start()


def interrupt() -> None:
    """Ask this process to finish as its signal handlers know how."""
    if sys.platform == "win32":  # os.kill would end it without asking
        signal.raise_signal(signal.SIGINT)
    else:
        os.kill(os.getpid(), signal.SIGTERM)


def _listen(on_line: Callable[[str], object], on_end: Callable[[], object]) -> None:
    # The descriptor itself: a buffered reader in a thread keeps Python from shutting down.
    rest = b""
    while data := os.read(0, 65536):
        *lines, rest = (rest + data).split(b"\n")
        for line in lines:
            on_line(line.decode("utf-8", "replace"))
    threading.Thread(target=_give_up, name="tether-end", daemon=True).start()
    on_end()


def _give_up() -> None:
    threading.Event().wait(PATIENCE)
    os._exit(1)


def main() -> None:
    """Run another module on a tether."""
    module, *arguments = sys.argv[1:]
    hold(on_end=interrupt)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
