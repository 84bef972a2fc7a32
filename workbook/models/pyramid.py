"""The order of customers, counter, middle and office in the house (S0-08)."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from workbook.models.outcome import Chart, ModelError, Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, PartId, PartIds


def place(order: Sequence[str], level: str) -> int:
    """Return where ``level`` stands in an order, 1 on top; ModelError ``incomplete-answer`` if nowhere."""
    if level not in order:
        raise ModelError("incomplete-answer")
    return order.index(level) + 1


class Settings(ModelSettings):
    """Settings of the two pyramids."""

    today: FieldId = Field(description="Ranking of the levels as they stand today.")
    should: FieldId = Field(description="Ranking of the levels as they should stand.")
    levels: PartIds = Field(description="All options of both rankings.")
    customers: PartId = Field(description="The level that the inverted pyramid puts on top.")
    chiefs: PartId = Field(description="The level that the inverted pyramid puts at the bottom.")

    @model_validator(mode="after")
    def _among_levels(self) -> Settings:
        for level in (self.customers, self.chiefs):
            if level not in self.levels:
                raise PydanticCustomError("setting-no-level", "{detail}", {"detail": str(level)})
        return self


def model(values: Values, settings: Settings) -> Outcome:
    """Compare where each level of the house stands today with where it should stand.

    Figures: ``today`` and ``should`` (the customers' places, 1 on top), ``levels`` (how many there are),
    ``climb`` (places the customers gain, negative when they lose some), ``top_label`` (who is on top
    today). Cases: ``on-top`` (customers on top in both), ``to-climb`` (only as it should be), ``to-fall``
    (only today), ``below`` (in neither). Tags: who stands on top today. The chart is the pyramid as it
    should be, each level with its place today; it is inverted when the customers stand above the chiefs.

    Raises ModelError: ``incomplete-answer`` until both rankings are complete. S0-08 names no author of the
    picture.
    """
    levels, customers, chiefs = settings.levels, settings.customers, settings.chiefs
    today, should = _order(values, settings.today, levels), _order(values, settings.should, levels)
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


def _order(values: Values, field: str, levels: Sequence[str]) -> tuple[str, ...]:
    order = tuple(values.get(field) or ())
    if set(order) != set(levels):
        raise ModelError("incomplete-answer", field)
    return order
