"""Loss through one let-down customer, listeners included (S0-23).

The listeners, ten for a bad story and five for a good one, go back to the complaint studies of TARP
for the United States government (1984 report); the sum 1 + 10 + 5 = 16 is the trainers'.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from workbook.models._charts import bars, series
from workbook.models._inputs import needed
from workbook.models.numbers import tidy
from workbook.models.outcome import Outcome, Ref, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers

MOST_CASES, MOST_LISTENERS, MOST_VALUE = 100, 50, 1_000_000


@dataclass(frozen=True)
class Loss:
    """Customers lost: those let down themselves, those warned off, and those who never heard praise."""

    themselves: float
    warned: float
    missed: float

    @property
    def total(self) -> float:
        """All three together."""
        return tidy(self.themselves + self.warned + self.missed)

    @property
    def parts(self) -> tuple[float, ...]:
        """The three, and all together."""
        return self.themselves, self.warned, self.missed, self.total


def loss(cases: float, bad: float, good: float, *, leave: float, put_off: float, missed: float) -> Loss:
    """Return n·p₀, n·b·p_b and n·g·p_g, in expected customers.

    ``cases`` is how many are let down, ``bad`` and ``good`` the listeners of each; the three chances
    are from 0 to 1. One case with 10 and 5 listeners is 16 only if every chance is 1; with 1, 0.2 and
    0.1 it is 3.5.
    """
    return Loss(cases * leave, cases * bad * put_off, cases * good * missed)


Listeners = Annotated[FieldId, Numbers(0, MOST_LISTENERS, whole=True)]
Chance = Annotated[FieldId, Numbers(0, 100)]


class Settings(ModelSettings):
    """Settings of the loss: number fields."""

    cases: Annotated[FieldId, Numbers(1, MOST_CASES, whole=True)] = Field(description="Customers let down.")
    bad: Listeners = Field(description="Listeners to a bad story, each.")
    good: Listeners = Field(description="Listeners to a good story, each.")
    leave: Chance = Field(description="Chance that the customer leaves, %.")
    put_off: Chance = Field(alias="put-off", description="Chance that a listener is put off, %.")
    missed: Chance = Field(description="Chance that a listener to praise would have come, %.")
    value: Annotated[FieldId, Numbers(0, MOST_VALUE)] = Field(description="What a customer brings, money.")


def model(values: Values, settings: Settings) -> Outcome:
    """Work out the expected loss, beside the ceiling where every chance is 1.

    Figures: the inputs (hyphens as underscores, chances from 0 to 1), ``lost`` and ``ceiling`` (customers),
    ``money`` (``lost`` × ``value``). Cases: ``ceiling`` when nothing is less than certain, ``nothing`` when
    no customer is lost, ``below``.

    Raises ModelError: ``incomplete-answer`` at the first field that is missing.
    """
    cases, bad, good = (int(needed(values, field)) for field in (settings.cases, settings.bad, settings.good))
    leave, put_off, missed = (
        needed(values, field) / 100 for field in (settings.leave, settings.put_off, settings.missed)
    )
    value = needed(values, settings.value)
    yours = loss(cases, bad, good, leave=leave, put_off=put_off, missed=missed)
    most = loss(cases, bad, good, leave=1, put_off=1, missed=1)
    return Outcome(
        figures={
            "cases": cases,
            "bad": bad,
            "good": good,
            "leave": leave,
            "put_off": put_off,
            "missed": missed,
            "value": value,
            "lost": yours.total,
            "ceiling": most.total,
            "money": yours.total * value,
        },
        case="nothing" if not yours.total else "ceiling" if yours == most else "below",
        chart=bars(
            [Ref("themselves"), Ref("warned"), Ref("unheard"), Ref("together")],
            series("yours", yours.parts, style=2),
            series("ceiling", most.parts),
            highlight=[3],
            decimals=1,
        ),
    )
