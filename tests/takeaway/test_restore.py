"""A learner's work goes from one computer to another: what is new is taken, what differs is asked about, all can be undone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.takeaway.conftest import Computer
from workbook.answers.service import AnswerServiceError
from workbook.course import Course
from workbook.notebook.local import LocalAnswerService
from workbook.notebook.remote import Unreachable
from workbook.takeaway.file import pack
from workbook.takeaway.restore import Restore

Json = dict[str, Any]
NOW = datetime.now(UTC)
BEFORE, AFTER, STEPS = "service-rating/before", "service-rating/after", "seven-rules/once"


@pytest.fixture
def here(computer: Computer) -> LocalAnswerService:
    """The computer on which somebody goes on."""
    return computer("here")


class Way:
    """A restore into a local store, and the events it published."""

    def __init__(self, course: Course, store: LocalAnswerService, at: Any = None) -> None:
        self.said: list[tuple[str, Json]] = []
        self.at = at or store
        self.restore = Restore(
            course,
            service=lambda: self.at,
            marks=lambda: store,
            on_stored=lambda *event: self.said.append(event),
        )


@pytest.fixture
def way(course: Course, here: LocalAnswerService) -> Way:
    """The way in to that computer."""
    return Way(course, here)


def save(store: LocalAnswerService, key: str, value: Json, base: int = 0) -> None:
    """Save an answer as a form does."""
    exercise, round_ = key.split("/")
    store.save(exercise, round_, base + 1, base, value)


def packed(store: LocalAnswerService) -> bytes:
    """Take the work of a store along."""
    return pack(store.given(), store.reading(), made=NOW)


def values(store: LocalAnswerService) -> Json:
    """Return what stands in every answer of a store."""
    return {key: answer["value"] for key, answer in store.given()["answers"].items()}


def file(answers: Json, *, at: datetime = NOW, **more: Any) -> bytes:
    """Make a take-away of these values, saved at one moment."""
    kept = {
        key: {"value": value, "saved_at": at.isoformat(), "status": "?"} for key, value in answers.items()
    }
    checks = {
        check: {"option": option, "saved_at": at.isoformat()}
        for check, option in more.get("checks", {}).items()
    }
    reading = {module: at.isoformat() for module in more.get("reading", ())}
    return pack({"answers": kept, "checks": checks}, reading, made=at)


def test_a_whole_workbook_moves_to_an_empty_computer(
    course: Course, computer: Computer, here: LocalAnswerService, way: Way
) -> None:
    """Every exercise in every round, every check, every mark: as it was on the first computer."""
    from tests.e2e.given import Giver

    there = computer("there")
    for exercise in course.exercises.values():
        for round_ in exercise.rounds:
            save(there, f"{exercise.id}/{round_}", Giver("zh").answer(exercise, entries=["准时"]))
    for check in course.checks.values():
        there.submit(check.id, check.options[0].id)
    there.mark("00-start-here", NOW)
    shown = way.restore.preview(packed(there))
    assert (len(shown["new"]), shown["differ"], shown["unknown"]) == (len(there.given()["answers"]), [], 0)
    assert (shown["checks"], shown["reading"]) == (len(course.checks), 1)
    assert values(here) == {}
    brought = way.restore.bring({})
    assert brought == {"brought": len(shown["new"]) + shown["checks"] + 1, "kept": 0}
    assert values(here) == values(there)
    assert {check: reply["option"] for check, reply in here.given()["checks"].items()} == {
        check: reply["option"] for check, reply in there.given()["checks"].items()
    }
    assert here.reading() == there.reading()
    again = way.restore.preview(packed(there))
    assert (again["new"], again["same"], again["checks"], again["reading"]) == ([], len(shown["new"]), 0, 0)


def test_what_differs_stays_unless_the_file_is_chosen(here: LocalAnswerService, way: Way) -> None:
    """The person sees both times, and which is newer."""
    save(here, BEFORE, {"rating": "7"})
    save(here, AFTER, {"rating": "8"})
    save(here, STEPS, {"ask": "4"})
    newer = file(
        {BEFORE: {"rating": "1"}, AFTER: {"rating": "2"}, STEPS: {"ask": "4"}}, at=NOW + timedelta(1)
    )
    shown = way.restore.preview(newer)
    assert (shown["new"], shown["same"]) == ([], 1)
    assert [each["key"] for each in shown["differ"]] == [BEFORE, AFTER]
    assert {each["newer"] for each in shown["differ"]} == {"file"}
    assert shown["differ"][0]["here"] == here.given()["answers"][BEFORE]["saved_at"]
    assert shown["differ"][0]["name"]["zh"]
    assert way.restore.bring({AFTER: "file", "no/such": "file"}) == {"brought": 1, "kept": 1}
    assert values(here) == {BEFORE: {"rating": "7"}, AFTER: {"rating": "2"}, STEPS: {"ask": "4"}}
    older = way.restore.preview(file({BEFORE: {"rating": "1"}}, at=NOW - timedelta(1)))
    assert [each["newer"] for each in older["differ"]] == ["here"]


def test_what_was_brought_is_said(here: LocalAnswerService, way: Way) -> None:
    """So that every form shows it, with the revision it now has."""
    way.restore.preview(
        file({BEFORE: {"rating": "1"}}, checks={"check-1a": "no-only-met"}, reading=["00-start-here"])
    )
    way.restore.bring({})
    given = here.given()
    assert way.said == [
        ("answer", {"exercise": "service-rating", "round": "before", **given["answers"][BEFORE]}),
        ("checked", {"check": "check-1a", **given["checks"]["check-1a"]}),
        ("reading", {"module": "00-start-here", "read": here.reading()["00-start-here"]}),
    ]


def test_undo_puts_everything_back_but_checks(here: LocalAnswerService, way: Way) -> None:
    """An answer that was not there is empty again, and nothing is erased: revisions go on."""
    save(here, BEFORE, {"rating": "7"})
    way.restore.preview(
        file(
            {BEFORE: {"rating": "1"}, AFTER: {"rating": "2"}},
            checks={"check-1a": "no-only-met"},
            reading=["00-start-here"],
        )
    )
    assert way.restore.bring({BEFORE: "file"})["brought"] == 4
    assert way.restore.undo() == {"restored": 3}
    assert values(here) == {BEFORE: {"rating": "7"}, AFTER: {}}
    assert {key: answer["revision"] for key, answer in here.given()["answers"].items()} == {
        BEFORE: 3,
        AFTER: 2,
    }
    assert here.given()["answers"][AFTER]["status"] == "empty"
    assert (list(here.given()["checks"]), here.reading()) == (["check-1a"], {})
    assert way.restore.undo() == {"restored": 0}
    shown = way.restore.preview(file({AFTER: {"rating": "2"}}))
    assert [each["key"] for each in shown["new"]] == [AFTER], "an empty answer asks no question"


def test_undo_leaves_what_was_written_since(here: LocalAnswerService, way: Way) -> None:
    """Nobody's words are lost to a button pressed late."""
    way.restore.preview(file({BEFORE: {"rating": "1"}, AFTER: {"rating": "2"}}))
    way.restore.bring({})
    save(here, BEFORE, {"rating": "9"}, base=1)
    assert way.restore.undo() == {"restored": 1}
    assert values(here) == {BEFORE: {"rating": "9"}, AFTER: {}}


def test_what_is_refused_is_kept_and_the_rest_goes_on(
    here: LocalAnswerService, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer too large for any store, and one that another window saves in this very moment."""
    real = here.save

    def meanwhile(exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        if exercise == "seven-rules" and value != {"ask": "5"}:
            real(exercise, round, revision, base, {"ask": "5"})
        return real(exercise, round, revision, base, value)

    monkeypatch.setattr(here, "save", meanwhile)
    way.restore.preview(file({BEFORE: {"why": "好" * 30_000}, STEPS: {"ask": "1"}, AFTER: {"rating": "2"}}))
    assert way.restore.bring({}) == {"brought": 1, "kept": 2}
    assert values(here) == {STEPS: {"ask": "5"}, AFTER: {"rating": "2"}}


def test_what_the_course_does_not_know_is_counted_and_left_out(here: LocalAnswerService, way: Way) -> None:
    """Exercises, rounds, checks, options and modules of another edition."""
    strange = file(
        {
            "no-such/once": {},
            "service-rating/once": {"rating": "1"},
            AFTER: {"rating": "2", "no-such-field": "x"},
        },
        checks={"check-99": "a", "check-1a": "no-such-option"},
        reading=["99-beyond"],
    )
    shown = way.restore.preview(strange)
    assert (shown["unknown"], [each["key"] for each in shown["new"]]) == (5, [AFTER])
    assert way.restore.bring({}) == {"brought": 1, "kept": 0}
    assert list(values(here)) == [AFTER]
    assert (here.given()["checks"], here.reading()) == ({}, {})


def test_a_check_that_was_answered_here_stays(here: LocalAnswerService, way: Way) -> None:
    """The first submission is final, whatever a file says."""
    first = here.submit("check-1a", "yes-kept-promise")
    shown = way.restore.preview(file({}, checks={"check-1a": "no-only-met"}))
    assert (shown["checks"], shown["unknown"]) == (0, 0)
    assert way.restore.bring({}) == {"brought": 0, "kept": 0}
    assert here.given()["checks"] == {"check-1a": first}


def test_files_that_are_refused_change_nothing(here: LocalAnswerService, way: Way) -> None:
    """Not the answers; and the file before them cannot be brought by mistake either."""
    save(here, BEFORE, {"rating": "7"})
    before, good = here.given(), file({AFTER: {"rating": "2"}})
    refused = {
        "takeaway-corrupt": good[:-3],
        "takeaway-foreign": b'{"kind": "another"}',
        "takeaway-newer": good.replace(b'"version": 1', b'"version": 2'),
        "takeaway-damaged": good.replace(b'"made"', b'"mad"'),
        "takeaway-too-large": bytes(50 * 2**20),
    }
    for code, content in refused.items():
        way.restore.preview(good)
        with pytest.raises(AnswerServiceError) as caught:
            way.restore.preview(content)
        assert caught.value.code == code
        with pytest.raises(AnswerServiceError) as caught:
            way.restore.bring({})
        assert caught.value.code == "takeaway-gone"
    assert (here.given(), here.reading(), way.said) == (before, {}, [])


def test_a_service_that_fails_halfway_can_be_asked_again_and_undone(
    course: Course, here: LocalAnswerService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room that goes away: what was stored by then is known, asking again brings the rest."""
    way = Way(course, here)
    real, gone = here.save, {"at": AFTER}

    def fails(exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        if f"{exercise}/{round}" == gone["at"]:
            raise Unreachable
        return real(exercise, round, revision, base, value)

    monkeypatch.setattr(here, "save", fails)
    way.restore.preview(file({BEFORE: {"rating": "1"}, AFTER: {"rating": "2"}}))
    with pytest.raises(Unreachable):
        way.restore.bring({})
    assert list(values(here)) == [BEFORE]
    gone.clear()
    gone["at"] = ""
    assert way.restore.bring({}) == {"brought": 1, "kept": 0}
    assert values(here) == {BEFORE: {"rating": "1"}, AFTER: {"rating": "2"}}
    assert way.restore.undo() == {"restored": 2}
    assert values(here) == {BEFORE: {}, AFTER: {}}


def test_nothing_is_undone_in_another_service(
    course: Course, computer: Computer, here: LocalAnswerService, way: Way
) -> None:
    """Who has joined a room since, or left it, finds there what is there."""
    way.restore.preview(file({BEFORE: {"rating": "1"}}, reading=["00-start-here"]))
    way.restore.bring({})
    elsewhere = computer("elsewhere")
    save(elsewhere, BEFORE, {"rating": "5"})
    way.at = elsewhere
    assert way.restore.undo() == {"restored": 0}
    assert (values(elsewhere), values(here)) == ({BEFORE: {"rating": "5"}}, {BEFORE: {"rating": "1"}})
    assert here.reading()
