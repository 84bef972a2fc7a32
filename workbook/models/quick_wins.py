"""Ideas by what they are worth to the customer and what they cost us (S3-45, S3-49)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from workbook.models._charts import group, groups
from workbook.models._inputs import table
from workbook.models.outcome import ModelError, Outcome, Ref, Typed, Values
from workbook.models.settings import FieldId, ModelSettings, Numbers, PartId

LOW, HIGH = 1, 5
#: A quick win is worth at least this to the customer …
WORTH = 4
#: … and costs us at most this.
CHEAP = 2
BOXES = ("quick-win", "plan", "fill-in", "leave")


@dataclass(frozen=True)
class Idea:
    """One idea as typed, with both marks from 1 to 5."""

    words: str
    value: int
    cost: int

    @property
    def box(self) -> str:
        """The box it belongs in."""
        return box(self.value, self.cost)


def box(value: int, cost: int) -> str:
    """Return the box of an idea by its value V and its cost C, each from 1 to 5.

    ``quick-win`` for V ≥ 4 and C ≤ 2, ``plan`` where only the value is high enough, ``fill-in`` where
    only the cost is low enough, ``leave`` where neither is. The quick win is S3-45's; the names of the
    other three boxes are this course's own.
    """
    if value >= WORTH:
        return "quick-win" if cost <= CHEAP else "plan"
    return "fill-in" if cost <= CHEAP else "leave"


class Settings(ModelSettings):
    """Settings of the ideas' table."""

    field: FieldId = Field(description="The table of ideas, free rows.")
    idea: PartId = Field(description="Text column: the idea.")
    value: Annotated[PartId, Numbers(LOW, HIGH, whole=True)] = Field(
        description="Scale column: value to the customer, 1 to 5."
    )
    cost: Annotated[PartId, Numbers(LOW, HIGH, whole=True)] = Field(
        description="Scale column: cost to us, 1 to 5."
    )


def model(values: Values, settings: Settings) -> Outcome:
    """Sort the ideas into four boxes and name the best quick win.

    Figures: ``total``, the number of ideas in each box (``quick_win``, ``plan``, ``fill_in``, ``leave``),
    and ``best``, the quick win with the most value over cost, the first of equals (None without one).
    Cases: ``quick-wins``, ``only-plans`` (ideas worth it, all dear), ``none``. Tags are the counts, cards
    the ideas, box by box.

    Raises ModelError: ``incomplete-answer`` while no row is complete.
    """
    columns = (settings.idea, settings.value, settings.cost)
    ideas = [
        Idea(*(row[column] for column in columns))
        for row in table(values, settings.field)
        if all(row.get(column) is not None for column in columns)
    ]
    if not ideas:
        raise ModelError("incomplete-answer", settings.field)
    boxes = {name: [idea for idea in ideas if idea.box == name] for name in BOXES}
    wins = boxes["quick-win"]
    best = max(wins, key=lambda idea: idea.value - idea.cost) if wins else None
    return Outcome(
        figures={
            "total": len(ideas),
            "best": Typed(best.words) if best else None,
            **{name.replace("-", "_"): len(held) for name, held in boxes.items()},
        },
        case="quick-wins" if wins else "only-plans" if boxes["plan"] else "none",
        chart=groups(
            *(
                group(name, [Typed(idea.words) for idea in held], Ref(f"{name}-note"))
                for name, held in boxes.items()
            )
        ),
        tags={name: len(held) for name, held in boxes.items()},
        cards={name: tuple(idea.words for idea in held) for name, held in boxes.items()},
    )
