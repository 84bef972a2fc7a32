"""What a program imports, read from its sources: also what it would import only later, inside a function."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
OURS = ("workbook", "facilitator")


def reached(modules: Iterable[str]) -> set[str]:
    """Return every module of ours that these modules lead to, themselves included."""
    found: set[str] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        path = _file(name)
        if name in found or path is None:
            continue
        found.add(name)
        parents = name.split(".")[:-1]
        waiting += [".".join(parents[:count]) for count in range(1, len(parents) + 1)]
        waiting += [imported for imported in _imports(path, name) if imported.split(".")[0] in OURS]
    return found


def outside(modules: Iterable[str]) -> dict[str, str]:
    """Return the distributions that these modules import from, each with a module that does."""
    known = packages_distributions()
    found: dict[str, str] = {}
    for name in sorted(modules):
        path = _file(name)
        assert path is not None, name
        for imported in _imports(path, name):
            for distribution in known.get(imported.split(".")[0], ()):
                if imported.split(".")[0] not in OURS:
                    found.setdefault(distribution, name)
    return found


def _file(name: str) -> Path | None:
    place = ROOT.joinpath(*name.split("."))
    return next((path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file()), None)


@cache
def _imports(path: Path, name: str) -> tuple[str, ...]:
    return tuple(_read(ast.parse(path.read_text("utf-8")), name))


def _read(tree: ast.AST, name: str) -> Iterator[str]:
    """Yield what is imported, and each name from it, which may be a module; nothing that is for types only."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            continue
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{each.name}" for each in node.names)
        else:
            yield from _read(node, name)
