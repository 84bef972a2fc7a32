"""The one time limit of the tests, and a way to wait for a condition."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Seconds after which a test that waits for something has failed. Nothing takes as long, on a loaded machine
#: either, and a test whose condition comes true is no slower for it.
PATIENCE = 90.0


def eventually(condition: Callable[[], object], *, within: float = PATIENCE, every: float = 0.01) -> None:
    """Return as soon as ``condition()`` is true; fail after ``within`` seconds."""
    last = time.monotonic() + within
    while not condition():
        assert time.monotonic() < last, f"did not happen within {within} s"
        time.sleep(every)
