"""The form in which notebooks are committed: without outputs or counts, with ids, with one kernel.

``python -m tests.notebooks`` says what is wrong, in all of them or in those named; ``--fix`` mends it.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat

ROOT = Path(__file__).parents[1]
FOLDERS = ("modules", "facilitator")
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}
# What an editor notes down about one run or one screen.
FLEETING = ("execution", "ExecuteTime", "collapsed", "scrolled")


def committed() -> list[Path]:
    """Return the notebooks of the course and of the facilitator, in order."""
    return sorted(path for folder in FOLDERS for path in _notebooks(ROOT / folder))


def stripped(text: str) -> str:
    """Return a notebook's text as it is to be committed; ids that are there stay as they are."""
    notebook = nbformat.reads(text, as_version=4)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    notebook.metadata.kernelspec = KERNEL
    notebook.metadata.language_info = LANGUAGE
    notebook.metadata.pop("widgets", None)
    for cell in notebook.cells:
        for key in FLEETING:
            cell.metadata.pop(key, None)
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    _, notebook = nbformat.validator.normalize(notebook)
    return str(nbformat.writes(notebook)).rstrip("\n") + "\n"


def problems(text: str) -> Iterator[str]:
    """Yield what keeps this notebook from being committed, one sentence each; nothing when it may be."""
    notebook = nbformat.reads(text, as_version=nbformat.NO_CONVERT)
    if (notebook.nbformat, notebook.nbformat_minor) < (4, 5):
        yield f"it is of format {notebook.nbformat}.{notebook.nbformat_minor}; ids need 4.5"
    kernel = notebook.metadata.get("kernelspec", {}).get("name")
    if kernel != KERNEL["name"]:
        yield f"its kernel is {kernel!r}, not {KERNEL['name']!r}"
    seen: set[str] = set()
    for number, cell in enumerate(notebook.cells, start=1):
        if "id" not in cell:
            yield f"cell {number} has no id"
        elif cell.id in seen:
            yield f"cell {number} has the id {cell.id!r} of an earlier cell"
        seen.add(cell.get("id", ""))
        if cell.get("outputs"):
            yield f"cell {number} has outputs"
        if cell.get("execution_count") is not None:
            yield f"cell {number} has an execution count"


def report(path: Path) -> list[str]:
    """Return what is wrong with one file, its name in front."""
    text = path.read_text("utf-8")
    found = list(problems(text))
    if not found and text != stripped(text):
        found = ["it is not written as `make fix` writes it (metadata of a run, or spacing)"]
    return [f"{path}: {problem}" for problem in found]


def main(arguments: Iterable[str]) -> int:
    """Check the notebooks named, or all; with ``--fix`` write them as they are to be committed."""
    named = [Path(argument) for argument in arguments if argument != "--fix"]
    paths = named or committed()
    if "--fix" in arguments:
        for path in paths:
            text = path.read_text("utf-8")
            if (mended := stripped(text)) != text:
                path.write_text(mended, "utf-8", newline="\n")
                print(f"mended {path}")
    lines = [line for path in paths for line in report(path)]
    if lines:
        print(*lines, "Run `make fix` to mend this.", sep="\n", file=sys.stderr)
    return 1 if lines else 0


def _notebooks(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
