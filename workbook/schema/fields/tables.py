"""Fields of rows and columns: a table of other fields, a grid of numbers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from workbook.schema.fields.base import FieldBase
from workbook.schema.fields.choices import ChoiceField
from workbook.schema.fields.days import DateField, MomentField
from workbook.schema.fields.numbers import NumberField, ScaleField
from workbook.schema.fields.words import ListField, LongTextField, TextField
from workbook.schema.text import Slug, Strict, Text


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
