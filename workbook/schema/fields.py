"""The kinds of fields an exercise may have."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from workbook.schema.text import Slug, Strict, Text


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
    """A number from ``min`` to ``max`` with its unit; ``slider`` shows a slider beside it.

    ``default`` is what the arithmetic uses while the field is empty, and the field says so.
    """

    kind: Literal["number"]
    min: float = 0
    max: float
    integer: bool = False
    step: float = Field(default=1, gt=0)
    unit: Text | None = None
    slider: bool = False
    default: float | None = None

    @model_validator(mode="after")
    def _ordered(self) -> NumberField:
        if self.min >= self.max:
            raise ValueError("min must be below max")
        if self.default is not None and not self.min <= self.default <= self.max:
            raise ValueError("default must be from min to max")
        if self.default is not None and self.required:
            raise ValueError("a field with a default is never missing: leave out required or default")
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


class DateField(FieldBase):
    """A day; ``ahead`` asks about one that has passed, and about one in less than ``notice`` days."""

    kind: Literal["date"]
    ahead: bool = False
    notice: int = Field(default=0, ge=0, le=366)

    @model_validator(mode="after")
    def _ahead(self) -> DateField:
        if self.notice and not self.ahead:
            raise ValueError("notice is about days to come: set ahead too")
        return self


class MomentField(FieldBase):
    """A day and a time to the minute, on the clock of the place where the exercise is done."""

    kind: Literal["moment"]


class AllocateField(FieldBase):
    """Points shared out over ``parts``, each from 0 to ``total``.

    With ``exact`` the field is finished when they add up to ``total``; without it any positive sum will do.
    """

    kind: Literal["allocate"]
    parts: list[Option] = Field(min_length=2, max_length=10)
    total: int = Field(default=100, ge=2, le=1000)
    exact: bool = True


class RankingField(FieldBase):
    """All ``options`` in an order, the first one on top."""

    kind: Literal["ranking"]
    options: list[Option] = Field(min_length=2, max_length=12)


class GridField(FieldBase):
    """A table of numbers whose columns (periods) and rows (items) the participant names.

    Filled in by hand, by pasting from a spreadsheet, or from a CSV file.
    """

    kind: Literal["grid"]
    column_label: Text
    row_label: Text
    min: float = 0
    max: float = 100
    max_columns: int = Field(default=12, ge=2, le=24)
    max_rows: int = Field(default=20, ge=1, le=30)
    unit: Text | None = None

    @model_validator(mode="after")
    def _ordered(self) -> GridField:
        if self.min >= self.max:
            raise ValueError("min must be below max")
        return self


class VotesField(FieldBase):
    """Up to ``dots`` votes for what the room wrote in ``field`` of another exercise.

    Alone, for what the same person wrote there. ``column`` names the column of a table.
    """

    kind: Literal["votes"]
    exercise: Slug
    field: Slug
    column: Slug | None = None
    dots: int = Field(default=3, ge=1, le=10)
    max_length: int = Field(default=200, ge=1, le=500)


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


Column = Annotated[
    TextField | LongTextField | ListField | ScaleField | NumberField | ChoiceField | DateField | MomentField,
    Field(discriminator="kind"),
]


class RowsField(FieldBase):
    """A table: fixed ``rows``, or up to ``max_rows`` of the participant's own.

    ``sheets`` shows every row as a sheet of its own with its columns one under the other, for rows with
    long answers: one sheet for a partner, one card for a step.
    """

    kind: Literal["rows"]
    columns: list[Column] = Field(min_length=1)
    rows: list[Row] | None = None
    row_label: Text
    max_rows: int = Field(default=8, ge=1, le=30)
    layout: Literal["table", "sheets"] = "table"


AnyField = Annotated[
    TextField
    | LongTextField
    | ListField
    | ScaleField
    | NumberField
    | ChoiceField
    | DateField
    | MomentField
    | AllocateField
    | RankingField
    | GridField
    | VotesField
    | MapField
    | RowsField,
    Field(discriminator="kind"),
]


def part_ids(field: AnyField) -> list[str]:
    """Return the ids of a field's own parts: options, points, or columns and rows."""
    if isinstance(field, (ChoiceField, RankingField)):
        return [option.id for option in field.options]
    if isinstance(field, AllocateField):
        return [part.id for part in field.parts]
    if isinstance(field, MapField):
        return [point.id for point in field.points]
    if isinstance(field, RowsField):
        return [column.id for column in field.columns] + [row.id for row in field.rows or []]
    return []
