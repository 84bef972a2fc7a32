"""A notebook answers alone, joins a room, hears of it, and leaves it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.notebook.conftest import REPLIES, Open, Stranger
from tests.notebook.people import Phone, asked, code_of, join, save
from tests.page.server import Server, free_port
from tests.waiting import eventually
from workbook.answers.service import AnswerServiceError
from workbook.notebook import membership
from workbook.notebook.session import Session

RATED = {"rating": "7"}


def test_a_form_shows_what_was_answered_before(open_session: Open) -> None:
    """After a restart of the kernel, in either language."""
    form = open_session().exercise("service-rating")
    assert form.answer is None
    assert save(form, RATED)["status"] == 200
    again = open_session()
    again.start("zh")
    form = again.exercise("service-rating")
    assert (form.language, form.answer["value"]) == ("zh", RATED)
    assert again.exercise("service-rating", "after").answer is None


def test_a_check_remembers_its_submission(open_session: Open) -> None:
    """And before it, no trait has the key or an explanation."""
    session = open_session()
    check = session.exercise("check-1a")
    state = str(check.get_state())
    for option in session.course.check("check-1a").options:
        assert option.label.en in state
        assert option.explanation.en not in state
        assert option.explanation.zh not in state
    assert all(set(option) == {"id", "label"} for option in check.spec["options"])
    reply = asked(check, "submit", {"check": "check-1a", "option": "no-only-met"})
    assert reply["body"]["correct"] is True
    assert open_session().exercise("check-1a").answer == reply["body"]


@pytest.mark.parametrize(("name", "round_"), [("no-such", None), ("service-rating", "once")])
def test_a_wrong_id_names_the_ones_there_are(session: Session, name: str, round_: str | None) -> None:
    """A learner who edits a cell is told what could stand there."""
    with pytest.raises(LookupError, match="service-rating"):
        session.exercise(name, round_)
    with pytest.raises(LookupError, match="en, zh"):
        session.start("fr")  # type: ignore[arg-type]


def test_joining_carries_over_what_was_written_alone(session: Session, room: Server) -> None:
    """Answers and checks; the form goes on in the room."""
    form, check, widget = (
        session.exercise("service-rating"),
        session.exercise("check-1a"),
        session.start("en"),
    )
    save(form, RATED)
    asked(check, "submit", {"check": "check-1a", "option": "no-only-met"})
    body = {
        "address": f"127.0.0.1:{room.port}",
        "pin": room.pin,
        "name": "Li Na",
        "code": "",
        "language": "en",
    }
    assert asked(widget, "join", body)["status"] == 200
    assert widget.connection == {
        "joined": True,
        "name": "Li Na",
        "code": code_of(session),
        "room": f"127.0.0.1:{room.port}",
    }
    phone = Phone(room)
    phone.come_back(code_of(session))
    there = phone.me()
    assert there["answers"]["service-rating/before"]["value"] == RATED
    assert there["checks"]["check-1a"]["option"] == "no-only-met"
    assert form.address == f"127.0.0.1:{room.port}"
    assert form.scope.endswith(f"/{code_of(session)}")
    assert save(form, {"rating": "8"}, base=1)["status"] == 200
    assert phone.me()["answers"]["service-rating/before"]["value"] == {"rating": "8"}


def test_what_the_room_has_is_not_overwritten_by_joining(session: Session, room: Server) -> None:
    """Somebody who wrote on the phone first finds that in the notebook."""
    phone = Phone(room)
    code = phone.join("Wang Wei")
    phone.save("service-rating", {"rating": "2"}, round_="before")
    form = session.exercise("service-rating")
    save(form, RATED)
    join(session, room, code=code, name="")
    assert form.answer["value"] == {"rating": "2"}
    assert phone.me()["answers"]["service-rating/before"]["revision"] == 1


def test_an_answer_from_the_phone_appears_in_the_notebook(session: Session, room: Server) -> None:
    """While the cell is on the screen."""
    join(session, room)
    form = session.exercise("positioning-map")
    phone = Phone(room)
    phone.come_back(code_of(session))
    phone.save("positioning-map", {"map": {"us": {"x": "70", "y": "80"}}})
    eventually(lambda: form.answer)
    assert form.answer["result"]["case_id"] == "high-high"


def test_opening_and_revealing_reach_the_notebook(open_session: Open, tmp_path: Any) -> None:
    """The facilitator opens an exercise: forms that are there hear it, and so do later ones."""
    server = Server(tmp_path / "paced")
    server.start()
    try:
        session = open_session()
        form = session.exercise("positioning-map")
        join(session, server)
        eventually(lambda: form.state)
        assert form.state["open"] is False
        server.set("positioning-map", open=True, revealed=True)
        eventually(lambda: form.state["open"] and form.view)
        assert session.exercise("positioning-map").state["open"] is True
    finally:
        server.stop()


def test_the_membership_outlives_the_kernel(open_session: Open, room: Server) -> None:
    """Joined once, the notebook of tomorrow sits in the same place."""
    first = open_session()
    join(first, room)
    save(first.exercise("service-rating"), RATED)
    first.connection.close()
    again = open_session()
    assert again.start("zh").connection["joined"] is True
    assert again.exercise("service-rating").answer["value"] == RATED


def test_after_leaving_answers_stay_on_this_computer(session: Session, room: Server) -> None:
    """What was written in the room stays there; a later kernel does not sit there any more."""
    form, widget = session.exercise("service-rating"), session.start("en")
    save(form, {"rating": "3"})
    join(session, room)
    save(form, {"rating": "9"}, base=1)
    phone = Phone(room)
    phone.come_back(code_of(session))
    assert asked(widget, "leave", {})["status"] == 200
    assert widget.connection == {"joined": False, "gone": "left"}
    assert form.answer["value"] == {"rating": "3"}
    assert form.address == ""
    assert form.state is None
    assert save(form, {"rating": "4"}, base=1)["status"] == 200
    assert phone.me()["answers"]["service-rating/before"]["value"] == {"rating": "9"}
    assert membership.read() is None


def test_somebody_who_was_removed_is_told_and_keeps_nothing_of_it(session: Session, room: Server) -> None:
    """Removing oneself on the phone empties the notebook too."""
    form, widget = session.exercise("service-rating"), session.start("zh")
    join(session, room)
    save(form, RATED)
    told: list[dict[str, Any]] = []
    form.send = told.append
    phone = Phone(room)
    phone.come_back(code_of(session))
    phone.call("DELETE", "/api/me")
    eventually(lambda: widget.connection.get("gone") == "removed")
    assert {"event": "removed", "data": {}} in [{"event": each.get("event"), "data": {}} for each in told]
    eventually(lambda: form.answer is None)
    assert membership.read() is None


def test_where_the_room_is_moves_nobody_who_reads_a_notebook(session: Session) -> None:
    """The room tells phones which exercise it is at; a notebook has its own order."""
    form, told = session.exercise("service-rating"), list[dict[str, Any]]()
    form.send = told.append
    session._on_event("stage", {"exercise": "positioning-map", "round": "once"})
    assert told == []
    state = {"open": True, "revealed": False, "n": 1}
    session._on_event("room", {"states": {"service-rating/before": state}})
    assert form.state == state


def test_a_room_that_does_not_know_the_device_is_left(session: Session, room: Server, tmp_path: Any) -> None:
    """Another workshop runs at the same address: the notebook says so, and nobody's answers are shown."""
    join(session, room)
    joined = membership.read()
    assert joined is not None
    other = Server(tmp_path / "other", pace="self")
    other.start()
    try:
        membership.store(
            membership.Membership(other.url.rstrip("/"), joined.secret, "Li Na", joined.code, "x")
        )
        again = Session()
        widget = again.start("en")
        eventually(lambda: widget.connection.get("gone") == "stranger")
        again.connection.close()
    finally:
        other.stop()


@pytest.mark.parametrize("kind", sorted(REPLIES))
def test_a_membership_is_kept_whatever_something_else_at_its_address_says(
    open_session: Open, something_else: Stranger, kind: str
) -> None:
    """A router's login page or another program is not the room; the room is looked for again."""
    joined = membership.Membership(
        f"{something_else.url}/{kind}", membership.new_secret(), "Li Na", "ABC234", "x"
    )
    membership.store(joined)
    session = open_session()
    eventually(lambda: len(something_else.asked) > 1)
    assert session.connection.membership == joined
    assert membership.read() == joined


def test_listening_goes_on_after_the_room_was_restarted(session: Session, own_room: Server) -> None:
    """What another device saved in the meantime, and what it saves later, arrives."""
    join(session, own_room)
    form = session.exercise("service-rating")
    phone = Phone(own_room)
    phone.come_back(code_of(session))
    own_room.stop()
    assert save(form, RATED)["status"] == 503
    own_room.start()
    phone.save("service-rating", {"rating": "5"}, round_="before")
    eventually(lambda: form.answer and form.answer["value"] == {"rating": "5"})
    phone.save("service-rating", {"rating": "6"}, base=1, round_="before")
    eventually(lambda: form.answer["value"] == {"rating": "6"})


def test_a_notebook_opens_without_the_room_and_catches_up(open_session: Open, own_room: Server) -> None:
    """Forms are there at once, and show what the room has as soon as it answers."""
    first = open_session()
    join(first, own_room)
    save(first.exercise("service-rating"), RATED)
    first.connection.close()
    own_room.stop()
    form = open_session().exercise("service-rating")
    assert form.answer is None
    assert save(form, {"rating": "1"})["status"] == 503
    own_room.start()
    eventually(lambda: form.answer)
    assert form.answer["value"] == RATED


@pytest.mark.parametrize(
    ("typed", "status", "code"),
    [
        ({"address": "no address!"}, 400, "address-wrong"),
        ({"pin": "0"}, 403, "pin-wrong"),
        ({"name": "   "}, 400, "name-empty"),
        ({"name": "n" * 200}, 400, "name-too-long"),
        ({"code": "NOBODY"}, 404, "code-unknown"),
    ],
)
def test_what_is_wrong_with_joining_is_said_in_words(
    session: Session, room: Server, typed: dict[str, str], status: int, code: str
) -> None:
    """A code that the content words in both languages, and no membership."""
    widget = session.start("en")
    body = {"address": f"127.0.0.1:{room.port}", "pin": room.pin, "name": "Li Na", "code": "", **typed}
    reply = asked(widget, "join", body)
    assert (reply["status"], reply["body"]["error"]["code"]) == (status, code)
    assert code in session.course.messages
    assert widget.connection == {"joined": False, "gone": None}
    assert membership.read() is None


def test_nobody_at_the_address_is_said_in_words(session: Session) -> None:
    """Another network, or the room is not started yet."""
    widget = session.start("en")
    reply = asked(widget, "join", {"address": f"127.0.0.1:{free_port()}", "pin": "1", "name": "Li Na"})
    assert (reply["status"], reply["body"]["error"]["code"]) == (503, "room-unreachable")


@pytest.mark.parametrize("body", [None, [], "x", {}, {"address": 7, "pin": None}])
def test_a_message_of_another_shape_gets_an_answer(session: Session, body: Any) -> None:
    """Whoever opens the page can send anything."""
    assert asked(session.start("en"), "join", body)["status"] == 400


def test_a_lost_yes_does_not_make_two_people(
    session: Session, room: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The room has let somebody in, but the connection broke; trying again is the same person."""
    from workbook.notebook.remote import RoomClient, Unreachable

    codes: list[str] = []
    real = RoomClient.join

    def lost(room: RoomClient, body: dict[str, Any]) -> dict[str, Any]:
        codes.append(real(room, body)["code"])
        raise Unreachable

    monkeypatch.setattr(RoomClient, "join", lost)
    with pytest.raises(AnswerServiceError):
        join(session, room)
    monkeypatch.undo()
    join(session, room)
    assert codes == [code_of(session)]


def test_preset_competitors_are_named_as_the_facilitator_named_them(
    open_session: Open, tmp_path: Any
) -> None:
    """In the form that was there before joining, and in its result."""
    from workbook.schema import Text
    from workbook.store import Rival, create_workshop, open_store

    server = Server(tmp_path / "rivals", pace="self")
    with open_store(server.folder) as store:
        rival = Rival("rival-1", Text(en="Lakeside", zh="湖畔"))
        server.pin = create_workshop(store, title="Rivals", pace="self", rivals=[rival], port=server.port).pin
    server.start()
    try:
        session = open_session()
        form = session.exercise("positioning-map")
        assert form.rivals == []
        join(session, server)
        assert form.rivals == [{"id": "rival-1", "name": {"en": "Lakeside", "zh": "湖畔"}}]
        value = {"map": {"us": {"x": "70", "y": "80"}, "rival-1": {"x": "20", "y": "30"}}}
        told = asked(form, "compute", {"exercise": "positioning-map", "value": value})["body"]
        assert "湖畔" in str(told["result"]["chart"])
        assert told["problems"] == []
    finally:
        server.stop()


def test_a_data_folder_that_cannot_be_used_is_said_in_both_languages(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    """One sentence instead of a traceback from the database."""
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("WORKSHOP_HOME", str(blocked))
    with pytest.raises(RuntimeError) as caught:
        Session()
    english, chinese = str(caught.value).splitlines()
    assert str(blocked) in english
    assert str(blocked) in chinese
