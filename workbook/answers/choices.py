"""Check what is picked from something given: a choice, a ranking, votes."""

from __future__ import annotations

from typing import Any

from workbook.answers.problems import Part, Problem, join, wrong_shape
from workbook.answers.written import check_words
from workbook.normalise import same_name
from workbook.schema import ChoiceField, RankingField, VotesField


def check_choice(field: ChoiceField, raw: object, path: str) -> Part:
    """Check an option's id, or an array of ids when several may be chosen."""
    if raw is None:
        return Part()
    options = [option.id for option in field.options]
    if not field.multiple:
        if not isinstance(raw, str):
            return wrong_shape(path)
        if raw and raw not in options:
            return Part(problems=(Problem("unknown-option", path),))
        return Part(raw or None)
    if not isinstance(raw, list) or not all(isinstance(entry, str) for entry in raw):
        return wrong_shape(path)
    chosen: set[Any] = set(raw)
    if chosen - set(options):
        return Part(problems=(Problem("unknown-option", path),))
    return Part([option for option in options if option in chosen] or None)


def check_ranking(field: RankingField, raw: object, path: str) -> Part:
    """Check option ids in their order, the first on top; incomplete until every option is placed."""
    if raw is None:
        return Part()
    if not isinstance(raw, list) or not all(isinstance(entry, str) for entry in raw):
        return wrong_shape(path)
    options = {option.id for option in field.options}
    if set(raw) - options:
        return Part(problems=(Problem("unknown-option", path),))
    if len(set(raw)) < len(raw):
        return wrong_shape(path)
    return Part(raw or None, complete=len(raw) in (0, len(options)))


def check_votes(field: VotesField, raw: object, path: str) -> Part:
    """Check the words voted for; the same words twice are one vote.

    They are not looked up among what the room wrote: that may change after the vote was given.
    """
    if raw is None:
        return Part()
    if not isinstance(raw, list) or not all(isinstance(entry, str) for entry in raw):
        return wrong_shape(path)
    votes: list[str] = []
    problems: list[Problem] = []
    for index, entry in enumerate(raw):
        part = check_words(entry, join(path, index), longest=field.max_length)
        problems += part.problems
        if part.value is not None and not any(same_name(part.value, earlier) for earlier in votes):
            votes.append(part.value)
        if len(votes) > field.dots or len(problems) > field.dots:
            return Part(problems=(Problem("too-many-votes", path, {"max": field.dots}),))
    return Part(votes or None, tuple(problems))
