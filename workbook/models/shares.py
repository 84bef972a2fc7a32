"""Points shared out, and how far a guess lies from a published list (S0-19, S3-53)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from workbook.models._charts import bars, series
from workbook.models.outcome import ModelError, Outcome, Ref, Values
from workbook.models.settings import Constant, FieldId, ModelSettings, PartId, PartIds

TOTAL = 100


def distance(guess: Mapping[str, float], source: Mapping[str, float]) -> float:
    """Return half the sum of the absolute differences, in points.

    0 is a perfect guess; two lists of the same total without anything in common are that total apart
    (100). A part that one side lacks is 0 there.
    """
    parts = guess.keys() | source.keys()
    return math.fsum(abs(guess.get(part, 0) - source.get(part, 0)) for part in parts) / 2


class Settings(ModelSettings):
    """Settings of an allocation."""

    field: FieldId = Field(description="The allocation.")
    parts: PartIds = Field(description="Its part ids in order.")
    total: Constant = Field(default=TOTAL, ge=1, description="What the points add up to.")
    source: dict[PartId, Annotated[Constant, Field(ge=0)]] | None = Field(
        default=None, description="Published points by part, every part once; they add up to the total."
    )

    @model_validator(mode="after")
    def _complete(self) -> Settings:
        source = self.source
        if source is not None and (
            set(source) != set(self.parts) or not math.isclose(math.fsum(source.values()), self.total)
        ):
            raise PydanticCustomError("setting-source", "{detail}", {"detail": f"{self.total:g}"})
        return self


def model(values: Values, settings: Settings) -> Outcome:
    """Show an allocation, beside a published list where there is one, once it adds up.

    Figures, in points: every part under its id and with a source ``source_<part>``, hyphens as underscores;
    ``top_label``, ``top``, ``error`` (0 to the total) and ``source_top_label``, both None without a source.
    Cases: with a source ``same-top`` or ``other-top``, without one ``one-top`` or ``tie``. In the chart
    "you" are the guess and ``source`` (a label of the result) is the list.

    Raises ModelError: ``incomplete-answer`` until the points add up to the total, so that the list is not
    seen before.
    """
    parts, total = settings.parts, settings.total
    points = values.get(settings.field) or {}
    guess: dict[str, float] = {part: points.get(part, 0) for part in parts}
    if not math.isclose(math.fsum(guess.values()), total, abs_tol=1e-6):
        raise ModelError("incomplete-answer", settings.field)
    source: dict[str, float] = {str(part): share for part, share in (settings.source or {}).items()}
    best = max(guess.values())
    top = [part for part in parts if guess[part] == best]
    source_top = max(parts, key=lambda part: source[part]) if source else None
    return Outcome(
        figures={
            "top_label": Ref(top[0]),
            "top": best,
            "error": distance(guess, source) if source else None,
            "source_top_label": Ref(source_top) if source_top else None,
            **{part.replace("-", "_"): points for part, points in guess.items()},
            **{f"source_{part.replace('-', '_')}": points for part, points in source.items()},
        },
        case=_case(top, source_top),
        chart=bars(
            [Ref(part) for part in parts],
            *(
                series(name, [given[part] for part in parts], style=style)
                for name, style, given in (("guess", 2, guess), ("source", 1, source))
                if given
            ),
            high=total,
        ),
    )


def _case(top: Sequence[str], source_top: str | None) -> str:
    if source_top is not None:
        return "same-top" if list(top) == [source_top] else "other-top"
    return "one-top" if len(top) == 1 else "tie"
