"""The arithmetic of the exercises: pure functions, one module for each idea.

A model takes normalised values by field id and the exercise's settings, and returns an `Outcome` or
raises `ModelError`. While too little is filled in to say anything it raises the code
``incomplete-answer``, which means "no result yet" and is no problem of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from workbook.models import (
    checklist,
    complaint_clock,
    customers,
    delivered_value,
    grading,
    growth_levers,
    ladder,
    letters,
    levels,
    lifetime_value,
    positioning,
    purchase_share,
    quick_wins,
    quiz,
    ratings,
    retention_effect,
    retention_growth,
    shares,
    tags,
    tracking,
    true_value,
    word_of_mouth,
)
from workbook.models.outcome import Model, ModelError, Outcome

__all__ = ["MODELS", "ModelError", "Outcome", "run"]

#: Every model by the name an exercise uses.
MODELS: Mapping[str, Model] = MappingProxyType(
    {
        "checklist": checklist.model,
        "complaint-clock": complaint_clock.model,
        "customers": customers.model,
        "delivered-value": delivered_value.model,
        "grading": grading.model,
        "growth-levers": growth_levers.model,
        "ladder": ladder.model,
        "letters": letters.model,
        "levels": levels.model,
        "lifetime-value": lifetime_value.model,
        "positioning": positioning.model,
        "purchase-share": purchase_share.model,
        "quick-wins": quick_wins.model,
        "quiz": quiz.model,
        "ratings": ratings.model,
        "retention-effect": retention_effect.model,
        "retention-growth": retention_growth.model,
        "shares": shares.model,
        "tags": tags.model,
        "tracking": tracking.model,
        "true-value": true_value.model,
        "word-of-mouth": word_of_mouth.model,
    }
)


def run(name: str, values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Run the model ``name`` on normalised ``values`` by field id.

    Raises ModelError: ``incomplete-answer`` when there is no result yet, ``unknown-model`` when no
    model has that name, and whatever the model itself says.
    """
    model = MODELS.get(name)
    if model is None:
        raise ModelError("unknown-model", "model.use", name=name)
    return model(values, settings)
