"""While a command is being loaded, Ctrl-C simply ends it: a traceback would help nobody.

Imported first, and told `done` when everything else is there.
"""

from __future__ import annotations

import contextlib
import signal

_before = signal.getsignal(signal.SIGINT)

with contextlib.suppress(ValueError):  # not the main thread: somebody else takes care of signals
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def done() -> None:
    """Give Ctrl-C back to whoever had it."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, _before)
