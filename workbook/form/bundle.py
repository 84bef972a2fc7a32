"""Join ES modules into one, for anywidget and for the room's page.

anywidget imports a widget's JavaScript from a blob, where relative imports have nothing to be relative
to; and a phone on a crowded Wi-Fi gets one file sooner than seventy. So every module becomes a function that runs once and returns its exports; modules keep their own
scope, as they have in a browser, and stand in the order in which they need each other. The form's
modules keep to a few plain shapes of ``import`` and ``export``; anything else is refused by name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

JS = Path(__file__).parent / "js"
CSS = Path(__file__).parent / "css"

#: What every form and chart is drawn with, in the order that the page uses.
STYLES = ("tokens.css", "form.css", "charts.css")

_IMPORT = re.compile(
    r"^import\s+(?:\{(?P<names>[^}]*)\}\s+from\s+)?(?P<quote>[\"'])(?P<path>[^\"']+)(?P=quote);?[ \t]*$",
    re.MULTILINE,
)
_EXPORT = re.compile(
    r"^export\s+(?=(?:async\s+)?(?:function\b\*?|class\b|const\b)\s*(?P<name>[\w$]+))(?P<async>async\s+)?"
    r"(?P<word>function|class|const)",
    re.MULTILINE,
)
_EXPORT_LIST = re.compile(r"^export\s+\{(?P<names>[^}]*)\};?[ \t]*$", re.MULTILINE)
_REEXPORT = re.compile(
    r"^export\s+\{(?P<names>[^}]*)\}\s+from\s+(?P<quote>[\"'])(?P<path>[^\"']+)(?P=quote);?[ \t]*$",
    re.MULTILINE,
)
_DEFAULT = re.compile(r"^export\s+default\s+", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import\b|export\b).*$|^.*\b(?:import\s*\(|import\.meta\b).*$", re.MULTILINE)
_NAME = re.compile(r"^(?P<name>[\w$]+)(?:\s+as\s+(?P<alias>[\w$]+))?$")


class BundleError(ValueError):
    """A module cannot be joined; the message names the file and what to change."""


@dataclass(frozen=True)
class _Module:
    """A module as text that needs ``needs`` and returns its exports."""

    path: Path
    needs: tuple[Path, ...]
    text: str


def bundle(entry: Path, *, moved: Mapping[Path, Path] | None = None) -> str:
    """Return ``entry`` and everything it imports as one ES module with the entry's default export, if any.

    ``moved`` says where a folder really is that modules know under another path, as the room serves it.
    Raises BundleError for import cycles, imports that are not relative or not there, and shapes of
    import and export that are not understood.
    """
    entry, folders = entry.resolve(), dict(moved or {})
    modules = _in_order(entry, {}, (), folders)
    variables = {path: f"$m{number}" for number, path in enumerate(modules)}
    parts = [_wrapped(module, variables, entry, folders) for module in modules.values()]
    if _DEFAULT.search(modules[entry].text):
        parts.append(f"export default {variables[entry]}.$default;")
    return "\n".join([*parts, ""])


def bundle_css(names: tuple[str, ...] = STYLES) -> str:
    """Return the style sheets joined in their order."""
    return "\n".join((CSS / name).read_text(encoding="utf-8") for name in names)


def _in_order(
    path: Path, done: dict[Path, _Module], above: tuple[Path, ...], moved: Mapping[Path, Path]
) -> dict[Path, _Module]:
    """Add ``path`` to ``done`` after everything that it needs."""
    if path in done:
        return done
    if path in above:
        circle = " → ".join(each.name for each in (*above[above.index(path) :], path))
        raise BundleError(f"{path.name}: imports run in a circle: {circle}")
    module = _read(path, moved, is_entry=not above)
    for needed in module.needs:
        _in_order(needed, done, (*above, path), moved)
    done[path] = module
    return done


def _read(path: Path, moved: Mapping[Path, Path], *, is_entry: bool) -> _Module:
    """Read a module and check that only the shapes understood here are in it."""
    if not path.is_file():
        raise BundleError(f"{path}: there is no such module")
    text = path.read_text(encoding="utf-8")
    defaults = len(_DEFAULT.findall(text))
    if defaults > 1:
        raise BundleError(f"{path.name}: a module has at most one default export")
    if defaults and not is_entry:
        raise BundleError(f"{path.name}: only the entry may have a default export")
    stripped = text
    for known in (_IMPORT, _REEXPORT, _EXPORT, _EXPORT_LIST, _DEFAULT):
        stripped = known.sub("", stripped)
    if left := _LEFT_OVER.search(stripped):
        raise BundleError(f"{path.name}: not understood: {left[0].strip()}")
    paths = [found["path"] for pattern in (_IMPORT, _REEXPORT) for found in pattern.finditer(text)]
    return _Module(path, tuple(_resolved(path, each, moved) for each in paths), text)


def _resolved(importer: Path, written: str, moved: Mapping[Path, Path]) -> Path:
    if not written.startswith(("./", "../")):
        raise BundleError(
            f"{importer.name}: {written!r} is not relative: a page may load nothing but its own modules"
        )
    path = (importer.parent / written).resolve()
    for seen, real in moved.items():
        if path.is_relative_to(seen):
            return real / path.relative_to(seen)
    return path


def _names(path: Path, written: str) -> list[tuple[str, str]]:
    """Split ``a, b as c`` into pairs of the name and what it is called afterwards."""
    pairs = []
    for each in filter(None, (part.strip() for part in written.split(","))):
        found = _NAME.match(each)
        if not found:
            raise BundleError(f"{path.name}: not understood: {each}")
        pairs.append((found["name"], found["alias"] or found["name"]))
    return pairs


def _wrapped(module: _Module, variables: Mapping[Path, str], entry: Path, moved: Mapping[Path, Path]) -> str:
    """Return the module as ``const $mN = (() => { … return exports; })();``."""
    path, exports = module.path, list[str]()

    def source(found: re.Match[str]) -> str:
        return variables[_resolved(path, found["path"], moved)]

    def imported(found: re.Match[str]) -> str:
        pairs = _names(path, found["names"] or "")
        inner = ", ".join(name if name == alias else f"{name}: {alias}" for name, alias in pairs)
        return f"const {{ {inner} }} = {source(found)};" if pairs else ""

    def passed_on(found: re.Match[str]) -> str:
        exports.extend(f"{alias}: {source(found)}.{name}" for name, alias in _names(path, found["names"]))
        return ""

    def exported(found: re.Match[str]) -> str:
        exports.append(found["name"])
        return f"{found['async'] or ''}{found['word']}"

    def listed(found: re.Match[str]) -> str:
        exports.extend(f"{alias}: {name}" for name, alias in _names(path, found["names"]))
        return ""

    text = _REEXPORT.sub(passed_on, module.text)
    text = _IMPORT.sub(imported, text)
    text = _EXPORT.sub(exported, text)
    text = _EXPORT_LIST.sub(listed, text)
    if path == entry:
        text, defaults = _DEFAULT.subn("const $default = ", text)
        exports += ["$default"] * defaults
    returned = ", ".join(exports)
    return f"// {path.name}\nconst {variables[path]} = (() => {{\n{text.strip()}\nreturn {{ {returned} }};\n}})();"
