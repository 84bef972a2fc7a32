"""What one let-down customer may cost, counting everybody who hears of it (course-map B11; S0-23).

The listeners, ten for a bad story and five for a good one, go back to the complaint studies of TARP
for the United States government (1984 report); the sum 1 + 10 + 5 = 16 is the trainers'.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workbook.models._charts import bars, series
from workbook.models._inputs import name_setting, number, whole
from workbook.models.numbers import tidy
from workbook.models.outcome import ModelError, Outcome, Ref

MOST_CASES, MOST_LISTENERS, MOST_VALUE = 100, 50, 1_000_000
ROLES = ("cases", "bad", "good", "leave", "put-off", "missed", "value")


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
    0.1 it is 3.5. Raises ModelError ``out-of-range`` or ``not-a-number``. Source: course-map B11.
    """
    number(cases, "cases", low=0, high=MOST_CASES)
    for name, listeners in (("bad", bad), ("good", good)):
        number(listeners, name, low=0, high=MOST_LISTENERS)
    for name, chance in (("leave", leave), ("put-off", put_off), ("missed", missed)):
        number(chance, name, low=0, high=1)
    return Loss(cases * leave, cases * bad * put_off, cases * good * missed)


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Work out the expected loss, beside the ceiling where every chance is 1.

    Settings: the number fields ``cases`` (1 to 100), ``bad`` and ``good`` (listeners, 0 to 50), the
    chances in % ``leave``, ``put-off`` and ``missed``, and ``value`` (money a customer brings).
    Figures: the inputs (hyphens as underscores, chances from 0 to 1), ``lost`` and ``ceiling``
    (customers), ``money`` (``lost`` × ``value``). Cases: ``ceiling`` when nothing is less than
    certain, ``nothing`` when nobody is lost, ``below``.

    Raises ModelError: ``incomplete-answer`` at the first field that is missing; ``out-of-range``,
    ``not-whole``, ``not-a-number``; ``model-settings``. Source: course-map B11.
    """
    fields = {role: name_setting(settings, role) for role in ROLES}
    for field in fields.values():
        if values.get(field) is None:
            raise ModelError("incomplete-answer", field)
    found = {role: values[field] for role, field in fields.items()}
    cases = whole(found["cases"], fields["cases"], low=1, high=MOST_CASES)
    bad, good = (whole(found[role], fields[role], low=0, high=MOST_LISTENERS) for role in ("bad", "good"))
    leave, put_off, missed = (
        number(found[role], fields[role], low=0, high=100) / 100 for role in ("leave", "put-off", "missed")
    )
    value = number(found["value"], fields["value"], low=0, high=MOST_VALUE)
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
