"""An answer that a person could give to any exercise, made from its fields, as raw values of docs/protocol.md."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from workbook.schema import Exercise

Json = dict[str, Any]

#: What people write, short and long.
PHRASES = {
    "en": (
        "Walk-in guests",
        "Call back within the hour, even when we are still looking",
        "A clean handover",
        "Reception, Wang Wei",
        "Nobody said how long it would take",
        "On time",
        "Ask the night shift what they need before the first bus leaves",
        "The invoice",
    ),
    "zh": (
        "午市上班族",
        "一小时内一定回电，哪怕只是告诉对方我们还在查",
        "交接干净",
        "前台，王伟",
        "没人说要等多久",
        "准时",
        "头班车开走之前，先问问夜班的同事还缺什么",
        "当天开好发票",
    ),
}
STORY = {
    "en": "She said good morning before I had found the door handle, and when the part was not in stock she rang "
    "three other branches and wrote down for me which of them had it.",
    "zh": "我还没摸到门把手，她先说了声早。配件没有现货，她一连打了三家分店的电话，把哪家有货、几点关门都写在纸条上交给我。",
}
PERIODS = {"en": ("March", "April", "May", "June"), "zh": ("三月", "四月", "五月", "六月")}
BRANCHES = {
    "en": ("Friendly staff", "Waiting time at the counter", "Parking"),
    "zh": ("员工热情", "柜台前等候的时间", "停车"),
}
#: Where the model has a demand of its own.
WORDS: dict[str, tuple[str, ...]] = {"letter-game.word": ("ATTITUDE", "KNOWLEDGE", "SMILES", "STRESS")}
NUMBERS: dict[str, float] = {
    "purchase-share.ours": 3600,
    "purchase-share.category": 9000,
    "customer-ladder.prospect": 1200,
    "customer-ladder.first-time": 480,
    "customer-ladder.repeat": 260,
    "customer-ladder.loyal": 90,
    "customer-ladder.member": 45,
    "customer-ladder.advocate": 12,
    "true-value.purchase": 180,
    "true-value.acquisition": 400,
    "true-value.times": 12,
    "true-value.years": 6,
    "true-value.margin": 35,
}


@dataclass
class Giver:
    """Gives answers in one language; each person of another ``number`` answers a little differently."""

    language: str = "en"
    number: int = 0
    _said: int = field(default=0, init=False)
    _where: str = field(default="", init=False)

    def answer(self, exercise: Exercise, *, entries: list[str] | None = None) -> Json:
        """Return something for every field; ``entries`` are what a vote may be for."""
        self._said = self.number
        given = {}
        for each in exercise.fields:
            self._where = f"{exercise.id}.{each.id}"
            given[each.id] = (entries or [])[: each.dots] if each.kind == "votes" else self.value(each)
        return given

    def value(self, field: Any) -> Any:
        """Return a raw value for a field or column; KeyError for a kind that nobody told of."""
        self._said += 1
        kinds: dict[str, Callable[[], Any]] = {
            "text": lambda: self._text(field),
            "long-text": lambda: STORY[self.language][: field.max_length],
            "list": lambda: [self._phrase(field.max_length) for _ in range(min(3, field.max_items))],
            "scale": lambda: str(field.min + (3 + 2 * self._said) % (field.max - field.min + 1)),
            "number": lambda: self._number(field),
            "choice": lambda: self._choice(field),
            "date": lambda: f"2031-0{1 + self._said % 9}-1{self.number % 9}",
            "moment": lambda: f"2026-12-01T{8 + (self._said - self.number) % 12:02}:{10 + self.number % 40}",
            "allocate": lambda: self._shares(field),
            "ranking": lambda: self._order(field),
            "grid": lambda: self._grid(field),
            "map": lambda: {point.id: self._point(point, at) for at, point in enumerate(field.points)},
            "rows": lambda: self._rows(field),
        }
        return kinds[field.kind]()

    def _phrase(self, most: int) -> str:
        phrases = PHRASES[self.language]
        self._said += 1
        return phrases[self._said % len(phrases)][:most].strip()

    def _text(self, field: Any) -> str:
        words = WORDS.get(self._where)
        return words[self.number % len(words)] if words else self._phrase(field.max_length)

    def _number(self, field: Any) -> str:
        if self._where in NUMBERS:
            if field.slider:
                return self._near(field)
            return f"{round(NUMBERS[self._where] * (1 + self.number / 10))}"
        if field.default is not None:
            return self._near(field)
        span = min(field.max - field.min, 1000)
        return self._stepped(field, field.min + span * (0.3 + 0.06 * (self._said % 8)))

    def _near(self, field: Any) -> str:
        """Return a step or a few from where the arithmetic starts, to the side where there is room."""
        start = NUMBERS.get(self._where, field.default)
        room = field.max - start >= 5 * field.step
        return self._stepped(field, start + (1 + self.number % 3) * field.step * (1 if room else -1))

    def _stepped(self, field: Any, wanted: float) -> str:
        steps = round((wanted - field.min) / field.step)
        most = math.floor((field.max - field.min) / field.step)
        return f"{field.min + min(max(steps, 0), most) * field.step:g}"

    def _choice(self, field: Any) -> Any:
        ids = [option.id for option in field.options]
        first = self._said % len(ids)
        return [ids[at] for at in sorted({first, (first + 2) % len(ids)})] if field.multiple else ids[first]

    def _shares(self, field: Any) -> dict[str, str]:
        weights = [1 + (3 * at + self.number) % 5 for at in range(len(field.parts))]
        shares = [field.total * weight // sum(weights) for weight in weights]
        shares[0] += field.total - sum(shares)
        return {part.id: str(share) for part, share in zip(field.parts, shares, strict=True)}

    def _order(self, field: Any) -> list[str]:
        ids = [option.id for option in field.options]
        turn = self._said % len(ids)
        return ids[turn:] + ids[:turn]

    def _grid(self, field: Any) -> Json:
        columns = list(PERIODS[self.language][: field.max_columns])
        span = field.max - field.min
        rows = [
            {
                "name": name,
                "cells": [
                    f"{field.min + span * (0.6 + 0.05 * ((2 * line + at + self.number) % 7)):g}"
                    for at in range(4)
                ],
            }
            for line, name in enumerate(BRANCHES[self.language])
        ]
        return {"columns": columns, "rows": rows[: field.max_rows]}

    def _point(self, point: Any, at: int) -> Json:
        x, y = (34 + 23 * at + 3 * self.number) % 90 + 5, (66 + 19 * at + 5 * self.number) % 90 + 5
        named = {"name": self._phrase(30)} if point.named else {}
        return {**named, "x": str(x), "y": str(y)}

    def _rows(self, field: Any) -> Any:
        def row() -> Json:
            return {column.id: self.value(column) for column in field.columns}

        if field.rows is None:
            return [row() for _ in range(min(3, field.max_rows))]
        return {fixed.id: row() for fixed in field.rows}
