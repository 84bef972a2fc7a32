"""The values that all messages are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal, TypedDict, final

from pydantic import BaseModel, ConfigDict


@dataclass(frozen=True)
class Note:
    """A remark on a value beyond its type; it stands beside the value in the generated files."""

    words: str


class RoundKey(str):
    """An exercise round as messages name it, ``exercise/round``, with its two ids."""

    __slots__ = ()

    @classmethod
    def of(cls, exercise: str, round_: str) -> RoundKey:
        """Return the key of a round of an exercise."""
        return cls(f"{exercise}/{round_}")

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the exercise and of the round."""
        exercise, _, round_ = self.partition("/")
        return exercise, round_

    @property
    def exercise(self) -> str:
        """The id of the exercise."""
        return self.ids[0]


@dataclass(frozen=True)
class Dump:
    """The content model whose JSON, without nulls, stands at this place."""

    model: object


Language = Literal["en", "zh"]
Mode = Literal["individual", "table", "plenary"]
Pace = Literal["facilitator", "self"]

Time = Annotated[str, Note("ISO 8601 with a zone, to the millisecond")]
Key = Annotated[str, Note("`exercise/round`, the ids of an exercise and of one of its rounds")]
Params = Annotated[Mapping[str, object], Note("Values for the placeholders of a sentence, by name")]


@final
class Text(TypedDict):
    """A sentence of the content in both languages."""

    en: str
    zh: str


@final
class Typed(TypedDict):
    """Words that a person typed, shown as typed in both languages."""

    typed: str


Label = Text | Typed


class ErrorBody(TypedDict):
    """The code of a sentence in content/messages.yaml and what fills it."""

    code: str
    params: Params


class ErrorReply(TypedDict):
    """The body of every reply that is not a success."""

    error: ErrorBody


class Request(BaseModel):
    """Base of all messages from a page: unknown names are ignored, values are never converted."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")
