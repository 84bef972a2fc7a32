"""A model run with settings as an exercise file has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbook import models
from workbook.models import MODELS, ModelSettings, Outcome


def run(name: str, values: Mapping[str, Any], settings: ModelSettings | Mapping[str, Any]) -> Outcome:
    """Return the outcome of the model ``name``; pydantic's ValidationError for wrong settings."""
    if not isinstance(settings, ModelSettings):
        settings = MODELS[name].Settings.model_validate(dict(settings))
    return models.run(name, values, settings)
