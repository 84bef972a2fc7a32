"""Does the widget carry messages to its answer service, and keep secrets out of the page?"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from typing import Any

import pytest
from jupyter_client.session import json_packer

from workbook.answers.respond import grade
from workbook.answers.service import AnswerServiceError, Json
from workbook.course import Course, public_check, public_exercise
from workbook.notebook.widgets.exercise import ExerciseWidget
from workbook.notebook.widgets.runtime import Runtime


class StandIn:
    """An answer service that records its calls, and fails on demand."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.scope, self.address, self.learner = "workshop-1/K7Q", "192.168.8.10:8866", ""
        self.asked: list[tuple[Any, ...]] = []
        self.fails: Exception | None = None

    def given(self) -> Json:
        return {"answers": {}, "checks": {}}

    def save(self, exercise: str, round: str, revision: int, base: int, value: Any) -> Json:
        self._note("save", exercise, round, revision, base, value)
        return {
            "revision": revision,
            "saved_at": "2026-11-22T10:42:00+08:00",
            "status": "valid",
            "problems": [],
            "result": None,
        }

    def compute(self, exercise: str, value: Any) -> Json:
        self._note("compute", exercise, value)
        return {"problems": [], "result": None}

    def submit(self, check: str, option: str) -> Json:
        self._note("submit", check, option)
        return grade(self.course.check(check), option)

    def _note(self, *asked: Any) -> None:
        self.asked.append(asked)
        if self.fails:
            raise self.fails


class Ear:
    """A widget with a page that is only an ear."""

    def __init__(self, course: Course, service: StandIn, key: str = "service-rating", **given: Any) -> None:
        self.said: list[Json] = []
        spec = (
            public_check(course.check(key)) if key in course.checks else public_exercise(course.exercise(key))
        )
        self.widget = ExerciseWidget(
            spec=spec,
            round="before",
            service=service,
            runtime=Runtime(course),
            language="zh",
            on_stored=lambda *_: None,
            **given,
        )
        self.widget.send = self.said.append

    def tell(self, op: str, body: object) -> tuple[int, Json]:
        """Send a message as a page does and return the reply."""
        self.widget._handle_custom_msg({"id": "x-1", "op": op, "body": body}, [])
        reply = self.said[-1]
        assert reply["id"] == "x-1"
        return reply["status"], reply["body"]


@pytest.fixture
def service(course: Course) -> StandIn:
    """A service."""
    return StandIn(course)


SAVE = {"exercise": "service-rating", "round": "before", "revision": 1, "base": 0, "value": {"rating": "7"}}


def test_does_each_operation_reach_the_service(course: Course, service: StandIn) -> None:
    ear = Ear(course, service)
    status, body = ear.tell("save", SAVE)
    assert (status, body["revision"]) == (200, 1)
    assert ear.tell("compute", {"exercise": "service-rating", "value": {}}) == (
        200,
        {"problems": [], "result": None},
    )
    assert service.asked == [
        ("save", "service-rating", "before", 1, 0, {"rating": "7"}),
        ("compute", "service-rating", {}),
    ]


def test_does_a_page_opened_later_begin_with_the_newest_answer(course: Course, service: StandIn) -> None:
    ear = Ear(course, service)
    ear.tell("save", SAVE)
    assert ear.widget.answer["value"] == {"rating": "7"}
    assert ear.widget.answer["revision"] == 1


def test_is_a_refusal_of_the_service_passed_on_with_its_status(course: Course, service: StandIn) -> None:
    service.fails = AnswerServiceError(409, {"revision": 3, "value": {}, "saved_at": "…"})
    assert Ear(course, service).tell("save", SAVE) == (409, {"revision": 3, "value": {}, "saved_at": "…"})


def test_is_a_fault_logged_here_and_not_shown_there(
    course: Course, service: StandIn, caplog: pytest.LogCaptureFixture
) -> None:
    service.fails = RuntimeError("disk /home/lin/secret is full")
    with caplog.at_level(logging.ERROR):
        status, body = Ear(course, service).tell("save", SAVE)
    assert (status, body) == (500, {"error": {"code": "unknown", "params": {}}})
    assert "disk /home/lin/secret is full" in caplog.text


@pytest.mark.parametrize(
    ("op", "body"),
    [
        ("save", {"exercise": "service-rating"}),
        ("save", None),
        ("answers", {}),
        ("_note", {}),
        ("__init__", {"course": 1}),
    ],
)
def test_is_a_message_of_another_shape_refused(
    course: Course, service: StandIn, op: str, body: object
) -> None:
    assert Ear(course, service).tell(op, body) == (422, {"error": {"code": "wrong-shape", "params": {}}})
    assert service.asked == []


def test_do_strange_messages_do_no_harm(course: Course, service: StandIn) -> None:
    ear = Ear(course, service)
    strange: list[object] = [None, [], "save", {"id": 1}, {"op": 5}]
    for content in strange:
        ear.widget._handle_custom_msg(content, [])
    assert ear.said == []


def test_are_key_and_explanations_in_no_trait_before_submitting(course: Course, service: StandIn) -> None:
    assert course.checks
    for name, check in course.checks.items():
        ear = Ear(course, service, name)
        state = json.dumps(ear.widget.get_state(), ensure_ascii=False, default=str)
        assert check.question.en in state
        assert '"correct"' not in state
        for option in check.options:
            assert option.explanation.en not in state
            assert option.explanation.zh not in state
        status, reply = ear.tell("submit", {"check": name, "option": check.options[0].id})
        assert status == 200
        assert ear.widget.answer == reply


def test_is_only_what_concerns_this_exercise_pushed_and_kept(course: Course, service: StandIn) -> None:
    ear = Ear(course, service)
    state = {"open": True, "revealed": False, "n": 2}
    ear.widget.push("room", {"states": {"seven-rules/once": state}})
    ear.widget.push("view", {"exercise": "seven-rules", "round": "once"})
    assert ear.widget.state is None
    assert ear.widget.view is None
    ear.widget.push("room", {"states": {"service-rating/before": state, "seven-rules/once": state}})
    view = {"exercise": "service-rating", "round": "before", "n": 2}
    ear.widget.push("view", view)
    ear.widget.push("removed", {})
    assert ear.said == [{"event": "removed", "data": {}}]
    assert (ear.widget.state, ear.widget.view) == (state, view)


def test_does_moving_to_another_service_begin_with_what_it_has(course: Course, service: StandIn) -> None:
    ear = Ear(
        course, service, answer={"revision": 1, "value": {}}, state={"open": True, "revealed": True, "n": 1}
    )
    assert (ear.widget.scope, ear.widget.address) == ("workshop-1/K7Q", "192.168.8.10:8866")
    service.scope, service.address = "alone/alone", ""
    order: list[str] = []
    ear.widget.observe(lambda change: order.append(change["name"]), ["scope", "answer"])
    ear.widget.moved({"service-rating/before": {"revision": 9, "value": {"rating": "3"}}}, {})
    assert ear.widget.answer == {"revision": 9, "value": {"rating": "3"}}
    assert (ear.widget.scope, ear.widget.address) == ("alone/alone", "")
    assert not ear.widget.state
    assert order == ["scope", "answer"]  # or the browser would keep a copy under somebody else
    assert ear.said == [{"event": "moved", "data": {}}]


def test_can_half_an_emoji_be_sent(course: Course, service: StandIn) -> None:
    """Would the kernel's own packer take every message about such an answer, as a cell shows it?"""
    ear = Ear(course, service)
    value = {"why": "cut \ud83d", "list": ["\udc00"], "\ud83d": 1}
    ear.widget._handle_custom_msg({"id": "x-1", "op": "save", "body": {**SAVE, "value": value}}, [])
    ear.widget.push(
        "answer", {"exercise": "service-rating", "round": "before", "revision": 9, "value": value}
    )
    ear.said.append(ear.widget.get_state("answer"))
    for message in (*ear.said, ear.widget.get_state()):
        json_packer(message)
    assert ear.widget.get_state("answer")["answer"]["value"] == {"why": "cut ?", "list": ["?"], "?": 1}
    assert service.asked[0][-1] == value


def test_is_importing_the_package_light() -> None:
    heavy = "import workbook, sys; print([m for m in ('anywidget', 'ipywidgets', 'pandas', 'sqlalchemy') if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
