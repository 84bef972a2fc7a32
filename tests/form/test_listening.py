"""Does the page hear the room for hours, through drops and silence?"""

from __future__ import annotations

import pytest

from tests.form import kinds
from tests.form.conftest import Bench
from tests.form.room import Json

pytestmark = pytest.mark.browser

LISTEN = """() => {
  window.heard = [];
  window.ups = [];
  carrier.onConnection((up) => ups.push(up));
  carrier.onReconnect(() => heard.push("reconnect"));
  const note = (name) => (data) => heard.push([name, data]);
  window.stop = carrier.listen({ room: note("room"), answer: note("answer"), removed: note("removed"), refused: note("refused") });
}"""


def listen(bench: Bench) -> None:
    """Open the bench and listen to the room."""
    bench.open(kinds.exercise("name"))
    bench.page.evaluate(LISTEN)


def test_are_events_heard_and_a_drop_made_good_from_the_last_one(bench: Bench) -> None:
    listen(bench)
    bench.page.wait_for_function("() => ups.length === 1")
    bench.room.say("room", {"states": {"你好": 1}}, "41")
    bench.page.wait_for_function("() => heard.length === 1")
    assert bench.page.evaluate("heard") == [["room", {"states": {"你好": 1}}]]
    bench.room.hang_up()
    bench.page.wait_for_function("() => heard.includes('reconnect')")
    assert bench.room.listened == [None, "41"]
    assert bench.page.evaluate("ups") == [True, False, True]
    bench.room.say("answer", {"n": 2}, "42")
    bench.page.wait_for_function("() => heard.length === 3")


def test_does_a_silent_connection_count_as_dead(bench: Bench) -> None:
    bench.page.clock.install()
    listen(bench)
    bench.page.wait_for_function("() => ups.length === 1")
    bench.page.clock.fast_forward(46_000)
    bench.page.wait_for_function("() => ups.includes(false)")
    bench.page.clock.fast_forward(3_000)
    bench.page.wait_for_function("() => ups.length === 3")
    assert len(bench.room.listened) == 2


@pytest.mark.parametrize(("status", "says"), [(410, ["removed", {}]), (401, ["refused", 401])])
def test_does_listening_end_when_the_room_says_so(bench: Bench, status: int, says: list[object]) -> None:
    bench.room.status = status
    listen(bench)
    bench.page.wait_for_function("() => heard.length === 1")
    assert bench.page.evaluate("heard") == [says]
    assert len(bench.room.listened) == 1


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (410, {"error": {"code": "gone"}}),
        (200, {}),
    ],
)
def test_does_listening_go_on_when_something_else_says_no(bench: Bench, status: int, body: Json) -> None:
    bench.room.status, bench.room.body = status, body
    listen(bench)
    bench.page.wait_for_function("() => ups.length === 2")  # refused, and refused again
    assert bench.page.evaluate("ups") == [False, False]
    assert len(bench.room.listened) >= 2
    bench.room.status = None
    bench.page.wait_for_function("() => ups.at(-1)")
    assert [each for each in bench.page.evaluate("heard") if each != "reconnect"] == []


def test_does_a_lost_stream_show_as_offline_although_nothing_is_unsaved(bench: Bench) -> None:
    listen(bench)
    bench.page.wait_for_function("() => ups.length === 1")
    bench.room.status = 503
    bench.room.hang_up()
    bench.wait_for_state("offline")
    bench.room.status = None
    bench.wait_for_state("empty")


def test_does_a_fault_in_showing_an_event_not_cost_the_connection(bench: Bench) -> None:
    bench.open(kinds.exercise("name"))
    bench.page.evaluate(
        """() => {
          carrier.onConnection((up) => { window.up = up; });
          const room = () => { throw new Error("a fault on purpose"); };
          carrier.listen({ room, answer: (data) => { window.heard = data; } });
        }"""
    )
    bench.page.wait_for_function("() => window.up")
    bench.room.say("room", {})
    bench.room.say("answer", {"n": 1})
    bench.page.wait_for_function("() => window.heard?.n === 1")
    assert bench.errors == ["a fault on purpose"]
    bench.errors.clear()
