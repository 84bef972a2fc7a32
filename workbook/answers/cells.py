"""Check the fields that may also stand in a column of a table."""

from __future__ import annotations

from datetime import date

from workbook.answers.choices import check_choice
from workbook.answers.dates import check_date, check_moment
from workbook.answers.numbers import in_range, read_number, whole
from workbook.answers.problems import Part, ValueFault
from workbook.answers.written import check_list, check_words
from workbook.schema import (
    ChoiceField,
    DateField,
    ListField,
    LongTextField,
    MomentField,
    NumberField,
    ScaleField,
    TextField,
)

#: What may stand in a column of a table, and alone.
CellField = (
    TextField | LongTextField | ListField | ScaleField | NumberField | ChoiceField | DateField | MomentField
)


def check_cell(field: CellField, raw: object, path: str, today: date) -> Part:
    """Check a field of a kind that stands alone or in a table."""
    if isinstance(field, TextField):
        return check_words(raw, path, longest=field.max_length)
    if isinstance(field, LongTextField):
        return check_words(raw, path, longest=field.max_length, lines=True)
    if isinstance(field, ListField):
        return check_list(field, raw, path)
    if isinstance(field, ChoiceField):
        return check_choice(field, raw, path)
    if isinstance(field, DateField):
        return check_date(field, raw, path, today)
    if isinstance(field, MomentField):
        return check_moment(raw, path)
    integer = isinstance(field, ScaleField) or field.integer
    return check_number(raw, path, low=field.min, high=field.max, integer=integer)


def check_number(raw: object, path: str, *, low: float, high: float, integer: bool = False) -> Part:
    """Check a number from ``low`` to ``high``, both inclusive; a whole one when ``integer``."""
    try:
        value = read_number(raw)
        if value is None:
            return Part()
        return Part(in_range(whole(value) if integer else value, low, high))
    except ValueFault as refused:
        return Part(problems=(refused.at(path),))
