"""The membership of a room is stored for the next kernel, readable by its owner alone."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from workbook.notebook import membership
from workbook.notebook.membership import Membership

SEAT = Membership(
    "http://192.168.8.10:8866",
    "s" * 43,
    "Li Na",
    "ABC234",
    "w1",
    ({"id": "rival-1", "name": {"en": "A", "zh": "甲"}},),
    "self",
)


def test_a_membership_is_stored_and_removed() -> None:
    """Until it is given up."""
    assert membership.read() is None
    membership.store(SEAT)
    assert membership.read() == SEAT
    membership.remove()
    assert membership.read() is None
    membership.remove()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_only_the_owner_can_read_the_secret(home: Path) -> None:
    """The file has mode 0600 from its first byte on, and so after it was replaced; nothing else stays."""
    membership.store(SEAT)
    membership.store(SEAT)
    (file,) = home.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", "null", '{"url": 1}', '{"rivals": 3}', '{"other": "x", "rivals": []}']
)
def test_a_file_that_cannot_be_read_is_no_membership(home: Path, broken: str) -> None:
    """An older or damaged file does not keep a notebook from opening."""
    membership.store(SEAT)
    (home / "room.json").write_text(broken, "utf-8")
    assert membership.read() is None


def test_the_place_is_what_people_typed() -> None:
    """And the drafts belong to one person in one workshop."""
    assert (SEAT.address, SEAT.scope) == ("192.168.8.10:8866", "w1/ABC234")


def test_secrets_are_long_and_differ() -> None:
    """At least 128 random bits."""
    made = {membership.new_secret() for _ in range(50)}
    assert len(made) == 50
    assert all(len(secret) >= 43 for secret in made)
