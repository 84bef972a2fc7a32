"""Periodic calls on an event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from workbook.store import StoreError

logger = logging.getLogger(__name__)

#: Seconds between two calls.
EVERY = 0.5


class Poller:
    """Calls ``poll`` in the event loop ``every`` so many seconds, until it is stopped.

    A call that fails because the file cannot be read is logged once, until one succeeds again.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, poll: Callable[[], None], *, every: float = EVERY
    ) -> None:
        self._loop, self._poll, self._every, self._failed = loop, poll, every, False
        self._next = loop.call_later(every, self._turn)

    def stop(self) -> None:
        """Stop calling."""
        self._next.cancel()

    def _turn(self) -> None:
        self._next = self._loop.call_later(self._every, self._turn)
        try:
            self._poll()
            self._failed = False
        except StoreError as error:
            if not self._failed:
                logger.warning("what other kernels store cannot be seen: %s", error)
            self._failed = True
