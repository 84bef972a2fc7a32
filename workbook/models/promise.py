"""A service promise and what makes it more than a slogan (course-map B8; S2-23)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbook.models._inputs import name_setting, names_setting
from workbook.models.outcome import ModelError, Outcome, Ref


def lacking(values: Mapping[str, Any], parts: Sequence[str]) -> tuple[str, ...]:
    """Return the parts that are not there, in the order given."""
    return tuple(part for part in parts if not values.get(part))


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Say what a promise lacks: a measure, a remedy, a time.

    Settings: ``promise``, the field with the promise; ``backing``, the fields without which it is a
    slogan; ``detail``, further fields that finish it. Figures: ``given`` and ``asked`` (parts, the
    promise included), ``missing_label`` (the first missing one, None when nothing is). Cases:
    ``slogan`` (something of ``backing`` is missing), ``unfinished``, ``promise``. Tag: the case.

    Raises ModelError: ``incomplete-answer`` while there is no promise; ``wrong-shape`` for what is no
    text; ``model-settings``. Source:
    course-map B8 (a promise without a measure or a remedy is a slogan; the line is this course's).
    """
    promise = name_setting(settings, "promise")
    backing, detail = names_setting(settings, "backing"), names_setting(settings, "detail")
    for part in (promise, *backing, *detail):
        if not isinstance(values.get(part, ""), str):
            raise ModelError("wrong-shape", part)
    if not values.get(promise):
        raise ModelError("incomplete-answer", promise)
    missing = lacking(values, (*backing, *detail))
    asked = 1 + len(backing) + len(detail)
    case = "slogan" if set(missing) & set(backing) else "unfinished" if missing else "promise"
    return Outcome(
        figures={
            "given": asked - len(missing),
            "asked": asked,
            "missing_label": Ref(missing[0]) if missing else None,
        },
        case=case,
        tags={case: 1},
    )
