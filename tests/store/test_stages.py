"""Is it known after a restart where the talk was, and what nobody should see?"""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from workbook.store import Store, Workshop, create_workshop
from workbook.store.hidden_cards import hidden_cards, hide_card
from workbook.store.records import Stage
from workbook.store.stages import change_stage, stage
from workbook.store.workshops import workshop_of

KEY, OTHER_KEY = "a" * 32, "b" * 32
SLIDE: dict[str, Any] = {
    "deck": "03-unique-selling-points",
    "slide": "usp-ideas",
    "exercise": "usp-ideas",
    "round": "once",
}


def test_a_workshop_begins_before_its_first_slide(store: Store, workshop: Workshop) -> None:
    assert stage(store, workshop.id) == Stage()
    assert (Stage().slide, Stage().moved, Stage().blank, Stage().follow) == (None, None, False, True)


def test_another_process_finds_the_stage_where_it_was_left(
    store: Store, other: Store, workshop: Workshop
) -> None:
    started = datetime(2026, 11, 3, 9, 2, tzinfo=UTC)
    before = datetime.now(UTC)
    change_stage(store, workshop.id, SLIDE).result()
    change_stage(store, workshop.id, {"started": started, "follow": False}).result()
    left = change_stage(other, workshop.id, {"blank": True}).result()
    assert stage(store, workshop.id) == stage(other, workshop.id) == left
    assert left == Stage(**SLIDE, moved=left.moved, started=started, blank=True, follow=False)
    assert left.moved is not None
    assert before <= left.moved <= datetime.now(UTC)


def test_only_another_slide_is_entered_anew(store: Store, workshop: Workshop) -> None:
    entered = change_stage(store, workshop.id, SLIDE).result().moved
    assert entered is not None
    changes: list[dict[str, Any]] = [SLIDE, {"blank": True}, SLIDE | {"exercise": None, "round": None}]
    for change in changes:
        assert change_stage(store, workshop.id, change).result().moved == entered
    later = change_stage(store, workshop.id, SLIDE | {"slide": "usp-vote"}).result().moved
    assert later is not None
    assert later > entered
    nowhere = dict.fromkeys(SLIDE)
    assert change_stage(store, workshop.id, nowhere).result().moved is None


def test_what_two_windows_change_at_once_adds_up(store: Store, workshop: Workshop) -> None:
    changes: list[dict[str, Any]] = [SLIDE, {"blank": True}, {"follow": False}]
    last = [change_stage(store, workshop.id, change) for change in changes][-1].result()
    assert (last.slide, last.blank, last.follow) == ("usp-ideas", True, False)


def test_each_workshop_has_its_own_stage_and_cards(store: Store, workshop: Workshop) -> None:
    second = create_workshop(store, title="Another")
    change_stage(store, workshop.id, SLIDE).result()
    hide_card(store, workshop.id, [("usp-ideas", "once")], KEY, hidden=True).result()
    assert stage(store, second.id) == Stage()
    assert hidden_cards(store, second.id) == {}


def test_a_card_stays_hidden_until_it_is_shown(store: Store, other: Store, workshop: Workshop) -> None:
    places = [("usp-ideas", "once"), ("usp-vote", "once")]
    hide_card(store, workshop.id, places, KEY, hidden=True).result()
    hide_card(store, workshop.id, places[:1], KEY, hidden=True).result()  # twice is once
    hide_card(store, workshop.id, places[:1], OTHER_KEY, hidden=True).result()
    assert hidden_cards(other, workshop.id) == {"usp-ideas/once": {KEY, OTHER_KEY}, "usp-vote/once": {KEY}}
    hide_card(other, workshop.id, places[:1], KEY, hidden=False).result()
    hide_card(other, workshop.id, places[:1], KEY, hidden=False).result()
    assert hidden_cards(store, workshop.id) == {"usp-ideas/once": {OTHER_KEY}, "usp-vote/once": {KEY}}


def test_a_workshop_keeps_the_hour_at_which_it_starts(store: Store) -> None:
    made = create_workshop(store, title="Early", start=time(8, 30))
    assert workshop_of(store, made.id).start == time(8, 30)
    assert create_workshop(store, title="Whenever").start is None
