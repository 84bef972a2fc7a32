"""The ground of the content's schema: strictness, ids, and words in both languages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

LANGUAGES: tuple[Literal["en"], Literal["zh"]] = ("en", "zh")
Language = Literal["en", "zh"]

#: Ids are permanent and the same in every language.
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=48)]
Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Strict(BaseModel):
    """Base of all content models: unknown keys are errors, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Strict):
    """One sentence in both languages."""

    en: Words
    zh: Words

    def in_(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.en if language == "en" else self.zh
