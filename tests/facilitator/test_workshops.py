"""Making, listing and choosing workshops on the command line."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from facilitator import workshops
from facilitator.command.cli import app
from facilitator.faults import UserError
from facilitator.texts import say
from workbook.course import load
from workbook.schema import LANGUAGES, Language
from workbook.store import create_workshop, last_workshop, open_store
from workbook.store.workshops import take_up


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of its own."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    return tmp_path / "data"


def run(*arguments: str) -> str:
    """Run a command that must succeed."""
    done = CliRunner().invoke(app, list(arguments))
    assert done.exit_code == 0, done.output
    return done.output


def test_a_new_workshop_has_what_was_wished(home: Path) -> None:
    """Are title, date, pace and competitors kept as they were given?"""
    wished = [
        "--title",
        "Harbour Hotel",
        "--date",
        "2026-11-23",
        "--start",
        "8:30",
        "--pace",
        "self",
    ]
    said = run("new", *wished, "--rival", "Lakeside = 湖畔", "--rival", "Corner House")
    with open_store() as store:
        made = last_workshop(store)
    assert made is not None
    assert (made.title, made.date, made.start, made.pace) == (
        *("Harbour Hotel", dt.date(2026, 11, 23), dt.time(8, 30)),
        "self",
    )
    names = [(rival.id, rival.name.en, rival.name.zh) for rival in made.rivals]
    assert names == [("rival-1", "Lakeside", "湖畔"), ("rival-2", "Corner House", "Corner House")]
    assert made.id in said
    assert made.pin in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_workshop_without_a_title_has_the_courses(home: Path, language: Language) -> None:
    """Is the course's own title taken, in the language that is spoken?"""
    assert load().outline.title.in_(language) in run("new", "--language", language)


def test_all_workshops_are_listed_last_one_first(home: Path) -> None:
    """Does the list show them all, and nothing where there is nothing?"""
    assert "There is no workshop yet" in run("list")
    run("new", "--title", "First")
    run("new", "--title", "Second [bold]")
    lines = run("list").splitlines()
    assert [line.split("\t")[1] for line in lines] == ["Title", "Second [bold]", "First"]
    assert "标题" in run("list", "--language", "zh")


def test_the_last_one_is_resumed_and_the_first_is_made(home: Path) -> None:
    """Is a workshop made only where there is none?"""
    with open_store() as store:
        first, made = workshops.find_or_make(store, wanted=None, pace=None)
        again, made_again = workshops.find_or_make(store, wanted=None, pace="self")
        taken = take_up(store, again, pace="self")
    assert (made, made_again) == (True, False)
    assert again == first
    assert (taken.id, taken.pin) == (first.id, first.pin)
    assert (first.pace, taken.pace) == ("facilitator", "self")


def test_an_older_one_becomes_the_last_when_it_is_taken_up(home: Path) -> None:
    """Does the next start go on with the one that was opened?"""
    with open_store() as store:
        older = create_workshop(store, title="Older")
        newer = create_workshop(store, title="Newer")
        found, made = workshops.find_or_make(store, wanted=older.id, pace=None)
        before = last_workshop(store)
        taken = take_up(store, found, pace=None)
        after = last_workshop(store)
    assert (found, made) == (older, False)
    assert before == newer
    assert taken == after == older


def test_an_unknown_one_is_trouble(home: Path) -> None:
    """Is a wrong id said in words?"""
    with open_store() as store, pytest.raises(UserError) as trouble:
        workshops.find_or_make(store, wanted="nothing", pace=None)
    assert "nothing" in trouble.value.sentence()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["open", "nothing", "--host", "localhost"], "workshop list"),
        (["serve", "--address", "somewhere"], "somewhere"),
        (["serve", "--host", "192.168.8.10"], "--address"),
        (["new", "--date", "tomorrow"], "2026-11-23"),
        (["new", "--start", "nine"], "09:00"),
        (["new", "--rival", "="], "Lakeside"),
        (["new", *["--rival", "A=甲"] * 4], "At most 3"),
    ],
)
def test_what_cannot_be_meant_is_explained(home: Path, arguments: list[str], words: str) -> None:
    """Does every impossible wish get one sentence that helps, and an exit code that says so?"""
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 1
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "command", [[], ["serve"], ["open"], ["new"], ["list"], ["check"], ["prepare"], ["slides"]]
)
def test_help_is_there(command: list[str]) -> None:
    """Does every command explain itself, without a key that has no words?"""
    said = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "200"})
    assert said.exit_code == 0
    assert "help-" not in said.output
    assert "Show this help" in said.output


@pytest.mark.parametrize(
    "command", [[], ["serve"], ["open"], ["new"], ["list"], ["check"], ["prepare"], ["slides"], ["study"]]
)
def test_help_is_chinese_for_who_reads_chinese(command: list[str]) -> None:
    """Are headings Chinese, is no English sentence left, and is nothing cut off in a narrow window?"""
    environment = os.environ | {"LC_ALL": "zh_CN.UTF-8", "COLUMNS": "60", "PYTHONUTF8": "1"}
    asked = [sys.executable, "-m", "facilitator.command.cli", *command, "--help"]
    said = subprocess.run(asked, capture_output=True, env=environment, check=True).stdout.decode()
    lines = [line.strip("│ ") for line in said.splitlines()]
    wanted = "".join(say("help-help", "zh").split())
    assert say("help-options", "zh") in said
    assert wanted in "".join("".join(lines).split())
    assert "…" not in said
    assert not {"Options", "Commands", "Arguments", "default"} & set(re.findall(r"\w+", said))
