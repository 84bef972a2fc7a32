"""The one reader of ``workbook/content``: files as typed objects, and the place of each error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from workbook.course.explain import explain
from workbook.schema import Outline, Text
from workbook.schema.sample import Sample

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
            self.problems += _problems(name, data, error)
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
            self.problems += _problems(name, data, error)
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


def read_texts(file: str, folder: Path = CONTENT) -> dict[str, Text]:
    """Return the texts of one file by key, such as ``messages.yaml``; none of a file with an error."""
    return Reader(folder).messages(file)


def read_outline(folder: Path = CONTENT) -> Outline | None:
    """Return the outline of the half day, None when its file has an error."""
    return Reader(folder).one("course.yaml", Outline)


def has_sample(exercise: str, folder: Path = CONTENT) -> bool:
    """Return whether there is a sample of answers to an exercise."""
    return (folder / "samples" / f"{exercise}.yaml").is_file()


def read_sample(exercise: str, folder: Path = CONTENT) -> Sample | None:
    """Return the sample of answers to an exercise, None where there is none. Raises ContentError."""
    if not has_sample(exercise, folder):
        return None
    reader = Reader(folder)
    name = f"samples/{exercise}.yaml"
    sample = reader.one(name, Sample)
    if sample is not None and sample.id != exercise:
        reader.problems.append(ContentProblem(name, sample.id, "id", None, "id-not-file", exercise))
    if sample is None or reader.problems:
        raise ContentError(reader.problems)
    return sample


def read_samples(folder: Path = CONTENT) -> tuple[dict[str, Sample | None], list[ContentProblem]]:
    """Return every sample by its file's name, None for one with an error, and the errors."""
    reader = Reader(folder)
    names = sorted(path.stem for path in (folder / "samples").glob("*.yaml"))
    return {name: reader.one(f"samples/{name}.yaml", Sample) for name in names}, reader.problems


def _problems(name: str, data: Any, error: ValidationError) -> Iterator[ContentProblem]:
    entry = str(data.get("id", "")) if isinstance(data, dict) else ""
    return (ContentProblem(name, entry, *found) for found in explain(data, error))
