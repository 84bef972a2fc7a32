"""The customer ladder from prospect to advocate, and who gets from rung to rung (S1-02)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import needed
from workbook.models.numbers import written
from workbook.models.outcome import Outcome, Prompt, Ref, Values
from workbook.models.settings import FieldIds, ModelSettings, Numbers

MOST_PEOPLE = 1_000_000_000


def conversions(counts: Sequence[float]) -> list[float | None]:
    """Return the part of each rung that reached the next one, 0 to 1; None above an empty rung.

    ``counts`` are the people who came at least this far, from the lowest rung on: 200, 50, 20 give 0.25
    and 0.4.
    """
    return [above / below if below else None for below, above in pairwise(counts)]


class Settings(ModelSettings):
    """Settings of the ladder."""

    rungs: Annotated[FieldIds, Numbers(0, MOST_PEOPLE)] = Field(
        min_length=2, description="Number fields, people, from the lowest rung on."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Work out the step from each rung to the next and find the weakest.

    Figures: ``bottom`` and ``top`` (people), ``steps`` (the rungs written out), ``overall`` (% from bottom
    to top, None for an empty bottom), ``weakest_label`` (the rung that fewest reach from the one below),
    ``weakest`` (%) and for every rung but the first ``to_<rung>`` (%, hyphens as underscores, None above an
    empty rung). Cases: ``leak``, ``empty`` (nobody on the lowest rung). The prompt ``rung-above`` asks at a
    rung with more people than the one below.

    Raises ModelError: ``incomplete-answer`` at the first empty rung.
    """
    rungs = settings.rungs
    counts = [needed(values, rung) for rung in rungs]
    steps = dict(zip(rungs[1:], conversions(counts), strict=True))
    known = {rung: part for rung, part in steps.items() if part is not None}
    weakest = min(known, key=lambda rung: known[rung], default=None)
    return Outcome(
        figures={
            "bottom": counts[0],
            "top": counts[-1],
            "steps": " → ".join(written(count) for count in counts),
            "overall": 100 * counts[-1] / counts[0] if counts[0] else None,
            "weakest_label": Ref(weakest) if weakest else None,
            "weakest": 100 * known[weakest] if weakest else None,
            **{
                f"to_{rung.replace('-', '_')}": None if part is None else 100 * part
                for rung, part in steps.items()
            },
        },
        case="leak" if counts[0] else "empty",
        prompts=tuple(
            Prompt("rung-above", rung)
            for rung, (below, above) in zip(rungs[1:], pairwise(counts), strict=True)
            if above > below
        ),
        chart=bars(
            [Ref(rung) for rung in rungs],
            series("people", counts, style=2),
            highlight=[rungs.index(weakest)] if weakest else [],
        ),
    )
