"""A service blueprint: the chance that a whole chain of steps goes right (S2-25).

The multiplication assumes that steps fail independently of each other. Real ones often share a cause
(a tired shift, a full yard), and then the product is a guide rather than a forecast.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import table
from workbook.models.numbers import written
from workbook.models.outcome import Label, ModelError, Outcome, Ref, Row, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers, PartId

LOW, HIGH = 0, 100


def chain(probabilities: Iterable[float]) -> float | None:
    """Return Πp, the probability (0 to 1) that every step goes right; None for no steps.

    Each probability is 0 to 1, and the steps are taken to be independent: five at .95 give .774.
    """
    factors = list(probabilities)
    return math.prod(factors) if factors else None


class Settings(ModelSettings):
    """Settings of a blueprint: its table and the table's columns."""

    field: FieldId = Field(description="The table of steps, free rows.")
    step: PartId = Field(description="Text column: the step.")
    side: PartId = Field(description="Choice column: on which side of the line it is done.")
    failure: PartId = Field(description="Text column: what goes wrong.")
    standard: PartId = Field(description="Text column: the standard.")
    chance: Annotated[PartId, Numbers(LOW, HIGH)] = Field(description="Number column: chance of success, %.")


def model(values: Values, settings: Settings) -> Outcome:
    """Multiply the steps of a blueprint and find the weakest one.

    Figures: ``product`` and ``weakest`` (percent), ``failures`` (100 − product), ``factors`` (the chances
    written out), ``steps`` (with a chance), ``missing``, ``weakest_label``, ``weakest_count``, ``others``
    (percent: the product if the weakest step, or the first of them, never failed). Cases: ``some-unknown``,
    ``one-step``, ``never-fails`` (all at 100), ``several-weakest``, ``no-standard`` (the weakest has none
    written), ``one-weakest``. Cards: the weakest steps with what goes wrong, by side (``unplaced`` without
    one).

    Raises ModelError: ``incomplete-answer`` while no step has a chance.
    """
    rows = table(values, settings.field)
    known = [row for row in rows if row.get(settings.chance) is not None]
    chances = [row[settings.chance] for row in known]
    product = _percent(chances)
    if product is None:
        raise ModelError("incomplete-answer", settings.field)
    least = min(chances)
    weakest = [index for index, chance in enumerate(chances) if chance == least]
    names = [_name(row.get(settings.step)) for row in known]
    reached = [_percent(chances[: count + 1]) for count in range(len(chances))]
    others = chances[: weakest[0]] + chances[weakest[0] + 1 :]
    sure = least == HIGH
    cards: dict[str, tuple[str, ...]] = {}
    for index in [] if sure else weakest:
        side = str(known[index].get(settings.side, "unplaced"))
        cards[side] = (*cards.get(side, ()), _card(known[index], settings))
    return Outcome(
        figures={
            "product": product,
            "failures": HIGH - product,
            "factors": " × ".join(f"{written(chance)}%" for chance in chances),
            "steps": len(chances),
            "missing": len(rows) - len(chances),
            "weakest": least,
            "weakest_label": names[weakest[0]],
            "weakest_count": len(weakest),
            "others": _percent(others),
        },
        case=_case(rows, [known[index] for index in weakest], settings, sure=sure, steps=len(chances)),
        cards=cards,
        chart=bars(
            names,
            series("step", chances, label=Ref("step-alone")),
            series("product", reached, style=3, label=Ref("so-far")),
            highlight=[] if sure else weakest,
            high=HIGH,
            decimals=1,
        ),
    )


def _percent(chances: Iterable[float]) -> float | None:
    product = chain(chance / HIGH for chance in chances)
    return None if product is None else round(product * HIGH, 6)


def _case(
    rows: Sequence[Row],
    weakest: Sequence[Row],
    settings: Settings,
    *,
    sure: bool,
    steps: int,
) -> str:
    if steps < len(rows):
        return "some-unknown"
    if steps == 1:
        return "one-step"
    if sure:
        return "never-fails"
    if len(weakest) > 1:
        return "several-weakest"
    return "one-weakest" if weakest[0].get(settings.standard) else "no-standard"


def _name(words: object) -> Label:
    return Typed(str(words)) if words else Ref("unnamed")


def _card(row: Row, settings: Settings) -> str:
    columns = (settings.step, settings.failure)
    return " · ".join(str(row[column]) for column in columns if row.get(column))
