"""The closed, versioned schema of the course's content.

Every sentence a person reads stands in YAML under ``workbook/content``, both languages beside each
other. These pydantic models say what such a file may contain; `workbook.course.course` loads them.
"""

from __future__ import annotations

from workbook.schema.exercise import (
    Block,
    Check,
    CheckOption,
    Condition,
    Exercise,
    Finding,
    Item,
    Outline,
    Result,
    RoomView,
)
from workbook.schema.fields import (
    AllocateField,
    AnyField,
    Axis,
    ChoiceField,
    Column,
    DateField,
    Ends,
    GridField,
    ListField,
    LongTextField,
    MapField,
    MapPoint,
    MomentField,
    NumberField,
    Option,
    Quadrants,
    RankingField,
    Row,
    RowsField,
    ScaleField,
    TextField,
    VotesField,
)
from workbook.schema.model import Model
from workbook.schema.text import LANGUAGES, Language, Slug, Strict, Text, Words

__all__ = [
    "LANGUAGES",
    "AllocateField",
    "AnyField",
    "Axis",
    "Block",
    "Check",
    "CheckOption",
    "ChoiceField",
    "Column",
    "Condition",
    "DateField",
    "Ends",
    "Exercise",
    "Finding",
    "GridField",
    "Item",
    "Language",
    "ListField",
    "LongTextField",
    "MapField",
    "MapPoint",
    "Model",
    "MomentField",
    "NumberField",
    "Option",
    "Outline",
    "Quadrants",
    "RankingField",
    "Result",
    "RoomView",
    "Row",
    "RowsField",
    "ScaleField",
    "Slug",
    "Strict",
    "Text",
    "TextField",
    "VotesField",
    "Words",
]
