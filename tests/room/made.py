"""Small exercises made for tests of the room's views, and models that stand in for the course's."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping
from typing import Any

from workbook.course import course as courses
from workbook.models import ModelSettings, outcome, shares
from workbook.models.outcome import ModelError, Outcome, Values
from workbook.normalise import folded as fold
from workbook.results.render import render
from workbook.results.rounds import Round
from workbook.results.views import KINDS, View, ViewContext
from workbook.schema import Exercise, Model

COURSE = courses.load()
Json = dict[str, Any]


def words(en: str = "x", zh: str = "某") -> Json:
    """Return a text in both languages."""
    return {"en": en, "zh": zh}


def options(*ids: str) -> list[Json]:
    """Return options whose words are their ids."""
    return [{"id": id_, "label": words(id_, f"{id_}（中）")} for id_ in ids]


def choice(id_: str, *ids: str, multiple: bool = False) -> Json:
    """Return a choice."""
    return {"id": id_, "kind": "choice", "label": words(), "options": options(*ids), "multiple": multiple}


def scale(id_: str, low: int, high: int) -> Json:
    """Return a scale."""
    ends = {"low": words(), "high": words()}
    return {"id": id_, "kind": "scale", "label": words(), "min": low, "max": high, "ends": ends}


def field(id_: str, kind: str, **rest: Any) -> Json:
    """Return a field of any kind."""
    return {"id": id_, "kind": kind, "label": words(id_, f"{id_}（中）"), **rest}


def table(id_: str, *columns: Json) -> Json:
    """Return a table of people's own rows."""
    return field(id_, "rows", columns=list(columns), row_label=words())


def made(
    view: str,
    *fields: Json,
    labels: tuple[str, ...] = (),
    settings: Json | None = None,
    model: bool = False,
    **room: Any,
) -> Exercise:
    """Return an exercise with a room block; ``model`` gives it the stand-in model.

    ``settings`` are those of a shares model, which are not checked.
    """
    block: Json = {"view": view, "fields": [one["id"] for one in fields], "caption": words(), **room}
    rest: Json = {}
    if model or settings is not None:
        rest["model"] = {"use": "letters", "settings": {"field": "any"}}
        rest["result"] = {"title": words(), "labels": {key: words(key, f"{key}（中）") for key in labels}}
    exercise = Exercise.model_validate(
        {
            "schema": 1, "kind": "exercise", "id": "made-up", "mode": "individual", "minutes": 1, "live": True,
            "name": words(), "title": words("Question?", "问题？"), "fields": list(fields), "room": block, **rest,
        }
    )  # fmt: skip
    if exercise.model is None:
        return exercise
    chosen = shares.Settings.model_construct(**settings) if settings else ModelSettings()
    return exercise.model_copy(update={"model": Model.model_construct(use="stand-in", settings=chosen)})


class Shown:
    """One revealed round of an exercise, filled by hand with normalised answers."""

    def __init__(self, exercise: Exercise, *values: Json) -> None:
        assert exercise.room is not None
        self.exercise = exercise
        aggregate = KINDS[exercise.room.view].of(exercise, ())
        self.round = Round(exercise, "once", aggregate, open=True, revealed=True)
        self.round.siblings = {"once": self.round}
        self.revision = 0
        for participant, value in enumerate(values):
            self.put(participant, value)

    def put(self, participant: int, value: Mapping[str, Any] | None) -> None:
        """Take in an answer."""
        self.revision += 1
        self.round.aggregate.put(participant, self.revision, value)

    def drop(self, participant: int) -> None:
        """Forget a participant."""
        self.round.aggregate.drop(participant)

    def view(self) -> Json:
        """Return the Room view."""
        return dict(render(COURSE, self.round, {}))

    def figures(self) -> Mapping[str, Any]:
        """Return what findings may name."""
        room, view = self.exercise.room, self.round.aggregate
        assert room is not None
        assert isinstance(view, View)
        return view.paint(ViewContext(COURSE, self.exercise, {"once": view}, {}, room.minimum)).figures

    def title(self, template: str) -> str:
        """Return what a finding would say."""
        assert self.exercise.room is not None
        finding = {"text": {"en": template, "zh": template}}
        room = self.exercise.room.model_validate(self.exercise.room.model_dump() | {"findings": [finding]})
        self.round.exercise = self.exercise.model_copy(update={"room": room})
        return str(self.view()["title"]["en"])

    def chart(self) -> Json:
        """Return the only chart."""
        (chart,) = self.view()["charts"]
        return dict(chart)


def folded(view: Json) -> Json:
    """Return a view without what depends on who came first: the order of cards, and spelling."""
    same = {"title": {language: fold(said) for language, said in view["title"].items()}}
    for group in view.get("cards", []):
        group["items"] = sorted((fold(item["text"]), item["count"]) for item in group["items"])
    for chart in view.get("charts", []):
        chart["summary"] = {language: fold(said) for language, said in chart["summary"].items()}
        for ring in chart.get("rings", []):
            ring["items"] = sorted(fold(item["typed"]) for item in ring["items"])
        for category in chart.get("categories", []):
            category |= {"typed": fold(category["typed"])} if "typed" in category else {}
    return view | same


def any_answer(draw: random.Random, exercise: Exercise) -> Json:
    """Return some answer as typed to any exercise at all, mostly valid."""
    return {one.id: _any_value(draw, one) for one in exercise.fields if one.required or draw.random() > 0.1}


def _any_value(draw: random.Random, one: Any) -> Any:
    """Return something a field of its kind takes."""
    if one.kind in ("list", "votes"):
        return draw.choices(["A", "a", "B", "c"], k=draw.randint(1, 3))
    if one.kind == "scale":
        return draw.randint(one.min, one.max)
    if one.kind == "number":
        return draw.randint(math.ceil(one.min), math.floor(one.max))
    if one.kind == "choice":
        ids = [option.id for option in one.options]
        return draw.sample(ids, draw.randint(1, len(ids))) if one.multiple else draw.choice(ids)
    if one.kind == "ranking":
        return draw.sample([option.id for option in one.options], len(one.options))
    if one.kind == "allocate":
        cuts = sorted(draw.randint(0, one.total) for _ in one.parts[1:])
        return {
            part.id: high - low
            for part, low, high in zip(one.parts, [0, *cuts], [*cuts, one.total], strict=True)
        }
    if one.kind == "map":
        return {
            point.id: {"name": point.id, "x": draw.uniform(0, 100), "y": draw.uniform(0, 100)}
            for point in one.points
        }
    if one.kind == "grid":
        rows = [{"name": name, "cells": [draw.uniform(one.min, one.max), None]} for name in ("a", "b")]
        return {"columns": ["x", "y"], "rows": rows}
    if one.kind == "rows":
        cells = [{column.id: _any_value(draw, column) for column in one.columns} for _ in one.rows or "ab"]
        return {row.id: filled for row, filled in zip(one.rows, cells, strict=True)} if one.rows else cells
    return {"date": "2027-03-01", "moment": "2027-03-01T09:30"}.get(
        one.kind, draw.choice(["A", "a ", "b", "微笑"])
    )


class StandIn:
    """A model module."""

    Settings = ModelSettings

    @staticmethod
    def model(values: Values, _settings: ModelSettings, /) -> Outcome:
        """Return what `stand_in` says."""
        return stand_in(values)


def stand_in(values: Values) -> Outcome:
    """Say what the answer's ``number``, ``other``, ``tags`` and ``cards`` fields tell it to say.

    ``tags`` is written ``"a a b:0"``, ``cards`` ``"group: words"`` entry by entry.
    """
    if values.get("why") == "too little":
        raise ModelError("incomplete-answer", "why")
    tags: dict[str, int] = {}
    for tag in values.get("tags", []):
        name, _, none = tag.partition(":")
        tags[name] = tags.get(name, 0) + (0 if none else 1)
    cards: dict[str, tuple[str, ...]] = {}
    for entry in values.get("cards", []):
        group, _, said = entry.partition(":")
        cards[group] = (*cards.get(group, ()), *([said] if said else []))
    figures = {"number": values.get("number"), "other_one": values.get("other")}
    return Outcome(figures=figures, tags=tags, cards=cards)


MODELS: Mapping[str, outcome.Model] = {"stand-in": StandIn()}
