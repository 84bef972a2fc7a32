"""An exercise, a knowledge check, and the outline of the half day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from workbook.schema.fields import AnyField, part_ids
from workbook.schema.model import AnyModel
from workbook.schema.text import Slug, Strict, Text


class Result(Strict):
    """How the model's figures are said. Templates name figures in braces: ``{mean:.1f}``."""

    title: Text
    big: Text | None = None
    how: Text | None = None
    cases: dict[str, Text] = Field(default_factory=dict)
    chart_title: Text | None = None
    labels: dict[str, Text] = Field(default_factory=dict)


class Condition(Strict):
    """True when the named figure of the room is within ``min`` and ``max``, both inclusive."""

    figure: str
    min: float | None = None
    max: float | None = None

    def holds(self, figures: Mapping[str, Any]) -> bool:
        """Return whether the condition holds for these figures; a missing figure never does."""
        value = figures.get(self.figure)
        if not isinstance(value, (int, float)):
            return False
        return (self.min is None or value >= self.min) and (self.max is None or value <= self.max)


class Finding(Strict):
    """A sentence that becomes the slide's title once its conditions hold."""

    when: list[Condition] = Field(default_factory=list)
    text: Text


class RoomView(Strict):
    """What the room sees of an exercise: never names, nothing below the minimum group.

    ``source`` says whether ``tally`` and ``cards`` show what people entered or what the model made of
    it (`Outcome.tags` and `Outcome.cards`). ``column`` and ``by`` name columns of a table, ``figures``
    the model's figures, and ``sort`` orders a tally as the content does or by count.
    """

    view: Literal[
        "histogram", "map", "cards", "heatmap", "rings", "ranking",
        "tally", "cross", "shares", "spread", "means", "leaderboard", "votes",
    ]  # fmt: skip
    fields: list[Slug] = Field(min_length=1)
    source: Literal["answers", "model"] = "answers"
    column: Slug | None = None
    by: Slug | None = None
    figures: list[str] = Field(default_factory=list)
    sort: Literal["given", "count"] = "given"
    minimum: int = Field(default=1, ge=1)
    caption: Text
    findings: list[Finding] = Field(default_factory=list)


class Exercise(Strict):
    """One exercise: its words, fields, limits, arithmetic and room view."""

    schema_: Literal[1] = Field(alias="schema")
    kind: Literal["exercise"]
    id: Slug
    mode: Literal["individual", "table", "plenary"]
    minutes: int = Field(ge=1, le=60)
    live: bool
    rounds: list[Slug] = Field(default_factory=lambda: ["once"], min_length=1)
    name: Text
    title: Text
    lead: Text | None = None
    fields: list[AnyField] = Field(min_length=1)
    model: AnyModel | None = None
    result: Result | None = None
    room: RoomView | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Exercise:
        ids = [field.id for field in self.fields]
        if len(set(ids)) != len(ids):
            raise ValueError("two fields have the same id")
        for field in self.fields:
            parts = part_ids(field)
            if len(set(parts)) != len(parts):
                raise ValueError(f"field {field.id}: two of its parts have the same id")
        if self.room is not None and (missing := set(self.room.fields) - set(ids)):
            raise ValueError(f"room.fields names fields that do not exist: {sorted(missing)}")
        if (
            self.room is not None
            and self.model is None
            and (self.room.source == "model" or self.room.figures)
        ):
            raise ValueError("room.source: model and room.figures need a model")
        if self.model is not None and self.result is None:
            raise ValueError("an exercise with a model needs a result block that says it in words")
        return self

    def field(self, field_id: str) -> AnyField:
        """Return the field of that id; KeyError when there is none."""
        for field in self.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)


class CheckOption(Strict):
    """One option of a knowledge check with the explanation that repairs the mistake."""

    id: Slug
    label: Text
    explanation: Text
    correct: bool = False


class Check(Strict):
    """A knowledge check: submitted once, scored on the first submission."""

    schema_: Literal[1] = Field(alias="schema")
    kind: Literal["check"]
    id: Slug
    question: Text
    options: list[CheckOption] = Field(min_length=3, max_length=6)

    @model_validator(mode="after")
    def _one_right(self) -> Check:
        if sum(option.correct for option in self.options) != 1:
            raise ValueError("exactly one option must be correct")
        if len({option.id for option in self.options}) != len(self.options):
            raise ValueError("two options have the same id")
        return self


class Item(Strict):
    """An exercise in one of its rounds, as it stands in a block."""

    exercise: Slug
    round: Slug = "once"


class Block(Strict):
    """A stretch of the half day, in minutes; segments are numbered 1 to 8.

    ``preparation`` and ``extension`` blocks lie outside the half day: they are read and practised in
    their ``module``, the name of the notebook without its ending.
    """

    id: Slug
    kind: Literal["opening", "segment", "break", "closing", "preparation", "extension"]
    number: int | None = Field(default=None, ge=1, le=8)
    minutes: int = Field(ge=1, le=120)
    module: Slug | None = None
    title: Text
    items: list[Item] = Field(default_factory=list)
    checks: list[Slug] = Field(default_factory=list)

    @property
    def in_day(self) -> bool:
        """Return whether the block belongs to the half day."""
        return self.kind not in ("preparation", "extension")


class Outline(Strict):
    """The half day: its title and its blocks in order."""

    schema_: Literal[1] = Field(alias="schema")
    title: Text
    subtitle: Text
    blocks: list[Block] = Field(min_length=1)
