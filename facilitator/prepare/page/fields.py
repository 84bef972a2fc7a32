"""The fields of the page that prepares a half day: the plan's value and the control of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import Any, Literal

import ipywidgets as widgets

from facilitator.prepare.plan.plan import read_day, split_names
from workbook.schema import LANGUAGES

Kind = Literal["text", "long", "day", "choice"]
PARTS = ("pack", "when", "who")
BOTH = "both"


@dataclass(frozen=True)
class Field:
    """One field. ``key`` is the plan's own name, with ``_zh`` for the Chinese of a text in both languages."""

    key: str
    part: str
    kind: Kind = "text"
    options: tuple[str, ...] = ()
    helped: bool = False

    def control(self) -> Any:
        """Return the control, still without words."""
        if self.kind == "day":
            return widgets.DatePicker()
        if self.kind == "long":
            return widgets.Textarea(rows=2, continuous_update=False)
        if self.kind == "choice":
            return widgets.Dropdown(options=self.options)
        return widgets.Text(continuous_update=False)

    def get(self, values: Mapping[str, Any]) -> Any:
        """Return what a plan's plain values say, as the control has it."""
        name, language = self._place()
        given = values.get(name)
        if isinstance(given, Mapping):
            given = given.get(language)
        if self.kind == "day":
            return _day(given)
        if name == "languages":
            return _languages(given)
        if self.options:
            return given if given in self.options else self.options[0]
        return str(given or "") if language == "en" or isinstance(values.get(name), Mapping) else ""

    def put(self, values: MutableMapping[str, Any], value: Any) -> None:
        """Write what the control has into a plan's plain values; nothing for a field left empty."""
        name, language = self._place()
        if self.kind == "day":
            value = value.isoformat() if value else ""
        if name == "languages":
            before = _named(
                values.get(name)
            )  # in the order of the plan: the first is for those who name none
            both = before if set(before) == set(LANGUAGES) else list(LANGUAGES)
            value = both if value == BOTH else [value]
        if name in TEXTS:
            texts = values.get(name)
            known = dict(texts) if isinstance(texts, Mapping) else {}
            known = {key: words for key, words in (known | {language: value}).items() if words}
            value = known
        if value:
            values[name] = value
        else:
            values.pop(name, None)

    def _place(self) -> tuple[str, str]:
        return (self.key.removesuffix("_zh"), "zh") if self.key.endswith("_zh") else (self.key, "en")


TEXTS = ("place", "parking", "map_note")
FIELDS = (
    Field("folder", "pack", helped=True),
    Field("date", "when", "day"),
    Field("start", "when", helped=True),
    Field("place", "when", helped=True),
    Field("place_zh", "when"),
    Field("parking", "when", "long"),
    Field("parking_zh", "when", "long"),
    Field("map_note", "when", "long"),
    Field("map_note_zh", "when", "long"),
    Field("layout", "when", "choice", ("classroom", "boardroom")),
    Field("address", "when", helped=True),
    Field("consultant", "who"),
    Field("phone", "who"),
    Field("rsvp", "who"),
    Field("rsvp_by", "who", "day", helped=True),
    Field("languages", "who", "choice", (BOTH, *LANGUAGES)),
)


def _day(given: Any) -> dt.date | None:
    try:
        return read_day(str(given))
    except ValueError:
        return None


def _languages(given: Any) -> str:
    names = _named(given)
    return names[0] if len(names) == 1 and names[0] in LANGUAGES else BOTH


def _named(given: Any) -> list[str]:
    return list(given) if isinstance(given, list) else split_names(str(given or ""))
