"""Look again and again, in an event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from workbook.store import StoreError

logger = logging.getLogger(__name__)

#: Seconds between two looks.
EVERY = 0.5


class Poller:
    """Calls ``look`` in the event loop, ``every`` so many seconds, until it is stopped.

    A look that fails because the file cannot be read is said once in the log; the next may succeed.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, look: Callable[[], None], *, every: float = EVERY
    ) -> None:
        self._loop, self._look, self._every, self._failed = loop, look, every, False
        self._next = loop.call_later(every, self._turn)

    def stop(self) -> None:
        """Look no more."""
        self._next.cancel()

    def _turn(self) -> None:
        self._next = self._loop.call_later(self._every, self._turn)
        try:
            self._look()
            self._failed = False
        except StoreError as error:
            if not self._failed:
                logger.warning("what other kernels store cannot be seen: %s", error)
            self._failed = True
