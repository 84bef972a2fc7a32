"""Votes in a notebook: what one wrote in another cell appears to be voted on, without running anything again."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from tests.content.test_votes import voting
from tests.notebook.conftest import Open
from tests.notebook.people import save
from workbook.course import Course
from workbook.notebook.session import Session


@pytest.fixture
def session(course: Course, open_session: Open, monkeypatch: pytest.MonkeyPatch) -> Session:
    """A session whose course has votes on why people gave their rating."""
    vote = voting(exercise="service-rating", field="why")
    more = replace(course, exercises={**course.exercises, "vote": vote})
    monkeypatch.setattr("workbook.course.course.load", lambda: more)
    return open_session()


def test_what_is_written_in_one_cell_can_be_voted_on_in_the_next(session: Session) -> None:
    """Also when the voting cell was run first."""
    vote = session.exercise("vote")
    assert vote.others["service-rating"]["value"] is None
    save(session.exercise("service-rating"), {"why": "slow"})
    assert vote.others["service-rating"]["value"] == {"why": "slow"}
    assert session.exercise("vote").others == vote.others
    assert session.exercise("service-rating").others == {}


def test_in_a_room_only_what_it_shows_can_be_voted_on(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And when the room hides it again, it goes."""
    monkeypatch.setattr(session.connection, "membership", SimpleNamespace(rivals=(), pace="facilitator"))
    vote = session.exercise("vote")
    assert vote.others["service-rating"]["view"] is None
    view = {"exercise": "service-rating", "round": "before", "shown": True, "cards": []}
    session._on_event("view", view)
    assert vote.others["service-rating"]["view"] == view
    assert session.exercise("vote").others == vote.others
    session._on_event("view", {**view, "shown": False})
    assert vote.others["service-rating"]["view"] is None
    monkeypatch.undo()


def test_at_ones_own_pace_ones_own_words_are_voted_on_until_the_room_shows_its(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And again once it hides them, as on the room's page."""
    save(session.exercise("service-rating"), {"why": "slow"})
    membership = SimpleNamespace(rivals=(), pace="self")
    monkeypatch.setattr(session.connection, "membership", membership)
    vote = session.exercise("vote")
    mine = vote.others["service-rating"]
    assert mine["value"] == {"why": "slow"}
    view = {"exercise": "service-rating", "round": "before", "shown": True, "cards": []}
    session._on_event("view", view)
    assert vote.others["service-rating"]["view"] == view
    session._on_event("view", {**view, "shown": False})
    assert vote.others["service-rating"] == mine
    monkeypatch.undo()
