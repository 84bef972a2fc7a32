"""The syllabus: the items the course must teach, with pointers to where it does."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from workbook.schema.text import Slug, Strict, Text

SourceId = Annotated[str, StringConstraints(pattern=r"^S\d$")]
ItemId = Annotated[str, StringConstraints(pattern=r"^S\d-\d\d$")]
#: The name of a notebook without its ending, ``#``, and the id of a cell in it.
Place = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+#[a-z0-9-]+$")]


class Source(Strict):
    """A source of the course: how many items it has, and which of them are done rather than read."""

    id: SourceId
    title: Text
    items: int = Field(ge=1, le=99)
    interactive: list[int]


class Pointer(Strict):
    """Where an item is taught: a cell of a module, with words that stand there, or an exercise."""

    at: Place | None = None
    says: Text | None = None
    exercise: Slug | None = None

    @model_validator(mode="after")
    def _one_place(self) -> Pointer:
        if (self.at is None) == (self.exercise is None):
            raise ValueError("a pointer names one place: at or exercise")
        if (self.says is None) == (self.at is not None):
            raise ValueError("says goes with at: words that stand in that cell, in each language")
        return self


class SyllabusItem(Strict):
    """One item: permanent id, name, segments (P: preparation, F: follow-up), and where it is taught."""

    id: ItemId
    name: Text
    segment: list[Literal["1", "2", "3", "4", "5", "6", "7", "8", "P", "F"]] = Field(min_length=1)
    taught: list[Pointer] = Field(min_length=1)


class Syllabus(Strict):
    """All items of all sources."""

    schema_: Literal[1] = Field(alias="schema")
    sources: list[Source] = Field(min_length=1)
    items: list[SyllabusItem]

    def wanted(self) -> dict[str, bool]:
        """Return every item id there must be, and whether it is interactive."""
        return {
            f"{source.id}-{number:02}": number in source.interactive
            for source in self.sources
            for number in range(1, source.items + 1)
        }
