"""Results of checking: problems, and the part of an answer that can be used."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from workbook.faults import Fault, FaultError
from workbook.protocol import answers as protocol
from workbook.protocol.answers import Severity


@dataclass(frozen=True)
class Problem(Fault):
    """A fault in an answer, or a remark about it.

    ``where`` is the path: field id, then row or point id or index, then column; empty for the whole
    answer. Keys a page made up are never repeated in it. An ``error`` makes the answer invalid, a
    ``prompt`` does not.
    """

    severity: Severity = "error"

    def to_json(self) -> protocol.Problem:
        """Return the problem of the protocol, where the path is called ``field``."""
        return {
            "code": self.code,
            "field": self.where,
            "params": dict(self.params),
            "severity": self.severity,
        }


class ValueFault(FaultError):
    """A single value that cannot be read: the code and params of its problem, without the path."""

    def at(self, path: str) -> Problem:
        """Return the error for the value at ``path``."""
        return Problem(self.code, path, self.params)


@dataclass(frozen=True)
class Part:
    """The checked value of one field, cell or point.

    ``value`` is the normalised value, None when nothing in it can be used. ``complete`` is False
    when it was begun and a needed piece is missing; an untouched one is complete.
    """

    value: Any = None
    problems: tuple[Problem, ...] = ()
    complete: bool = True

    @property
    def blank(self) -> bool:
        """Return whether nothing at all was filled in, neither right nor wrong."""
        return self.value is None and not self.problems and self.complete


def wrong_shape(path: str) -> Part:
    """Return the part for JSON that cannot be an answer at ``path``."""
    return Part(problems=(Problem("wrong-shape", path),))


def join(path: str, *steps: str | int) -> str:
    """Return ``path`` extended by a row, point, index or column."""
    return ".".join((path, *map(str, steps)))
