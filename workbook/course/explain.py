"""Plain words for pydantic's errors: the place in the file, and the code of a sentence in ``author.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from workbook.schema import LANGUAGES

#: Code of the sentence by pydantic's type of error; any other error is said in pydantic's own words.
CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown-key",
    "string_too_short": "empty",
    "string_type": "not-text",
    "tuple_type": "not-list",
    "list_type": "not-list",
    "dict_type": "not-keys",
    "model_type": "not-keys",
    "int_type": "not-number",
    "int_parsing": "not-number",
    "float_type": "not-number",
    "float_parsing": "not-number",
    "greater_than_equal": "too-small",
    "less_than_equal": "too-large",
    "too_short": "too-short",
    "too_long": "too-long",
    "union_tag_not_found": "missing",
}
#: The figure of pydantic's error that fills the sentence.
FIGURES = ("ge", "le", "min_length", "max_length")
#: Sentence for a wrong name among several, by the key that holds the name.
WRONG_TAGS = {"use": "no-such-model"}


class Explained(NamedTuple):
    """One error: the path of the field, the language, the code of the sentence and its ``{detail}``."""

    field: str
    language: str | None
    code: str
    detail: str


def explain(data: Any, error: ValidationError) -> Iterator[Explained]:
    """Yield every error of a file's ``data``; an index in the path becomes the id of the entry there."""
    for details in error.errors(include_url=False):
        path = list(_named(data, details["loc"]))
        language = path.pop() if path and path[-1] in LANGUAGES else None
        yield _explained(path, language, details)


def _explained(path: list[str], language: str | None, details: ErrorDetails) -> Explained:
    kind, figures = details["type"], details.get("ctx", {})
    if kind.startswith("union_tag"):
        path = [*path, figures["discriminator"].strip("'")]
    if kind == "union_tag_invalid" and path[-1] in WRONG_TAGS:
        return Explained(".".join(path), language, WRONG_TAGS[path[-1]], figures["tag"])
    code = kind if kind.startswith("setting-") else CODES.get(kind, "wrong")
    return Explained(".".join(path), language, code, _detail(code, path, details, figures))


def _detail(code: str, path: list[str], details: ErrorDetails, figures: Mapping[str, Any]) -> str:
    if code in ("missing", "unknown-key") and path:
        return path[-1]
    if code.startswith("setting-"):
        return str(figures["detail"])
    return next((f"{figures[name]:g}" for name in FIGURES if name in figures), details["msg"])


def _named(data: Any, loc: tuple[int | str, ...]) -> Iterator[str]:
    """Turn a place in the data into words: an index becomes the id of the entry there."""
    for part in loc:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and part < len(data) else None
            yield (str(data["id"]) if isinstance(data, dict) and "id" in data else str(part + 1))
        elif isinstance(data, dict) and part in data:
            data = data[part]
            yield part
        elif isinstance(data, dict) and part in (data.get("kind"), data.get("use")):
            continue  # pydantic names the member of a union; the author did not write it
        else:
            data = None
            yield part
