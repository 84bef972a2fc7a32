"""The start page and the end of a module: progress, work to take along, samples; alone and in a room."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.notebook.conftest import Open
from tests.notebook.people import Phone, asked, code_of, join, save, taken
from tests.page.server import Server
from workbook.notebook.session import Session
from workbook.takeaway.file import MOST_BYTES

RATED = {"rating": "7"}
MODULE = "00-start-here"


def take(study: Any) -> bytes:
    """Take the work along."""
    reply, content = taken(study, "take", {})
    assert reply["status"] == 200
    return content


def bring(widget: Any, content: bytes, choices: dict[str, str] | None = None) -> Any:
    """Give a file to a widget in one piece and put it in place; return what was said of it."""
    shown = asked(widget, "piece", {"first": True, "last": True}, content)
    assert shown["status"] == 200, shown
    return asked(widget, "bring", {"choices": choices or {}})["body"]


def other_home(monkeypatch: pytest.MonkeyPatch, home: Any) -> None:
    """Go to another computer."""
    monkeypatch.setenv("WORKSHOP_HOME", str(home.parent / "another"))


def test_work_is_carried_to_another_computer(
    open_session: Open, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the start page into the first cell of a module, or another start page, while forms are open."""
    first = open_session()
    save(first.exercise("service-rating"), RATED)
    asked(first.exercise("check-1a"), "submit", {"check": "check-1a", "option": "no-only-met"})
    study = first.study("zh")
    asked(study, "read", {"module": MODULE, "read": True})
    reply, content = taken(study, "take", {})
    assert re.fullmatch(r"exceptional-service-\d{4}-\d\d-\d\d\.json", reply["body"]["name"])
    assert "alone" not in content.decode()
    other_home(monkeypatch, home)
    second = open_session()
    assert second.connection.learner not in ("", first.connection.learner)
    form, check, end, start = (
        second.exercise("service-rating"),
        second.exercise("check-1a"),
        second.finish(MODULE),
        second.start("zh"),
    )
    assert bring(start, content) == {"brought": 3, "kept": 0}
    assert (form.answer["value"], check.answer["correct"]) == (RATED, True)
    assert (end.module["read"] is not None, end.module["exercises"]["done"]) == (True, 1)
    assert asked(start, "undo", {})["body"] == {"restored": 2}
    assert (form.answer["value"], form.answer["revision"], end.module["read"]) == ({}, 2, None)
    assert bring(second.study("en"), content) == {"brought": 2, "kept": 0}


def test_a_file_comes_in_pieces_and_not_too_many(session: Session) -> None:
    """A piece is at most a megabyte; a file above the limit is refused on the way, and the next one is taken."""
    study = session.study("en")
    save(session.exercise("service-rating"), RATED)
    content = take(study)
    assert asked(study, "piece", {"first": True, "last": False}, content[:40])["body"] == {}
    assert asked(study, "piece", {"first": False, "last": True}, content[40:])["body"]["same"] == 1
    half = bytes(MOST_BYTES // 2)
    assert asked(study, "piece", {"first": True, "last": False}, half)["status"] == 200
    assert asked(study, "piece", {"first": False, "last": False}, half)["status"] == 200
    reply = asked(study, "piece", {"first": False, "last": False}, b"x")
    assert (reply["status"], reply["body"]["error"]["code"]) == (422, "takeaway-too-large")
    assert asked(study, "piece", {"first": True, "last": True}, content)["body"]["same"] == 1
    assert MOST_BYTES == 8 * 2**20


@pytest.mark.parametrize(
    ("op", "body", "code"),
    [
        ("bring", {}, "takeaway-gone"),
        ("bring", {"choices": []}, "wrong-shape"),
        ("piece", {}, None),
        ("piece", {"last": True}, "takeaway-corrupt"),
        ("read", {"module": "99-beyond", "read": True}, "wrong-shape"),
        ("read", {"module": MODULE, "read": "yes"}, "wrong-shape"),
        ("read", {"module": ["x"], "read": True}, "wrong-shape"),
        ("read", None, "wrong-shape"),
        ("save", {}, "wrong-shape"),
        ("undo", None, None),
    ],
)
def test_whatever_a_page_asks_is_answered(session: Session, op: str, body: Any, code: str | None) -> None:
    """With a code that the content words; nothing is stored."""
    reply = asked(session.study("en"), op, body)
    assert (reply["body"].get("error") or {}).get("code") == code
    assert code is None or code in session.course.messages
    assert session.connection.given() == {"answers": {}, "checks": {}}
    assert session.connection.local.reading() == {}


def test_the_start_page_follows_what_is_done(session: Session) -> None:
    """Where one goes on, in this kernel, as answers are stored."""
    study, end = session.study("zh"), session.finish("01-defining-service")
    assert (study.here["module"], study.here["begun"], study.language) == (MODULE, False, "zh")
    assert (end.next["id"], end.next["href"]) == (
        "02-competitive-positioning",
        "02-competitive-positioning.ipynb",
    )
    assert session.finish("13-knowing-customers").next is None
    asked(session.exercise("check-1a"), "submit", {"check": "check-1a", "option": "yes-kept-promise"})
    assert (study.here["module"], study.here["begun"]) == ("01-defining-service", True)
    assert study.modules[1]["checks"] == end.module["checks"] == {"done": 1, "right": 0, "all": 2}
    asked(end, "read", {"module": "01-defining-service", "read": True})
    assert study.here["module"] == "02-competitive-positioning"
    assert study.modules[1]["read"] == end.module["read"]
    with pytest.raises(LookupError, match=MODULE):
        session.finish("99-beyond")


def test_all_that_was_answered_can_be_printed(session: Session) -> None:
    """In the order of the course, in its parts, each once; nothing that is empty, no key of an open check."""
    study = session.study("en")
    assert asked(study, "paper", {})["body"] == {"parts": []}
    save(session.exercise("positioning-map"), {"map": {"us": {"x": "70", "y": "80"}}})
    save(session.exercise("service-rating"), RATED)
    save(session.exercise("seven-rules"), {})
    reply = asked(session.exercise("check-1a"), "submit", {"check": "check-1a", "option": "no-only-met"})
    parts = asked(study, "paper", {})["body"]["parts"]
    assert [(part["number"], len(part["steps"]), len(part["checks"])) for part in parts] == [
        (None, 1, 0),
        (1, 0, 1),
        (2, 1, 0),
    ]
    (step,) = parts[2]["steps"]
    assert (step["spec"]["id"], step["round"]) == ("positioning-map", "once")
    assert step["result"]["big"]["zh"] == "差异化"
    (check,) = parts[1]["checks"]
    assert check["reply"] == reply["body"]
    assert all(set(option) == {"id", "label"} for option in check["check"]["options"])
    json.dumps(parts)


def test_somebody_alone_can_compare_with_a_sample(session: Session) -> None:
    """Made for the course, in the language asked for; where there is none, the form says so."""
    form = session.exercise("service-rating")
    assert form.sample
    assert form.learner == session.connection.learner
    replies = {language: asked(form, "sample", {"language": language}) for language in ("en", "zh")}
    view = replies["zh"]["body"]["view"]
    assert (view["exercise"], view["round"], view["shown"]) == ("service-rating", "before", True)
    assert replies["zh"]["body"]["people"] == view["n"] >= view["minimum"]
    check = session.exercise("check-1a")
    reply = asked(check, "sample", {"language": "en"})
    assert (check.sample, reply["status"], reply["body"]["error"]["code"]) == (False, 403, "not-allowed")


def test_in_a_room_there_is_no_sample_and_no_learner(session: Session, room: Server) -> None:
    """The room's own people are there; the browser keeps no copy. Leaving brings both back."""
    form, start, study, end = (
        session.exercise("service-rating"),
        session.start("en"),
        session.study("en"),
        session.finish(MODULE),
    )
    everywhere = (form, start, study, end)
    alone = session.connection.learner
    assert {widget.learner for widget in everywhere} == {alone}
    join(session, room)
    assert {widget.learner for widget in everywhere} == {""}
    assert (form.sample, asked(form, "sample", {"language": "en"})["status"]) == (False, 403)
    assert study.connection == start.connection
    assert study.connection["joined"]
    session.connection.leave()
    assert {widget.learner for widget in everywhere} == {alone}
    assert form.sample
    assert study.connection == {"joined": False, "gone": "left"}


def test_work_goes_into_a_room_and_out_of_it(
    session: Session, open_session: Open, room: Server, home: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers go where answers go; reading marks stay on the computer, and progress is that of the room."""
    study = session.study("en")
    save(session.exercise("service-rating"), RATED)
    asked(session.exercise("check-1a"), "submit", {"check": "check-1a", "option": "no-only-met"})
    asked(study, "read", {"module": MODULE, "read": True})
    content = take(study)
    other_home(monkeypatch, home)
    joined = open_session()
    join(joined, room)
    form, study = joined.exercise("service-rating"), joined.study("en")
    assert study.modules[0]["exercises"]["done"] == 0
    assert bring(study, content) == {"brought": 3, "kept": 0}
    phone = Phone(room)
    phone.come_back(code_of(joined))
    there = phone.me()
    assert there["answers"]["service-rating/before"]["value"] == form.answer["value"] == RATED
    assert there["checks"]["check-1a"]["option"] == "no-only-met"
    assert (study.modules[0]["exercises"]["done"], study.modules[0]["read"] is not None) == (1, True)
    again = json.loads(take(study))
    assert again["answers"]["service-rating/before"]["value"] == RATED
    assert set(again["checks"]["check-1a"]) == {"option", "saved_at"}
    assert list(again["reading"]) == [MODULE]
    assert joined.connection.local.given() == {"answers": {}, "checks": {}}


def test_a_room_that_is_away_is_not_taken_for_an_empty_one(session: Session, own_room: Server) -> None:
    """Nothing is called new, and nothing is lost from the file that was taken before."""
    join(session, own_room)
    study = session.study("en")
    save(session.exercise("service-rating"), RATED)
    content = take(study)
    own_room.stop()
    for op, body, piece in (
        ("piece", {"first": True, "last": True}, content),
        ("take", {}, b""),
        ("paper", {}, b""),
    ):
        reply = asked(study, op, body, piece)
        assert (reply["status"], reply["body"]["error"]["code"]) == (503, "room-unreachable"), op
    assert asked(study, "read", {"module": MODULE, "read": True})["status"] == 200
    assert study.modules[0]["read"]
