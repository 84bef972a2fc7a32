"""Is what is committed in web/dist what the sources make?"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.web.node import WEB, run, sources


def files(folder: Path) -> dict[str, bytes]:
    """Return the built files by name; source maps are for development and are not committed."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix != ".map"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a build made now."""
    folder = tmp_path_factory.mktemp("dist")
    run("node", "build.mjs", "--out", folder)
    return files(folder)


def test_is_dist_what_the_sources_make(built: dict[str, bytes]) -> None:
    committed = files(WEB / "dist")
    assert sorted(committed) == sorted(built)
    stale = [name for name, content in built.items() if committed[name] != content]
    assert not stale, "run `make web` and commit web/dist"


def test_does_a_second_build_give_the_same_bytes(built: dict[str, bytes], tmp_path: Path) -> None:
    run("node", "build.mjs", "--out", tmp_path)
    assert files(tmp_path) == built


def test_is_every_module_in_something_that_is_built(built: dict[str, bytes], tmp_path: Path) -> None:
    """Is there no module that nothing imports?"""
    run("node", "build.mjs", "--out", tmp_path)
    mapped = {
        (tmp_path / source).resolve().name
        for path in tmp_path.glob("*.js.map")
        for source in json.loads(path.read_text(encoding="utf-8"))["sources"]
    }
    assert {path.name for path in sources()} - mapped == set()


def test_does_what_is_built_ask_no_other_host(built: dict[str, bytes]) -> None:
    spaces = {b"http://www.w3.org/2000/svg", b"http://www.w3.org/1999/xlink"}
    for name, content in built.items():
        assert set(re.findall(rb"https?://[\w.]+[\w/.-]*", content)) <= spaces, name
