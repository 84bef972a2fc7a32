"""What is measured, and in which order: both take turns, so that both see the same machine."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from tools.bench.contestant import COMPUTING_REST, SAVING_REST, Contestant
from tools.bench.figures import Limit, Measure, first_load_limit
from tools.bench.pages import PHONE, Visit, first_load, opened, until_typing
from tools.bench.processes import BenchError
from tools.bench.room import Kit
from tools.bench.voila import Stock

#: Seconds that servers and pages get to come to rest before memory is weighed.
SETTLING = 1.5
#: Seconds between two reactions: what follows one is over, and the room's pushes start afresh.
BETWEEN = 0.3
#: How often the pages that stay open are tried to be opened.
BEGINNINGS = 3


@dataclass(frozen=True)
class Plan:
    """How much is measured.

    ``pages`` are opened for weighing: more of the room's, which weigh so little. ``seconds`` is when
    the last round has to be over, counted from the first load.
    """

    loads: int
    rounds: int
    reactions: int
    pages: dict[str, int]
    seconds: float


FULL = Plan(loads=2, rounds=6, reactions=5, pages={"room": 16, "stock": 4}, seconds=230)
QUICK = Plan(loads=1, rounds=2, reactions=3, pages={"room": 4, "stock": 2}, seconds=72)


class Bench:
    """Measures the two contestants in turns."""

    def __init__(
        self, browser: Browser, kit: Kit, stock: Stock, plan: Plan, *, say: Callable[[str], None]
    ) -> None:
        self._browser, self._kit, self._plan, self._say = browser, kit, plan, say
        self._both: tuple[Contestant, Contestant] = (kit, stock)
        self.bytes = Measure("first-load", "first load, over the wire", "bytes")
        self.bodies = Measure("first-load-bodies", "… without headers", "bytes")
        self.sockets = Measure("first-load-websocket", "… and over websockets", "bytes")
        self.requests = Measure("first-load-requests", "… requests", "count")
        self.elsewhere = Measure("first-load-elsewhere", "… requests to other hosts", "count")
        self.joining_bytes = Measure(
            "join-first-load", "first load of a newcomer, over the wire", "bytes", stock=None
        )
        self.typing = Measure("typing", "opening → typing possible", "ms")
        self.typing_phone = Measure("typing-phone", f"… processor {PHONE}× slower", "ms")
        self.joining = Measure("join-typing", "a newcomer: opening → typing the name", "ms", stock=None)
        self.joining_phone = Measure("join-typing-phone", f"… processor {PHONE}× slower", "ms", stock=None)
        self.saved = Measure("saved", "key → “Saved”", "ms")
        self.slide = Measure("slide", "answer → slide", "ms")
        self.chart = Measure("chart", "slider → new chart", "ms")
        self.number = Measure("number", "number typed → new chart", "ms", stock=None)
        self.memory = Measure("memory", "memory of the server for each open page", "MB")

    def run(self) -> None:
        """Measure everything there is time for."""
        began = time.monotonic()
        self._say("first loads")
        for _ in range(self._plan.loads):
            self._first_loads()
        self._say("opening the pages that stay open")
        for contestant in self._both:
            self._begin(contestant)
        took = 0.0
        for number in range(self._plan.rounds):
            now = time.monotonic() - began
            if now + took > self._plan.seconds and number:
                self._say(f"no time for more than {number} rounds")
                break
            self._say(f"round {number + 1} of {self._plan.rounds}")
            self._round(number)
            took = time.monotonic() - began - now
        self._say("memory")
        for contestant in self._both:
            contestant.close()
        for contestant in self._both:
            self._weigh(contestant)

    def measures(self) -> list[Measure]:
        """Return every row, those without the rests too."""
        return [
            self.bytes, self.bodies, self.sockets, self.requests, self.elsewhere, self.joining_bytes,
            self.typing, self.typing_phone, self.joining, self.joining_phone,
            self.saved, _rested(self.saved, SAVING_REST),
            self.slide, _rested(self.slide, SAVING_REST),
            self.chart, self.number, _rested(self.number, COMPUTING_REST),
            self.memory,
        ]  # fmt: skip

    def limit(self) -> Limit:
        """Return whether the room's first load is as light as promised."""
        return first_load_limit(self.bytes.room, self.joining_bytes.room)

    def _turns(self, number: int) -> Sequence[Contestant]:
        return self._both if number % 2 == 0 else self._both[::-1]

    def _begin(self, contestant: Contestant) -> None:
        """Open the pages that stay open; a page that never becomes usable is counted, and opened again."""
        for tries_left in reversed(range(BEGINNINGS)):
            try:
                contestant.begin(self._browser)
            except (BenchError, PlaywrightError):
                contestant.close()
                self.typing.of(contestant.name).add(None)
                if not tries_left:
                    raise
            else:
                return

    def _first_loads(self) -> None:
        for contestant in self._both:
            with opened(self._browser, visit := contestant.visit()) as page:
                contestant.meet(page)
                load, typed = first_load(page, visit)
                contestant.forget(page)
            if typed is None:
                self.bytes.of(contestant.name).add(None)
                continue
            for measure, value in (
                (self.bytes, load.bytes),
                (self.bodies, load.body),
                (self.sockets, load.socket),
                (self.requests, load.requests),
                (self.elsewhere, load.elsewhere),
            ):
                measure.of(contestant.name).add(value)
        with opened(self._browser, visit := self._kit.newcomer()) as page:
            load, typed = first_load(page, visit)
        self.joining_bytes.room.add(None if typed is None else load.bytes)

    def _round(self, number: int) -> None:
        for measure, slower in ((self.typing, 1), (self.typing_phone, PHONE)):
            for contestant in self._turns(number):
                measure.of(contestant.name).add(self._open(contestant, contestant.visit(), slower))
        for measure, slower in ((self.joining, 1), (self.joining_phone, PHONE)):
            measure.room.add(self._open(self._kit, self._kit.newcomer(), slower))
        for measure, act in self._reactions():
            for _ in range(self._plan.reactions):
                for contestant in self._turns(number):
                    measure.of(contestant.name).add(act(contestant))
                    time.sleep(BETWEEN)
        for _ in range(self._plan.reactions):
            self.number.room.add(self._kit.type_number())
            time.sleep(BETWEEN)

    def _reactions(self) -> Iterator[tuple[Measure, Callable[[Contestant], float | None]]]:
        yield self.saved, lambda contestant: contestant.type_letter()
        yield self.chart, lambda contestant: contestant.move_slider()
        yield self.slide, lambda contestant: contestant.answer()

    def _open(self, contestant: Contestant, visit: Visit, slower: int) -> float | None:
        with opened(self._browser, visit) as page:
            contestant.meet(page)
            typed = until_typing(page, visit, slower=slower)
            contestant.forget(page)
        return typed

    def _weigh(self, contestant: Contestant) -> None:
        """Weigh a server without pages and with some, and share the difference out among them."""
        time.sleep(SETTLING)
        before, pages = contestant.weight(), self._plan.pages[contestant.name]
        with ExitStack() as stack:
            usable = 0
            for _ in range(pages):
                visit = contestant.visit()
                page = stack.enter_context(opened(self._browser, visit))
                contestant.meet(page)
                stack.callback(contestant.forget, page)
                usable += until_typing(page, visit) is not None
            time.sleep(SETTLING)
            after = contestant.weight()
        known = before is not None and after is not None and usable == pages
        self.memory.of(contestant.name).add((after - before) / pages / 1e6 if known else None)  # type: ignore[operator]


def _rested(measure: Measure, rest: float) -> Measure:
    """Return the same reactions without what the room's page waits on purpose; stock waits for nothing."""
    title = f"… less the page's rest of {rest:.0f} ms"
    return Measure(f"{measure.id}-less-rest", title, measure.unit, measure.room.less(rest), measure.stock)
