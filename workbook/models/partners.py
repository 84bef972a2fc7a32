"""Sheets about colleagues who need our work, or whose work we need (S0-30, S0-31)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import table
from workbook.models.outcome import ModelError, Outcome, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Options, PartId
from workbook.normalise import folded

SATISFIED = ("yes", "sometimes", "no")


@dataclass(frozen=True)
class Comparison:
    """Two lists of criteria laid beside each other, in the words first used.

    ``shared`` stands in both, ``mine`` only in the first, ``theirs`` only in the second.
    """

    shared: tuple[str, ...]
    mine: tuple[str, ...]
    theirs: tuple[str, ...]

    @property
    def match(self) -> float | None:
        """Return shared ÷ all different criteria, 0 to 1; None when neither list names any."""
        return ratio(len(self.shared), len(self.shared) + len(self.mine) + len(self.theirs))


def ratio(shared: int, named: int) -> float | None:
    """Return ``shared`` ÷ ``named``; None when nothing is named."""
    return shared / named if named else None


def compare(mine: Iterable[str], theirs: Iterable[str]) -> Comparison:
    """Lay two lists of criteria beside each other.

    Entries that differ only in width, case or spacing are one; an entry written twice counts once.
    Meaning is not compared: "on time" and "punctual" are two, and finding that out is the talk.
    """
    ours, others = _by_folded(mine), _by_folded(theirs)
    return Comparison(
        tuple(words for key, words in ours.items() if key in others),
        tuple(words for key, words in ours.items() if key not in others),
        tuple(words for key, words in others.items() if key not in ours),
    )


class Settings(ModelSettings):
    """Settings of the sheets about colleagues."""

    field: FieldId = Field(description="The sheets, free rows.")
    who: PartId = Field(description="Text column: the partner.")
    mine: PartId = Field(description="List column: what I take for good.")
    theirs: PartId = Field(description="List column: what the partner said.")
    satisfied: Annotated[PartId, Options(SATISFIED)] = Field(description="Choice column: yes, sometimes, no.")


def model(values: Values, settings: Settings) -> Outcome:
    """Count how satisfied the partners are, and how far both sides mean the same by good.

    Figures: ``sheets``, ``yes``, ``sometimes``, ``no``, ``asked`` (sheets with both lists), ``shared``,
    ``only_mine``, ``only_theirs``, ``named`` (all criteria of the sheets asked about, each once a sheet),
    ``match`` (shared ÷ named, 0 to 1; None while no partner was asked), ``missing_label`` (the first
    criterion only the partner named). Cases: ``not-asked``, ``agreed``, ``missing`` (the partner names
    something I do not), ``extra`` (only I do). A sheet with one list only has not been asked about: it has
    no match rather than one of 0. Tags: ``shared``, ``only-mine``, ``only-theirs``. The chart has these
    three groups and the partners who are not satisfied every time.

    Raises ModelError: ``incomplete-answer`` while no sheet names a partner.
    """
    who, satisfied = settings.who, settings.satisfied
    sheets = [row for row in table(values, settings.field) if row.get(who)]
    if not sheets:
        raise ModelError("incomplete-answer", settings.field)
    degrees = Counter(row.get(satisfied) for row in sheets)
    asked = [
        (str(row[who]), compare(row[settings.mine], row[settings.theirs]))
        for row in sheets
        if row.get(settings.mine) and row.get(settings.theirs)
    ]
    criteria = {
        "shared": [_with(name, words) for name, found in asked for words in found.shared],
        "only-mine": [_with(name, words) for name, found in asked for words in found.mine],
        "only-theirs": [_with(name, words) for name, found in asked for words in found.theirs],
    }
    named = sum(len(items) for items in criteria.values())
    match = ratio(len(criteria["shared"]), named)
    missing = next((words for _, found in asked for words in found.theirs), None)
    unhappy = [Typed(str(row[who])) for row in sheets if row.get(satisfied) in ("sometimes", "no")]
    return Outcome(
        figures={
            "sheets": len(sheets),
            "yes": degrees["yes"],
            "sometimes": degrees["sometimes"],
            "no": degrees["no"],
            "asked": len(asked),
            "shared": len(criteria["shared"]),
            "only_mine": len(criteria["only-mine"]),
            "only_theirs": len(criteria["only-theirs"]),
            "named": named,
            "match": match,
            "missing_label": None if missing is None else Typed(missing),
        },
        case=_case(match, missing),
        chart=groups(*(group(key, items) for key, items in (*criteria.items(), ("not-yet", unhappy)))),
        tags={key: len(items) for key, items in criteria.items()},
    )


def _case(match: float | None, missing: str | None) -> str:
    if match is None:
        return "not-asked"
    if missing is not None:
        return "missing"
    return "agreed" if match == 1 else "extra"


def _by_folded(entries: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for words in entries:
        if key := folded(words, spaces=False):
            found.setdefault(key, words)
    return found


def _with(name: str, words: str) -> Typed:
    """Return a criterion with its partner, so that the same words of two partners are two."""
    return Typed(f"{name} · {words}")
