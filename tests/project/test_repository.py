"""The repository installs the same everywhere, and carries nothing of the machine it was written on."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
REQUIREMENTS = ROOT / "requirements"
LISTS = ("runtime", "dev", "uv", "binder")
# Needed to install the project itself, so it is in runtime.in and not among the dependencies.
BUILD_BACKEND = {"editables", "hatchling"}

# The first versions without the known holes: CVE-2026-42557 and others in JupyterLab, -44727 in Jupyter Server and
# nbconvert, CVE-2025-62727 and -2026-54283 in Starlette; Voilà before 0.5.11 mixed up its settings.
SAFE = {
    "jupyter-server": (2, 20),
    "jupyterlab": (4, 6, 2),
    "nbconvert": (7, 17, 1),
    "starlette": (1, 3, 1),
    "voila": (0, 5, 11),
}

SKIPPED_FOLDERS = {
    ".git",
    ".hypothesis",
    ".venv",
    "build",
    "dist",
    "node_modules",
    "__pycache__",
    "test-results",
}
TEXT = {".py", ".js", ".mjs", ".css", ".html", ".j2", ".md", ".txt", ".in", ".toml", ".yaml", ".yml", ".json"}
TEXT |= {".ipynb", ".svg", ".sh", ".ini", ".mako", ""}

# Where packages are fetched from is a setting of each machine.
REGISTRIES = re.compile(r"pypi\.org|pythonhosted\.org|npmjs\.(org|com)|deb\.debian|archive\.ubuntu")
MACHINE_PATHS = re.compile(r"(?<![\w./{])(/(home|Users)/[A-Za-z]\w*|/root|/work)/[\w.]|\b[A-Z]:\\+Users\\")

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)(\[[^]]*\])?==(?P<version>[^\s;]+)(?P<rest>.*)$")


def text_files() -> list[Path]:
    """Return the files of the project that people or programs read as text."""
    found = []
    for folder, folders, files in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in SKIPPED_FOLDERS and not name.endswith("_cache")]
        found += [Path(folder, name) for name in files if Path(name).suffix in TEXT and name != ".git"]
    return [path for path in found if path != Path(__file__)]


def hits(pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield file, line and match of everything the pattern finds in the project."""
    for path in text_files():
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), start=1):
            if match := pattern.search(line):
                yield f"{path.relative_to(ROOT)}:{number}: {match[0]}"


def canonical(name: str) -> str:
    """Return a package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned_list(name: str) -> Path:
    """Return the file that pins a list; Binder looks for its own in a folder of its own."""
    return ROOT / "binder/requirements.txt" if name == "binder" else REQUIREMENTS / f"{name}.txt"


def pins(name: str) -> dict[str, list[str]]:
    """Return each pinned requirement of a list with its hashes; the key is the whole pin with its marker."""
    found: dict[str, list[str]] = {}
    hashes: list[str] = []
    for line in pinned_list(name).read_text("utf-8").splitlines():
        if match := PIN.match(line.rstrip("\\ ")):
            hashes = found.setdefault(f"{canonical(match['name'])}=={match['version']}{match['rest']}", [])
        elif "--hash=sha256:" in line:
            hashes.append(line)
    return found


def wanted(name: str) -> set[str]:
    """Return the lines of an ``.in`` file that name a package."""
    text = (REQUIREMENTS / f"{name}.in").read_text("utf-8")
    lines = (line.split("#")[0].strip() for line in text.splitlines())
    return {line for line in lines if line and not line.startswith("-")}


def bare(requirement: str) -> str:
    """Return the name in a requirement."""
    return canonical(re.split(r"[\s\[<>=!~;]", requirement)[0])


def pyproject() -> dict[str, object]:
    """Return pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


def test_there_is_something_to_read() -> None:
    """Do the checks below see the project?"""
    seen = {path.relative_to(ROOT).as_posix() for path in text_files()}
    assert {"Makefile", "pyproject.toml", "requirements/dev.txt", "tests/browser.py"} <= seen


def test_no_registry_is_named() -> None:
    """Is the choice of a package registry left to each machine?"""
    found = list(hits(REGISTRIES))
    assert not found, "take the host's name out:\n" + "\n".join(found)


def test_no_path_of_a_machine() -> None:
    """Does no file hold the path of somebody's own folder? (Tests may make one up.)"""
    found = [hit for hit in hits(MACHINE_PATHS) if not hit.startswith("tests")]
    assert not found, "write the path relative to the project:\n" + "\n".join(found)


def test_no_path_of_this_machine() -> None:
    """Does no file, tests included, hold the path of this checkout?"""
    found = list(hits(re.compile(rf"(?<![\w./]){re.escape(str(ROOT))}\b")))
    assert not found, "write the path relative to the project:\n" + "\n".join(found)


@pytest.mark.parametrize("path", ["/home/kim/kit/x.py", "/Users/li/kit", "/root/x", "C:\\Users\\Li"])
def test_paths_of_machines_are_recognised(path: str) -> None:
    """Would such a path be found?"""
    assert MACHINE_PATHS.search(f'open("{path}")')


@pytest.mark.parametrize("name", LISTS)
def test_every_requirement_has_a_hash(name: str) -> None:
    """Is everything that is installed checked against what was chosen?"""
    pinned = pins(name)
    assert pinned, f"{pinned_list(name)} pins nothing: run `make requirements`"
    without = [pin for pin, hashes in pinned.items() if not hashes]
    assert not without, f"{pinned_list(name)} has no hash for {without}: run `make requirements`"


@pytest.mark.parametrize("name", LISTS)
def test_requirements_name_no_source(name: str) -> None:
    """Do the lists hold pins and hashes only: no address, no index, no local file?"""
    for number, line in enumerate(pinned_list(name).read_text("utf-8").splitlines(), start=1):
        source = re.search(r"https?:|git\+|file:|--(extra-)?index|--find-links|(^| )@ ", line)
        assert source is None, f"{pinned_list(name)}:{number} names a source: {line}"


@pytest.mark.parametrize("name", LISTS)
def test_everything_wanted_is_pinned(name: str) -> None:
    """Was `make requirements` run after the last change of an ``.in`` file?"""
    pinned = {pin.split("==")[0] for pin in pins(name)}
    missing = sorted(requirement for requirement in wanted(name) if bare(requirement) not in pinned)
    assert not missing, f"run `make requirements`: {pinned_list(name)} lacks {missing}"


@pytest.mark.parametrize("name", ["runtime", "binder"])
def test_tests_run_against_what_is_used(name: str) -> None:
    """Does dev.txt pin the very versions of what is installed for others?"""
    used, dev = ({pin.split(" ")[0] for pin in pins(each)} for each in (name, "dev"))
    differing = sorted(used - dev)
    assert not differing, f"run `make requirements`: dev.txt has other versions of {differing}"


def test_pyproject_agrees_with_the_requirements() -> None:
    """Do pyproject.toml and the ``.in`` files ask for the same?"""
    configuration = pyproject()
    project, groups = configuration["project"], configuration["dependency-groups"]
    assert isinstance(project, dict)
    assert isinstance(groups, dict)
    runtime = {requirement for requirement in wanted("runtime") if bare(requirement) not in BUILD_BACKEND}
    assert set(project["dependencies"]) == runtime, "make pyproject.toml and requirements/runtime.in agree"
    assert set(groups["dev"]) == wanted("dev"), "make pyproject.toml and requirements/dev.in agree"


@pytest.mark.parametrize("name", sorted(SAFE))
def test_no_version_with_a_known_hole_is_allowed(name: str) -> None:
    """Does the oldest version that may be installed have its holes closed, in every list that names it?"""
    lists = [each for each in ("runtime", "binder") if name in map(bare, wanted(each))]
    assert "runtime" in lists
    for each in lists:
        (wish,) = (requirement for requirement in wanted(each) if bare(requirement) == name)
        oldest = tuple(map(int, wish.partition(">=")[2].split(".")))
        assert oldest >= SAFE[name], f"{each}.in allows {wish}"


def test_every_link_names_the_same_repository() -> None:
    """Were owner and repository put in everywhere, or nowhere yet?"""
    named: dict[str, set[str]] = {}
    for name in ("pyproject.toml", "README.md", "README.zh.md"):
        text = (ROOT / name).read_text("utf-8")
        named[name] = set(re.findall(r"(?:https://github\.com|mybinder\.org/v2/gh)/([\w.-]+/[\w.-]+)", text))
        assert named[name], f"{name} names no repository"
    assert len(set.union(*named.values())) == 1, named


def test_versions_agree() -> None:
    """Is the version in pyproject.toml the newest one that the changelog knows, and the one to cite?"""
    project = pyproject()["project"]
    assert isinstance(project, dict)
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert "## [Unreleased]" in changelog, "CHANGELOG.md needs a section [Unreleased]"
    upcoming = re.search(r"^Next release: (\S+?)\.?$", changelog, re.MULTILINE)
    released = re.search(r"^## \[(\d[^\]]*)\]", changelog, re.MULTILINE)
    newest = upcoming or released
    assert newest, (
        "CHANGELOG.md must say `Next release: X.Y.Z` under [Unreleased], or have a released version"
    )
    assert newest[1] == project["version"], (
        f"pyproject.toml says {project['version']} and CHANGELOG.md says {newest[1]}: make them agree"
    )
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == project["version"], "make CITATION.cff and pyproject.toml agree"
