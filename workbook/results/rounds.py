"""The rounds of all exercises in a room: their answers and whether they are open and revealed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbook.protocol.basics import RoundKey
from workbook.protocol.room import RoundState
from workbook.results.aggregate import Aggregate
from workbook.results.progress import Progress
from workbook.results.views import KINDS

if TYPE_CHECKING:
    from workbook.course import Course
    from workbook.schema import Exercise


@dataclass(eq=False)
class Round:
    """One exercise round in the room: its aggregated answers, its two flags and its progress."""

    exercise: Exercise
    id: str
    aggregate: Aggregate
    open: bool
    revealed: bool = False
    progress: Progress = field(default_factory=Progress, repr=False)
    siblings: dict[str, Round] = field(default_factory=dict, repr=False)

    @property
    def key(self) -> RoundKey:
        """Return the exercise round."""
        return RoundKey.of(self.exercise.id, self.id)

    @property
    def shown(self) -> bool:
        """Whether the room may see it: revealed, and enough people answered."""
        room = self.exercise.room
        return self.revealed and room is not None and self.aggregate.n >= room.minimum

    def state(self) -> RoundState:
        """Return the round's state as phones get it."""
        return {"open": self.open, "revealed": self.revealed, "n": self.aggregate.n}


def make_rounds(course: Course, *, everything_open: bool, rivals: tuple[str, ...] = ()) -> dict[str, Round]:
    """Return all rounds of all exercises, still empty, by ``exercise/round``.

    Exercises outside the half day are open from the start, because no slide opens them.

    Raises UnsuitableViewError for an exercise whose fields do not suit its view.
    """
    paced = {(item.exercise, item.round) for block in course.day() for item in block.items}
    rounds: dict[str, Round] = {}
    for exercise in course.exercises.values():
        closed = [] if everything_open else [id_ for id_ in exercise.rounds if (exercise.id, id_) in paced]
        rounds |= {each.key: each for each in rounds_of(exercise, closed=closed, rivals=rivals).values()}
    return rounds


def rounds_of(
    exercise: Exercise, *, closed: Collection[str] = (), rivals: tuple[str, ...] = ()
) -> dict[str, Round]:
    """Return the rounds of one exercise, still empty, by their ids; all but the ``closed`` ones are open.

    Raises UnsuitableViewError where the fields do not suit the view.
    """
    made = {
        id_: Round(exercise, id_, _aggregate(exercise, rivals), id_ not in closed) for id_ in exercise.rounds
    }
    for one in made.values():
        one.siblings = made
    return made


def _aggregate(exercise: Exercise, rivals: tuple[str, ...]) -> Aggregate:
    return KINDS[exercise.room.view].of(exercise, rivals) if exercise.room else Aggregate()
