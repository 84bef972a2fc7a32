"""The arithmetic of the exercises: pure functions, one module for each idea.

A model takes normalised values by field id and the exercise's settings, and returns an `Outcome` or
raises `ModelError`. The values have been checked by `workbook.answers`, and the settings when the course
was loaded; neither is checked here again. While too little is filled in for a result a model raises the
code ``incomplete-answer``, which means "no result yet" and is no problem of the answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

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
from workbook.models.outcome import Model, ModelError, Outcome, Values
from workbook.models.settings import ModelSettings

__all__ = ["MODELS", "ModelError", "ModelSettings", "Outcome", "run"]

#: Every model by the name an exercise uses.
MODELS: Mapping[str, Model] = MappingProxyType(
    {
        "action-plan": action_plan,
        "badge": badge,
        "blueprint": blueprint,
        "checklist": checklist,
        "complaint-clock": complaint_clock,
        "customers": customers,
        "delivered-value": delivered_value,
        "gaps": gaps,
        "grading": grading,
        "growth-levers": growth_levers,
        "ladder": ladder,
        "letters": letters,
        "levels": levels,
        "lifetime-value": lifetime_value,
        "order": order,
        "partners": partners,
        "positioning": positioning,
        "preparation": preparation,
        "promise": promise,
        "purchase-share": purchase_share,
        "pyramid": pyramid,
        "quick-wins": quick_wins,
        "quiz": quiz,
        "ratings": ratings,
        "retention-effect": retention_effect,
        "retention-growth": retention_growth,
        "servqual": servqual,
        "shares": shares,
        "tags": tags,
        "time-matrix": time_matrix,
        "tracking": tracking,
        "true-value": true_value,
        "usp": usp,
        "word-of-mouth": word_of_mouth,
    }
)


def run(name: str, values: Values, settings: ModelSettings) -> Outcome:
    """Run the model ``name`` on normalised ``values`` by field id.

    Raises KeyError when no model has that name; ModelError as the model does.
    """
    return MODELS[name].model(values, settings)
