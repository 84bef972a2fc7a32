"""Sources: every document and every item of the syllabus that a file cites is there."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]
FOLDERS = ("workbook", "facilitator", "tests", "docs", "scripts", "modules", "web/src", "web/css")
SUFFIXES = {".py", ".js", ".css", ".md", ".yaml", ".typ", ".ipynb", ".j2"}
#: A page of Markdown by its name; addresses on the web are no pages of ours.
PAGE = re.compile(r"(?<![\w/.:<>*{}-])(?:[\w.-]+/)*[\w-]+\.md\b")
ITEM = re.compile(r"\bS[0-4]-\d\d\b")
#: Papers that the course was planned with; they are not in the repository.
PLANS = re.compile(r"\bcourse[- ]map\b|\bDESIGN\b")


def cited_in(pattern: re.Pattern[str]) -> dict[str, set[str]]:
    """Return the files by what they cite."""
    found: dict[str, set[str]] = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in SUFFIXES and "__pycache__" not in path.parts and path != Path(__file__):
                for match in pattern.findall(path.read_text("utf-8")):
                    found.setdefault(match, set()).add(path.relative_to(ROOT).as_posix())
    return found


def test_every_page_that_is_cited_is_in_the_repository() -> None:
    """Does each name of a page of Markdown name a file of this repository?"""
    pages = cited_in(PAGE)
    names = {path.name for path in (ROOT, ROOT / "docs") for path in path.glob("*.md")}
    assert "docs/protocol.md" in pages
    assert {page: files for page, files in pages.items() if page.rpartition("/")[2] not in names} == {}


def test_no_file_cites_a_plan_of_the_course() -> None:
    """Do files cite the items of the syllabus in place of the papers it was planned with?"""
    assert cited_in(PLANS) == {}


def test_every_item_that_is_cited_is_in_the_syllabus() -> None:
    """Does each id of an item that a docstring names exist?"""
    cited = {
        item: files
        for item, files in cited_in(ITEM).items()
        if not all(each.startswith("tests/") for each in files)
    }
    items = {
        item["id"]
        for item in yaml.safe_load((ROOT / "modules" / "syllabus.yaml").read_text("utf-8"))["items"]
    }
    assert len(cited) > 100
    assert set(cited) <= items
