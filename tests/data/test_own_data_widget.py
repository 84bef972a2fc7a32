"""Does the page of the learner's own file get an answer to whatever it sends?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from workbook.course import load
from workbook.data.analyses import GradingAnalysis
from workbook.notebook.widgets import own_data
from workbook.notebook.widgets.own_data import OwnDataWidget
from workbook.notebook.widgets.runtime import Runtime
from workbook.schema import Language

FILE = "客户,评分\n兰溪医院,5\n老周汽修,x\n"
PLAN = {"name": "客户", "weights": {"评分": "1"}, "thresholds": {"A": "75", "B": "50", "C": "25"}}


class Heard(OwnDataWidget):
    """The widget, with what it sends kept instead of sent."""

    def __init__(self) -> None:
        super().__init__(
            GradingAnalysis(load()), runtime=Runtime(load()), kind="customer-grading", language="zh"
        )
        self.sent: list[tuple[dict[str, Any], Any]] = []

    def send(self, content: Any, buffers: Any = None) -> None:
        self.sent.append((content, buffers))

    def ask(self, op: str, body: object = None, *pieces: bytes) -> tuple[dict[str, Any], Any]:
        """Send a message and return the reply to it."""
        self._on_message(self, {"id": "x", "op": op, "body": body}, [memoryview(piece) for piece in pieces])
        replies = [message for message in self.sent if message[0].get("id") == "x"]
        self.sent = []
        return replies[-1]


@pytest.fixture
def widget() -> Heard:
    """A widget nobody has sent anything yet."""
    return Heard()


def test_a_file_in_pieces_is_one_file(widget: Heard) -> None:
    """Is a character split between two pieces whole again, and is the last reply what the file holds?"""
    content = FILE.encode()
    assert widget.ask("piece", {"first": True, "last": False}, content[:1])[0] == {
        "id": "x",
        "status": 200,
        "body": {},
    }
    reply, _ = widget.ask("piece", {"first": False, "last": True}, content[1:])
    assert reply["status"] == 200
    assert reply["body"] == {
        "columns": ["客户", "评分"], "rows": 2, "left_out": 0, "encoding": "UTF-8",
        "preview": [["兰溪医院", "5"], ["老周汽修", "x"]],
    }  # fmt: skip


def test_a_run_and_what_is_taken_away(widget: Heard, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are the rows graded, and does the file come in pieces that make a whole?"""
    widget.ask("piece", {"first": True, "last": True}, FILE.encode("gb18030"))
    reply, _ = widget.ask("run", PLAN)
    assert (reply["status"], reply["body"]["used"], reply["body"]["left_out"]) == (200, 1, 1)
    monkeypatch.setattr(own_data, "PIECE", 10)
    files, made = widget._study.files, list[str]()

    def counted(language: Language) -> Mapping[str, Callable[[], bytes]]:
        made.append(language)
        return files(language)

    monkeypatch.setattr(widget._study, "files", counted)
    taken, offset = b"", 0
    while offset is not None:
        reply, buffers = widget.ask("take", {"name": "made", "offset": offset})
        assert reply["status"] == 200
        taken, offset = taken + buffers[0], reply["body"]["next"]
    assert taken.decode("utf-8-sig").splitlines() == ["行,客户,得分,级别", "2,兰溪医院,100.0,A"]
    assert made == ["zh"], "made once, not once for every piece"


def test_a_file_that_is_too_large_is_refused_on_the_way(
    widget: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is the learner told before all of it lies in memory, and is nothing of it kept?"""
    monkeypatch.setattr(own_data, "MOST_BYTES", 10)
    assert widget.ask("piece", {"first": True, "last": False}, b"a,b\n1,2\n")[0]["status"] == 200
    reply, _ = widget.ask("piece", {"first": False, "last": False}, b"3,4\n")
    assert (reply["status"], reply["body"]["error"]["code"]) == (422, "file-too-large")
    assert not widget._pieces


def test_a_file_that_failed_leaves_nothing_behind(widget: Heard) -> None:
    """Is the file before it gone too, so that nobody grades the wrong one?"""
    widget.ask("piece", {"first": True, "last": True}, FILE.encode())
    reply, _ = widget.ask("piece", {"first": True, "last": True}, b"\x00")
    assert (reply["status"], reply["body"]["error"]["code"]) == (422, "file-not-text")
    reply, _ = widget.ask("run", PLAN)
    assert (reply["status"], reply["body"]["error"]["code"]) == (422, "file-gone")


@pytest.mark.parametrize(
    ("op", "body", "code"),
    [
        ("run", PLAN, "file-gone"),
        ("run", None, "file-gone"),
        ("take", {"name": "made"}, "file-gone"),
        ("take", {"name": "picture"}, "file-gone"),
        ("take", {"name": "../../etc/passwd"}, "file-gone"),
        ("piece", {"first": True, "last": True}, "file-empty"),
    ],
)
def test_asking_too_early_is_answered_in_words(widget: Heard, op: str, body: object, code: str) -> None:
    """Is there a sentence for each order of things that does not work?"""
    reply, _ = widget.ask(op, body)
    assert (reply["status"], reply["body"]["error"]["code"]) == (422, code)
    assert code in load().messages


def test_progress_is_told_on_the_way(widget: Heard) -> None:
    """Does the page hear how far it is, before the reply?"""
    widget._on_message(widget, {"id": "x", "op": "sample"}, [])
    widget._on_message(
        widget,
        {"id": "y", "op": "run", "body": PLAN | {"name": None, "weights": {"Yearly sales 年采购": 1}}},
        [],
    )
    events = [content["data"] for content, _ in widget.sent if content.get("event") == "progress"]
    assert {event["part"] for event in events} == {"reading", "working"}
    assert all(0 <= event["share"] <= 1 for event in events)
    assert widget.sent[-1][0]["status"] == 200


@pytest.mark.parametrize("content", [None, "x", {}, {"op": 5}, {"op": "__init__"}])
def test_what_is_no_message_of_the_page_is_not_answered(widget: Heard, content: object) -> None:
    """Is anything else on the comm left alone?"""
    widget._on_message(widget, content, [])
    assert widget.sent == []
