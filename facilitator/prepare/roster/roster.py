"""Who comes: a CSV or XLSX file read as people, every bad thing named with row and column, the rest kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.prepare.notices import FILE, Notice
from facilitator.prepare.roster.cells import clean, longest
from facilitator.prepare.roster.file_numbers import Key, known_by
from facilitator.prepare.roster.headings import Head, about_head, find_head, languages_named, usual
from facilitator.prepare.roster.person import Person
from facilitator.prepare.roster.rows import read_rows
from facilitator.texts import sentences
from workbook.data.errors import DataError
from workbook.models.preparation import MOST_PEOPLE
from workbook.schema import Language


@dataclass(frozen=True)
class Roster:
    """The people that can be invited, in the order of the file, and what there is to say about the file."""

    people: tuple[Person, ...]
    notices: tuple[Notice, ...]


def read_roster(content: bytes, *, languages: Sequence[Language], name: str = "") -> Roster:
    """Read people from a file's bytes; never raises for what the file holds.

    ``name`` is what the file is called where it cannot be read. ``languages`` are the plan's; the first is
    everybody's who names none, or none of these. A name is needed, everything else only wanted. An error among the notices (no table, no name column, more than 400
    people) means that nothing can be made from this file.
    """
    try:
        found = read_rows(content)
    except DataError as error:
        return Roster((), (Notice(error.code, severity="error", params={**error.params, "source": name}),))
    rows = [(number, cells) for number, cells in found if any(cell.strip() for cell in cells)]
    head = find_head(rows)
    if head is None:
        first = [cell for cell in (rows[0][1] if rows else []) if cell.strip()]
        params = {
            "found": tuple(clean(cell, field="").words for cell in first),
            "wanted": usual("name"),
        }
        return Roster((), (Notice("no-name-column", severity="error", params=params),))
    notices = [*about_head(head, languages), *_about_empty([n for n, _ in rows], head.row)]
    people = _People(head, languages)
    for number, cells in rows:
        if number > head.row:
            people.take(number, cells)
    notices += people.notices
    if len(people.found) > MOST_PEOPLE:
        notices.append(
            Notice("too-many", severity="error", params={"people": len(people.found), "most": MOST_PEOPLE})
        )
    return Roster(tuple(people.found), tuple(sorted(notices, key=lambda notice: notice.row or 0)))


class _People:
    """Takes one row after the other."""

    def __init__(self, head: Head, languages: Sequence[Language]) -> None:
        self.head, self.languages = head, languages
        self.found: list[Person] = []
        self.notices: list[Notice] = []
        self._seen: dict[Key, int] = {}

    def take(self, row: int, cells: Sequence[str]) -> None:
        """Add the person of a row, or say why there is none."""
        beyond = [cell for cell in cells[len(self.head.names) :] if cell.strip()]
        if beyond:  # a separator too many: no telling which cell is which
            self._say(
                "cells-beyond",
                row,
                None,
                found=len(self.head.names) + len(beyond),
                wanted=len(self.head.names),
            )
            return
        values = {
            field: self._cell(row, field, cells[place] if place < len(cells) else "")
            for field, place in self.head.places.items()
        }
        name = values.get("name") or _joined(values.get("given", ""), values.get("family", ""))
        if not name:
            self._say("no-name", row, "name" if "name" in values else "family")
            return
        person = Person(
            row=row,
            name=name,
            company=values.get("company", ""),
            email=self._email(row, values),
            phone=values.get("phone", ""),
            dietary=values.get("dietary", ""),
            language=self._language(row, values),
        )
        for key in known_by(person):
            if (first := self._seen.get(key)) is not None:
                self._say(
                    f"same-{key[0]}", row, "email" if key[0] == "email" else None, first=first, name=name
                )
                return
        self._seen |= dict.fromkeys(known_by(person), row)
        self.found.append(person)

    def _cell(self, row: int, field: str, typed: str) -> str:
        cell = clean(typed, field=field)
        for code in cell.wrong:
            self._say(code, row, field, most=longest(field))
        return cell.words

    def _email(self, row: int, values: dict[str, str]) -> str:
        from email_validator import EmailNotValidError, validate_email

        if "email" not in values:
            return ""
        typed = values["email"].removeprefix("mailto:")
        if not typed:
            self._say("no-email", row, "email")
            return ""
        try:
            return validate_email(
                _half_width(typed), check_deliverability=False, allow_smtputf8=False
            ).normalized
        except EmailNotValidError:
            self._say("bad-email", row, "email", typed=typed)
            return ""

    def _language(self, row: int, values: dict[str, str]) -> Language:
        typed = values.get("language", "")
        for language in self.languages:
            if languages_named(typed) == language:
                return language
        instead = self.languages[0]
        if typed or ("language" in values and len(self.languages) > 1):
            said = sentences(FILE)[f"speaks-{instead}"]
            self._say(
                "other-language" if typed else "no-language", row, "language", typed=typed, instead=said
            )
        return instead

    def _say(self, code: str, row: int, field: str | None, **params: object) -> None:
        column = self.head.said(field) if field in self.head.places else None
        self.notices.append(Notice(code, row=row, column=column, params=params))


def _about_empty(filled: Sequence[int], head: int) -> Iterator[Notice]:
    """Say which rows between the others are empty."""
    empty = tuple(sorted(set(range(head, filled[-1])) - set(filled)))
    if empty:
        yield Notice("empty-rows", params={"rows": empty, "count": len(empty)})


def _joined(given: str, family: str) -> str:
    """Return a whole name from its parts: the family name comes first, without a space, in Chinese."""
    chinese = all("\u3400" <= each <= "\u9fff" for each in given + family)
    return family + given if chinese else f"{given} {family}".strip()


def _half_width(words: str) -> str:
    return unicodedata.normalize("NFKC", words)
