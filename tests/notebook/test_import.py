"""`import workbook` is light."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HEAVY = (
    "pandas",
    "matplotlib",
    "numpy",
    "sqlalchemy",
    "alembic",
    "pydantic",
    "httpx2",
    "ipywidgets",
    "anywidget",
    "docx",
)


def loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh Python has loaded after running ``code``."""
    script = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    return set(done.stdout.split())


def test_importing_the_workbook_loads_nothing_heavy() -> None:
    """Pages open fast, and the core could run in a browser."""
    loaded = loaded_by("import workbook")
    assert "workbook" in loaded
    assert loaded.isdisjoint(HEAVY)


def test_a_module_notebook_loads_only_what_it_uses(home: Path) -> None:
    """Its first two cells need the forms and the file where answers are kept: no server, no arrays, no pictures."""
    loaded = loaded_by('from workbook import exercise, start\nstart("en")\nexercise("positioning-map")')
    assert {"anywidget", "sqlalchemy"} <= loaded
    assert loaded.isdisjoint({"pandas", "matplotlib", "numpy", "starlette", "uvicorn"})
