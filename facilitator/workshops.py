"""Which workshop: the last one, another one, or a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from facilitator.faults import UserError
from facilitator.texts import chosen
from workbook.course.files import read_outline
from workbook.protocol.basics import Pace
from workbook.schema import Language, Text
from workbook.store import Rival, Store, Workshop, create_workshop, last_workshop
from workbook.store.workshops import MOST_RIVALS, set_plan, take_up, workshop_of


def find_or_make(store: Store, *, wanted: str | None, pace: Pace | None) -> tuple[Workshop, bool]:
    """Return the workshop to serve, and whether it was made just now.

    It is the one of id ``wanted``, else the last one, else a new one of that ``pace``; no workshop that
    there is changes. UserError when there is no such workshop.
    """
    if wanted is not None:
        return named(store, wanted), False
    if (last := last_workshop(store)) is not None:
        return last, False
    return create_workshop(store, title=usual_title(), pace=pace or "facilitator"), True


def plan(
    store: Store, *, wanted: str | None, date: dt.date, start: dt.time, languages: Sequence[Language]
) -> tuple[Workshop, bool]:
    """Return the workshop of a planned day, with that date, start and languages, and whether it is new.

    The workshop that was the last one stays it: somebody may be in the middle of it.

    UserError when there is none of id ``wanted``.
    """
    if wanted is None:
        title = usual_title(languages[0])
        last = last_workshop(store)
        made = create_workshop(store, title=title, date=date, start=start, languages=languages)
        if last is not None:
            take_up(store, last, pace=None)
        return made, True
    found = named(store, wanted)
    if (found.date, found.start, found.languages) != (date, start, tuple(languages)):
        found = set_plan(store, wanted, date=date, start=start, languages=languages)
    return found, False


def usual_title(language: Language | None = None) -> str:
    """Return the course's own title, in the language that is spoken unless another is named."""
    outline = read_outline()
    if outline is None:
        raise UserError("course-broken")
    return outline.title.in_(language or chosen())


def rivals(given: Sequence[str]) -> list[Rival]:
    """Return the preset competitors from ``"English=中文"``, or one name for both languages."""
    if len(given) > MOST_RIVALS:
        raise UserError("too-many-rivals", most=MOST_RIVALS)
    found = []
    for number, words in enumerate(given, start=1):
        english, _, chinese = (part.strip() for part in words.partition("="))
        if not (english or chinese):
            raise UserError("bad-rival", given=words)
        name = Text(en=english or chinese, zh=chinese or english)
        found.append(Rival(f"rival-{number}", name))
    return found


def day(given: str | None) -> dt.date | None:
    """Return the date of ``"2026-11-23"``; UserError when it is none."""
    try:
        return dt.date.fromisoformat(given) if given else None
    except ValueError:
        raise UserError("bad-date", given=given) from None


def clock(given: str | None) -> dt.time | None:
    """Return the time of ``"09:00"``; UserError when it is none."""
    try:
        return dt.datetime.strptime(given.strip(), "%H:%M").time() if given else None  # noqa: DTZ007
    except ValueError:
        raise UserError("bad-start", given=given) from None


def named(store: Store, wanted: str) -> Workshop:
    try:
        return workshop_of(store, wanted)
    except KeyError:
        raise UserError("no-such-workshop", id=wanted) from None
