"""Reading marks, and what others write into a file of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workbook.store import (
    Removed,
    Store,
    Workshop,
    answers,
    create_workshop,
    open_store,
    people,
    reading_marks,
)
from workbook.store.external_changes import Changes, ExternalChanges
from workbook.store.records import Answer

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


def person(store: Store, workshop: Workshop, device: str = "d") -> int:
    """Return somebody who has joined."""
    return people.join(store, workshop.id, device * 64, name="–", language="en", table=None).result().id


def test_a_module_is_marked_and_no_longer(store: Store, workshop: Workshop) -> None:
    """Each person has marks of their own; marking again takes the new time."""
    one, two = person(store, workshop), person(store, workshop, "e")
    reading_marks.mark(store, one, "00-start-here", NOW).result()
    reading_marks.mark(store, one, "00-start-here", LATER).result()
    reading_marks.mark(store, two, "01-defining-service", NOW).result()
    assert reading_marks.marks(store, one) == {"00-start-here": LATER}
    reading_marks.mark(store, one, "00-start-here", None).result()
    reading_marks.mark(store, one, "13-knowing-customers", None).result()
    assert (reading_marks.marks(store, one), list(reading_marks.marks(store, two))) == (
        {},
        ["01-defining-service"],
    )


def test_marks_go_with_their_person(store: Store, workshop: Workshop) -> None:
    """And nothing brings them back."""
    gone = person(store, workshop)
    reading_marks.mark(store, gone, "00-start-here", NOW).result()
    people.remove(store, gone).result()
    assert reading_marks.marks(store, gone) == {}
    with pytest.raises(Removed):
        reading_marks.mark(store, gone, "00-start-here", NOW).result()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    """One SQLite file, opened twice."""
    with open_store(tmp_path, local=True) as one, open_store(tmp_path, local=True) as other:
        yield one, other


def _save(store: Store, who: int, base: int, rating: str) -> Answer:
    saving = answers.save(
        store,
        participant_id=who,
        exercise="service-rating",
        round_="before",
        base=base,
        raw={"rating": rating},
        value={},
        status="valid",
    )
    return saving.result().answer


def test_what_others_write_is_noticed_once(two: tuple[Store, Store]) -> None:
    """The newest revision only, and nobody else's; what one wrote oneself is no news."""
    mine, other = two
    workshop = create_workshop(mine, title="–")
    who, stranger = person(mine, workshop), person(mine, workshop, "e")
    _save(other, who, 0, "1")
    elsewhere = ExternalChanges(mine, who)
    assert elsewhere.news() == Changes()
    _save(other, stranger, 0, "9")
    assert elsewhere.news() == Changes()
    for base in (1, 2):
        _save(other, who, base, str(base))
    submitted = answers.submit_check(other, who, "check-1a", "a").result()
    reading_marks.mark(other, who, "00-start-here", NOW).result()
    news = elsewhere.news()
    assert [(each.revision, each.raw) for each in news.answers] == [(3, {"rating": "2"})]
    assert (news.checks, news.reading) == ({"check-1a": submitted}, {"00-start-here": NOW})
    assert elsewhere.news() == Changes()

    elsewhere.own_answer(_save(mine, who, 3, "4"))
    answers.submit_check(mine, who, "check-1b", "a").result()
    elsewhere.own_check("check-1b")
    reading_marks.mark(mine, who, "00-start-here", None).result()
    elsewhere.own_mark("00-start-here", None)
    assert elsewhere.news() == Changes()
    _save(other, who, 4, "5")
    reading_marks.mark(other, who, "00-start-here", LATER).result()
    news = elsewhere.news()
    assert [each.revision for each in news.answers] == [5]
    assert news.reading == {"00-start-here": LATER}
    elsewhere.close()
