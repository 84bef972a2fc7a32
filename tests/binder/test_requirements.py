"""What Binder installs is enough for the notebooks and their pages, and little more."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from facilitator.study.settings import configure
from tests.binder.imports import ROOT, outside, reached
from tests.project.test_repository import BUILD_BACKEND, canonical, pins, wanted
from workbook.modules.cells import MODULES, read_cells

#: What the server imports because its settings say so.
SERVER = ("facilitator.study.settings", "facilitator.study.page", "facilitator.processes.kernels")
#: What people see first, and what draws widgets: used by name only.
SHOWN = {"jupyterlab", "jupyterlab-language-pack-zh-cn", "nbconvert", "notebook", "voila", "ipywidgets"}
#: Documents, slides and tests are made elsewhere.
LEFT_OUT = {"python-docx", "python-pptx", "typst", "xlsxwriter", "pytest", "playwright"}


def imported_by_notebooks() -> set[str]:
    """Return the modules that the cells of the course import."""
    found: set[str] = set()
    for path in MODULES.glob("*/*.ipynb"):
        for cell in read_cells(path):
            if cell.kind == "code":
                for node in ast.walk(ast.parse(cell.text)):
                    if isinstance(node, ast.ImportFrom):
                        found.add(str(node.module))
                    assert not isinstance(node, ast.Import), path
    return found


@pytest.fixture(scope="module")
def pinned() -> set[str]:
    """Return the names of the pinned distributions."""
    return {pin.split("==")[0] for pin in pins("binder")}


def test_everything_that_is_imported_is_pinned(pinned: set[str]) -> None:
    """Does every import on the way of a notebook, also a late one, come from the list?"""
    modules = reached([*imported_by_notebooks(), *SERVER])
    needed = {canonical(name): where for name, where in outside(modules).items()}
    assert {"pandas", "sqlalchemy", "anywidget", "pydantic", "matplotlib"} <= needed.keys()
    missing = {name: where for name, where in needed.items() if name not in pinned}
    assert not missing, f"add to requirements/binder.in and run `make requirements`: {missing}"


def test_nothing_is_wanted_for_nothing(pinned: set[str]) -> None:
    """Is each line of binder.in imported, shown, or what installs the kit?"""
    modules = reached([*imported_by_notebooks(), *SERVER])
    used = {canonical(name) for name in outside(modules)} | SHOWN | BUILD_BACKEND
    names = {canonical(line.split(">=")[0]) for line in wanted("binder")}
    assert names <= used
    assert used >= SHOWN
    assert not pinned & LEFT_OUT


def test_imports_inside_functions_are_found() -> None:
    """Would a library that is imported late be noticed at all?"""
    assert "workbook.notebook.session" in reached(["workbook"])
    assert "docx" not in str(outside(reached(["workbook"])))
    assert "python-docx" in outside(reached(["workbook.export.forms", "facilitator.prepare.pack"]))


def test_the_settings_name_what_exists() -> None:
    """Do the classes that Jupyter is told of exist, by the names it is told?"""
    from jupyter_server.serverapp import ServerApp
    from traitlets.config import Config
    from voila.configuration import VoilaConfiguration

    config = Config()
    configure(config)
    application = ServerApp(config=config)
    assert application.kernel_manager_class.__name__ == "PatientKernels"
    assert VoilaConfiguration(config=config).template == "study"
    assert config.LabApp.news_url is None


def test_the_kit_is_installed_over_the_list_without_a_network(tmp_path: Path) -> None:
    """Does postBuild install the kit with the pinned build backend alone, and trust the notebooks?"""
    place = tmp_path / "env"
    venv.create(place, symlinks=True)
    python = place / "bin/python"
    library = subprocess.check_output(
        [python, "-c", "import site; print(site.getsitepackages()[0])"], text=True
    )
    elsewhere = next(path for path in sys.path if path.endswith("site-packages"))
    Path(library.strip(), "pinned.pth").write_text(elsewhere, "utf-8")
    environment = {
        **{
            name: value
            for name, value in os.environ.items()
            if name not in ("PYTHONPATH", "JUPYTER_DATA_DIR")
        },
        "HOME": str(tmp_path),
        "PATH": f"{place}/bin:{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PIP_IGNORE_INSTALLED": "1",  # what is installed elsewhere stays there
    }
    done = subprocess.run(
        [ROOT / "binder/postBuild"], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Signing notebook: modules/zh/index.ipynb" in done.stdout + done.stderr
    where = subprocess.check_output(
        [python, "-c", "import workbook; print(workbook.__file__)"], env=environment, text=True, cwd=tmp_path
    )
    assert Path(where.strip()) == ROOT / "workbook/__init__.py"
    assert list(Path(library.strip()).glob("exceptional_service-*.dist-info"))
