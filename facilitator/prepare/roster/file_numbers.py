"""Everybody's number, by which files are named: it stays when the roster grows, so no letter changes hands.

Kept in the pack's folder as `.numbers.json`: hashes of e-mail and of name with company, never the words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from facilitator.prepare.roster.person import Person
from workbook.managed_folder.manifest import write_whole
from workbook.normalise import folded

NUMBERS = ".numbers.json"
#: Numbers by the hash of what a person is known by.
Numbers = dict[str, int]
#: What a person is known again by: a kind and words.
Key = tuple[str, ...]


def known_by(person: Person) -> Iterator[Key]:
    """Yield by what a person is known again: the e-mail, where there is one, and the name with the company."""
    if person.email:
        yield ("email", person.email.casefold())
    yield ("person", folded(person.name), folded(person.company))


def numbered(people: Sequence[Person], known: Mapping[str, int]) -> tuple[Person, ...]:
    """Return people with the numbers they had, newcomers with the next free ones in the order of the roster."""
    had: dict[int, int] = {}
    for place in (0, -1):  # who has an old e-mail goes before who has an old name only
        for person in people:
            number = known.get(_hash(list(known_by(person))[place]))
            if number is not None and person.row not in had and number not in had.values():
                had[person.row] = number
    following = max(known.values(), default=0)
    found = []
    for person in people:
        if person.row not in had:
            following += 1
        found.append(replace(person, number=had.get(person.row, following)))
    return tuple(found)


def read_numbers(folder: Path) -> Numbers:
    """Return the numbers given so far; none where the list is lost."""
    try:
        data = json.loads((folder / NUMBERS).read_text(encoding="utf-8"))
        return {str(key): int(number) for key, number in data.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}


def write_numbers(folder: Path, people: Sequence[Person], known: Mapping[str, int]) -> None:
    """Remember the numbers; those of people who are gone stay theirs."""
    given = {_hash(key): person.number for person in people for key in known_by(person)}
    if not given.items() <= known.items():
        write_whole(folder / NUMBERS, json.dumps({**known, **given}, indent=1, sort_keys=True).encode())


def _hash(key: Key) -> str:
    return hashlib.sha256("\0".join(key).encode("utf-8", "surrogatepass")).hexdigest()[:32]
