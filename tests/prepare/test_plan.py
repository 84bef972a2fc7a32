"""Is `plan.yaml` read as a person writes it, and written without losing what stands in it?"""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from facilitator.prepare.command import with_options
from facilitator.prepare.notices import worded
from facilitator.prepare.plan.file import PLAN, PlanError, check_plan, read_values, write_plan
from facilitator.prepare.plan.plan import Plan
from tests.prepare.rosters import plan
from workbook.schema import LANGUAGES

NEEDED = {"date": "2026-12-17", "place": "Quay", "consultant": "Chen Jie", "rsvp": "a@example.com"}


def problems(**values: object) -> list[tuple[str, str]]:
    """Return code and key of everything wrong with these values; each has words in both languages."""
    with pytest.raises(PlanError) as raised:
        check_plan(NEEDED | values)
    for notice in raised.value.notices:
        assert all(worded(notice, language) != notice.code for language in LANGUAGES)
    return [(notice.code, notice.params["key"]) for notice in raised.value.notices]


@pytest.mark.parametrize(
    "typed", ["2028-02-29", "2028/2/29", "2028.02.29", "2028 年 2 月 29 日", "2028年2月29日"]
)
def test_a_day_is_read_however_it_is_written(typed: str) -> None:
    """Is it the same day in the ways people write it here?"""
    assert check_plan(NEEDED | {"date": typed}).date == dt.date(2028, 2, 29)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2027-02-29", "plan-no-such-day"),
        ("2027-13-01", "plan-no-such-day"),
        ("29 February", "plan-bad-date"),
        ("03/05/2027", "plan-bad-date"),
        ("1999-03-05", "plan-date-far"),
        ("2100-03-05", "plan-date-far"),
    ],
)
def test_a_day_that_is_none_is_named(typed: str, code: str) -> None:
    """Is 29 February of a common year no such day, rather than no date?"""
    assert problems(date=typed) == [(code, "date")]
    assert problems(rsvp_by=typed) == [(code, "rsvp_by")]


def test_everything_missing_or_wrong_is_named_at_once() -> None:
    """Is each value said once, with the option that gives it?"""
    with pytest.raises(PlanError) as raised:
        check_plan(
            {"start": "25:00", "layout": "round", "rsvp": "nobody", "colour": "red", "languages": "de"}
        )
    said = {notice.params["key"]: notice.code for notice in raised.value.notices}
    assert said == {
        "date": "plan-missing",
        "place": "plan-missing",
        "consultant": "plan-missing",
        "start": "plan-wrong-start",
        "layout": "plan-wrong-layout",
        "rsvp": "plan-wrong-rsvp",
        "languages": "plan-wrong-languages",
        "colour": "plan-unknown",
    }
    assert "--date" in worded(raised.value.notices[0], "zh")


def test_one_name_serves_both_languages() -> None:
    """Is a place given once the same in both, and half a place completed?"""
    assert check_plan(NEEDED).place.model_dump() == {"en": "Quay", "zh": "Quay"}
    assert check_plan(NEEDED | {"place": {"zh": "码头"}}).place.en == "码头"
    assert check_plan(NEEDED | {"languages": "zh, en zh"}).languages == ("zh", "en")


def test_words_have_nothing_in_them_that_a_document_cannot_hold() -> None:
    """Is a name or an address one line, a note several, and none with control characters?"""
    typed = "Quay\nHall\x01 2"
    found = check_plan(
        NEEDED
        | dict.fromkeys(("place", "consultant", "phone", "parking"), typed)
        | {"map_note": {"en": typed, "zh": "码头\x0b旁"}, "owners": {"food": typed}}
    )
    assert {found.place.en, found.consultant, found.phone, found.owners["food"]} == {"Quay Hall 2"}
    assert found.parking is not None
    assert found.map_note is not None
    assert (found.parking.zh, found.map_note.zh) == ("Quay\nHall 2", "码头旁")
    assert problems(consultant="\u200b\x01") == [("plan-wrong", "consultant")]


def test_a_plan_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """Does the file hold every value, with a comment in both languages on each?"""
    wanted = plan(start="13:30", workshop="123456789012", phone="13800138000", owners={"room": "Zhao: Min"})
    write_plan(tmp_path, wanted)
    assert check_plan(read_values(tmp_path)) == wanted
    text = (tmp_path / PLAN).read_text(encoding="utf-8")
    assert "# Where to park." in text
    assert "# 在哪里停车。" in text
    assert text.count("# ") >= 2 * len(Plan.model_fields)


def test_words_are_words_also_where_yaml_sees_numbers(tmp_path: Path) -> None:
    """Are a clock time, an id and a phone number taken as they stand?"""
    lines = ["date: 2026-12-17", "start: 13:30", "place: Quay", "consultant: Chen Jie", "rsvp: a@example.com"]
    (tmp_path / PLAN).write_text(
        "\n".join([*lines, "workshop: 012345678901", "phone: 13800138000", "parking:"])
    )
    found = check_plan(read_values(tmp_path))
    assert (found.start, found.workshop, found.phone) == (dt.time(13, 30), "012345678901", "13800138000")
    assert found.parking is None


def test_a_change_leaves_everything_else_as_somebody_wrote_it(tmp_path: Path) -> None:
    """Are comments, order and spelling kept, and only the changed value written?"""
    text = "\n".join(
        [
            "# ours, do not touch",
            "rsvp: a@example.com  # the office",
            "place:",
            "  en: Quay",
            "  zh: 码头",
            "",
            "# the day",
            "date: 2026/12/17",
            "consultant: 'Chen Jie'",
        ]
    )
    (tmp_path / PLAN).write_text(text, encoding="utf-8")
    old = check_plan(read_values(tmp_path))
    write_plan(tmp_path, old)
    assert (tmp_path / PLAN).read_text(encoding="utf-8") == text
    write_plan(tmp_path, check_plan(old.model_dump() | {"place": "Mill", "workshop": "abc"}))
    expected = text.replace("  en: Quay\n  zh: 码头", "  en: Mill\n  zh: Mill") + "\nworkshop: abc\n"
    assert (tmp_path / PLAN).read_text(encoding="utf-8") == expected


def test_a_note_of_several_paragraphs_is_changed_without_losing_a_comment(tmp_path: Path) -> None:
    """Is all of it taken out, its empty lines too, and what somebody wrote around it left alone?"""
    write_plan(tmp_path, check_plan(NEEDED | {"map_note": "Gate 2\n\nRing\n\nWait", "phone": "1"}))
    text = (tmp_path / PLAN).read_text(encoding="utf-8").replace("# How to find it.", "# Ask Zhao.")
    (tmp_path / PLAN).write_text(text, encoding="utf-8")
    wanted = check_plan(read_values(tmp_path) | {"map_note": "Gate 3"})
    write_plan(tmp_path, wanted)
    changed = (tmp_path / PLAN).read_text(encoding="utf-8")
    assert check_plan(read_values(tmp_path)) == wanted
    before, after = text.partition("map_note:")[0], "\n\n# Who leads it"
    assert changed.startswith(before + 'map_note:\n  en: "Gate 3"\n  zh: "Gate 3"' + after)


def test_comments_stay_where_a_value_changes_its_kind(tmp_path: Path) -> None:
    """Is no comment lost where a text becomes a pair, a pair becomes nothing and a list is shortened?"""
    text = """\
date: 2026-12-17  # a Thursday
phone: +8613800138000
map_note: |
  Gate
    two

# after the note
languages:  # either
- en
- zh  # both

# who
consultant: C
place: Quay  # the hall

# the car park
parking:
  en: Yard  # behind
  zh: 院子

# the office
rsvp: a@example.com
# the end
"""
    (tmp_path / PLAN).write_text(text, encoding="utf-8")
    wanted = check_plan(
        read_values(tmp_path) | {"languages": "zh", "map_note": "Gate 3", "place": "Mill", "parking": None}
    )
    write_plan(tmp_path, wanted)
    changed = (tmp_path / PLAN).read_text(encoding="utf-8")
    assert check_plan(read_values(tmp_path)) == wanted
    comments = re.findall("#.*", text)
    assert re.findall("#.*", changed) == [each for each in comments if each != "# behind"]
    assert "phone: +8613800138000\n" in changed
    for comment, key in (
        ("# after the note", "languages"),
        ("# who", "consultant"),
        ("# the office", "rsvp"),
    ):
        assert f"{comment}\n{key}:" in changed


def test_a_key_that_stands_twice_is_written_once(tmp_path: Path) -> None:
    """Is a file that no editing can make right written anew with every value?"""
    (tmp_path / PLAN).write_text(
        "\n".join(f"{key}: {value}" for key, value in NEEDED.items()) + "\ndate: x\n"
    )
    wanted = check_plan(NEEDED | {"date": "2026-12-18"})
    write_plan(tmp_path, wanted)
    assert check_plan(read_values(tmp_path)) == wanted
    assert (tmp_path / PLAN).read_text(encoding="utf-8").count("\ndate:") == 1


def test_a_value_written_in_an_unusual_way_is_changed_all_the_same(tmp_path: Path) -> None:
    """Is the file right after a change of a key in quotes and of a list in several lines?"""
    unusual = 'languages: [en,\nzh\n]\n"date": 2026-12-17\nplace: Quay\nconsultant: C\nrsvp: a@example.com\n'
    (tmp_path / PLAN).write_text(unusual)
    wanted = check_plan(read_values(tmp_path) | {"languages": "zh", "date": "2026-12-18"})
    write_plan(tmp_path, wanted)
    assert check_plan(read_values(tmp_path)) == wanted


@pytest.mark.parametrize("text", ["date: [", "- one\n- two\n", "just words", b"date: \xff\xfe"])
def test_a_plan_that_cannot_be_read_is_said_with_its_line(tmp_path: Path, text: str | bytes) -> None:
    """Is the file left alone and the place named?"""
    (tmp_path / PLAN).write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(PlanError) as raised:
        read_values(tmp_path)
    (notice,) = raised.value.notices
    assert notice.code == "plan-unreadable"
    assert str(notice.params["line"]) in worded(notice, "zh")


def test_options_change_the_plan() -> None:
    """Is a new place new in both languages, its Chinese given alone added, and "" taken away?"""
    values = {"place": {"en": "Quay", "zh": "码头"}, "parking": "Yard", "phone": "1"}
    changed = with_options(values, {"place": "Mill", "place_zh": None, "parking_zh": "院子", "phone": ""})
    assert changed == {"place": "Mill", "parking": {"en": "Yard", "zh": "院子"}}
    both = with_options(values, {"place": "Mill", "place_zh": "磨坊"})
    assert both["place"] == {"en": "Mill", "zh": "磨坊"}
