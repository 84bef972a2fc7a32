"""What must not leave the room does not: answer keys, other people's words, names, secrets."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from tests.room.helpers import ORIGIN, InProcess, Person, Served, heard
from workbook.course import course as courses
from workbook.schema import Check
from workbook.store import Store, Workshop, facilitator_secret

COURSE = courses.load()
PARTS = range(1, 9)


def key_words(check: Check) -> set[str]:
    """Return the words that may be seen only after submitting."""
    return {words for option in check.options for words in (option.explanation.en, option.explanation.zh)}


def test_no_reply_before_submitting_has_a_key_or_an_explanation(client: InProcess, person: Person) -> None:
    replies = [
        client.get("/"),
        client.get("/api/course"),
        *(client.get(f"/api/parts/{number}") for number in PARTS),
        person.call("GET", "/api/me"),
        person.rate("7"),
        *(person.call("POST", "/api/compute", {"exercise": key, "value": {}}) for key in COURSE.exercises),
        *(person.call("POST", "/api/compute", {"exercise": key, "value": {}}) for key in COURSE.checks),
        *(person.call("POST", "/api/checks", {"check": key, "option": "?"}) for key in COURSE.checks),
    ]
    assert COURSE.checks
    for check in COURSE.checks.values():
        for reply in replies:
            body = json.dumps(reply.json()) if "json" in reply.headers.get("content-type", "") else reply.text
            for words in key_words(check):
                assert words not in body
                assert json.dumps(words) not in body
    for path in ("/api/course", *(f"/api/parts/{number}" for number in PARTS)):
        assert client.get(path).status_code == 200
        assert '"correct"' not in client.get(path).text
        assert '"explanation' not in client.get(path).text


def test_submitting_one_check_gives_away_no_other(person: Person) -> None:
    first, *others = COURSE.checks.values()
    reply = person.call("POST", "/api/checks", {"check": first.id, "option": first.options[0].id})
    assert others
    for check in others:
        assert not any(json.dumps(words)[1:-1] in reply.text for words in key_words(check))


def test_nobody_hears_names_or_anything_before_it_is_revealed(room: Served) -> None:
    speaker, hearer = room.person("Wang Xiuying"), room.person("Li Na")
    customers = {"customers": [{"who": "the night porter", "service": "keys", "side": "internal"}]}
    with hearer.listening() as stream, room.facilitator.listening("/api/facilitator/listen") as deck:
        first = heard(stream, "room")
        assert first["states"]["our-customers/once"] == {"open": False, "revealed": False, "n": 0}
        speaker.save("our-customers", customers)
        state = heard(stream, "room")
        assert state == {"states": {"our-customers/once": {"open": False, "revealed": False, "n": 1}}}
        view = heard(deck, "view", exercise="our-customers", n=1)
        assert set(view) == {
            "exercise", "round", "view", "open", "revealed", "n", "minimum", "shown", "title",
        }  # fmt: skip
        assert view["title"] == COURSE.exercise("our-customers").title.model_dump()
        room.reveal("our-customers")
        for listening in (stream, deck):
            shown = heard(listening, "view", exercise="our-customers", revealed=True)
            assert "the night porter" in json.dumps(shown)
            assert "Wang" not in json.dumps(shown)


def test_below_the_minimum_only_the_number_is_told(client: InProcess, person: Person) -> None:
    room = client.room
    round_ = room.rounds["service-rating/before"]
    assert round_.exercise.room is not None
    view = round_.exercise.room.model_copy(update={"minimum": 2})
    round_.exercise = round_.exercise.model_copy(update={"room": view})
    round_.revealed = True
    person.rate("7")
    assert room.view("service-rating/before")["shown"] is False
    assert "charts" not in room.view("service-rating/before")
    other = Person(client)
    other.join(room.workshop.pin)
    other.rate("5")
    assert room.view("service-rating/before")["shown"] is True


FACILITATOR = [
    ("GET", "/api/facilitator/workshop"),
    ("GET", "/api/facilitator/listen"),
    ("POST", "/api/facilitator/state"),
    ("POST", "/api/facilitator/stage"),
    ("GET", "/api/facilitator/cards?exercise=our-customers&round=once"),
    ("POST", "/api/facilitator/cards"),
    ("GET", "/api/facilitator/ping"),
    ("GET", "/api/facilitator/none"),
]


@pytest.mark.parametrize(("method", "path"), FACILITATOR)
def test_other_computers_do_not_reach_the_facilitators_side(
    client: InProcess, facilitator: Person, method: str, path: str
) -> None:
    for host in ("192.168.8.10:8866", "127.0.0.1:8866", "localhost"):
        headers = {**facilitator.headers, "Host": host, "X-Forwarded-For": "127.0.0.1"}
        reply = client.request(method, path, headers=headers)
        assert (reply.status_code, reply.json()["error"]["code"]) == (403, "facilitator-only")


@pytest.mark.parametrize(("method", "path"), FACILITATOR)
@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example:8866"},
        {"Host": "192.168.8.10:8866"},
        {"Host": "127.0.0.1.evil.example"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ORIGIN + "0"},
        {"Origin": "http://127.0.0.1:8866"},
    ],
    ids=str,
)
def test_other_names_and_origins_do_not_either(
    facilitator: Person, method: str, path: str, headers: dict[str, str]
) -> None:
    reply = facilitator.client.request(method, path, headers={**facilitator.headers, **headers})
    assert reply.status_code == 403
    assert "access-control-allow-origin" not in reply.headers


@pytest.mark.parametrize(("method", "path"), FACILITATOR)
def test_nor_does_anyone_without_the_secret(desk: InProcess, person: Person, method: str, path: str) -> None:
    for header in (
        {},
        person.headers,
        {"Authorization": "Bearer x"},
        {"Authorization": "Bearer \u00e9".encode()},
    ):
        reply = desk.request(method, path, headers=header)
        assert reply.status_code == 401


def test_the_decks_page_may_call_from_its_origin(facilitator: Person) -> None:
    desk = facilitator.client
    asked = desk.request(
        "OPTIONS",
        "/api/facilitator/state",
        headers={"Origin": ORIGIN, "Access-Control-Request-Method": "POST"},
    )
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == ORIGIN
    assert "Authorization" in asked.headers["access-control-allow-headers"]
    reply = desk.get("/api/facilitator/workshop", headers={**facilitator.headers, "Origin": ORIGIN})
    assert reply.status_code == 200
    assert reply.headers["access-control-allow-origin"] == ORIGIN
    assert "Origin" in reply.headers["vary"]
    wrong = desk.request(
        "POST", "/api/facilitator/state", json={}, headers={**facilitator.headers, "Origin": ORIGIN}
    )
    assert (wrong.status_code, wrong.headers["access-control-allow-origin"]) == (422, ORIGIN)


def test_participants_pages_get_no_cors(client: InProcess, person: Person) -> None:
    for path in ("/api/course", "/api/parts/1", "/api/me", "/"):
        reply = client.get(path, headers={**person.headers, "Origin": ORIGIN})
        assert "access-control-allow-origin" not in reply.headers


def test_every_reply_is_protected(client: InProcess, person: Person) -> None:
    for path in (
        "/",
        "/api/course",
        "/api/parts/1",
        "/api/me",
        "/static/none.js",
        "/nothing",
        "/api/facilitator/workshop",
    ):
        headers = client.get(path, headers=person.headers).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "server" not in headers


def test_what_the_join_slide_shows(facilitator: Person, workshop: Workshop, person: Person) -> None:
    reply: dict[str, Any] = facilitator.call("GET", "/api/facilitator/workshop").json()
    path, size, rounds = reply.pop("qr"), reply.pop("qr_size"), reply.pop("rounds")
    assert reply == {
        "address": "192.168.8.10:8866",
        "url": "http://192.168.8.10:8866/",
        "pin": workshop.pin,
        "title": "Exceptional Service",
        "languages": ["en", "zh"],
        "participants": 1,
        "date": None,
        "start": None,
        "pace": "facilitator",
    }
    assert [f"{one['exercise']}/{one['round']}" for one in rounds] == [
        f"{item.exercise}/{item.round}" for block in COURSE.day() for item in block.items
    ]
    assert rounds[0] == {
        "exercise": "service-rating",
        "round": "before",
        "rounds": ["before", "after"],
        "block": "opening",
        "live": True,
        "minutes": COURSE.exercise("service-rating").minutes,
        "mode": "individual",
        "title": COURSE.exercise("service-rating").title.model_dump(),
        "view": "histogram",
        "open": False,
        "revealed": False,
    }
    assert path.startswith("M4 4h7v1h-7z")
    assert size in range(29, 60, 4)


def test_logs_carry_no_names_and_no_secrets(
    client: InProcess, store: Store, workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    person = Person(client)
    person.join(workshop.pin, "Zhuge Liang")
    person.save("service-rating", {"rating": "7", "why": "private reason"}, round_="before")
    person.call("POST", "/api/answers", {"exercise": "x"})
    person.call("DELETE", "/api/me")
    for word in ("Zhuge", "private reason", person.secret, facilitator_secret(store, workshop.id)):
        assert word not in caplog.text
