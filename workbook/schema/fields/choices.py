"""Fields of options: a choice, a ranking, points shared out, votes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from workbook.schema.fields.base import FieldBase
from workbook.schema.text import Slug, Strict, Text


class Option(Strict):
    """One answer of a choice; answered by id, so two languages make one tally."""

    id: Slug
    label: Text


class ChoiceField(FieldBase):
    """One option of several, or any number of them when ``multiple``."""

    kind: Literal["choice"]
    options: list[Option] = Field(min_length=2)
    multiple: bool = False


class RankingField(FieldBase):
    """All ``options`` in an order, the first one on top."""

    kind: Literal["ranking"]
    options: list[Option] = Field(min_length=2, max_length=12)


class AllocateField(FieldBase):
    """Points shared out over ``parts``, each from 0 to ``total``.

    With ``exact`` the field is finished when they add up to ``total``; without it any positive sum will do.
    """

    kind: Literal["allocate"]
    parts: list[Option] = Field(min_length=2, max_length=10)
    total: int = Field(default=100, ge=2, le=1000)
    exact: bool = True


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
