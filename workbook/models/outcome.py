"""What a model returns, and the one error it raises. Nothing here knows languages or pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as attribute
from typing import Any


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


class ModelError(ValueError):
    """An input the arithmetic cannot use.

    ``code`` names the sentence in content, ``field`` the path of the input, ``params`` fill the
    sentence's placeholders. The code ``incomplete-answer`` means "no result yet": too little is
    filled in, nothing is wrong, and a page shows neither a result nor a problem.
    """

    def __init__(self, code: str, field: str = "", **params: Any) -> None:
        super().__init__(f"{code} {field} {params}".strip())
        self.code, self.field, self.params = code, field, params


@dataclass(frozen=True)
class Prompt:
    """Something worth the participant's attention that does not spoil the answer."""

    code: str
    field: str
    params: Mapping[str, Any] = attribute(default_factory=dict)


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
