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
    action_plan,
    badge,
    blueprint,
    checklist,
    complaint_clock,
    customers,
    delivered_value,
    gaps,
    grading,
    growth_levers,
    ladder,
    letters,
    levels,
    lifetime_value,
    order,
    partners,
    positioning,
    preparation,
    promise,
    purchase_share,
    pyramid,
    quick_wins,
    quiz,
    ratings,
    retention_effect,
    retention_growth,
    servqual,
    shares,
    tags,
    time_matrix,
    tracking,
    true_value,
    usp,
    word_of_mouth,
)
from workbook.models.outcome import Model, ModelError, Outcome

__all__ = ["MODELS", "ModelError", "Outcome", "run"]

#: Every model by the name an exercise uses.
MODELS: Mapping[str, Model] = MappingProxyType(
    {
        "action-plan": action_plan.model,
        "badge": badge.model,
        "blueprint": blueprint.model,
        "checklist": checklist.model,
        "complaint-clock": complaint_clock.model,
        "customers": customers.model,
        "delivered-value": delivered_value.model,
        "gaps": gaps.model,
        "grading": grading.model,
        "growth-levers": growth_levers.model,
        "ladder": ladder.model,
        "letters": letters.model,
        "levels": levels.model,
        "lifetime-value": lifetime_value.model,
        "order": order.model,
        "partners": partners.model,
        "positioning": positioning.model,
        "preparation": preparation.model,
        "promise": promise.model,
        "purchase-share": purchase_share.model,
        "pyramid": pyramid.model,
        "quick-wins": quick_wins.model,
        "quiz": quiz.model,
        "ratings": ratings.model,
        "retention-effect": retention_effect.model,
        "retention-growth": retention_growth.model,
        "servqual": servqual.model,
        "shares": shares.model,
        "tags": tags.model,
        "time-matrix": time_matrix.model,
        "tracking": tracking.model,
        "true-value": true_value.model,
        "usp": usp.model,
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
