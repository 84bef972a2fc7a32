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
    customers,
    delivered_value,
    levels,
    partners,
    positioning,
    pyramid,
    quiz,
    ratings,
    shares,
    tags,
    time_matrix,
)
from workbook.models.outcome import Model, ModelError, Outcome

__all__ = ["MODELS", "ModelError", "Outcome", "run"]

#: Every model by the name an exercise uses.
MODELS: Mapping[str, Model] = MappingProxyType(
    {
        "action-plan": action_plan.model,
        "customers": customers.model,
        "delivered-value": delivered_value.model,
        "levels": levels.model,
        "partners": partners.model,
        "positioning": positioning.model,
        "pyramid": pyramid.model,
        "quiz": quiz.model,
        "ratings": ratings.model,
        "shares": shares.model,
        "tags": tags.model,
        "time-matrix": time_matrix.model,
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
