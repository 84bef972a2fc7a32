"""Codes that a participant's page can get: their sentences go to phones, and no others.

A code that an answer of the half day, a model of it, the room or the page itself can raise is added here, in the
group it belongs to; a test looks through those modules and names what is missing.
"""

from __future__ import annotations

#: Problems and prompts of answers (`workbook.answers`).
ANSWERS = frozenset(
    {
        "ambiguous-number",
        "date-near",
        "date-past",
        "duplicate-name",
        "incomplete",
        "name-missing",
        "not-a-date",
        "not-a-moment",
        "not-a-number",
        "not-whole",
        "out-of-range",
        "place-missing",
        "required",
        "sum-off",
        "too-long",
        "too-many",
        "too-many-columns",
        "too-many-rows",
        "too-many-votes",
        "unknown-option",
        "wrong-shape",
    }
)

#: Errors and prompts of the models that exercises of the half day use (`workbook.models`).
MODELS = frozenset(
    {
        "above-zero",
        "date-too-late",
        "endless-value",
        "incomplete-answer",
        "more-than-category",
        "no-weight",
        "rivals-match",
        "rung-above",
        "thresholds-order",
        "word-chinese",
        "word-digits",
        "word-empty",
        "word-long",
        "word-other",
    }
)

#: Replies of the room to a participant (`workbook.room`).
ROOM = frozenset(
    {
        "code-unknown",
        "conflict",
        "name-empty",
        "name-too-long",
        "not-allowed",
        "not-found",
        "not-joined",
        "not-stored",
        "pin-wrong",
        "removed",
        "room-closing",
        "table-range",
        "too-large",
        "too-many-tries",
        "too-slow",
        "unknown",
    }
)

#: What the page says of itself.
PAGE = frozenset({"room-unreachable"})

PUBLIC_CODES = ANSWERS | MODELS | ROOM | PAGE
