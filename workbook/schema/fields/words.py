"""Fields of words: a line, a text of several lines, a list."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from workbook.schema.fields.base import FieldBase
from workbook.schema.text import Text


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
