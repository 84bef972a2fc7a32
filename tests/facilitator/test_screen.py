"""What the terminal shows."""

from __future__ import annotations

import io

import pytest
import segno
from rich.console import Console

from facilitator.processes.terminal import has_screen
from facilitator.screen import QUIET_ZONE, Screen, code_rows

ADDRESS = "http://192.168.8.10:8866/"
HALVES = {" ": (0, 0), "▀": (1, 0), "▄": (0, 1), "█": (1, 1)}


def shown(width: int, *, terminal: bool = True, encoding: str = "utf-8") -> str:
    """Return what an invitation looks like."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding)
    console = Console(
        file=file, width=width, force_terminal=terminal, color_system=None, legacy_windows=False
    )
    screen = Screen(console)
    screen.invitation(title="Service", address=ADDRESS, pin="2468", others=["fd00::2"])
    file.flush()
    return raw.getvalue().decode(encoding)


def test_the_code_in_the_terminal_is_the_address() -> None:
    """Does every cell of the code stand in the half blocks, quiet border included?"""
    expected = [
        list(row) for row in segno.make(ADDRESS, error="l", micro=False).matrix_iter(border=QUIET_ZONE)
    ]
    drawn: list[list[int]] = []
    for row in code_rows(ADDRESS):
        pairs = [HALVES[cell] for cell in row]
        drawn += [[upper for upper, _ in pairs], [lower for _, lower in pairs]]
    assert drawn[: len(expected)] == [[int(bool(cell)) for cell in row] for row in expected]
    assert not any(cell for row in drawn[len(expected) :] for cell in row)


def test_a_terminal_shows_the_code() -> None:
    """Are address, PIN, code and the other addresses there?"""
    text = shown(80)
    for words in (ADDRESS, "2468", "fd00::2", "█▀"):
        assert words in text


def test_a_narrow_terminal_says_that_the_code_does_not_fit() -> None:
    """Is a code that would be broken not drawn?"""
    text = shown(24)
    assert "█" not in text
    assert "2468" in text


def test_a_pipe_gets_plain_lines() -> None:
    """Is the address a line of its own where nobody looks?"""
    text = shown(40, terminal=False)
    assert f"Participants  {ADDRESS}" in text.splitlines()
    assert "█" not in text


def test_a_terminal_that_was_closed_is_no_error() -> None:
    """Can things still be said when nobody hears them?"""
    file = io.StringIO()
    screen = Screen(Console(file=file))
    file.close()
    screen.say("stopped")
    screen.busy("stopping")
    screen.busy(None)


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "CI": "true"}, "linux", False),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}, "linux", False),
        ({}, "darwin", True),
        ({}, "win32", True),
        ({"SSH_CONNECTION": "x"}, "darwin", False),
    ],
)
def test_a_browser_opens_only_where_somebody_sees_it(
    environment: dict[str, str], platform: str, seen: bool
) -> None:
    """Is it opened on a desktop, and not in CI or over SSH?"""
    assert has_screen(environment, platform) is seen
