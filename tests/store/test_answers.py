"""Is every acknowledged answer kept, in order, and never overwritten by an older one?"""

from __future__ import annotations

from concurrent.futures import Future, wait
from datetime import UTC, datetime
from typing import Any

import pytest

from workbook.store import Conflict, Removed, Store, Workshop, answers, people
from workbook.store.records import Participant, Saved


@pytest.fixture
def person(store: Store, workshop: Workshop) -> Participant:
    """Somebody who joined."""
    return people.join(store, workshop.id, "phone", name="Li Na", language="zh", table=3).result()


def save(
    store: Store, who: Participant, base: int, raw: dict[str, Any], round_: str = "before"
) -> Future[Saved]:
    """Save a rating."""
    return answers.save(
        store,
        participant_id=who.id,
        exercise="service-rating",
        round_=round_,
        base=base,
        raw=raw,
        value={"rating": 7},
        status="valid",
        device="phone",
    )


def test_an_answer_comes_back_as_typed(store: Store, person: Participant) -> None:
    typed = {"rating": "７", "why": "emoji 👩\u200d👧, عربى \u202ex, NUL \x00, half \ud83d"}
    saved = save(store, person, 0, typed).result()
    (found,) = answers.newest(store, person.id)
    assert found == saved.answer
    assert (found.raw, found.value, found.status, found.revision) == (typed, {"rating": 7}, "valid", 1)
    assert abs((datetime.now(UTC) - found.saved_at).total_seconds()) < 60


def test_the_newest_revision_is_the_answer_and_older_ones_stay(store: Store, person: Participant) -> None:
    for base, rating in enumerate("689"):
        assert save(store, person, base, {"rating": rating}).result().answer.revision == base + 1
    (found,) = answers.newest(store, person.id)
    assert (found.revision, found.raw) == (3, {"rating": "9"})


def test_the_same_save_is_acknowledged_again_and_stored_once(store: Store, person: Participant) -> None:
    first = save(store, person, 0, {"rating": "6", "why": ""}).result()
    again = save(store, person, 0, {"why": "", "rating": "6"}).result()
    assert (first.fresh, again.fresh) == (True, False)
    assert again.answer == first.answer
    save(store, person, 1, {"rating": "7"}).result()
    assert not save(store, person, 0, {"rating": "6", "why": ""}).result().fresh


def test_another_answer_of_the_same_revision_is_refused_with_what_is_there(
    store: Store, person: Participant
) -> None:
    save(store, person, 0, {"rating": "6"}).result()
    save(store, person, 1, {"rating": "7"}).result()
    with pytest.raises(Conflict) as refused:
        save(store, person, 0, {"rating": "1"}).result()
    assert (refused.value.newest.revision, refused.value.newest.raw) == (2, {"rating": "7"})


def test_a_page_that_knows_more_than_the_store_may_save(store: Store, person: Participant) -> None:
    assert save(store, person, 4, {"rating": "6"}).result().answer.revision == 5


def test_rounds_are_answers_of_their_own(store: Store, person: Participant) -> None:
    save(store, person, 0, {"rating": "6"}).result()
    save(store, person, 0, {"rating": "8"}, round_="after").result()
    assert {found.key: found.raw["rating"] for found in answers.newest(store, person.id)} == {
        "service-rating/before": "6",
        "service-rating/after": "8",
    }


def test_two_hundred_saves_at_once_are_all_kept(store: Store, workshop: Workshop) -> None:
    joining = [
        people.join(store, workshop.id, f"phone {index}", name=f"N{index}", language="en", table=None)
        for index in range(200)
    ]
    crowd = [future.result() for future in joining]
    saving = [save(store, one, 0, {"rating": str(one.id % 10)}) for one in crowd]
    wait(saving)
    assert [future.result().fresh for future in saving] == [True] * 200
    kept = {found.participant: found.raw["rating"] for found in answers.newest_of_all(store, workshop.id)}
    assert kept == {one.id: str(one.id % 10) for one in crowd}
    assert len({one.code for one in crowd}) == 200


def test_of_two_processes_that_save_the_same_revision_one_wins(
    store: Store, other: Store, workshop: Workshop
) -> None:
    crowd = [
        people.join(store, workshop.id, f"phone {index}", name="N", language="en", table=None).result()
        for index in range(50)
    ]
    saving = [
        (save(store, one, 0, {"rating": "1"}), save(other, one, 0, {"rating": "2"}))
        for one in reversed(crowd)
    ]
    for first, second in saving:
        failures = [future.exception() for future in (first, second)]
        assert sorted(type(failure).__name__ for failure in failures) == ["Conflict", "NoneType"]
    for pair, one in zip(saving, reversed(crowd), strict=True):
        (kept,) = answers.newest(store, one.id)
        assert kept.raw == next(future for future in pair if not future.exception()).result().answer.raw


def test_the_first_submission_of_a_check_is_final(store: Store, person: Participant) -> None:
    first = answers.submit_check(store, person.id, "check-1a", "b").result()
    assert first.option == "b"
    assert answers.submit_check(store, person.id, "check-1a", "c").result() == first
    assert answers.checks(store, person.id) == {"check-1a": first}


def test_a_deleted_participant_cannot_save_any_more(store: Store, person: Participant) -> None:
    save(store, person, 0, {"rating": "6"}).result()
    people.remove(store, person.id).result()
    with pytest.raises(Removed):
        save(store, person, 1, {"rating": "7"}).result()
    with pytest.raises(Removed):
        answers.submit_check(store, person.id, "check-1a", "b").result()
    assert answers.newest(store, person.id) == []
