"""Seating: balanced tables that mix companies and leave nobody alone with their language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle

from facilitator.prepare.notices import Notice
from facilitator.prepare.roster.person import Person
from workbook.models.preparation import SMALLEST, can_make_tables, table_sizes
from workbook.normalise import folded
from workbook.schema import LANGUAGES

Tables = tuple[tuple[Person, ...], ...]
#: Seats at a table that are dealt together: the table's place, and how many.
Seats = tuple[int, int]


def seat(people: Sequence[Person]) -> Tables:
    """Seat people at ceil(N ÷ 10) balanced tables, always in the same way; one group where that fails.

    Each language fills tables of its own, so at most one table has both; at each language's tables the
    companies are dealt out in turn, so that colleagues sit apart. Source: S3-07.
    """
    if not can_make_tables(len(people)):
        return (tuple(people),) if people else ()
    sizes = table_sizes(len(people))
    english, chinese = ([each for each in people if each.language == language] for language in LANGUAGES)
    tables: list[list[Person]] = [[] for _ in sizes]
    for group, seats in zip((english, chinese), _share(sizes, len(english)), strict=True):
        for person, table in zip(_by_company(group), _deal(seats), strict=True):
            tables[table].append(person)
    return tuple(tuple(sorted(table, key=lambda person: person.row)) for table in tables)


def about_tables(tables: Tables, *, layout: str) -> Iterator[Notice]:
    """Say which size is impossible, which table speaks two languages, and when a boardroom is too small."""
    people = sum(map(len, tables))
    if not people:
        yield Notice("nobody")
    elif not can_make_tables(people):
        yield Notice("too-few" if people < SMALLEST else "eleven", params={"people": people})
    if layout == "boardroom" and len(tables) > 1:
        yield Notice("boardroom-small", params={"tables": len(tables)})
    for number, table in enumerate(tables, start=1):
        spoken = Counter(person.language for person in table)
        if len(spoken) > 1:
            yield Notice("table-mixed", params={"table": number, "en": spoken["en"], "zh": spoken["zh"]})


def _share(sizes: Sequence[int], english: int) -> tuple[list[Seats], list[Seats]]:
    """Return the seats for English and for Chinese: whole tables, and of one table a part each.

    Of all ways to choose whole tables for English, the one is taken that needs no shared table, else
    one at which nobody is the only speaker of a language.
    """
    large = sum(1 for size in sizes if size == sizes[0])
    choices = []
    for first in range(large + 1):
        for second in range(len(sizes) - large + 1):
            whole = [*range(first), *range(large, large + second)]
            rest = english - sum(sizes[table] for table in whole)
            open_tables = [table for table in range(len(sizes)) if table not in whole]
            if rest == 0 or (open_tables and 0 < rest < sizes[open_tables[-1]]):
                shared = open_tables[-1] if rest else None
                alone = shared is not None and min(rest, sizes[shared] - rest) == 1
                choices.append((bool(rest), alone, whole, shared, rest))
    _, _, whole, shared, rest = min(choices, key=lambda choice: choice[:2])
    theirs = [table for table in range(len(sizes)) if table not in whole and table != shared]
    ours, others = [(table, sizes[table]) for table in whole], [(table, sizes[table]) for table in theirs]
    if shared is not None:
        ours.append((shared, rest))
        others.append((shared, sizes[shared] - rest))
    return ours, others


def _by_company(people: Iterable[Person]) -> list[Person]:
    """Return people company by company, as the roster names them first; those of no company come last."""
    order: dict[str, int] = {}
    for person in (everyone := list(people)):
        order.setdefault(folded(person.company), person.row)
    return sorted(everyone, key=lambda each: (not each.company, order[folded(each.company)], each.row))


def _deal(seats: Sequence[Seats]) -> Iterator[int]:
    """Yield the tables in turn until every seat is taken."""
    left = dict(seats)
    for table in cycle(list(left)):
        if not any(left.values()):
            return
        if left[table]:
            left[table] -= 1
            yield table
