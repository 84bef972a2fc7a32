"""The field of places on a square of two axes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from workbook.schema.fields.base import FieldBase
from workbook.schema.text import Slug, Strict, Text


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
