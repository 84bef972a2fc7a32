"""Does everybody come in once, come back from another device, and leave without a trace?"""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from workbook.store import Removed, Store, Workshop, answers, create_workshop, people
from workbook.store.people import CODE_ALPHABET
from workbook.store.records import Participant
from workbook.store.tables import answer, check_answer, device, participant, removed_device


def join(store: Store, workshop: Workshop, device_key: str = "phone", name: str = "Li Na") -> Participant:
    """Join the workshop."""
    return people.join(store, workshop.id, device_key, name=name, language="zh", table=3).result()


def test_who_joined_is_known_by_the_device(store: Store, workshop: Workshop) -> None:
    person = join(store, workshop)
    assert people.by_device(store, workshop.id, "phone") == person
    assert people.by_device(store, workshop.id, "stranger") is None
    assert people.participants(store, workshop.id) == [person]
    assert (person.name, person.language, person.table) == ("Li Na", "zh", 3)


def test_joining_again_after_a_lost_reply_makes_no_second_person(store: Store, workshop: Workshop) -> None:
    first = join(store, workshop)
    second = join(store, workshop, name="李娜")
    assert (second.id, second.code, second.name) == (first.id, first.code, "李娜")
    assert [one.name for one in people.participants(store, workshop.id)] == ["李娜"]


def test_a_come_back_code_is_readable_and_joins_a_second_device(store: Store, workshop: Workshop) -> None:
    person = join(store, workshop)
    assert set(person.code) <= set(CODE_ALPHABET)
    assert not set("0O1I") & set(CODE_ALPHABET)
    typed = f" {person.code[:3].lower()}-{person.code[3:].lower()} "
    assert people.come_back(store, workshop.id, "laptop", typed).result() == person
    assert people.devices(store, workshop.id) == {"phone": person.id, "laptop": person.id}
    assert people.come_back(store, workshop.id, "tablet", "ZZZZZZ").result() is None


def test_a_code_opens_nothing_in_another_workshop(store: Store, workshop: Workshop) -> None:
    person = join(store, workshop)
    other = create_workshop(store, title="Another")
    assert people.come_back(store, other.id, "phone", person.code).result() is None
    assert people.by_device(store, other.id, "phone") is None


def test_one_device_may_be_somebody_in_each_workshop(store: Store, workshop: Workshop) -> None:
    other = create_workshop(store, title="Another")
    assert join(store, workshop).id != join(store, other).id


def test_deleting_somebody_deletes_all_they_wrote(store: Store, workshop: Workshop) -> None:
    person, other = join(store, workshop), join(store, workshop, "other phone", "Wang")
    for one in (person, other):
        answers.save(
            store,
            participant_id=one.id,
            exercise="e",
            round_="once",
            base=0,
            raw={"why": "secret words"},
            value={},
            status="valid",
        ).result()
        answers.submit_check(store, one.id, "check-1a", "a").result()
    assert people.remove(store, person.id).result() == ["phone"]
    with store.reading() as connection:
        for table in (answer, check_answer, device, participant):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 1, table.name
        assert [row.hash for row in connection.execute(select(removed_device))] == ["phone"]


def test_a_deleted_persons_device_stays_shut_out(store: Store, workshop: Workshop) -> None:
    person = join(store, workshop)
    code = person.code
    people.remove(store, person.id).result()
    with pytest.raises(Removed):
        people.by_device(store, workshop.id, "phone")
    with pytest.raises(Removed):
        join(store, workshop)
    with pytest.raises(Removed):
        people.come_back(store, workshop.id, "phone", code).result()
    assert join(store, workshop, "new secret").id != person.id


def test_the_language_is_remembered(store: Store, workshop: Workshop) -> None:
    person = join(store, workshop)
    assert people.set_language(store, person.id, "en").result() is True
    assert people.participants(store, workshop.id)[0].language == "en"
    assert people.set_language(store, person.id + 1, "en").result() is False
