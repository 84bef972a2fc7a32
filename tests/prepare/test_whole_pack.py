"""Does one command make the complete pack for 24 people in two languages, each file good for other programs?"""

from __future__ import annotations

import email
import email.policy
import hashlib
import io
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import icalendar
import pypdfium2
import pytest
import zxingcpp
from python_calamine import CalamineWorkbook

from facilitator.prepare.command import STOPPED
from facilitator.prepare.documents.workbook import documents
from facilitator.prepare.plan.file import PLAN, read_values
from facilitator.prepare.roster.file_numbers import NUMBERS
from tests.export.sheets import bare
from tests.facilitator.running import ROOT, surroundings, workshop
from tests.prepare import days
from tests.prepare.rosters import people, roster_of
from tests.waiting import PATIENCE, eventually
from workbook.course import load
from workbook.export.paper import blank
from workbook.managed_folder.manifest import MANIFEST
from workbook.schema import LANGUAGES
from workbook.store import open_store
from workbook.store.workshops import workshop_of

OPTIONS = (
    *("--date", "2098-03-05", "--place", "Harbour Hotel", "--place-zh", "海港酒店"),
    *("--consultant", "Chen Jie", "--rsvp", "answers@example.com", "--address", "192.168.8.10:8866"),
)
OURS = {PLAN, MANIFEST, NUMBERS}
KINDS = {".docx", ".pdf", ".eml", ".xlsx", ".ics"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a roster of 24 and a finished pack in it."""
    home = tmp_path_factory.mktemp("facilitator")
    (home / "guests.csv").write_bytes(roster_of(24))
    done = workshop(
        *("prepare", str(home / "pack"), "--roster", str(home / "guests.csv"), *OPTIONS), home=home / "data"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return home


def files(home: Path) -> dict[str, Path]:
    """Return the pack's documents by their path inside the folder."""
    pack = home / "pack"
    found = {path.relative_to(pack).as_posix(): path for path in pack.rglob("*") if path.is_file()}
    return {name: path for name, path in found.items() if name not in OURS}


def words_of_docx(content: bytes) -> str:
    """Return what a word processor shows."""
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def words_of_pdf(content: bytes) -> str:
    """Return what can be copied from the pages."""
    with pypdfium2.PdfDocument(content) as document:
        return "\n".join(page.get_textpage().get_text_range() for page in document)


def words_of_mail(content: bytes) -> str:
    """Return what a mail program shows."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    return f"{message['To']}\n{message['Subject']}\n{body.get_content()}"


def words_of_sheet(content: bytes) -> str:
    """Return what a spreadsheet shows."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()]
    return "\n".join("\t".join(map(str, row)) for row in rows)


def words_of_calendar(content: bytes) -> str:
    """Return the titles that a calendar shows."""
    return "\n".join(str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(content).walk("VEVENT"))


READERS: dict[str, Callable[[bytes], str]] = {
    ".docx": words_of_docx,
    ".pdf": words_of_pdf,
    ".eml": words_of_mail,
    ".xlsx": words_of_sheet,
    ".ics": words_of_calendar,
}


def test_every_file_opens_in_another_program_and_says_something(home: Path) -> None:
    """Is each file of a kind that is known, and is there none without words?"""
    found = files(home)
    assert {path.suffix for path in found.values()} == KINDS
    for name, path in found.items():
        words = READERS[path.suffix](path.read_bytes())
        assert len(words.strip()) > 20, name
        assert "\ufffd" not in words, name


def test_everybody_has_a_letter_in_their_language_under_their_number(home: Path) -> None:
    """Does the call list say whose number is whose, and no file name who it is for?"""
    found = files(home)
    listed = words_of_sheet((home / "pack" / "call-list.xlsx").read_bytes()).splitlines()
    for number, person in enumerate(people(24), start=1):
        assert any(line.startswith(f"{number}\t{person.name}\t") for line in listed)
        place, other = ("海港酒店", "Harbour Hotel")[:: 1 if person.language == "zh" else -1]
        for suffix in (".docx", ".pdf", ".eml"):
            words = READERS[suffix](found[f"letters/{number:03d}{suffix}"].read_bytes())
            assert place in words
            assert other not in words
            assert suffix == ".eml" or person.name in words
        assert not any(person.name in name for name in found)
    assert sum(name.startswith("letters/") for name in found) == 72


def test_the_poster_leads_to_the_workshop_of_the_store(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do the QR code and the PIN on the poster belong to the workshop named in the plan?"""
    with open_store(home / "data") as store:
        made = workshop_of(store, str(read_values(home / "pack")["workshop"]))
    posters = [path for name, path in files(home).items() if "poster" in name]
    assert posters
    for path in posters:
        assert made.pin in words_of_pdf(path.read_bytes())
        with pypdfium2.PdfDocument(path.read_bytes()) as document:
            picture = document[0].render(scale=2).to_numpy()
        (code,) = zxingcpp.read_barcodes(picture)
        assert code.text == "http://192.168.8.10:8866/"


def test_the_workbook_is_there_on_paper(home: Path) -> None:
    """Can a room without devices be given the workbook, every exercise of it, in either language?"""
    for language in LANGUAGES:
        words = bare(words_of_pdf((home / "pack" / f"workbook-{language}.pdf").read_bytes()))
        titles = [load().outline.title, *(exercise.title for exercise in load().exercises.values())]
        assert [title.en for title in titles if bare(title.in_(language)) not in words] == []


def test_the_workbook_of_the_pack_is_the_printed_one() -> None:
    """Is it the very document whose pages tests/export reads? One process prints both, in the faces it found once."""
    made = {document.path: document.make() for document in documents(days.boardroom())}
    assert made == {f"workbook-{language}.pdf": blank(load(), language) for language in LANGUAGES}


def test_running_again_writes_nothing(home: Path) -> None:
    """Are all files the same to the byte, and is nothing hidden left in the folder?"""
    before = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files(home).items()}
    done = workshop("prepare", str(home / "pack"), "--language", "zh", home=home / "data")
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"没有变化 {len(before)} 个" in done.stdout
    assert {
        name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files(home).items()
    } == before
    assert {path.name for path in (home / "pack").glob(".*")} == {MANIFEST, NUMBERS}


@pytest.mark.skipif(sys.platform == "win32", reason="another signal there")
def test_ctrl_c_on_the_way_leaves_nothing_half_written(tmp_path: Path) -> None:
    """Is a pack for 400, stopped while it is made, not begun rather than half there?"""
    (tmp_path / "guests.csv").write_bytes(roster_of(400))
    pack = tmp_path / "pack"
    command = [sys.executable, "-m", "facilitator.command.cli", "prepare", str(pack), *OPTIONS]
    with subprocess.Popen(
        [*command, "--roster", str(tmp_path / "guests.csv")],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=surroundings(tmp_path / "data"),
    ) as process:
        try:
            eventually(lambda: len(list(pack.glob(".pack-*/*"))) > 5)
            process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=PATIENCE)
        finally:
            process.kill()
    assert (process.returncode, "No file is half written" in said) == (STOPPED, True)
    assert {path.name for path in pack.iterdir()} == {PLAN, NUMBERS}
