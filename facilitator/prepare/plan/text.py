"""The text of `plan.yaml`: values replaced in it, comments and order kept (a YAML round trip)."""

from __future__ import annotations

from collections.abc import Mapping
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tokens import CommentToken

#: Where the comment after a value stands in ruamel's lists: of a mapping's key, of a list's item.
_AFTER_KEY, _AFTER_ITEM = 2, 0


class _Words(VersionedResolver):
    """A resolver to which every plain scalar is a text, so that `+86 138` and `013:30` stay as typed."""

    @property
    def versioned_resolver(self) -> dict[str, Any]:
        """The patterns of numbers, dates and the like: none."""
        return {}


def entry(key: str, value: Any) -> str:
    """Return one value as YAML text."""
    return _dumped(CommentedMap({key: _node(value)}))


def changed(text: str, changes: Mapping[str, Any]) -> str:
    """Return a file's text with these values; a value that is None or empty is not added anew.

    Raises ruamel.yaml.error.YAMLError for a text that is not YAML or has a key twice.
    """
    document = _yaml().load(text)
    if not isinstance(document, CommentedMap):
        added = (entry(key, value) for key, value in changes.items() if value not in (None, {}))
        return "".join([text.rstrip("\n") + "\n", *added])
    for key, value in changes.items():
        if key in document or value not in (None, {}):
            _put(document, key, value)
    return _dumped(document)


def _yaml() -> YAML:
    yaml = YAML()
    yaml.Resolver = _Words
    yaml.preserve_quotes = True
    yaml.width = 10_000
    return yaml


def _dumped(document: CommentedMap) -> str:
    written = StringIO()
    _yaml().dump(document, written)
    return written.getvalue()


def _node(value: Any) -> Any:
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return CommentedMap({key: _node(each) for key, each in value.items()})
    if isinstance(value, list):
        listed = CommentedSeq(map(_node, value))
        listed.fa.set_flow_style()
        return listed
    return str(value)


def _put(document: CommentedMap, key: str, value: Any) -> None:
    """Set a value. ruamel keeps what follows a value with its last part: it is moved to the new last part."""
    if key not in document:
        document[key] = _node(value)
        return
    after = _take(*_last(document, key))
    old, new, place = document[key], _node(value), list(document).index(key)
    if isinstance(old, CommentedMap) and isinstance(new, CommentedMap) and new:
        for each in [each for each in old if each not in new]:
            del old[each]
        old.update(new)
    elif isinstance(old, CommentedSeq) and isinstance(new, CommentedSeq):
        old.clear()
        old.extend(new)
    else:
        document.pop(key)  # else ruamel would write a text in the style of the old one
        document.insert(place, key, new)
    if after is not None:
        _give(*_last(document, key), after)


def _last(holder: Any, key: Any) -> tuple[Any, Any]:
    """Return the innermost collection in which a value ends, and the key or index there."""
    inner = holder[key]
    while isinstance(inner, CommentedMap | CommentedSeq) and inner and not inner.fa.flow_style():
        holder, key = inner, len(inner) - 1 if isinstance(inner, CommentedSeq) else next(reversed(inner))
        inner = holder[key]
    return holder, key


def _slot(holder: Any) -> int:
    return _AFTER_KEY if isinstance(holder, CommentedMap) else _AFTER_ITEM


def _take(holder: Any, key: Any) -> CommentToken | None:
    """Remove and return the comment after a value: the end of its line, and whole lines up to the next value."""
    tokens = holder.ca.items.get(key)
    if not tokens or not tokens[_slot(holder)]:
        return None
    token: CommentToken = tokens[_slot(holder)]
    tokens[_slot(holder)] = None
    if not any(tokens):
        del holder.ca.items[key]  # an empty entry would keep the line from being ended
    return token


def _give(holder: Any, key: Any, after: CommentToken) -> None:
    """Put a comment after a value, behind one that stands there already."""
    tokens = holder.ca.items.setdefault(key, [None, None, None, None])
    before = tokens[_slot(holder)]
    if before is not None:
        break_ = "" if after.value.startswith("\n") else "\n"
        after.value = before.value.rstrip("\n") + break_ + after.value
    tokens[_slot(holder)] = after
