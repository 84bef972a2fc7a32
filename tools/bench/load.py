"""``python -m tools.bench.load``: a thousand people in one process, spoken to as phones speak.

What is asked for comes as JSON on the standard input, where no other user can read it; what happened
goes as JSON to the standard output. A save is timed from when it was due, so that a room which keeps
people waiting cannot hide it by being asked less often.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import psutil

from tools.bench.figures import Json, Samples
from tools.bench.line import PATIENCE, Line, Refused

#: How many people join at the same time.
DOOR = 50
#: Seconds after the end in which what was due may still be acknowledged.
LATEST = 10.0
#: Seconds between two answers whose way to the deck is timed.
PROBING = 0.7
ITEMS = ("product", "service", "people", "image", "money", "time", "mind", "effort")
POINTS = ("us", "rival-1", "rival-2", "rival-3", "us-next")


@dataclass
class Person:
    """Somebody in the hall, and the answers as far as they have got."""

    line: Line
    revisions: Counter[str] = field(default_factory=Counter)

    async def save(self, exercise: str, round_: str, value: Json) -> Json:
        """Save the next revision of an answer."""
        base = self.revisions[exercise]
        body = {"exercise": exercise, "round": round_, "revision": base + 1, "base": base, "value": value}
        try:
            reply = await self.line.ask("POST", "/api/answers", body)
        except Refused as error:
            if error.status == 409:  # an earlier save was stored after all, only too late for us to hear
                self.revisions[exercise] = error.body["revision"]
            raise
        self.revisions[exercise] = base + 1
        if reply["status"] != "valid":
            raise Refused(f"{exercise} is {reply['status']}: {reply['problems']}")
        return reply


def answers(seed: int) -> Iterator[tuple[str, str, Json]]:
    """Yield what one person answers, for ever: a rating, marks for two offers, places on the map."""
    dice = random.Random(seed)
    while True:
        why = " ".join(["They came when they had said they would."] * dice.randint(1, 4))
        yield "service-rating", "before", {"rating": str(dice.randint(1, 10)), "why": why}
        marks = {item: {"us": str(dice.randint(0, 10)), "rival": str(dice.randint(0, 10))} for item in ITEMS}
        yield "delivered-value", "once", {"rival-name": "Lakeside", "scores": marks}
        places: Json = {point: {"x": dice.randint(0, 100), "y": dice.randint(0, 100)} for point in POINTS}
        for point in POINTS[1:4]:
            places[point]["name"] = point.title()
        yield "positioning-map", "once", {"map": places, "reasons": ["They ring back.", "It holds."]}


class Hall:
    """Everybody who joined, and what happened to them."""

    def __init__(self, asked: Json) -> None:
        self._asked = asked
        parts = urlsplit(asked["url"])
        self._host, self._port = str(parts.hostname), int(parts.port or 80)
        self._acks, self._late, self._lags = Samples(), Samples(), Samples()
        self._heard = 0
        self._errors: Counter[str] = Counter()
        self._due = self._events = 0
        self._probes: dict[int, float] = {}
        self._counted, self._everybody_hears = asyncio.Event(), asyncio.Event()
        self._n = 0

    async def run(self) -> Json:
        """Fill the hall, let it write for a while, and say how it went."""
        asked, began = self._asked, time.perf_counter()
        everybody = await self._fill(max(asked["people"], asked["listeners"]))
        people = everybody[: asked["people"]]
        joined = time.perf_counter() - began
        tasks = [asyncio.create_task(self._listen(Line(self._host, self._port, each))) for each in self._ears]
        tasks.append(asyncio.create_task(self._deck()))
        await self._until_heard()
        room = psutil.Process(asked["room"])
        busy, began = _busy(room), time.perf_counter()
        end = began + asked["seconds"]
        writing = [
            asyncio.create_task(self._write(person, seed, began, end)) for seed, person in enumerate(people)
        ]
        await asyncio.wait(
            [asyncio.create_task(self._probe(end)), *writing], timeout=asked["seconds"] + LATEST
        )
        took, cpu = time.perf_counter() - began, _busy(room) - busy
        if late := [each for each in writing if not each.done()]:
            self._errors[f"still waiting {LATEST:.0f} s after the end"] += len(late)
        tasks += late
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return {
            "people": len(people),
            "listeners": len(self._ears),
            "every": asked["every"],
            "seconds": asked["seconds"],
            "joined_per_second": round(len(everybody) / joined, 1),
            "due_per_second": round(self._due / took, 1),
            "acks_per_second": round(len(self._acks.values) / took, 1),
            "ack_ms": _summary(self._acks),
            "sent_late_ms": _summary(self._late),
            "deck_lag_ms": _summary(self._lags),
            "events": self._events,
            "heard_mb": round(self._heard / 1e6, 1),
            "errors": dict(self._errors),
            "room_cpu_percent": round(cpu / took * 100, 1),
            "room_cpu_ms_per_save": round(cpu * 1000 / max(1, len(self._acks.values)), 2),
        }

    async def _until_heard(self) -> None:
        """Wait, within reason, until the listeners have heard as many events as there are of them."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE if self._ears else 0):
                await self._everybody_hears.wait()

    async def _fill(self, wanted: int) -> list[Person]:
        door = asyncio.Semaphore(DOOR)
        tokens = [secrets.token_urlsafe(32) for _ in range(wanted)]
        self._ears = tokens[: self._asked["listeners"]]

        async def enter(secret: str) -> Person:
            async with door:
                return await self._join(secret)

        return list(await asyncio.gather(*map(enter, tokens)))

    async def _join(self, secret: str) -> Person:
        person = Person(Line(self._host, self._port, secret))
        body = {"name": "Li Na", "pin": self._asked["pin"], "language": "zh", "table": None}
        await person.line.ask("POST", "/api/join", body)
        return person

    async def _write(self, person: Person, seed: int, began: float, end: float) -> None:
        """Save every so often, each at its own time."""
        due = began + random.Random(seed).random() * self._asked["every"]
        for answer in answers(seed):
            if due >= end:
                break
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self._due += 1
            self._late.add((time.perf_counter() - due) * 1000)
            if await self._try(person.save(*answer)):
                self._acks.add((time.perf_counter() - due) * 1000)
            due += self._asked["every"]
        person.line.close()

    async def _try(self, saving: Any) -> bool:
        try:
            await saving
        except Refused as error:
            self._errors[str(error)] += 1
        except (OSError, TimeoutError, asyncio.IncompleteReadError) as error:
            self._errors[type(error).__name__] += 1
        else:
            return True
        return False

    async def _listen(self, line: Line) -> None:
        try:
            async for _, data in line.listen("/api/listen"):
                self._events += 1
                self._heard += len(data)
                if self._events == len(self._ears):
                    self._everybody_hears.set()
            self._errors["a stream ended"] += 1
        except (OSError, asyncio.IncompleteReadError, Refused) as error:
            self._errors[f"listening: {type(error).__name__}"] += 1
        finally:
            line.close()

    async def _deck(self) -> None:
        """Hear what the deck hears; note when it counts one more answer in the round that is probed."""
        line = Line(self._host, self._port, self._asked["secret"])
        try:
            async for name, data in line.listen("/api/facilitator/listen"):
                if (
                    name == "view"
                    and (view := json.loads(data))["exercise"] == "service-rating"
                    and view["round"] == "after"
                ):
                    self._n = view["n"]
                    self._counted.set()
        finally:
            line.close()

    async def _probe(self, end: float) -> None:
        """Now and then somebody new answers, and the deck is watched until it counts them."""
        while time.perf_counter() + PROBING < end:
            await asyncio.sleep(PROBING * random.uniform(0.7, 1.3))
            with contextlib.suppress(Refused, OSError, TimeoutError):
                person = await self._join(secrets.token_urlsafe(32))
                before, began = self._n, time.perf_counter()
                await person.save("service-rating", "after", {"rating": "7"})
                self._lags.add(await self._until_counted(before, began))
                person.line.close()

    async def _until_counted(self, before: int, began: float) -> float | None:
        try:
            async with asyncio.timeout(PATIENCE):
                while self._n <= before:
                    self._counted.clear()
                    await self._counted.wait()
        except TimeoutError:
            return None
        return (time.perf_counter() - began) * 1000


def _busy(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def _summary(samples: Samples) -> Json:
    return {key: value for key, value in samples.to_json().items() if key != "values"}


def _allow_many_connections() -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        wanted = 16_384 if hard == resource.RLIM_INFINITY else min(16_384, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def main() -> None:
    """Do what the standard input asks for."""
    _allow_many_connections()
    json.dump(asyncio.run(Hall(json.loads(sys.stdin.read())).run()), sys.stdout)


if __name__ == "__main__":
    main()
