"""Questions with one right answer each, scored once all are answered (course-map B25)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook.models._charts import group, groups
from workbook.models._inputs import mapping
from workbook.models.outcome import ModelError, Outcome, Ref


def right(given: object, wanted: object) -> bool:
    """Say whether an answer is the right one; the order of several options does not matter."""
    if isinstance(wanted, (list, tuple)):
        return isinstance(given, (list, tuple)) and set(given) == set(wanted)
    return given == wanted


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Score the answers against the key and explain every question.

    Settings: ``key``, the right option id (or list of ids) by choice field. Nothing is said before
    every question of the key is answered, so that nobody finds the key by trying. Figures: ``right``,
    ``n`` (questions). Cases: ``all-right``, ``some-wrong``. The chart groups the questions into
    ``right`` and ``wrong`` (two labels of the result), each with its explanation: the result's label
    ``why-<field>``. Tags: 1 for every field answered wrongly, 0 for the others.

    Raises ModelError: ``incomplete-answer`` at the first question without an answer (unanswered is not
    wrong); ``model-settings``. Source: course-map B25.
    """
    key = mapping(settings.get("key"), "settings.key")
    if not key:
        raise ModelError("model-settings", "settings.key")
    for field in key:
        if values.get(field) is None:
            raise ModelError("incomplete-answer", field)
    hits = [field for field, wanted in key.items() if right(values[field], wanted)]
    misses = [field for field in key if field not in hits]
    return Outcome(
        figures={"right": len(hits), "n": len(key)},
        case="some-wrong" if misses else "all-right",
        chart=groups(
            *(
                group(name, [Ref(f"why-{field}") for field in found])
                for name, found in (("wrong", misses), ("right", hits))
                if found
            )
        ),
        tags={field: int(field in misses) for field in key},
    )
