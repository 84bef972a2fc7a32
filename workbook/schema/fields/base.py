"""The base of every field."""

from __future__ import annotations

from workbook.schema.text import Slug, Strict, Text


class FieldBase(Strict):
    """What every field has: a permanent id, a visible label, an optional hint."""

    id: Slug
    label: Text
    hint: Text | None = None
    required: bool = False
