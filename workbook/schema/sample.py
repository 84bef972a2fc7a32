"""A sample of answers to one exercise, invented for comparison outside a room."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any, Literal

from pydantic import Field

from workbook.schema.text import Language, Slug, Strict

#: Fewer invented people than this show no distribution.
FEWEST = 6


class Sample(Strict):
    """Invented people and what each answered, by round, as raw values of docs/protocol.md.

    What somebody wrote stands as ``{en, zh}`` in place of the text, a day to come as ``{days: 30}`` from
    today, so that no plan grows old; everything else is as a page sends it.
    """

    schema_: Literal[1] = Field(alias="schema")
    kind: Literal["sample"]
    id: Slug
    people: list[dict[Slug, dict[str, Any]]] = Field(min_length=FEWEST)

    def answers(
        self, round_: str, language: Language, today: date | None = None
    ) -> list[dict[str, Any] | None]:
        """Return what each of the people answered in a round, None for who skipped it, in one language.

        ``today`` is what days to come are counted from, this computer's date unless said.
        """
        day = today or datetime.now().astimezone().date()
        return [_spoken(each[round_], language, day) if round_ in each else None for each in self.people]


def _spoken(value: Any, language: Language, today: date) -> Any:
    """Return a value with every ``{en, zh}`` in one language and every ``{days}`` as a day."""
    if isinstance(value, dict):
        if value.keys() == {"en", "zh"}:
            return value[language]
        if value.keys() == {"days"}:
            return (today + timedelta(days=value["days"])).isoformat()
        return {key: _spoken(each, language, today) for key, each in value.items()}
    if isinstance(value, list):
        return [_spoken(each, language, today) for each in value]
    return value
