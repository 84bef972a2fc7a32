"""Faults: what is wrong, as a code that content words, the place it concerns and the values in its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong or worth a remark.

    ``code`` names a sentence of the content, ``params`` fill its placeholders. ``where`` is the path of a
    value, a file or a setting; empty where it is the whole.
    """

    code: str
    where: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """Return the fault for a log or a traceback; people read its sentence instead."""
        return " ".join(str(part) for part in (self.code, self.where, dict(self.params)) if part)


class FaultError(Exception):
    """Base of every error that a person can be told in one sentence: it carries a `Fault`."""

    def __init__(self, code: str, where: str = "", /, **params: Any) -> None:
        self.fault = Fault(code, where, params)
        super().__init__(str(self.fault))

    @property
    def code(self) -> str:
        """The code of the fault."""
        return self.fault.code

    @property
    def where(self) -> str:
        """The place that the fault concerns; empty for the whole."""
        return self.fault.where

    @property
    def params(self) -> Mapping[str, Any]:
        """The values that fill the sentence."""
        return self.fault.params
