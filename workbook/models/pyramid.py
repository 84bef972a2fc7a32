"""Who stands on top: customers, the counter, the middle, the office (course-map B20; S0-08)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from workbook.models._inputs import name_setting, names_setting, sequence
from workbook.models.outcome import Chart, ModelError, Outcome, Ref


def place(order: Sequence[str], level: str) -> int:
    """Return where ``level`` stands in an order, 1 on top; ModelError ``incomplete-answer`` if nowhere."""
    if level not in order:
        raise ModelError("incomplete-answer")
    return order.index(level) + 1


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Compare where each level of the house stands today with where it should stand.

    Settings: ``today`` and ``should``, the two rankings; ``levels``, their options; ``customers``,
    the level that the inverted pyramid puts on top, and ``chiefs``, the one it puts at the bottom.
    Figures: ``today`` and ``should`` (the customers' places, 1 on top), ``levels`` (how many there
    are), ``climb`` (places the customers gain, negative when they lose some), ``top_label`` (who is
    on top today). Cases: ``on-top`` (customers on top in both), ``to-climb`` (only as it should be),
    ``to-fall`` (only today), ``below`` (in neither). Tags: who stands on top today. The chart is the
    pyramid as it should be, each level with its place today; it is inverted when the customers stand
    above the chiefs.

    Raises ModelError: ``incomplete-answer`` until both rankings are complete, ``unknown-option`` for
    a level nobody offered, ``wrong-shape``, ``model-settings``. Source: course-map B20; S0-08
    names nobody who drew the picture first.
    """
    levels = names_setting(settings, "levels")
    customers, chiefs = name_setting(settings, "customers"), name_setting(settings, "chiefs")
    if not {customers, chiefs} <= set(levels):
        raise ModelError("model-settings", "settings.levels")
    today = _order(values, name_setting(settings, "today"), levels)
    should = _order(values, name_setting(settings, "should"), levels)
    now, then = place(today, customers), place(should, customers)
    cases = {(True, True): "on-top", (False, True): "to-climb", (True, False): "to-fall"}
    return Outcome(
        figures={
            "today": now,
            "should": then,
            "levels": len(levels),
            "climb": now - then,
            "top_label": Ref(today[0]),
        },
        case=cases.get((now == 1, then == 1), "below"),
        chart=Chart(
            "pyramid",
            {
                "levels": [
                    {"label": Ref(level), "note": Ref(f"today-{place(today, level)}")} for level in should
                ],
                "inverted": then < place(should, chiefs),
            },
        ),
        tags={level: int(level == today[0]) for level in levels},
    )


def _order(values: Mapping[str, Any], field: str, levels: Sequence[str]) -> tuple[str, ...]:
    order = tuple(sequence(values.get(field), field))
    for level in order:
        if level not in levels:
            raise ModelError("unknown-option", field)
    if set(order) != set(levels):
        raise ModelError("incomplete-answer", field)
    return order
