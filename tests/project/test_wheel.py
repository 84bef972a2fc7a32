"""A wheel carries everything that the programs in it read, and works where nothing else of the kit is."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from tests.facilitator.studying import studying

ROOT = Path(__file__).parents[2]
# Where a folder of the checkout stands inside the wheel.
PLACES = {
    "workbook": "workbook",
    "facilitator": "facilitator",
    "modules": "workbook/_modules",
    "web/dist": "workbook/_web",
}
LEFT_OUT = {"__pycache__", ".ipynb_checkpoints"}


#: What is asked of an installed kit, with no checkout in reach.
QUESTIONS = """
import json
from facilitator.processes import launch
from facilitator.site import notebook_pages
from facilitator.site.home import decks
from facilitator.deck.files import SLIDES
from facilitator.study.settings import CONFIGURATION
from workbook import course, store, web
from workbook.modules import cells
from workbook.results import samples

print(json.dumps({
    "where": course.__file__,
    "decks": [sorted(deck.links) for deck in decks(SLIDES)],
    "pages": sorted(notebook_pages.pages()),
    "templates": sorted(path.parent.name for path in launch.TEMPLATES.rglob("conf.json")),
    "settings": sorted(path.name for path in CONFIGURATION.iterdir() if path.name != "__pycache__"),
    "modules": {name: len(list((cells.MODULES / name).glob("*.ipynb"))) for name in ("en", "zh")},
    "starts": [(cells.MODULES / name / "index.ipynb").is_file() for name in ("en", "zh")],
    "exercises": len(course.load().exercises),
    "web": sorted(path.name for path in web.DIST.iterdir()),
    "sample": samples.view(course.load(), "blueprint", "once", "zh") is not None,
}))
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel without a network and return it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def wheel(built: Path) -> set[str]:
    """Return the names in the wheel."""
    with zipfile.ZipFile(built) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment that has its dependencies, and nothing of this checkout."""
    place = tmp_path_factory.mktemp("installed")
    venv.create(place, symlinks=True)
    python = place / "bin" / "python"
    library = alone([str(python), "-c", "import site; print(site.getsitepackages()[0])"], place).strip()
    elsewhere = next(path for path in sys.path if path.endswith("site-packages"))
    Path(library, "dependencies.pth").write_text(elsewhere, "utf-8")
    for name in ("etc", "share"):  # what Jupyter's own packages lay beside the libraries
        (place / name).symlink_to(Path(sys.prefix, name))
    # What is installed elsewhere, this checkout included, stays as it is.
    options = ["--quiet", "--no-deps", "--no-index", "--ignore-installed", "--disable-pip-version-check"]
    alone([str(python), "-m", "pip", "install", *options, str(built)], place)
    return place


def alone(command: list[str], place: Path, **environment: str) -> str:
    """Run a command away from the checkout and return what it says."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=place, env=kept | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(("folder", "place"), PLACES.items())
def test_every_file_is_in_the_wheel(wheel: set[str], folder: str, place: str) -> None:
    """Are all files of this folder there: code, content, pages, styles, notebooks?"""
    files = [path.relative_to(ROOT / folder) for path in (ROOT / folder).rglob("*") if path.is_file()]
    wanted = {
        f"{place}/{path.as_posix()}"
        for path in files
        if not LEFT_OUT & set(path.parts) and path.suffix != ".map"  # source maps are for development
    }
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


def test_an_installed_kit_has_all_of_it(installed: Path, tmp_path: Path) -> None:
    """Are decks, console, page templates, modules with their start pages, exercises and samples there?"""
    python = str(installed / "bin" / "python")
    told = json.loads(alone([python, "-c", QUESTIONS], tmp_path, WORKSHOP_HOME=str(tmp_path)))
    assert Path(told["where"]).is_relative_to(installed)
    assert len(told["decks"]) == 10
    assert all(languages == ["en", "zh"] for languages in told["decks"])
    assert told["pages"] == ["console.ipynb", "prepare.ipynb"]
    assert told["templates"] == ["quiet", "site", "study", "workshop"]
    assert told["settings"] == ["jupyter_server_config.py", "labconfig"]
    assert told["modules"] == {"en": 15, "zh": 15}
    assert told["starts"] == [True, True]
    assert told["exercises"] == len(list((ROOT / "workbook/content/exercises").glob("*.yaml")))
    assert {"phone.js", "notebook.js", "deck.css", "index.html"} < set(told["web"])
    assert told["sample"]


@pytest.mark.parametrize(("locale", "words"), [("en_US.UTF-8", "Learn alone"), ("zh_CN.UTF-8", "自己学")])
def test_the_installed_command_says_what_it_can(
    installed: Path, locale: str, words: str, tmp_path: Path
) -> None:
    """Does `workshop --help` name every command, in either language?"""
    text = alone([str(installed / "bin" / "workshop"), "--help"], tmp_path, LC_ALL=locale, COLUMNS="200")
    assert words in text
    for name in ("serve", "prepare", "slides", "study", "check"):
        assert f" {name} " in text


@pytest.mark.slow
def test_an_installed_kit_shows_a_module(installed: Path, tmp_path: Path) -> None:
    """Does `workshop study` lay the modules out from the package and serve a form?"""
    with studying(tmp_path, "--pages", python=str(installed / "bin" / "python"), PYTHONPATH="") as served:
        with served.browser() as browser:
            page = browser.get("/voila/render/en/01-defining-service.ipynb").text
        assert '<html lang="en" data-lang="en">' in page
        assert page.count("application/vnd.jupyter.widget-view+json") > 5
        assert 'page-broken"' not in page
        (kernel,) = served.kernels()
        assert str(installed) in " ".join(kernel.cmdline())
