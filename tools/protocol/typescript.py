"""The contract's types as TypeScript, for the browser project and for people who read it."""

from __future__ import annotations

import functools
import inspect
import json
import operator
import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import BaseModel

from workbook.protocol import (
    answers,
    basics,
    charts,
    facilitator,
    notebook,
    own_data,
    room,
)
from workbook.protocol.basics import Dump, Note
from workbook.schema import fields

#: The sections of the contract in order.
SECTIONS: dict[str, types.ModuleType] = {
    "Basics": basics,
    "Charts": charts,
    "Answers": answers,
    "Fields": fields,
    "Room": room,
    "Facilitator": facilitator,
    "Notebook": notebook,
    "Own data": own_data,
}

_PLAIN = {
    str: "string",
    int: "number",
    float: "number",
    bool: "boolean",
    type(None): "null",
    datetime: "string",
}
_MOST = 110


@dataclass(frozen=True)
class Declaration:
    """A type in TypeScript and the comment above it."""

    comment: str
    type_: str


@dataclass
class Declarations:
    """Names and writes the types of the contract; an alias has the name under which it stands in its module."""

    aliases: list[tuple[Any, str]] = field(default_factory=list)

    def section(self, module: types.ModuleType) -> Iterator[Declaration]:
        """Yield the declarations of a module, in its order."""
        for name, value in vars(module).items():
            if is_typeddict(value) or _is_model(value):
                if _is_of(value, module) and value is not basics.Request:
                    yield self._interface(value)
            elif _is_alias(name, value) and not self._knows(value):
                note = next(_notes(value), "")
                yield Declaration(_comment(note), f"type {name} =" + _wrapped(self.written(_bare(value))))
                self.aliases.append((value, name))

    def _interface(self, cls: Any) -> Declaration:
        """Return a declaration of all members, those of its bases too."""
        lines = [
            f"{_comment(note, '  ')}  {name}{'?' if optional else ''}: {self.written(hint)};\n"
            for name, hint, note, optional in self._shape(cls)
        ]
        body = "{\n" + "".join(lines) + "}" if lines else "{}"
        return Declaration(_comment(inspect.cleandoc(cls.__doc__ or "")), f"interface {cls.__name__} {body}")

    def _shape(self, cls: Any) -> Iterator[tuple[str, Any, str, bool]]:
        """Yield name, type, note of every member, and whether it may be left out."""
        for name, hint in get_type_hints(cls, include_extras=True).items():
            if _is_model(cls) and name not in cls.model_fields:
                continue
            note, optional = "", False
            while get_origin(hint) is NotRequired or (
                get_origin(hint) is Annotated and not self._knows(hint)
            ):
                note, optional = note or next(_notes(hint), ""), optional or get_origin(hint) is NotRequired
                hint = get_args(hint)[0]
            if _is_of(cls, fields):  # sent by us, without nulls
                kept = tuple(each for each in get_args(hint) if each is not type(None))
                optional = len(kept) < len(get_args(hint))
                hint = functools.reduce(operator.or_, kept) if optional else hint
            elif _is_model(cls):  # sent by a page
                optional = not cls.model_fields[name].is_required()
            yield name, hint, note, optional

    def _knows(self, hint: Any) -> bool:
        return any(known == hint for known, _ in self.aliases)

    def written(self, hint: Any) -> str:
        """Return a type in TypeScript."""
        for known, name in self.aliases:
            if known == hint:
                return name
        origin, arguments = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.written(_bare(hint))
        if origin in (Union, types.UnionType):
            return " | ".join(self._members(arguments))
        if origin is Literal:
            return " | ".join(json.dumps(each) for each in arguments)
        if origin is list:
            inner = self.written(arguments[0])
            return f"({inner})[]" if "|" in inner else f"{inner}[]"
        if origin is not None and issubclass(origin, Mapping):
            return f"Record<string, {self.written(arguments[1])}>"
        return _PLAIN.get(hint) or {Any: "any", object: "unknown"}.get(hint) or str(hint.__name__)

    def _members(self, arguments: tuple[Any, ...]) -> list[str]:
        """Return the members of a union; those that make up a named union stand under its name."""
        left, named = list(arguments), []
        for known, name in self.aliases:
            parts = get_args(known)
            if get_origin(known) in (Union, types.UnionType) and all(part in left for part in parts):
                left = [each for each in left if each not in parts]
                named.append(name)
        return [*named, *(self.written(each) for each in left)]


def sections() -> dict[str, list[Declaration]]:
    """Return the declarations of every section, by its title."""
    made = Declarations()
    return {title: list(made.section(module)) for title, module in SECTIONS.items()}


def _is_alias(name: str, value: Any) -> bool:
    aliases = (Annotated, Literal, Union, types.UnionType)
    return not name.startswith("_") and get_origin(value) in aliases


def _bare(hint: Any) -> Any:
    if get_origin(hint) is not Annotated:
        return hint
    dumped = [each.model for each in hint.__metadata__ if isinstance(each, Dump)]
    return dumped[0] if dumped else hint.__origin__


def _notes(hint: Any) -> Iterator[str]:
    yield from (each.words for each in getattr(hint, "__metadata__", ()) if isinstance(each, Note))


def _is_of(cls: type, module: types.ModuleType) -> bool:
    """Return whether a class is defined in a module, or in one of a package."""
    return f"{cls.__module__}.".startswith(f"{module.__name__}.")


def _is_model(value: Any) -> bool:
    return inspect.isclass(value) and issubclass(value, BaseModel) and value is not BaseModel


def _comment(words: str, indent: str = "") -> str:
    lines = words.replace("``", "`").splitlines()
    if not lines:
        return ""
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return (
        f"{indent}/**\n" + "".join(f"{indent} * {line}".rstrip() + "\n" for line in lines) + f"{indent} */\n"
    )


def _wrapped(type_: str) -> str:
    if len(type_) <= _MOST:
        return f" {type_};"
    return "".join(f"\n  | {each}" for each in type_.split(" | ")) + ";"
