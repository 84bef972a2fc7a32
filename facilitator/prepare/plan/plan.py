"""The plan of a half day: `plan.yaml` in the pack's folder, checked once on reading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field, field_validator

from workbook.address import room_url
from workbook.normalise import one_line, several_lines
from workbook.schema import LANGUAGES, Language, Text

#: The years of which the feasts of the lunar calendar are known.
FIRST_YEAR, LAST_YEAR = 2001, 2099

Layout = Literal["boardroom", "classroom"]


class Plan(BaseModel):
    """One half day. Texts that invitees read stand in both languages; a name or address may be the same in both."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, str_strip_whitespace=True)

    schema_version: Literal[1] = Field(1, alias="schema")
    date: dt.date
    start: dt.time = dt.time(9, 0)
    place: Text
    parking: Text | None = None
    map_note: Text | None = None
    consultant: str = Field(min_length=1, max_length=80)
    phone: str | None = Field(None, max_length=40)
    rsvp: EmailStr
    rsvp_by: dt.date | None = None
    languages: tuple[Language, ...] = Field(LANGUAGES, min_length=1)
    layout: Layout = "classroom"
    #: Who comes: a CSV or XLSX file, as a path from the folder of this plan.
    roster: str | None = None
    #: Who sees to an item of the checklist, by the item's id; the consultant sees to the others.
    owners: dict[str, str] = {}
    #: The workshop this pack belongs to; made when the pack is made first.
    workshop: str | None = None
    #: What phones will type, ``192.168.8.10:8866``; None: as this computer would be reached now.
    address: str | None = None

    @field_validator("date", "rsvp_by", mode="before")
    @classmethod
    def _a_day(cls, given: Any) -> Any:
        return read_day(given) if isinstance(given, str) else given

    @field_validator("place", "parking", "map_note", mode="before")
    @classmethod
    def _in_both(cls, given: Any) -> Any:
        """Take one name for both languages."""
        if isinstance(given, str):
            given = {"en": given}
        if not isinstance(given, dict):
            return given
        known = {key: value for key, value in given.items() if not isinstance(value, str) or value.strip()}
        either = next((known[language] for language in LANGUAGES if language in known), None)
        return known if either is None else dict.fromkeys(LANGUAGES, either) | known

    @field_validator("place", "consultant", "phone", "owners", "address", mode="before")
    @classmethod
    def _on_one_line(cls, given: Any) -> Any:
        """Take an address in several lines for one; a break in a name would begin another line in the head of an e-mail."""
        return _each(one_line, given)

    @field_validator("address", mode="after")
    @classmethod
    def _an_address(cls, given: str | None) -> str | None:
        from workbook.answers.service import AnswerServiceError  # brings the course along

        try:
            if given:
                room_url(given)
        except AnswerServiceError:
            raise ValueError("wrong-address") from None
        return given

    @field_validator("parking", "map_note", mode="before")
    @classmethod
    def _on_several_lines(cls, given: Any) -> Any:
        return _each(several_lines, given)

    @field_validator("languages", mode="before")
    @classmethod
    def _as_list(cls, given: Any) -> Any:
        return split_names(given) if isinstance(given, str) else given

    @field_validator("languages", mode="after")
    @classmethod
    def _each_once(cls, given: tuple[Language, ...]) -> tuple[Language, ...]:
        return tuple(dict.fromkeys(given))


def split_names(typed: str) -> list[str]:
    """Return the names in ``en, zh``, ``en zh`` or ``en、zh``."""
    return re.split(r"[\s,，、]+", typed.strip())


def _each(clean: Callable[[str], str], given: Any) -> Any:
    """Return words cleaned, or a mapping with each of its words cleaned; anything else is left to the model."""
    if isinstance(given, dict):
        return {key: _each(clean, value) for key, value in given.items()}
    return clean(given) if isinstance(given, str) else given


def read_day(typed: str) -> dt.date:
    """Return the day of ``2027-3-5``, ``2027/3/5`` or ``2027 年 3 月 5 日``.

    Raises ValueError ``bad-date``, ``no-such-day`` (29 February 2027) or ``date-far`` (before 2001 or
    after 2099, for which no holidays are known).
    """
    parts = re.fullmatch(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", typed.strip())
    if parts is None:
        raise ValueError("bad-date")
    try:
        day = dt.date(*map(int, parts.groups()))
    except ValueError:
        raise ValueError("no-such-day") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError("date-far")
    return day
