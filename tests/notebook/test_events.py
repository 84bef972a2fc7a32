"""Reading a stream of events."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.notebook.room_stream import events, lines


def heard(text: str) -> list[tuple[str, object, str | None]]:
    """Return the events of a whole stream."""
    return list(events(lines([text.encode()])))


def test_an_event_has_a_name_data_and_an_id() -> None:
    """As the room sends it; a comment that keeps the connection awake is no event."""
    assert heard(': hello\n\nid: 7\nevent: room\ndata: {"states": {}}\n\n') == [("room", {"states": {}}, "7")]


def test_names_do_not_last_but_ids_do() -> None:
    """An event without a name is a message, whatever came before; the last id still holds."""
    assert heard("id: 7\nevent: view\ndata: 1\n\ndata: 2\n\n") == [("view", 1, "7"), ("message", 2, "7")]


def test_data_may_have_several_lines() -> None:
    """They are joined by line feeds."""
    assert heard("data: [1,\ndata: 2]\n\n") == [("message", [1, 2], None)]


@pytest.mark.parametrize("broken", ["data: {\n\n", "event: room\n\n", "data\n\n", "garbage\n\n"])
def test_what_cannot_be_read_is_skipped(broken: str) -> None:
    """The next event is heard all the same."""
    assert heard(f"{broken}event: view\ndata: 1\n\n") == [("view", 1, None)]


def test_windows_line_ends_are_line_ends() -> None:
    """A proxy may have changed them."""
    assert heard('event: view\r\ndata: "x"\r\n\r\n') == [("view", "x", None)]


@given(st.text(), st.data())
def test_whatever_people_type_arrives_as_it_was_typed(text: str, data: st.DataObject) -> None:
    """Unicode has line ends of its own, and a stream may be cut anywhere, even inside a character."""
    sent = f"event: answer\ndata: {json.dumps(text, ensure_ascii=False)}\n\n".encode("utf-8", "surrogatepass")
    cut = data.draw(st.integers(min_value=0, max_value=len(sent)))
    assert [event[1] for event in events(lines([sent[:cut], sent[cut:]]))] == [text]
