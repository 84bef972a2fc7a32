"""A wheel carries everything that the programs in it read."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Where a folder of the checkout stands inside the wheel.
PLACES = {"workbook": "workbook", "facilitator": "facilitator", "modules": "workbook/_modules"}
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel without a network and return the names in it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as archive:
        return set(archive.namelist())


@pytest.mark.parametrize(("folder", "place"), PLACES.items())
def test_every_file_is_in_the_wheel(wheel: set[str], folder: str, place: str) -> None:
    """Are all files of this folder there: code, content, pages, styles, notebooks?"""
    files = [path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file()]
    wanted = {f"{place}/{path.as_posix()}" for path in files if not LEFT_OUT & set(path.parts)}
    assert wanted, f"{folder}/ is empty"
    assert wanted <= wheel, f"the wheel lacks {sorted(wanted - wheel)}: see [tool.hatch] in pyproject.toml"


def test_nothing_else_is_in_the_wheel(wheel: set[str]) -> None:
    """Is the wheel free of tests, and of top-level names that are not ours?"""
    tops = {name.split("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"workbook", "facilitator"}


def test_both_licences_are_in_the_wheel(wheel: set[str]) -> None:
    """Do the licences of the code and of the texts travel with them?"""
    names = {Path(name).name for name in wheel if "/licenses/" in name}
    assert names == {"LICENSE", "LICENSE-content"}
