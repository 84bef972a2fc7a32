"""Who gets in, under which name, and how often one may guess."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.room.helpers import Clock, InProcess, Person
from workbook.room.auth.pin import ALL_TRIES, TRIES, network
from workbook.store import Workshop


def error(reply: Any) -> tuple[int, str]:
    """Return a reply's status and the code of its error."""
    return reply.status_code, reply.json()["error"]["code"]


def wrong(pin: str) -> str:
    """Return a PIN that is not the right one."""
    return f"{(int(pin) + 1) % 10_000:04d}"


def test_joining_with_a_name_and_the_pin(client: InProcess, workshop: Workshop) -> None:
    person = Person(client)
    reply = person.join(workshop.pin, "李娜")
    assert reply.status_code == 201
    assert reply.json() == {"name": "李娜", "code": reply.json()["code"], "language": "zh", "table": 3}
    assert person.me() == reply.json() | {"answers": {}, "checks": {}}


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("  Li   Na ", "Li Na"),
        ("Jose\u0301", "José"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("evil\u202etxt.exe\u0000\u2066", "eviltxt.exe"),
        ("two\nlines\there", "two lines here"),
        ("👩\u200d👩\u200d👧 family", "👩\u200d👩\u200d👧 family"),
        ("half \ud83d surrogate", "half surrogate"),
        ("عائشة", "عائشة"),
        ("x" * 80, "x" * 80),
    ],
)
def test_a_name_is_shown_as_meant(client: InProcess, workshop: Workshop, typed: str, shown: str) -> None:
    content = json.dumps({"name": typed, "pin": workshop.pin, "language": "en"}).encode()
    reply = Person(client).send("/api/join", content)
    assert (reply.status_code, reply.json()["name"]) == (201, shown)


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u202e", "\u200d", None, 7, ["Li"]])
def test_a_name_of_nothing_is_refused(client: InProcess, workshop: Workshop, typed: Any) -> None:
    assert error(Person(client).join(workshop.pin, typed)) == (400, "name-empty")


def test_a_name_that_is_too_long_says_how_long(client: InProcess, workshop: Workshop) -> None:
    reply = Person(client).join(workshop.pin, "李" * 81)
    assert error(reply) == (400, "name-too-long")
    assert reply.json()["error"]["params"] == {"max": 80, "length": 81}


@pytest.mark.parametrize(("typed", "table"), [(None, None), ("", None), (7, 7), ("１２", 12)])
def test_a_table_is_optional(client: InProcess, workshop: Workshop, typed: Any, table: int | None) -> None:
    assert Person(client).join(workshop.pin, table=typed).json()["table"] == table


@pytest.mark.parametrize("typed", [0, 100, -1, "x", True, 2.5, {}, "9" * 50])
def test_a_table_that_does_not_exist_is_refused(client: InProcess, workshop: Workshop, typed: Any) -> None:
    assert error(Person(client).join(workshop.pin, table=typed)) == (400, "table-range")


def test_full_width_digits_are_the_same_pin(client: InProcess, workshop: Workshop) -> None:
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in workshop.pin)
    assert Person(client).join(f" {wide} ").status_code == 201


def test_coming_back_with_the_code_brings_everything(
    client: InProcess, person: Person, workshop: Workshop
) -> None:
    person.rate("7")
    code = person.me()["code"]
    laptop = Person(client)
    reply = laptop.call("POST", "/api/join", {"code": code.lower(), "pin": workshop.pin})
    assert reply.status_code == 201
    assert laptop.me() == person.me()
    assert laptop.me()["answers"]["service-rating/before"]["value"] == {"rating": "7"}


def test_an_unknown_code_is_refused(client: InProcess, workshop: Workshop) -> None:
    for code in ("ZZZZZZ", "", 7, "\x00"):
        body = {"code": code, "pin": workshop.pin}
        assert error(Person(client).call("POST", "/api/join", body)) == (404, "code-unknown")


def test_after_five_wrong_tries_a_minute_one_waits(
    client: InProcess, workshop: Workshop, clock: Clock
) -> None:
    person = Person(client)
    for _ in range(TRIES):
        assert error(person.join(wrong(workshop.pin))) == (403, "pin-wrong")
        clock.now += 1
    refused = person.join(workshop.pin)
    assert error(refused) == (429, "too-many-tries")
    assert refused.json()["retry_after"] == 55
    assert refused.json()["error"]["params"] == {"seconds": 55, "retry_after": 55}
    assert refused.headers["retry-after"] == "55"
    clock.now += 55
    assert person.join(workshop.pin).status_code == 201


def test_codes_are_guessed_at_the_same_limit(client: InProcess, workshop: Workshop) -> None:
    guesser = Person(client)
    for number in range(TRIES):
        body = {"code": f"AAAAA{number + 2}", "pin": workshop.pin}
        assert error(guesser.call("POST", "/api/join", body)) == (404, "code-unknown")
    assert error(Person(client).join(workshop.pin)) == (429, "too-many-tries")


def test_a_joined_device_cannot_guess_other_peoples_codes(person: Person, workshop: Workshop) -> None:
    body = {"code": "AAAAAA", "pin": workshop.pin}
    replies = [person.call("POST", "/api/join", body).status_code for _ in range(TRIES + 1)]
    assert replies == [404] * TRIES + [429]


def test_right_tries_never_count(client: InProcess, workshop: Workshop) -> None:
    assert [Person(client).join(workshop.pin).status_code for _ in range(30)] == [201] * 30


def test_a_joined_device_is_exempt(client: InProcess, person: Person, workshop: Workshop) -> None:
    for _ in range(TRIES):
        Person(client).join(wrong(workshop.pin))
    assert Person(client).join(workshop.pin).status_code == 429
    assert person.join(workshop.pin).status_code == 201
    assert person.rate("7").status_code == 200


def test_one_address_locks_out_no_other_until_the_whole_network_guesses(
    client: InProcess, workshop: Workshop, clock: Clock
) -> None:
    for host in range(ALL_TRIES // TRIES):
        for _ in range(TRIES):
            guesser = Person(client.from_address(f"10.0.0.{host}"))
            assert guesser.join(wrong(workshop.pin)).status_code == 403
    somebody = Person(client.from_address("10.0.0.99"))
    assert somebody.join(workshop.pin).status_code == 429
    clock.now += 60
    assert somebody.join(workshop.pin).status_code == 201


def test_what_counts_as_one_address() -> None:
    assert network("10.0.0.1") == network("::ffff:10.0.0.1") == "10.0.0.1"
    assert network("2001:db8::1") == network("2001:db8::ffff") != network("2001:db8:0:1::1")


def test_without_a_secret_nobody_joins(client: InProcess, workshop: Workshop) -> None:
    body = {"name": "x", "pin": workshop.pin, "language": "en"}
    for header in ({}, {"Authorization": "Bearer short"}, {"Authorization": "Basic " + "x" * 40}):
        assert client.request("POST", "/api/join", json=body, headers=header).status_code == 401


def test_an_unknown_device_is_asked_to_join(client: InProcess) -> None:
    stranger = Person(client)
    for method, path in (
        ("GET", "/api/me"),
        ("PATCH", "/api/me"),
        ("DELETE", "/api/me"),
        ("GET", "/api/listen"),
    ):
        assert error(stranger.call(method, path)) == (401, "not-joined")
    assert error(stranger.rate("7")) == (401, "not-joined")


def test_the_language_is_kept(person: Person) -> None:
    assert person.call("PATCH", "/api/me", {"language": "en"}).json() == {"language": "en"}
    assert person.me()["language"] == "en"
    assert person.call("PATCH", "/api/me", {"language": "fr"}).status_code == 422


def test_leaving_deletes_everything_and_nothing_comes_back(
    client: InProcess, person: Person, workshop: Workshop
) -> None:
    person.rate("7")
    assert person.call("DELETE", "/api/me").status_code == 204
    for reply in (person.rate("8", base=1), person.call("GET", "/api/me"), person.join(workshop.pin)):
        assert error(reply) == (410, "removed")
    fresh = Person(client)
    fresh.join(workshop.pin)
    assert fresh.me()["answers"] == {}
