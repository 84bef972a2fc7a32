"""Fields of days and times."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from workbook.schema.fields.base import FieldBase


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
