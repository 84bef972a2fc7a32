"""The kinds of fields an exercise may have, a module for each family."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from workbook.schema.fields.choices import AllocateField, ChoiceField, Option, RankingField, VotesField
from workbook.schema.fields.days import DateField, MomentField
from workbook.schema.fields.maps import Axis, MapField, MapPoint, Quadrants
from workbook.schema.fields.numbers import Ends, NumberField, ScaleField
from workbook.schema.fields.tables import Column, GridField, Row, RowsField
from workbook.schema.fields.words import ListField, LongTextField, TextField

__all__ = [
    "AllocateField",
    "AnyField",
    "Axis",
    "ChoiceField",
    "Column",
    "DateField",
    "Ends",
    "GridField",
    "ListField",
    "LongTextField",
    "MapField",
    "MapPoint",
    "MomentField",
    "NumberField",
    "Option",
    "Quadrants",
    "RankingField",
    "Row",
    "RowsField",
    "ScaleField",
    "TextField",
    "VotesField",
    "part_ids",
]

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
