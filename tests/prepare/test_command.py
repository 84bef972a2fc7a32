"""Does `workshop prepare` make a pack from options, and bring it up to date from `plan.yaml`?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from facilitator import workshops
from facilitator.command.cli import app
from facilitator.faults import UserError
from facilitator.prepare import pack
from facilitator.prepare.command import STOPPED
from facilitator.prepare.day.records import Day
from facilitator.prepare.plan.file import PLAN, check_plan, read_values
from tests.prepare.rosters import TODAY, csv_of, person, plan, roster_of, row_of
from workbook.managed_folder.folder import Document
from workbook.store import create_workshop, last_workshop, open_store
from workbook.store.workshops import every_workshop

OPTIONS = {
    "--date": "2098-03-05",
    "--start": "13:30",
    "--place": "Quay",
    "--place-zh": "码头",
    "--consultant": "Chen Jie",
    "--rsvp": "answers@example.com",
    "--address": "192.168.8.10:8866",
}


def letters(day: Day) -> Iterator[Document]:
    """Yield a letter for everybody and a poster, as plain text: what this command does not make itself."""
    room = day.room
    yield Document("poster.txt", f"{room.url} {room.address} {room.pin}".encode)
    for each in day.people:
        words = f"{each.name} {day.plan.place.in_(each.language)} {day.plan.start:%H:%M}"
        yield Document(f"letters/{each.number:03d}.txt", words.encode)


@pytest.fixture(autouse=True)
def _plain_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack, "_every_document", letters)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder for a pack, with a roster beside it."""
    (tmp_path / "guests.csv").write_bytes(roster_of(24))
    return tmp_path / "pack"


def run(folder: Path, **options: str | None) -> Result:
    """Run the command with the usual options, changed by ``options``; None leaves one out."""
    given = OPTIONS | {"--roster": str(folder.parent / "guests.csv")}
    given |= {f"--{name.replace('_', '-')}": typed for name, typed in options.items() if typed is not None}
    left_out = {f"--{name.replace('_', '-')}" for name, typed in options.items() if typed is None}
    parts = [part for name, typed in given.items() if name not in left_out for part in (name, typed)]
    return CliRunner().invoke(app, ["prepare", str(folder), *parts])


def again(folder: Path, *arguments: str) -> Result:
    """Run the command from what `plan.yaml` says."""
    return CliRunner().invoke(app, ["prepare", str(folder), *arguments])


def test_the_workshop_of_today_stays_the_last_one(tmp_path: Path) -> None:
    """Does preparing another day leave the workshop that is going on the one that the next start takes up?"""
    with open_store(tmp_path / "data", local=True) as store:
        today = create_workshop(store, title="Today")
        made, new = workshops.plan(
            store, wanted=None, date=dt.date(2098, 3, 5), start=dt.time(9), languages=("zh", "en")
        )
        last = last_workshop(store)
    assert new
    assert made.id != today.id
    assert last is not None
    assert last.id == today.id


def test_one_command_makes_the_plan_the_workshop_and_the_pack(folder: Path) -> None:
    """Are the workshop's own id and PIN in the pack, and is its day stored?"""
    done = run(folder)
    assert done.exit_code == 0, done.output
    with open_store() as store:
        made = last_workshop(store)
    assert made is not None
    assert (made.date, made.title, made.languages) == (
        dt.date(2098, 3, 5),
        "Exceptional Service",
        ("en", "zh"),
    )
    assert (folder / "poster.txt").read_text() == f"http://192.168.8.10:8866/ 192.168.8.10:8866 {made.pin}"
    assert (folder / "letters/003.txt").read_text(encoding="utf-8") == "王3 码头 13:30"
    plan = check_plan(read_values(folder))
    assert (plan.workshop, plan.roster) == (made.id, str(folder.parent / "guests.csv"))
    assert made.pin in done.output
    assert "25 files made" in done.output
    assert "whose number is whose stands in the call list" in done.output


def test_running_again_needs_no_options_and_says_what_changed(folder: Path) -> None:
    """Does the folder keep its workshop, and is an edited letter safe?"""
    run(folder)
    assert "0 files made, 0 changed, 25 unchanged" in again(folder).output
    (folder / "letters/001.txt").write_text("Dearest Guest")
    changed = again(folder, "--place", "Mill", "--date", "2098-03-06")
    assert changed.exit_code == 0, changed.output
    assert "0 files made, 23 changed, 1 unchanged, 1 edited by hand and kept" in changed.output
    assert "letters/001 (new).txt" in changed.output
    assert (folder / "letters/001.txt").read_text() == "Dearest Guest"
    assert (folder / "letters/001 (new).txt").read_text() == "Guest 1 Mill 13:30"
    with open_store() as store:
        kept = every_workshop(store)
    assert [each.date for each in kept] == [dt.date(2098, 3, 6)]


def test_everybody_keeps_their_number_when_the_roster_changes(folder: Path) -> None:
    """Does a newcomer at the top of the roster leave every letter with its reader?"""
    run(folder)
    rows = [row_of(person(each)) for each in (90, *range(2, 25))]
    (folder.parent / "guests.csv").write_text(csv_of(rows), encoding="utf-8")
    done = again(folder)
    assert "1 files made, 0 changed, 24 unchanged" in done.output
    assert "removed: letters/001.txt" in done.output
    assert (folder / "letters/025.txt").read_text(encoding="utf-8").startswith("王90 ")
    (folder.parent / "guests.csv").write_bytes(roster_of(24))
    again(folder)
    assert (folder / "letters/001.txt").read_text().startswith("Guest 1 ")
    assert "Guest" not in (folder / ".numbers.json").read_text()


def test_everything_missing_is_named_at_once_and_nothing_is_made(folder: Path) -> None:
    """Is one run enough to learn which options are needed?"""
    done = again(folder)
    assert done.exit_code == 1
    for option in ("--date", "--place", "--consultant", "--rsvp", "--roster"):
        assert option in done.output
    assert not folder.exists()
    with open_store() as store:
        assert last_workshop(store) is None
    assert "还缺名单" in again(folder, "--language", "zh").output


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "guests.csv: This file is empty"),
        (b"Person\nAnna\n", "No column of the roster is headed as a name"),
        (roster_of(401), "401 people"),
    ],
)
def test_a_roster_that_cannot_be_used_stops_before_anything_is_made(
    folder: Path, content: bytes, said: str
) -> None:
    """Is the reason said, and are folder and store as they were?"""
    (folder.parent / "guests.csv").write_bytes(content)
    done = run(folder)
    assert (done.exit_code, said in done.output) == (1, True), done.output
    assert not folder.exists()
    with open_store() as store:
        assert last_workshop(store) is None


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"date": "2099-02-29"}, "no such day as 2099-02-29"),
        ({"roster": "nowhere.csv"}, "The roster is not there"),
        ({"address": "no address!"}, "is not an address"),
        ({"layout": "round"}, "neither classroom nor boardroom"),
    ],
)
def test_a_wrong_option_stops_in_words(folder: Path, options: dict[str, str], said: str) -> None:
    """Is it one sentence, with exit code 1 and nothing made?"""
    done = run(folder, **options)
    assert (done.exit_code, said in done.output) == (1, True), done.output
    assert not folder.exists()


@pytest.mark.parametrize("count", [0, 1, 5, 11])
def test_impossible_sizes_are_warnings(folder: Path, count: int) -> None:
    """Does the pack go on, with exit code 0, when no tables can be made?"""
    (folder.parent / "guests.csv").write_bytes(roster_of(count))
    done = run(folder)
    assert (done.exit_code, "Note:" in done.output) == (0, True), done.output
    assert len(list(folder.glob("letters/*"))) == count


def test_bad_rows_are_named_and_the_others_get_letters(folder: Path) -> None:
    """Does a bad cell cost nobody else a letter, and is no formula in any file?"""
    rows = [("Anna", "=cmd|'/C calc'!A0", "anna@example.com"), ("=1+1", "Quay", ""), ("Bob", "Quay", "bob")]
    (folder.parent / "guests.csv").write_text(csv_of(rows, head=("Name", "Company", "E-mail")))
    done = run(folder)
    assert done.exit_code == 0, done.output
    assert "row 2, column “Company”" in done.output
    assert "row 4, column “E-mail”" in done.output
    made = [path.read_text() for path in sorted(folder.glob("letters/*"))]
    assert [words.split()[0] for words in made] == ["Anna", "Bob"]
    assert not any("=" in path.read_text() for path in folder.rglob("*.txt"))


def test_a_workshop_that_is_not_there_is_said(folder: Path) -> None:
    """Is no other workshop taken in its place?"""
    run(folder)
    text = (folder / PLAN).read_text(encoding="utf-8")
    workshop = check_plan(read_values(folder)).workshop
    (folder / PLAN).write_text(text.replace(str(workshop), "feedfeedfeed"), encoding="utf-8")
    done = again(folder)
    assert (done.exit_code, "feedfeedfeed" in done.output) == (1, True)


def test_a_folder_that_cannot_be_made_costs_no_workshop(folder: Path) -> None:
    """Is nothing in the store for a pack that has nowhere to go?"""
    folder.write_text("a file in its place")
    done = run(folder)
    assert (done.exit_code, str(folder) in done.output.replace("\n", "")) == (1, True), done.output
    with open_store() as store:
        assert last_workshop(store) is None


def test_ctrl_c_leaves_the_pack_as_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Is there one sentence, the shell's own exit code, and no half file?"""

    def interrupted(day: Day) -> Iterable[Document]:
        def make() -> bytes:
            raise KeyboardInterrupt

        return [*letters(day), Document("last.txt", make)]

    run(folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != PLAN}
    with monkeypatch.context() as patched:
        patched.setattr(pack, "_every_document", interrupted)
        done = again(folder, "--place", "Mill")
    assert (done.exit_code, "No file is half written" in done.output) == (STOPPED, True)
    assert {
        path: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.name != PLAN
    } == before
    assert "24 changed" in again(folder).output


def test_a_roster_inside_the_folder_is_found_when_the_folder_moves(folder: Path) -> None:
    """Is its path kept from the plan's folder?"""
    folder.mkdir()
    (folder.parent / "guests.csv").rename(folder / "guests.csv")
    assert run(folder, roster=str(folder / "guests.csv")).exit_code == 0
    moved = folder.rename(folder.parent / "moved")
    assert "25 unchanged" in again(moved).output


def test_without_an_address_the_poster_has_this_computers(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Is it said that the address may be another on the day?"""
    monkeypatch.setattr("facilitator.processes.bind.private_addresses", list)
    done = run(folder, address=None)
    assert "is in no network" in done.output
    assert (folder / "poster.txt").read_text().startswith("http://127.0.0.1:8866/ 127.0.0.1:8866 ")


@pytest.mark.parametrize(
    ("typed", "url", "shown"),
    [
        ("192.168.8.10", "http://192.168.8.10:8866/", "192.168.8.10:8866"),
        ("192.168.8.10:9000", "http://192.168.8.10:9000/", "192.168.8.10:9000"),
        ("fd00::1", "http://[fd00::1]:8866/", "[fd00::1]:8866"),
        ("https://room.example.org", "https://room.example.org/", "https://room.example.org"),
    ],
)
def test_an_address_is_what_phones_will_type(tmp_path: Path, typed: str, url: str, shown: str) -> None:
    """Is the scheme left out where it goes without saying?"""
    result = pack.prepare(
        plan(address=typed), roster_of(6), "guests.csv", tmp_path / "pack", today=TODAY, makers=letters
    )
    assert result.day is not None
    assert (result.day.room.url, result.day.room.address) == (url, shown)


def test_the_function_says_what_the_command_says(tmp_path: Path) -> None:
    """Does a page get notices, files and progress, and errors that it can catch?"""
    told: list[tuple[int, int]] = []
    result = pack.prepare(
        plan(), roster_of(11), "guests.csv", tmp_path, today=TODAY, progress=lambda *each: told.append(each)
    )
    assert [notice.code for notice in result.notices] == ["eleven", "table-mixed"]
    assert result.written is not None
    assert (len(result.written.made), told[-1], result.is_new) == (12, (12, 12), True)
    stopped = pack.prepare(plan(), b"", "guests.csv", tmp_path, today=TODAY)
    assert (stopped.stopped, [notice.code for notice in stopped.notices]) == (True, ["file-empty"])
    with pytest.raises(UserError):
        pack.prepare(plan(workshop="feedfeedfeed"), roster_of(6), "guests.csv", tmp_path, today=TODAY)
