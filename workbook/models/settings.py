"""Base of the models' settings: which parts of an exercise a model reads, and its constants.

Every model module has a class ``Settings`` of its own. It is closed: a misspelt, missing or misshapen setting
is an error when the course loads, and so is an id that the exercise does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema


class ModelSettings(BaseModel):
    """Base class: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Id(str):
    """An id of the exercise, at least one character long."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: object, _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(cls, core_schema.str_schema(min_length=1))


class FieldId(Id):
    """The id of a field of the exercise."""

    __slots__ = ()


class PartId(Id):
    """The id of a column, row, option, point or part of one of the exercise's fields."""

    __slots__ = ()


def _plain(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _different(ids: tuple[Id, ...]) -> tuple[Id, ...]:
    if twice := next((id_ for id_ in ids if ids.count(id_) > 1), None):
        raise PydanticCustomError("setting-twice", "{detail} stands twice", {"detail": str(twice)})
    return ids


#: A constant of a model; a whole number is an int.
Constant = Annotated[float, AfterValidator(_plain)]
#: One id or more, each once.
FieldIds = Annotated[tuple[FieldId, ...], Field(min_length=1), AfterValidator(_different)]
PartIds = Annotated[tuple[PartId, ...], Field(min_length=1), AfterValidator(_different)]


@dataclass(frozen=True)
class Numbers:
    """Metadata of a setting: its field or column holds numbers from ``low`` to ``high``, both inclusive."""

    low: float
    high: float
    whole: bool = False


@dataclass(frozen=True)
class Options:
    """Metadata of a setting: the options that the model knows of its choice field or column."""

    known: tuple[str, ...]


class NamedId(NamedTuple):
    """An id in a model's settings, the setting's path, and what the model takes there."""

    path: str
    id: Id
    takes: tuple[Numbers | Options, ...]


def named_ids(settings: ModelSettings) -> Iterator[NamedId]:
    """Yield every id in the settings."""
    for name, info in type(settings).model_fields.items():
        takes = tuple(each for each in info.metadata if isinstance(each, (Numbers, Options)))
        yield from _ids(getattr(settings, name), info.alias or name, takes)


def _ids(value: Any, path: str, takes: tuple[Numbers | Options, ...]) -> Iterator[NamedId]:
    if isinstance(value, Id):
        yield NamedId(path, value, takes)
    elif isinstance(value, ModelSettings):
        for inner in named_ids(value):
            yield NamedId(f"{path}.{inner.path}", inner.id, inner.takes)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _ids(key, path, ())
            yield from _ids(each, f"{path}.{key}", ())
    elif isinstance(value, tuple):
        for each in value:
            yield from _ids(each, path, takes)
