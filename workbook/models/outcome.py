"""What a model returns, and the one error it raises. Nothing here knows languages or pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any

from workbook.faults import Fault, FaultError


@dataclass(frozen=True)
class Ref:
    """A label that content words: a key of the exercise's result labels or the id of a part."""

    key: str


@dataclass(frozen=True)
class Typed:
    """A label somebody typed: shown as typed, never translated."""

    words: str


Label = Ref | Typed

#: What a sentence may name in braces; a label is worded before it is said.
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

    ``tags`` and ``cards`` are what a room adds up over everybody: how often each thing occurred, by the
    key of its label, and typed words in groups.
    """

    figures: Mapping[str, Figure] = attribute(default_factory=dict)
    case: str | None = None
    prompts: tuple[Prompt, ...] = ()
    chart: Chart | None = None
    tags: Mapping[str, int] = attribute(default_factory=dict)
    cards: Mapping[str, tuple[str, ...]] = attribute(default_factory=dict)


#: A model: normalised values by field id, and the exercise's settings.
Model = Callable[[Mapping[str, Any], Mapping[str, Any]], Outcome]
