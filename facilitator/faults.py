"""Errors that a facilitator can mend, each as one sentence with the remedy."""

from __future__ import annotations

import errno
from typing import Any

from facilitator.texts import MESSAGES, say

_SYSTEM = {
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "no-permission",
    errno.ENOTDIR: "no-permission",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
}


class UserError(Exception):
    """An error that the facilitator can mend. ``code`` names the sentence, ``params`` fill it."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code, self.params = code, params

    def sentence(self) -> str:
        """Return the sentence in the chosen language."""
        return say(self.code, **self.params)


def sentence(error: BaseException) -> str | None:
    """Return the sentence for an error that a person can mend; None for a mistake of the program."""
    if isinstance(error, UserError):
        return error.sentence()
    code, params = getattr(error, "code", None), getattr(error, "params", None)
    if isinstance(code, str) and isinstance(params, dict):  # a StoreError, without importing the store
        return say(code, file=MESSAGES, **params)
    if isinstance(error, OSError):
        place, detail = str(error.filename or ""), error.strerror or str(error)
        return say(_SYSTEM.get(error.errno or 0, "system-refuses"), path=place, detail=detail)
    return None
