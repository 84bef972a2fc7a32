"""Ideas held against yes-or-no tests: those passed by all and those missed.

The three tests of unbelievable service (S0-40) and the five standards of a gift (S1-34) are lists of
criteria from the sources; nobody is known to have tested them on customers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import table
from workbook.models.outcome import ModelError, Outcome, Ref, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Options, PartId, PartIds

YES, NO = "yes", "no"
PASSES = "passes"


def missed(answers: Mapping[str, str], tests: Sequence[str]) -> tuple[str, ...] | None:
    """Return the tests answered with no, in the order of ``tests``; None until all are answered."""
    if any(answers.get(test) is None for test in tests):
        return None
    return tuple(test for test in tests if answers[test] == NO)


class Settings(ModelSettings):
    """Settings of the tests for ideas."""

    field: FieldId = Field(description="The table of ideas, free rows.")
    item: PartId = Field(description="Its text column with the idea.")
    tests: Annotated[PartIds, Options((YES, NO))] = Field(description="Its choice columns, yes or no.")


def model(values: Values, settings: Settings) -> Outcome:
    """Hold every idea of a table against the tests and gather what passes and what is missed.

    Figures (whole numbers): ``total``, ``passed``, ``failed``, ``missed`` (how many ideas miss the test
    missed most), ``missed_label`` (that test, None when none is missed). Cases: ``all-pass``,
    ``some-pass``, ``none-passes``. Tags: ``passes`` and, by test, how many ideas miss it.

    Raises ModelError: ``incomplete-answer`` while no idea has all its answers.
    """
    tests = settings.tests
    found: dict[str, list[str]] = {PASSES: [], **{test: [] for test in tests}}
    total = 0
    for row in table(values, settings.field):
        failed = missed(row, tests)
        if failed is None or row.get(settings.item) is None:
            continue
        total += 1
        for key in failed or (PASSES,):
            found[key].append(str(row[settings.item]))
    if not total:
        raise ModelError("incomplete-answer", settings.field)
    passed = len(found[PASSES])
    worst = max(tests, key=lambda test: len(found[test]))
    return Outcome(
        figures={
            "total": total,
            "passed": passed,
            "failed": total - passed,
            "missed": len(found[worst]),
            "missed_label": Ref(worst) if found[worst] else None,
        },
        case="all-pass" if passed == total else "some-pass" if passed else "none-passes",
        tags={key: len(names) for key, names in found.items()},
        chart=groups(*(group(key, [Typed(name) for name in names]) for key, names in found.items())),
    )
