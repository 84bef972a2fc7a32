"""Wait for a condition, never for luck."""

from __future__ import annotations

import time
from collections.abc import Callable


def eventually(condition: Callable[[], object], *, within: float = 10.0, every: float = 0.01) -> None:
    """Return as soon as ``condition()`` is true; fail after ``within`` seconds."""
    last = time.monotonic() + within
    while not condition():
        assert time.monotonic() < last, f"did not happen within {within} s"
        time.sleep(every)
