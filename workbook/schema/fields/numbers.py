"""Fields of numbers: scales, and numbers with a unit."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from workbook.schema.fields.base import FieldBase
from workbook.schema.text import Strict, Text


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
