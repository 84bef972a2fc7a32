"""A service blueprint: how often a whole chain of steps goes right (course-map B22; S2-25).

The multiplication assumes that steps fail independently of each other. Real ones often share a cause
(a tired shift, a full yard), and then the product is a guide rather than a forecast.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import name_setting, number, table
from workbook.models.numbers import written
from workbook.models.outcome import Label, ModelError, Outcome, Ref, Typed

LOW, HIGH = 0, 100


def chain(probabilities: Iterable[float]) -> float | None:
    """Return Πp, the probability (0 to 1) that every step goes right; None for no steps.

    Each probability is 0 to 1, and the steps are taken to be independent: five at .95 give .774.
    Raises ModelError ``out-of-range`` or ``not-a-number``. Source: course-map B22.
    """
    checked = [number(probability, "probabilities", low=0, high=1) for probability in probabilities]
    return math.prod(checked) if checked else None


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Multiply the steps of a blueprint and find the weakest one.

    Settings: ``field``, the free rows; ``step`` (its name), ``side`` (a choice), ``failure``,
    ``standard`` and ``chance`` (percent, 0 to 100), its columns. A step without a chance is unknown:
    it stays out of the product and is counted in ``missing``. Figures: ``product`` and ``weakest``
    (percent), ``failures`` (100 − product), ``factors`` (the chances written out), ``steps`` (with a
    chance), ``missing``, ``weakest_label``, ``weakest_count``, ``others`` (percent: the product if the
    weakest step, or the first of them, never failed). Cases: ``some-unknown``, ``one-step``,
    ``never-fails`` (all at 100), ``several-weakest``, ``no-standard`` (the weakest has none written),
    ``one-weakest``. Cards: the weakest steps with what goes wrong, by side (``unplaced`` without one).

    Raises ModelError: ``incomplete-answer`` while no step has a chance; ``out-of-range``,
    ``not-a-number``, ``wrong-shape``; ``model-settings``. Source: course-map B22.
    """
    field = name_setting(settings, "field")
    columns = {key: name_setting(settings, key) for key in ("step", "side", "failure", "standard", "chance")}
    rows = table(values, field)
    known, chances = [], []
    for index, row in enumerate(rows):
        if (chance := row.get(columns["chance"])) is not None:
            chances.append(number(chance, f"{field}.{index}.{columns['chance']}", low=LOW, high=HIGH))
            known.append(row)
    product = _percent(chances)
    if product is None:
        raise ModelError("incomplete-answer", field)
    least = min(chances)
    weakest = [index for index, chance in enumerate(chances) if chance == least]
    names = [_name(row.get(columns["step"])) for row in known]
    reached = [_percent(chances[: count + 1]) for count in range(len(chances))]
    others = chances[: weakest[0]] + chances[weakest[0] + 1 :]
    sure = least == HIGH
    cards: dict[str, tuple[str, ...]] = {}
    for index in [] if sure else weakest:
        side = str(known[index].get(columns["side"], "unplaced"))
        cards[side] = (*cards.get(side, ()), _card(known[index], columns))
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
        case=_case(rows, [known[index] for index in weakest], columns, sure=sure, steps=len(chances)),
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
    rows: list[Mapping[str, Any]],
    weakest: list[Mapping[str, Any]],
    columns: Mapping[str, str],
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
    return "one-weakest" if weakest[0].get(columns["standard"]) else "no-standard"


def _name(words: object) -> Label:
    return Typed(str(words)) if words else Ref("unnamed")


def _card(row: Mapping[str, Any], columns: Mapping[str, str]) -> str:
    return " · ".join(str(row[columns[key]]) for key in ("step", "failure") if row.get(columns[key]))
