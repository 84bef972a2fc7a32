"""The result of a model and the one error it raises, without words in any language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any, Protocol

from workbook.faults import Fault, FaultError
from workbook.models.settings import ModelSettings

#: Normalised values of an answer, by field id; docs/protocol.md has the shape of each kind of field.
Values = Mapping[str, Any]
#: One row of a table: the values of its columns, by column id.
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Ref:
    """A label that content words: a key of the exercise's result labels or the id of a part."""

    key: str


@dataclass(frozen=True)
class Typed:
    """A label that was typed: shown as typed, never translated."""

    words: str


Label = Ref | Typed

#: A value that a sentence may name in braces; labels are worded first.
Figure = float | int | str | Label | None


class ModelError(FaultError):
    """An input the arithmetic cannot use; ``where`` is the path of the input.

    The code ``incomplete-answer`` means "no result yet": too little is filled in, nothing is wrong, and a
    page shows neither a result nor a problem.
    """


class Prompt(Fault):
    """A remark for the participant that leaves the answer as good as it was."""


@dataclass(frozen=True)
class Chart:
    """A chart as a description: ``kind`` and its ``data``; labels are `Ref` or `Typed`.

    docs/protocol.md lists the data of every kind.
    """

    kind: str
    data: Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """Figures by name, the case that picks a sentence, prompts, and at most one chart.

    ``tags`` and ``cards`` are added up over a room: counts by the key of a label, and typed words in
    groups.
    """

    figures: Mapping[str, Figure] = attribute(default_factory=dict)
    case: str | None = None
    prompts: tuple[Prompt, ...] = ()
    chart: Chart | None = None
    tags: Mapping[str, int] = attribute(default_factory=dict)
    cards: Mapping[str, tuple[str, ...]] = attribute(default_factory=dict)


class Model(Protocol):
    """A module of `workbook.models` that has a model: its arithmetic and the class of its settings."""

    @property
    def Settings(self) -> type[ModelSettings]:  # noqa: N802 - a class
        """The class of its settings."""

    def model(self, values: Values, settings: Any, /) -> Outcome:
        """Return the outcome of an answer that `workbook.answers` has checked; raises ModelError."""
