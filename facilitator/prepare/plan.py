"""What a facilitator says about a half day beforehand: `plan.yaml` in the pack's folder, checked once on reading."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, EmailStr, Field

from workbook.schema import LANGUAGES, Language, Text

Layout = Literal["boardroom", "classroom"]


class Plan(BaseModel):
    """One half day. Texts that invitees read stand in both languages; a name or address may be the same in both."""

    model_config = ConfigDict(extra="forbid", frozen=True)

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
    languages: tuple[Language, ...] = LANGUAGES
    layout: Layout = "classroom"
    #: Who sees to an item of the checklist, by the item's id; the consultant sees to the others.
    owners: dict[str, str] = {}
    #: The workshop this pack belongs to; made when the pack is made first.
    workshop: str | None = None
    #: What phones will type, ``192.168.8.10:8866``; None: as this computer would be reached now.
    address: str | None = None
