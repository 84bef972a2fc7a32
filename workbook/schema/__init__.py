"""The closed, versioned schema of the course's content.

Every sentence a person reads stands in YAML under ``workbook/content``, both languages beside each
other. These pydantic models say what such a file may contain; `workbook.course` loads them.
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
    Model,
    Outline,
    Result,
    RoomView,
)
from workbook.schema.fields import (
    AnyField,
    Axis,
    ChoiceField,
    Column,
    Ends,
    ListField,
    LongTextField,
    MapField,
    MapPoint,
    NumberField,
    Option,
    Quadrants,
    Row,
    RowsField,
    ScaleField,
    TextField,
)
from workbook.schema.words import LANGUAGES, Language, Slug, Strict, Text, Words

__all__ = [
    "LANGUAGES",
    "AnyField",
    "Axis",
    "Block",
    "Check",
    "CheckOption",
    "ChoiceField",
    "Column",
    "Condition",
    "Ends",
    "Exercise",
    "Finding",
    "Item",
    "Language",
    "ListField",
    "LongTextField",
    "MapField",
    "MapPoint",
    "Model",
    "NumberField",
    "Option",
    "Outline",
    "Quadrants",
    "Result",
    "RoomView",
    "Row",
    "RowsField",
    "ScaleField",
    "Slug",
    "Strict",
    "Text",
    "TextField",
    "Words",
]
