"""The closed, versioned schema of the course's content.

Every sentence a person reads stands in YAML under ``workbook/content``, both languages beside each
other. These pydantic models say what such a file may contain; `workbook.course` loads them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

LANGUAGES: tuple[Literal["en"], Literal["zh"]] = ("en", "zh")
Language = Literal["en", "zh"]
SCHEMA_VERSION = 1

#: Ids are permanent and the same in every language.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Strict(BaseModel):
    """Base of all content models: unknown keys are errors, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Strict):
    """One sentence in both languages."""

    en: Words
    zh: Words

    def in_(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.en if language == "en" else self.zh


class FieldBase(Strict):
    """What every field has: a permanent id, a visible label, an optional hint."""

    id: Slug
    label: Text
    hint: Text | None = None
    required: bool = False


class TextField(FieldBase):
    """One line of text of at most ``max_length`` characters."""

    kind: Literal["text"]
    max_length: int = Field(default=200, ge=1, le=500)


class LongTextField(FieldBase):
    """Several lines of text of at most ``max_length`` characters."""

    kind: Literal["long-text"]
    max_length: int = Field(default=2000, ge=1, le=10_000)
    rows: int = Field(default=4, ge=2, le=12)


class ListField(FieldBase):
    """Up to ``max_items`` short entries, each at most ``max_length`` characters."""

    kind: Literal["list"]
    item_label: Text
    max_items: int = Field(default=8, ge=1, le=20)
    max_length: int = Field(default=200, ge=1, le=500)


class Ends(Strict):
    """The words at both ends of a scale."""

    low: Text
    high: Text


class ScaleField(FieldBase):
    """A whole number from ``min`` to ``max``, one button for each."""

    kind: Literal["scale"]
    min: int = 1
    max: int = 10
    ends: Ends

    @model_validator(mode="after")
    def _ordered(self) -> ScaleField:
        if not 1 <= self.max - self.min <= 10:
            raise ValueError("a scale needs between 2 and 11 steps: mend min and max")
        return self


class NumberField(FieldBase):
    """A number from ``min`` to ``max`` with its unit; ``slider`` shows a slider beside it."""

    kind: Literal["number"]
    min: float = 0
    max: float
    integer: bool = False
    step: float = Field(default=1, gt=0)
    unit: Text | None = None
    slider: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> NumberField:
        if self.min >= self.max:
            raise ValueError("min must be below max")
        return self


class Option(Strict):
    """One answer of a choice; answered by id, so two languages make one tally."""

    id: Slug
    label: Text


class ChoiceField(FieldBase):
    """One option of several, or any number of them when ``multiple``."""

    kind: Literal["choice"]
    options: list[Option] = Field(min_length=2)
    multiple: bool = False


class Axis(Strict):
    """An axis from 0 to 100 with its name and the words at both ends."""

    label: Text
    low: Text
    high: Text


class MapPoint(Strict):
    """Something placed on a map; ``named`` ones carry a name that the participant types."""

    id: Slug
    label: Text
    named: bool = False
    arrow_from: Slug | None = None


class Quadrants(Strict):
    """The words in the four quarters: the first word of each key is x, the second y."""

    low_low: Text
    low_high: Text
    high_low: Text
    high_high: Text


class MapField(FieldBase):
    """Points on a square of two axes, each from 0 to 100."""

    kind: Literal["map"]
    x: Axis
    y: Axis
    quadrants: Quadrants
    points: list[MapPoint] = Field(min_length=1, max_length=5)
    name_length: int = Field(default=40, ge=1, le=100)


class Row(Strict):
    """A fixed row of a table."""

    id: Slug
    label: Text
    hint: Text | None = None


Column = Annotated[TextField | ScaleField | NumberField | ChoiceField, Field(discriminator="kind")]


class RowsField(FieldBase):
    """A table: fixed ``rows``, or up to ``max_rows`` of the participant's own."""

    kind: Literal["rows"]
    columns: list[Column] = Field(min_length=1)
    rows: list[Row] | None = None
    row_label: Text
    max_rows: int = Field(default=8, ge=1, le=30)


AnyField = Annotated[
    TextField | LongTextField | ListField | ScaleField | NumberField | ChoiceField | MapField | RowsField,
    Field(discriminator="kind"),
]


class Model(Strict):
    """Which arithmetic an exercise uses, by its name in `workbook.models`, with its settings."""

    use: Slug
    settings: dict[str, Any] = Field(default_factory=dict)


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
        """Say whether the condition holds for these figures; a missing figure never does."""
        value = figures.get(self.figure)
        if not isinstance(value, (int, float)):
            return False
        return (self.min is None or value >= self.min) and (self.max is None or value <= self.max)


class Finding(Strict):
    """A sentence that becomes the slide's title once its conditions hold."""

    when: list[Condition] = Field(default_factory=list)
    text: Text


class RoomView(Strict):
    """What the room sees of an exercise: never names, nothing below the minimum group."""

    view: Literal["histogram", "map", "cards", "heatmap", "rings", "ranking"]
    fields: list[Slug] = Field(min_length=1)
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
    model: Model | None = None
    result: Result | None = None
    room: RoomView | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Exercise:
        ids = [field.id for field in self.fields]
        if len(set(ids)) != len(ids):
            raise ValueError("two fields have the same id")
        for field in self.fields:
            parts = _part_ids(field)
            if len(set(parts)) != len(parts):
                raise ValueError(f"field {field.id}: two of its parts have the same id")
        if self.room is not None and (missing := set(self.room.fields) - set(ids)):
            raise ValueError(f"room.fields names fields that do not exist: {sorted(missing)}")
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
    """A stretch of the half day, in minutes; segments are numbered 1 to 8."""

    id: Slug
    kind: Literal["opening", "segment", "break", "closing"]
    number: int | None = Field(default=None, ge=1, le=8)
    minutes: int = Field(ge=1, le=120)
    title: Text
    items: list[Item] = Field(default_factory=list)
    checks: list[Slug] = Field(default_factory=list)


class Outline(Strict):
    """The half day: its title and its blocks in order."""

    schema_: Literal[1] = Field(alias="schema")
    title: Text
    subtitle: Text
    blocks: list[Block] = Field(min_length=1)


def _part_ids(field: AnyField) -> list[str]:
    if isinstance(field, ChoiceField):
        return [option.id for option in field.options]
    if isinstance(field, MapField):
        return [point.id for point in field.points]
    if isinstance(field, RowsField):
        return [column.id for column in field.columns] + [row.id for row in field.rows or []]
    return []
