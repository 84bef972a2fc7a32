"""Errors that a person can mend, and the sentence for each."""

from __future__ import annotations

import errno

from facilitator.texts import MESSAGES, say
from workbook.faults import FaultError

_SYSTEM = {
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.EROFS: "no-permission",
    errno.ENOTDIR: "no-permission",
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
}


class UserError(FaultError):
    """An error that the facilitator has to mend; its sentence is one of the command's."""

    def sentence(self) -> str:
        """Return its sentence in the language of the command."""
        return say(self.code, **self.params)


def sentence(error: BaseException) -> str | None:
    """Return the sentence for an error that a person can mend; None for a mistake of the program."""
    if isinstance(error, UserError):
        return error.sentence()
    if isinstance(error, FaultError):  # of the store, of a file, of a font
        return say(error.code, file=MESSAGES, **error.params)
    if isinstance(error, OSError):
        place, detail = str(error.filename or ""), error.strerror or str(error)
        return say(_SYSTEM.get(error.errno or 0, "system-refuses"), path=place, detail=detail)
    return None
