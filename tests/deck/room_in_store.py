"""A workshop in a store, answered by a few people and revealed, without any server."""

from __future__ import annotations

from tests.charts.crowd import answer
from workbook.answers.respond import respond
from workbook.course import load
from workbook.store import Store, Workshop, answers, create_workshop, people
from workbook.store.records import State
from workbook.store.workshops import set_state


def answered(store: Store, *, guests: int = 6, revealed: bool = True) -> Workshop:
    """Make a workshop in which ``guests`` people have answered everything the room shows."""
    workshop = create_workshop(store, title="Harbour", port=8866)
    course = load()
    items = [item for item in course.items() if course.exercise(item.exercise).room]
    assert items
    for number in range(guests):
        joined = people.join(
            store, workshop.id, f"device-{number:030}", name=f"Guest {number}", language="en", table=None
        ).result()
        for item in items:
            exercise = course.exercise(item.exercise)
            raw = answer(exercise, number, "en")
            said = respond(exercise, raw)
            assert said["status"] == "valid", (exercise.id, said["problems"])
            answers.save(
                store, participant_id=joined.id, exercise=exercise.id, round_=item.round, base=0, raw=raw,
                value=said["value"], status="valid",
            ).result()  # fmt: skip
    for item in items:
        set_state(store, workshop.id, item.exercise, item.round, State(open=True, revealed=revealed)).result()
    return workshop
