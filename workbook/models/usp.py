"""Ideas sorted by who offers them, for a selling point of one's own (S3-37 to S3-40).

Rosser Reeves (1961) coined the unique selling proposition: what a competitor offers too is parity, however
well it is liked. The three scores are the worksheet's; no study stands behind their equal weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import table
from workbook.models.outcome import ModelError, Outcome, Prompt, Ref, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers, Options, PartId, PartIds

LOW, HIGH = 1, 5
#: Who offers it, by the group its ideas belong to.
GROUPS: Mapping[str, str] = {"us": "usp", "both": "shared", "them": "parity"}
#: From this value on a customer wants it: the middle of the scale.
WANTED = 3


@dataclass(frozen=True)
class Idea:
    """An idea with its group and its scores, 1 to 5, in the order value, uniqueness, feasibility."""

    words: str
    group: str
    marks: tuple[int, ...]

    @property
    def mean(self) -> float | None:
        """The mean of the three scores, 1 to 5; None until all three are given."""
        return sum(self.marks) / len(self.marks) if len(self.marks) == 3 else None

    @property
    def wanted(self) -> bool:
        """Whether all three scores are given and the value is 3 or more."""
        return self.mean is not None and self.marks[0] >= WANTED


def strongest(ideas: Sequence[Idea]) -> Idea | None:
    """Return the scored idea with the highest mean among those that no rival offers; the first of equals.

    An idea that rivals match fails uniqueness whatever was scored, so it is never the strongest. What
    customers want, a value of 3 or more, comes before what they do not.
    """
    own = [idea for idea in ideas if idea.group == "usp" and idea.mean is not None]
    return max(own, key=lambda idea: (idea.wanted, idea.mean), default=None)


class Settings(ModelSettings):
    """Settings of the ideas' table."""

    field: FieldId = Field(description="The table of ideas, free rows.")
    idea: PartId = Field(description="Text column: the idea.")
    who: Annotated[PartId, Options(("us", "both", "them"))] = Field(
        description="Choice column, who offers it: us, both, them."
    )
    marks: Annotated[PartIds, Numbers(LOW, HIGH, whole=True)] = Field(
        min_length=3, max_length=3, description="Scale columns, 1 to 5: value, uniqueness, feasibility."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Sort ideas by who offers them and find the strongest that only we do.

    Figures: ``total``, ``usp``, ``shared``, ``parity`` (ideas), ``best`` (the strongest, as typed),
    ``best_sum`` (its scores written out, ``5+4+3``), ``best_mean`` (1 to 5); the last three are None while
    no idea of ours alone is scored. Cases: ``none-unique``, ``unscored``, ``unwanted`` (the value of every
    scored idea of ours alone is below 3), ``best``. Prompt ``rivals-match`` where a matched idea was scored
    above 1 for uniqueness. Cards: the ideas by group.

    Raises ModelError: ``incomplete-answer`` while no idea says who offers it.
    """
    columns = settings.marks
    ideas: list[Idea] = []
    prompts: list[Prompt] = []
    for index, row in enumerate(table(values, settings.field)):
        marks: dict[str, int] = {column: row[column] for column in columns if row.get(column) is not None}
        offered = row.get(settings.who)
        if offered is None or row.get(settings.idea) is None:
            continue
        if offered != "us" and marks.get(columns[1], LOW) > LOW:
            prompts.append(Prompt("rivals-match", f"{settings.field}.{index}.{columns[1]}"))
        ideas.append(Idea(str(row[settings.idea]), GROUPS[offered], tuple(marks.values())))
    if not ideas:
        raise ModelError("incomplete-answer", settings.field)
    by_group = {key: [idea for idea in ideas if idea.group == key] for key in GROUPS.values()}
    best = strongest(ideas)
    return Outcome(
        figures={
            "total": len(ideas),
            **{key: len(found) for key, found in by_group.items()},
            "best": Typed(best.words) if best else None,
            "best_sum": "+".join(map(str, best.marks)) if best else None,
            "best_mean": best.mean if best else None,
        },
        case=_case(by_group["usp"], best),
        prompts=tuple(prompts),
        chart=groups(
            *(
                group(key, [Typed(_line(idea)) for idea in found], Ref(f"{key}-note"))
                for key, found in by_group.items()
            )
        ),
        cards={key: tuple(idea.words for idea in found) for key, found in by_group.items()},
    )


def _case(own: Sequence[Idea], best: Idea | None) -> str:
    if not own:
        return "none-unique"
    if best is None:
        return "unscored"
    return "best" if best.wanted else "unwanted"


def _line(idea: Idea) -> str:
    """Return an idea with its mean where that counts: a matched idea's mean says nothing."""
    if idea.group != "usp" or idea.mean is None:
        return idea.words
    return f"{idea.words} · {idea.mean:.1f}"
