"""The auth knows whom it let in, and for how long a link is good."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from facilitator.site import auth as gates
from facilitator.site.auth import CODE_LIFE, SiteAuth


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A clock that moves when it is told to."""
    hand = SimpleNamespace(now=1000.0)
    hand.monotonic = lambda: hand.now
    monkeypatch.setattr(gates, "time", hand)
    return hand


def test_a_code_opens_once(clock: Any) -> None:
    """Is a code used up by using it, without touching the others?"""
    auth = SiteAuth(8867, "session")
    auth.add_code("one")
    auth.add_code("two")
    assert [auth.use_code("one"), auth.use_code("one"), auth.use_code("two")] == [True, False, True]


def test_a_code_grows_old(clock: Any) -> None:
    """Does a link that was not used stop working?"""
    auth = SiteAuth(8867, "session")
    auth.add_code("early")
    clock.now += CODE_LIFE / 2
    auth.add_code("late")
    clock.now += CODE_LIFE / 2 + 1
    assert [auth.use_code("early"), auth.use_code("late")] == [False, True]


@pytest.mark.parametrize("code", ["", "x", "ünknown", "one "])
def test_an_unknown_code_opens_nothing(clock: Any, code: str) -> None:
    """Is anything but the very code refused?"""
    auth = SiteAuth(8867, "session")
    auth.add_code("one")
    assert not auth.use_code(code)


def test_two_workshops_on_one_machine_do_not_share_a_cookie() -> None:
    """Has each port its own cookie, since a browser keeps cookies by host alone?"""
    assert SiteAuth(8867, "a").cookie != SiteAuth(8868, "b").cookie
