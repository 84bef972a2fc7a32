"""Read content files and say, in plain words, where one of them is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from workbook.schema import LANGUAGES, Text

CONTENT = Path(__file__).parents[1] / "content"

T = TypeVar("T", bound=BaseModel)


@dataclass(frozen=True)
class ContentProblem:
    """One thing to mend: the file, the entry in it, the field, the language, and what is wrong.

    ``code`` names the sentence ``author.<code>`` in ``content/interface/author.yaml``; ``detail``
    fills its ``{detail}``.
    """

    file: str
    entry: str
    field: str
    language: str | None
    code: str
    detail: str = ""

    def where(self) -> str:
        """Return the place as ``file › entry › field › language``."""
        return " › ".join(part for part in (self.file, self.entry, self.field, self.language) if part)


class ContentError(ValueError):
    """The content cannot be used; ``problems`` has everything that is wrong with it."""

    def __init__(self, problems: list[ContentProblem]) -> None:
        self.problems = problems
        lines = [f"{problem.where()}: {problem.code} {problem.detail}".rstrip() for problem in problems]
        super().__init__("\n".join(lines))


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Safe YAML that refuses a key given twice, which plain YAML lets pass silently."""


def _mapping(loader: Any, node: Any) -> dict[Any, Any]:
    seen: set[Any] = set()
    for key_node, _ in node.value:
        key = loader.construct_object(key_node)
        if key in seen:
            raise yaml.MarkedYAMLError(
                problem=f"the key {key!r} stands twice",
                problem_mark=key_node.start_mark,
            )
        seen.add(key)
    return dict(yaml.SafeLoader.construct_mapping(loader, node, deep=True))


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)

_TEXTS = TypeAdapter(dict[str, Text])


class Reader:
    """Reads the files of one content folder and collects the problems on the way."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[ContentProblem] = []
        self.unreadable: set[str] = set()

    def one(self, name: str, kind: type[T]) -> T | None:
        """Return the file ``name`` as ``kind``, or None after noting what is wrong with it."""
        data = self._yaml(self.folder / name)
        if data is None:
            return None
        try:
            return kind.model_validate(data)
        except ValidationError as error:
            self.problems += _explain(name, data, error)
            return None

    def each(self, folder: str, kind: type[T]) -> dict[str, T]:
        """Return every YAML file of a folder by its id, which is the file's name."""
        found: dict[str, T] = {}
        for path in sorted((self.folder / folder).glob("*.yaml")):
            name = f"{folder}/{path.name}"
            entry = self.one(name, kind)
            if entry is None:
                self.unreadable.add(path.stem)
                continue
            entry_id = str(entry.id)  # type: ignore[attr-defined]
            if entry_id != path.stem:
                self.problems.append(ContentProblem(name, entry_id, "id", None, "id-not-file", path.stem))
            found[entry_id] = entry
        if not found:
            self.problems.append(ContentProblem(f"{folder}/", "", "", None, "nothing-here"))
        return found

    def messages(self, name: str) -> dict[str, Text]:
        """Return the texts of one file by key."""
        data = self._yaml(self.folder / name)
        if data is None:
            return {}
        try:
            return _TEXTS.validate_python(data)
        except ValidationError as error:
            self.problems += _explain(name, data, error)
            return {}

    def texts(self, folder: str) -> dict[str, Text]:
        """Return the texts of every file of a folder, keys prefixed by the file's name and a dot."""
        texts: dict[str, Text] = {}
        for path in sorted((self.folder / folder).glob("*.yaml")):
            loaded = self.messages(f"{folder}/{path.name}")
            texts |= {f"{path.stem}.{key}": text for key, text in loaded.items()}
        return texts

    def _yaml(self, path: Path) -> Any:
        name = path.relative_to(self.folder).as_posix()
        try:
            data = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a SafeLoader
        except FileNotFoundError:
            self.problems.append(ContentProblem(name, "", "", None, "no-file"))
        except UnicodeDecodeError:
            self.problems.append(ContentProblem(name, "", "", None, "not-utf8"))
        except yaml.YAMLError as error:
            self.problems.append(ContentProblem(name, "", "", None, "not-yaml", " ".join(str(error).split())))
        else:
            if isinstance(data, dict):
                return data
            self.problems.append(ContentProblem(name, "", "", None, "not-a-mapping"))
        return None


def _explain(name: str, data: Any, error: ValidationError) -> Iterator[ContentProblem]:
    codes = {
        "missing": "missing",
        "extra_forbidden": "unknown-key",
        "string_too_short": "empty",
    }
    entry = str(data.get("id", "")) if isinstance(data, dict) else ""
    for detail in error.errors(include_url=False):
        path = list(_named(data, detail["loc"]))
        language = path.pop() if path and path[-1] in LANGUAGES else None
        code = codes.get(detail["type"], "wrong")
        words = path[-1] if code in ("missing", "unknown-key") and path else detail["msg"]
        yield ContentProblem(name, entry, ".".join(path), language, code, words)


def _named(data: Any, loc: tuple[int | str, ...]) -> Iterator[str]:
    """Turn a place in the data into words: an index becomes the id of what stands there."""
    for part in loc:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
            yield (str(data["id"]) if isinstance(data, dict) and "id" in data else str(part + 1))
        elif isinstance(data, dict) and part in data:
            data = data[part]
            yield part
        elif isinstance(data, dict) and data.get("kind") == part:
            continue  # pydantic names the member of a union; the author did not write it
        else:
            data = None
            yield part
