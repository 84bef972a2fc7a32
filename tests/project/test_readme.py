"""What README and CONTRIBUTING name is there: commands and their options, files, the map of the code."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from facilitator.command.cli import app

ROOT = Path(__file__).parents[2]
READMES = ("README.md", "README.zh.md")
DOCUMENTS = (*READMES, "CONTRIBUTING.md")

#: A line of the map: nothing or four spaces, names, and after them what the place holds.
PLACES = re.compile(r"^(?P<indent> {4})?(?P<names>[\w.][\w./-]*(, [\w./-]+)*)( |$)")


def text(document: str) -> str:
    """Return a document's text, lines that end with a backslash joined to the next."""
    return (ROOT / document).read_text("utf-8").replace("\\\n", " ")


def code(document: str) -> Iterator[str]:
    """Yield what a document sets as code: the lines of its blocks, less comments, and what stands in backticks."""
    blocks = re.split(r"^```\w*$", text(document), flags=re.MULTILINE)
    for block in blocks[1::2]:
        yield from (line.split(" #")[0].strip() for line in block.splitlines())
    for prose in blocks[::2]:
        yield from re.findall(r"`([^`\n]+)`", prose)


def first_block(document: str) -> list[str]:
    """Return the commands of a document's first block."""
    block = re.split(r"^```\w*$", text(document), flags=re.MULTILINE)[1]
    return [line.split(" #")[0].strip() for line in block.strip().splitlines()]


def places(document: str) -> list[Path]:
    """Return the files and folders that a README's map of the code names."""
    blocks = re.split(r"^```\w*$", text(document), flags=re.MULTILINE)[1::2]
    found, parent = [], Path()
    for line in next(block for block in blocks if "modules/syllabus.yaml  " in block).splitlines():
        if match := PLACES.match(line):
            names = [Path(name) for name in match["names"].split(", ")]
            found += [parent / name if match["indent"] else name for name in names]
            parent = parent if match["indent"] else names[0]
    return found


@pytest.mark.parametrize("document", DOCUMENTS)
def test_make_knows_what_is_named(document: str) -> None:
    """Is every `make ...` that a document names among those that `make` lists?"""
    listed = re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = {target for line in code(document) for target in re.findall(r"^make ([a-z]+)", line)}
    assert named, f"{document} names no target of make"
    assert named <= set(listed), f"{document} names targets that make does not list"


@pytest.mark.parametrize("document", READMES)
def test_the_command_knows_what_is_named(document: str) -> None:
    """Does the command `workshop` have the subcommands and options that a README shows?"""
    commands = getattr(get_command(app), "commands")  # noqa: B009  # typer types it as a command without any
    named = [
        match
        for line in code(document)
        if (match := re.match(r"(?:\S+/|uv run --no-project )?workshop ([a-z]+)(.*)", line))
    ]
    assert named, f"{document} names no subcommand of workshop"
    for match in named:
        assert match[1] in commands, f"{document}: there is no `workshop {match[1]}`"
        options = {name for option in commands[match[1]].params for name in option.opts}
        unknown = set(re.findall(r"(?<= )--[a-z-]+", match[2])) - options
        assert not unknown, f"{document}: `workshop {match[1]}` has no {sorted(unknown)}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_to_files(document: str) -> None:
    """Is every file there that a document links to or shows?"""
    targets = re.findall(r"\]\((?![a-z]+:|#)([^)#]+)", text(document))
    assert targets, f"{document} links to no file"
    missing = [target for target in targets if not (ROOT / target).exists()]
    assert not missing, f"{document} links to files that are not there: {missing}"


@pytest.mark.parametrize("document", READMES)
def test_the_map_is_true(document: str) -> None:
    """Is every place there that a README's map of the code names?"""
    found = places(document)
    assert Path("workbook/content") in found, f"the map in {document} was not understood"
    missing = [str(path) for path in found if not (ROOT / path).exists()]
    assert not missing, f"the map in {document} names places that are not there: {missing}"


def test_both_languages_name_the_same() -> None:
    """Do the two READMEs show the same first commands and the same map?"""
    english, chinese = READMES
    assert first_block(english) == first_block(chinese)
    assert places(english) == places(chinese)


@pytest.mark.parametrize("document", READMES)
def test_the_python_that_is_asked_for(document: str) -> None:
    """Does a README ask for the oldest Python that the project supports?"""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["requires-python"]
    named = re.search(r"Debian .*Python (\d\.\d+)", text(document))
    assert named
    assert f">={named[1]}" == wanted
