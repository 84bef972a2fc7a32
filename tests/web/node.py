"""The browser project's own tools, run from Python: its sources, its build, and modules joined for a test."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"


def sources(*folders: str) -> list[Path]:
    """Return the modules in folders of web/src, tests left out, in order; with no folder, all of them."""
    found = [path for folder in folders or ("",) for path in (WEB / "src" / folder).rglob("*.js")]
    return sorted(path for path in found if not path.name.endswith(".test.js"))


def run(*command: str | Path) -> bytes:
    """Run a command with Node in web/ and return its output. Raises CalledProcessError."""
    return subprocess.run([ROOT / "scripts/node", *command], check=True, stdout=subprocess.PIPE).stdout


@cache
def joined(entry: Path) -> bytes:
    """Return a module with everything it imports as one ES module, as web/build.mjs joins them."""
    return run("node_modules/.bin/esbuild", entry, "--bundle", "--format=esm", "--charset=utf8")
