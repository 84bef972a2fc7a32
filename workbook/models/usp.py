"""Which ideas are a selling point of your own (course-map B8; S3-37 to S3-40).

Rosser Reeves (1961) coined the unique selling proposition: what a competitor offers too is parity, however
well it is liked. The three scores are the worksheet's; no study stands behind their equal weights.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from workbook.models._charts import group, groups
from workbook.models._inputs import name_setting, names_setting, table, whole
from workbook.models.outcome import ModelError, Outcome, Prompt, Ref, Typed

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


def model(values: Mapping[str, Any], settings: Mapping[str, Any]) -> Outcome:
    """Sort ideas by who offers them and find the strongest that only we do.

    Settings: ``field``, the free rows; ``idea``, the text column; ``who``, the choice column with the
    options ``us``, ``both`` and ``them``; ``marks``, the three scale columns from 1 to 5: value first,
    then uniqueness, feasibility. Figures: ``total``, ``usp``, ``shared``, ``parity`` (ideas), ``best`` (the
    strongest, as typed), ``best_sum`` (its scores written out, ``5+4+3``), ``best_mean`` (1 to 5); the
    last three are None while no idea of ours alone is scored. Cases: ``none-unique``, ``unscored``,
    ``unwanted`` (the value of every scored idea of ours alone is below 3), ``best``. Prompt ``rivals-match``
    where a matched idea was scored above 1 for uniqueness. Cards: the ideas by group.

    Raises ModelError: ``incomplete-answer`` while no idea says who offers it; ``unknown-option``,
    ``not-whole``, ``out-of-range``, ``not-a-number``, ``wrong-shape``; ``model-settings``. Source:
    course-map B8.
    """
    field, words, who = (name_setting(settings, key) for key in ("field", "idea", "who"))
    columns = names_setting(settings, "marks")
    if len(columns) != 3:
        raise ModelError("model-settings", "settings.marks")
    ideas: list[Idea] = []
    prompts: list[Prompt] = []
    for index, row in enumerate(table(values, field)):
        path = f"{field}.{index}"
        marks = {
            column: whole(row[column], f"{path}.{column}", low=LOW, high=HIGH)
            for column in columns
            if row.get(column) is not None
        }
        offered = row.get(who)
        if offered is None or row.get(words) is None:
            continue
        if offered not in GROUPS:
            raise ModelError("unknown-option", f"{path}.{who}")
        if offered != "us" and marks.get(columns[1], LOW) > LOW:
            prompts.append(Prompt("rivals-match", f"{path}.{columns[1]}"))
        ideas.append(Idea(str(row[words]), GROUPS[offered], tuple(marks.values())))
    if not ideas:
        raise ModelError("incomplete-answer", field)
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
