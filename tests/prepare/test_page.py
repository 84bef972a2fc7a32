"""The page that prepares a half day: what is typed is kept, what is wrong is said beside it, and the pack is the command's."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from facilitator.prepare.page.fields import FIELDS
from facilitator.prepare.page.page import FILE, PreparePage, keep
from facilitator.texts import sentences

ROSTER = "Name,Company,E-mail,Language\n" + "".join(
    f"Guest {number},Firm {number % 3},guest{number}@example.com,{('en', 'zh')[number % 2]}\n"
    for number in range(12)
)


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PreparePage:
    """A page whose pack goes to a folder of its own."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    made = PreparePage("en")
    made.rows["folder"].control.value = str(tmp_path / "pack")
    return made


def fill(page: PreparePage, **values: Any) -> None:
    """Fill the page in as a person would."""
    usual = {
        "date": dt.date(2027, 3, 5),
        "start": "09:00",
        "place": "Harbour House",
        "consultant": "Kim Lee",
        "rsvp": "rsvp@example.com",
        "address": "192.168.8.10:8866",
    }
    for key, value in (usual | values).items():
        page.rows[key].control.value = value


def choose(page: PreparePage, content: str = ROSTER, name: str = "roster.csv") -> None:
    """Choose a roster file."""
    data = content.encode()
    page.upload.value = (
        {
            "name": name,
            "type": "text/csv",
            "size": len(data),
            "content": data,
            "last_modified": dt.datetime.now(dt.UTC),
        },
    )


def wrong(page: PreparePage) -> set[str]:
    """Return the fields that have something wrong said beside them."""
    return {key for key, row in page.rows.items() if "fd-wrong" in row.error}


def test_what_is_needed_is_said_beside_each_field(page: PreparePage, tmp_path: Path) -> None:
    """Is everything that is missing named at once, and nothing made?"""
    page.make()
    assert wrong(page) == {"date", "place", "consultant", "rsvp"}
    assert "fd-wrong" in page.chosen.value
    assert not (tmp_path / "pack").exists()


def test_a_wrong_value_stays_to_be_mended(page: PreparePage) -> None:
    """Does a time that is none stay as typed, with what to do beside it and nothing else marked?"""
    fill(page, start="nine")
    choose(page)
    page.make()
    assert wrong(page) == {"start"}
    assert page.rows["start"].control.value == "nine"
    assert "09:00" in page.rows["start"].error


def test_the_pack_is_made_and_its_plan_read_again(page: PreparePage, tmp_path: Path) -> None:
    """Does a filled page make the pack, and a new page on that folder begin with what was filled in?"""
    fill(page, place_zh="港湾楼 2 层", layout="boardroom", languages="zh")
    choose(page)
    page.make()
    assert wrong(page) == set()
    assert 'role="status"' in page.status.value, page.status.value
    plan = yaml.safe_load((tmp_path / "pack" / "plan.yaml").read_text("utf-8"))
    assert plan["place"] == {"en": "Harbour House", "zh": "港湾楼 2 层"}
    assert (plan["layout"], plan["languages"]) == ("boardroom", ["zh"])
    assert plan["roster"] == "roster.csv"
    assert (tmp_path / "pack" / "roster.csv").read_text("utf-8") == ROSTER
    again = PreparePage("zh")
    again.rows["folder"].control.value = str(tmp_path / "pack")
    assert again.rows["date"].control.value == dt.date(2027, 3, 5)
    assert again.rows["place_zh"].control.value == "港湾楼 2 层"
    assert again.rows["layout"].control.value == "boardroom"
    assert again.rows["languages"].control.value == "zh"


def test_the_roster_of_the_last_time_is_read_when_the_pack_is_made(page: PreparePage, tmp_path: Path) -> None:
    """Do people come who were entered into the file after the page was opened?"""
    fill(page)
    choose(page)
    page.make()
    again = PreparePage("en")
    again.rows["folder"].control.value = str(tmp_path / "pack")
    with (tmp_path / "pack" / "roster.csv").open("a", encoding="utf-8") as file:
        file.write("Late Comer,Firm 9,late@example.com,en\n")
    again.make()
    assert (tmp_path / "pack" / "letters" / "013.eml").is_file(), again.status.value
    assert [path.name for path in (tmp_path / "pack").glob("roster*")] == ["roster.csv"]


def test_what_a_plan_says_in_its_own_way_is_not_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Are a day with slashes and the order of two languages the same after the page?"""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    said = "date: 2027/3/5\nrsvp_by: 2027 年 2 月 24 日\nlanguages: zh en\nplace: Quay\nconsultant: Li\nrsvp: a@example.com\n"
    (tmp_path / "plan.yaml").write_text(said, encoding="utf-8")
    page = PreparePage("en")
    page.rows["folder"].control.value = str(tmp_path)
    choose(page)
    plan, _ = page._checked(tmp_path)
    assert (plan.date, plan.rsvp_by) == (dt.date(2027, 3, 5), dt.date(2027, 2, 24))
    assert plan.languages == ("zh", "en")


def test_a_wrong_address_or_folder_is_said_and_nothing_is_laid_there(
    page: PreparePage, tmp_path: Path
) -> None:
    """Is it said in the page, and is not even the roster left in the folder?"""
    fill(page, address="no address!")
    choose(page)
    page.make()
    assert wrong(page) == {"address"}
    assert not (tmp_path / "pack").exists()
    fill(page, folder="  ")
    page.make()
    assert wrong(page) == {"folder"}
    (tmp_path / "file").write_text("in its place")
    fill(page, folder=str(tmp_path / "file" / "pack"))
    page.make()
    assert "fd-wrong" in page.status.value
    assert wrong(page) == set()


def test_a_second_roster_replaces_no_file(tmp_path: Path) -> None:
    """Does a roster of the same name, with other people in it, stand beside the first?"""
    assert keep(tmp_path, "roster.csv", b"one") == "roster.csv"
    assert keep(tmp_path, "roster.csv", b"one") == "roster.csv"
    assert keep(tmp_path, "../roster.csv", b"two") == "roster (2).csv"
    assert (tmp_path / "roster.csv").read_bytes() == b"one"


def test_another_language_loses_nothing(page: PreparePage) -> None:
    """Do labels change and what was typed stay when the page is switched to Chinese?"""
    fill(page)
    page.switch.value = "zh"
    assert page.rows["date"].control.description == "日期"
    assert page.rows["consultant"].control.value == "Kim Lee"


def test_every_field_has_its_words() -> None:
    """Has each field a label, each option a name and each help its sentence?"""
    texts = sentences(FILE)
    assert texts
    keys = {field.key.replace("_zh", "-zh") for field in FIELDS}
    keys |= {f"{field.key}-{option}" for field in FIELDS for option in field.options}
    keys |= {f"{field.key}-help" for field in FIELDS if field.helped}
    assert keys - set(texts) == set()
