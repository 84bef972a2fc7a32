"""Exercises as paper forms: plain data in one language, which the template draws.

A form knows no answers. What a filled workbook adds stands beside it under the same field ids.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from workbook.course import Course
from workbook.course.texts import fill
from workbook.models import order, quiz, shares
from workbook.schema import AnyField, Check, ChoiceField, Exercise, Language, RankingField, ScaleField

Form = dict[str, Any]

#: A figure in a sentence that a person fills in; a percent sign in its format is printed after the blank.
_FIGURE = re.compile(r"\{[^{}:]+(?::(?P<format>[^{}]*))?\}")
_BLANK = re.compile(r"_{3,}")
_LAST_UNIT = re.compile(r"^ (?=\w{1,2}$)")
_BEFORE_BLANK = re.compile(r"( [=+−×÷])? $")
#: How many lists stand side by side.
_ABREAST = 3


def localised(value: Any, language: Language) -> Any:
    """Return content as plain data with every text in one language."""
    if isinstance(value, Mapping):
        if set(value) == {"en", "zh"}:
            return value[language]
        return {key: localised(entry, language) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [localised(entry, language) for entry in value]
    return value


def exercise_form(course: Course, exercise: Exercise, language: Language, round: str = "once") -> Form:
    """Return one exercise in one round: its words, its fields in groups, and the sum to work out by hand."""
    own_lead = course.texts.get(f"paper.lead-{exercise.id}", exercise.lead)
    form = exercise.model_dump(include={"id", "mode", "minutes", "name", "title"})
    form["lead"] = own_lead.model_dump() if own_lead else None
    form["round"] = course.text(f"paper.round-{round}").model_dump() if round != "once" else None
    form["rings"] = exercise.room is not None and exercise.room.view == "rings"
    places = {field.id: place for place, field in enumerate(_keyed(exercise), start=1)}
    form["groups"] = [
        {"kind": group[0].kind, "fields": [_field(course, exercise, field, places) for field in group]}
        for group in grouped(exercise.fields)
    ]
    settings = exercise.model.settings if exercise.model else None
    form["source"] = isinstance(settings, shares.Settings) and settings.source is not None
    return {**localised(form, language), "hand": _by_hand(course, exercise, language)}


def check_form(check: Check, language: Language) -> Form:
    """Return a knowledge check: the question and its options, nothing of the key."""
    options = [option.model_dump(include={"id", "label"}) for option in check.options]
    plain: Form = localised(
        {"id": check.id, "question": check.question.model_dump(), "options": options}, language
    )
    return plain


def _field(course: Course, exercise: Exercise, field: AnyField, places: Mapping[str, int]) -> Form:
    """Return a field as it stands in content; ``place`` is its number where the key speaks of it."""
    plain = field.model_dump(exclude_none=True)
    if own_hint := course.texts.get(f"paper.hint-{exercise.id}-{field.id}"):
        plain["hint"] = own_hint.model_dump()
    return plain | ({"place": places[field.id]} if field.id in places else {})


def grouped(fields: list[AnyField]) -> Iterator[list[AnyField]]:
    """Yield neighbours that one table on paper can hold: numbers, and questions with the same answers."""
    numbered = enumerate(fields)
    for _, run in groupby(numbered, key=lambda pair: _alike(*pair)):
        group = [field for _, field in run]
        step = _ABREAST if group[0].kind == "list" else len(group)
        yield from (group[start : start + step] for start in range(0, len(group), step))


def _alike(position: int, field: AnyField) -> Hashable:
    """Return what two neighbours have to share; the position itself where a field stands alone."""
    match field:
        case ScaleField():
            return field.kind, field.min, field.max, field.ends.model_dump_json()
        case ChoiceField():
            return field.kind, field.multiple, tuple(option.label.en for option in field.options)
        case RankingField():
            return field.kind, tuple(option.label.en for option in field.options)
        case _ if field.kind in ("number", "list", "text", "date", "moment"):
            return field.kind
    return position


def _by_hand(course: Course, exercise: Exercise, language: Language) -> Form | None:
    """Return the result's title and its sum with a blank for every figure, as words and widths in mm."""
    if exercise.result is None or exercise.result.how is None:
        return None
    own = course.texts.get(f"paper.how-{exercise.id}")
    sentence = own.in_(language) if own else _FIGURE.sub(_blank, exercise.result.how.in_(language))
    return {"title": exercise.result.title.in_(language), "pieces": pieces(sentence)}


def _blank(figure: re.Match[str]) -> str:
    return "____%" if (figure["format"] or "").endswith("%") else "____"


def pieces(sentence: str) -> list[str | int]:
    """Return a sentence with ``____`` in it as words and, for each blank, its width in mm.

    A blank never begins a line, and a short unit at the end never stands alone on one.
    """
    words = [_LAST_UNIT.sub(_unbroken, _BEFORE_BLANK.sub(_unbroken, part)) for part in _BLANK.split(sentence)]
    blanks = [3 * len(blank) for blank in _BLANK.findall(sentence)]
    mixed = [piece for pair in zip(words, [*blanks, 0], strict=True) for piece in pair]
    return [piece for piece in mixed if piece]


def _unbroken(spaces: re.Match[str]) -> str:
    return spaces[0].replace(" ", "\u00a0")


def key_lines(course: Course, exercise: Exercise, language: Language) -> str | None:
    """Return the answers of an exercise that has right ones, numbered and lettered as on paper; else None."""
    settings = exercise.model.settings if exercise.model else None
    if isinstance(settings, quiz.Settings):
        key: Mapping[str, Sequence[str]] = {str(name): right for name, right in settings.key.items()}
        answers = "  ".join(
            f"{place} {letters(field, key[field.id])}"
            for place, field in enumerate(_keyed(exercise), start=1)
        )
    elif isinstance(settings, order.Settings):
        field = exercise.field(settings.field)
        lettered = " ".join(letters(field, settings.order))
        answers = fill(course.text("paper.key-order"), {"answers": lettered})[language]
    elif isinstance(settings, shares.Settings) and settings.source and exercise.result is not None:
        labels = exercise.result.labels
        published = (f"{labels[part].in_(language)} {share:g}" for part, share in settings.source.items())
        answers = f"{labels['source'].in_(language)} · {' · '.join(published)}"
    else:
        return None
    figures = {"name": exercise.name.in_(language), "answers": answers}
    return fill(course.text("paper.key-answers"), figures)[language]


def letters(field: AnyField, options: Iterable[str]) -> str:
    """Return the letters that options have on paper, such as ``B`` or ``AC``."""
    ids = _option_ids(field)
    return "".join(chr(ord("A") + ids.index(option)) for option in options)


def _keyed(exercise: Exercise) -> list[AnyField]:
    """Return the fields that have a right answer."""
    settings = exercise.model.settings if exercise.model else None
    key = settings.key if isinstance(settings, quiz.Settings) else {}
    return [field for field in exercise.fields if field.id in key]


def _option_ids(field: AnyField) -> list[str]:
    if not isinstance(field, ChoiceField | RankingField):
        raise TypeError(f"{field.id} has no options")
    return [option.id for option in field.options]
