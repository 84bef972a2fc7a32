"""The one error of a learner's file."""

from __future__ import annotations

from typing import Any


class DataError(ValueError):
    """A file or a matching of its columns cannot be used.

    ``code`` names the sentence in content/messages.yaml, ``field`` the place to mend ("" is the file).
    """

    def __init__(self, code: str, field: str = "", **params: Any) -> None:
        super().__init__(code)
        self.code, self.field, self.params = code, field, params
