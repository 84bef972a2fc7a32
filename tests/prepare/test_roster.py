"""Is a roster read whole, and is every bad thing in it named with its row and column?"""

from __future__ import annotations

import csv
import io
import subprocess
import sys

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from facilitator.prepare.notices import worded
from facilitator.prepare.roster.roster import Roster, read_roster
from tests.prepare.rosters import HEAD, csv_of, people, person, roster_of, row_of
from workbook.schema import LANGUAGES

WANG, ANNA = person(3), person(1)


def read(content: str | bytes, *languages: str) -> Roster:
    """Read a roster for a workshop in both languages, English first."""
    spoken = [each for each in LANGUAGES if each in languages] or list(LANGUAGES)
    return read_roster(content if isinstance(content, bytes) else content.encode(), languages=spoken)


def told(roster: Roster, code: str) -> list[tuple[int | None, str | None]]:
    """Return row and column of every notice of that code."""
    return [(notice.row, notice.column) for notice in roster.notices if notice.code == code]


def book(rows: list[list[object]], *, formulas: dict[tuple[int, int], str] | None = None) -> bytes:
    """Return an XLSX file whose first sheet is empty and whose second holds the rows."""
    content = io.BytesIO()
    made = xlsxwriter.Workbook(content, {"strings_to_formulas": False})
    made.add_worksheet("empty")
    sheet = made.add_worksheet("A & B")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    for (row_number, column), formula in (formulas or {}).items():
        sheet.write_formula(row_number - 1, column - 1, formula, None, "Anna")
    made.close()
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_every_encoding_and_separator_gives_the_same_people(encoding: str, separator: str) -> None:
    """Are people the same whatever program wrote the file, and is there nothing to say?"""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([HEAD, row_of(WANG), row_of(ANNA)])
    roster = read(text.getvalue().encode(encoding))
    assert [(each.name, each.company, each.language) for each in roster.people] == [
        ("王3", "老周汽修", "zh"),
        ("Guest 1", "兰溪医院", "en"),
    ]
    assert [each.row for each in roster.people] == [2, 3]
    assert roster.notices == ()


def test_a_workbook_gives_the_same_people() -> None:
    """Are numbers of a spreadsheet phone numbers, and is the sheet with rows the one that is read?"""
    roster = read(book([list(HEAD), ["Anna", "Quay", "anna@example.com", 13800138000, None, "English"]]))
    assert [(each.name, each.phone, each.language) for each in roster.people] == [
        ("Anna", "13800138000", "en")
    ]
    assert roster.notices == ()


@pytest.mark.parametrize(
    "head",
    [
        ["姓名", "单位", "电子邮箱", "手机号", "忌口", "语言"],
        ["姓名 Name", "公司/Company", "E-mail（必填）", "Tel. (mobile, if any)", "Dietary needs", "LANGUAGE"],
        ["Full name:", "Organisation", "E-Mail Address *", "Mobile", "Diet", "语种"],
        ["ＮＡＭＥ", "公司名称", "邮箱", "联系电话", "饮食要求", "Preferred language"],
    ],
)
def test_heads_are_known_in_both_languages(head: list[str]) -> None:
    """Is each column found whatever the usual words over it?"""
    roster = read(csv_of([row_of(WANG)], head=head))
    assert [row_of(each) for each in roster.people] == [row_of(WANG)]
    assert roster.notices == ()


def test_names_in_two_columns_are_joined_as_each_language_does() -> None:
    """Does the family name come first in Chinese and last in English?"""
    roster = read("First name,Last name\nAnna,Li\n芳,王\n")
    assert [each.name for each in roster.people] == ["Anna Li", "王芳"]


def test_the_head_may_stand_under_a_title() -> None:
    """Are lines over the head passed over, and rows still counted from the top of the file?"""
    roster = read("Guests of the day,,\n\n" + "Name,E-mail\nAnna,anna@example.com\n")
    assert [(each.row, each.name) for each in roster.people] == [(4, "Anna")]


def test_a_file_without_a_name_column_stops() -> None:
    """Is it said what stands there and what is accepted?"""
    roster = read("Person,Firm\nAnna,Quay\n")
    (notice,) = roster.notices
    assert (roster.people, notice.code, notice.severity) == ((), "no-name-column", "error")
    assert "Person, Firm" in worded(notice, "en")
    assert "姓名" in worded(notice, "zh")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\xd0\xcf\x11\xe0old", "file-old-excel"),
        (b"PK\x03\x04broken", "file-unreadable"),
        (b"a" * (5 * 1024 * 1024 + 1), "file-too-large"),
        (bytes(range(256)) * 8, "roster-encoding"),
        ("Name\nAnna\n".encode("utf-16-le"), "file-not-text"),
    ],
)
def test_what_is_no_table_stops_with_its_name(content: bytes, code: str) -> None:
    """Is a file that cannot be read named, with the reason in both languages?"""
    roster = read_roster(content, languages=LANGUAGES, name="guests.csv")
    (notice,) = [each for each in roster.notices if each.severity == "error"]
    assert notice.code == code
    for language in LANGUAGES:
        assert code not in worded(notice, language)


def test_missing_columns_are_each_named_and_the_rest_goes_on() -> None:
    """Is everybody kept when there is nothing but names?"""
    roster = read("Name\nAnna\nBob\n")
    assert [each.name for each in roster.people] == ["Anna", "Bob"]
    columns = ("company", "email", "phone", "dietary", "language")
    assert [notice.code for notice in roster.notices] == [f"no-{each}-column" for each in columns]


def test_columns_without_use_and_columns_twice_are_named() -> None:
    """Is a misspelt head seen, and is the first of two equal columns taken?"""
    roster = read("Name,Company,E-mail,Phone,Diet,Language,E-mial,姓名\nAnna,Q,a@example.com,,,en,x,安娜\n")
    assert [each.name for each in roster.people] == ["Anna"]
    assert told(roster, "column-twice") == [(1, "姓名")]
    (unused,) = [notice for notice in roster.notices if notice.code == "columns-unused"]
    assert unused.params["columns"] == ("E-mial",)


def test_empty_rows_are_passed_over_and_named() -> None:
    """Are rows counted as a spreadsheet counts them, with the empty ones and those of several lines?"""
    roster = read('Name,E-mail\n\n"Anna\nLi",anna@example.com\n,\n  ,\nBob,bob@example.com\n\n\n')
    assert [(each.row, each.name) for each in roster.people] == [(3, "Anna Li"), (6, "Bob")]
    (empty,) = [notice for notice in roster.notices if notice.code == "empty-rows"]
    assert empty.params["rows"] == (2, 4, 5)


def test_the_later_of_two_equal_people_is_left_out_and_named() -> None:
    """Is a person known again by e-mail in any case, and by name and company in any width?"""
    rows = [
        ("Anna Li", "Quay", "anna@example.com"),
        ("Anna Lee", "Elsewhere", "ANNA@example.com"),
        ("ａｎｎａ  li", "quay", "other@example.com"),
        ("Anna Li", "Lakeside", "third@example.com"),
    ]
    roster = read(csv_of(rows, head=HEAD[:3]))
    assert [each.row for each in roster.people] == [2, 5]
    assert told(roster, "same-email") == [(3, "E-mail")]
    assert told(roster, "same-person") == [(4, None)]
    assert "row 2" in worded(next(each for each in roster.notices if each.code == "same-person"), "en")


@pytest.mark.parametrize(
    "bad", ["anna", "anna@", "anna@quay", "a b@example.com", "anna@example..com", "安@例.test"]
)
def test_a_person_with_a_bad_address_is_kept_without_it(bad: str) -> None:
    """Is the cell named and the letter still possible?"""
    roster = read(csv_of([("Anna", bad), ("Bob", "")], head=("Name", "E-mail")))
    assert [(each.name, each.email) for each in roster.people] == [("Anna", ""), ("Bob", "")]
    assert told(roster, "bad-email") == [(2, "E-mail")]
    assert told(roster, "no-email") == [(3, "E-mail")]


def test_an_unknown_language_falls_back_to_the_plans_first() -> None:
    """Is it said who gets which language instead, also for one that this workshop does not speak?"""
    text = csv_of([("Anna", "Klingon"), ("Bob", "英文"), ("王芳", "中文")], head=("Name", "Language"))
    both, chinese = read(text), read(text, "zh")
    assert [each.language for each in both.people] == ["en", "en", "zh"]
    assert told(both, "other-language") == [(2, "Language")]
    assert [each.language for each in chinese.people] == ["zh", "zh", "zh"]
    assert told(chinese, "other-language") == [(2, "Language"), (3, "Language")]


@pytest.mark.parametrize(
    "typed", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "＝1+1", "\t=1+1", " =x", "#REF!"]
)
def test_what_a_spreadsheet_would_run_is_refused_and_named(typed: str) -> None:
    """Is the text nowhere among the people, and the rest of the row kept?"""
    roster = read(csv_of([("Anna", typed), (typed, "Quay"), ("Bob", "Quay")], head=("Name", "Company")))
    assert [(each.name, each.company) for each in roster.people] == [("Anna", ""), ("Bob", "Quay")]
    assert told(roster, "cell-formula") == [(2, "Company"), (3, "Name")]
    assert told(roster, "no-name") == [(3, "Name")]


@pytest.mark.parametrize(
    "phone", ["+86 138 0013 8000", "+1 (555) 010-9999 ext. 12", "-", "—", "(010) 6666-8888 转 12"]
)
def test_phone_numbers_and_dashes_are_no_formulas(phone: str) -> None:
    """Is a number with its country code kept, and a dash taken for nothing?"""
    roster = read(csv_of([("Anna", phone)], head=("Name", "Phone")))
    assert [each.phone for each in roster.people] == ["" if phone in "-—" else phone]
    assert told(roster, "cell-formula") == []


def test_a_formula_of_a_workbook_counts_as_what_it_came_to() -> None:
    """Is the text read that the person who saved the file saw in the cell, and none that would run?"""
    rows: list[list[object]] = [["Name", "Company"], ["", "Lakeside"], ["Bob", "=1+1"]]
    roster = read(book(rows, formulas={(2, 1): '=HYPERLINK("http://x","Anna")'}))
    assert [(each.name, each.company) for each in roster.people] == [("Anna", "Lakeside"), ("Bob", "")]
    assert told(roster, "cell-formula") == [(3, "Company")]


def refused(content: bytes) -> tuple[str, int]:
    """Return the code and the line of the one error with which a file is refused, said in both languages."""
    roster = read_roster(content, languages=LANGUAGES, name="guests.csv")
    (notice,) = roster.notices
    assert (roster.people, notice.severity) == ((), "error")
    for language in LANGUAGES:
        said = worded(notice, language)
        assert "guests.csv" in said
        assert str(notice.params["line"]) in said
        assert "UTF-8" in said
    return notice.code, int(str(notice.params["line"]))


UTF8 = csv_of([("王芳", "公司"), ("Bob", "Quay")], head=("姓名", "公司"))
GBK = csv_of([("李雷", "兰溪医院"), ("赵云", "老周汽修")], head=("姓名", "公司")).encode("gbk")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (UTF8.encode() + "李雷,兰溪医院\r\n".encode("gbk"), 4),
        (UTF8.encode() + b"Jos\xe9 D\xedaz,Quay\r\nEve,Quay\r\n", 4),
        (GBK + "韩梅梅,海港酒店\r\n".encode(), 4),
        (bytes(range(1, 256)) * 8, 3),
    ],
)
def test_a_file_in_two_encodings_is_refused_with_the_line(content: bytes, line: int) -> None:
    """Is nobody turned into gibberish, and is it said where to look and how to save the file?"""
    assert refused(content) == ("roster-encoding", line)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (['"Anna,Quay', "Bob,Quay"], 2),
        (["Bob,Quay", '"Anna,Quay', 'Eve "E.,Quay', '"Zoe,Quay', "Max,Quay"], 3),
        (["Bob,Quay", '"Li" Anna,Quay'], 3),
    ],
)
def test_a_quotation_mark_that_is_never_closed_is_refused_with_the_line(rows: list[str], line: int) -> None:
    """Does a stray mark swallow nobody without a word?"""
    assert refused("\n".join(["Name,Company", *rows, ""]).encode()) == ("roster-quote", line)


def test_a_quotation_mark_within_a_cell_is_a_letter() -> None:
    """Are nicknames read, with doubled marks and with plain ones?"""
    roster = read('Name,Company\n"Li ""Nick"" Wei",Quay\nEve "E." Sun,Quay\n')
    assert [each.name for each in roster.people] == ['Li "Nick" Wei', 'Eve "E." Sun']
    assert told(roster, "roster-quote") == []


def test_characters_that_were_lost_before_are_named() -> None:
    """Is a cell left out in which another program could not read a character?"""
    roster = read("Name,Company\nJos\ufffd,Quay\nBob,Caf\ufffd\n")
    assert [(each.name, each.company) for each in roster.people] == [("Bob", "")]
    assert told(roster, "cell-damaged") == [(2, "Name"), (3, "Company")]


def test_control_characters_are_taken_out_and_named() -> None:
    """Do invisible characters neither reach a document nor go unsaid?"""
    roster = read(csv_of([("An\x00na\u202e", "Qu\u200bay\x07")], head=("Name", "Company")))
    assert [(each.name, each.company) for each in roster.people] == [("Anna", "Quay")]
    assert told(roster, "cell-control") == [(2, "Name"), (2, "Company")]


def test_cells_that_are_too_long_are_cut_and_named() -> None:
    """Is the person kept with as much as fits?"""
    roster = read(csv_of([("A" * 81, "Q" * 121)], head=("Name", "Company")))
    assert [(len(each.name), len(each.company)) for each in roster.people] == [(80, 120)]
    assert told(roster, "cell-long") == [(2, "Name"), (2, "Company")]


def test_a_row_with_more_cells_than_the_head_is_left_out_and_named() -> None:
    """Is nobody given another person's cells?"""
    roster = read("Name,Company\nLi, Anna,Quay\nBob,Quay,\nEve\n")
    assert [(each.name, each.company) for each in roster.people] == [("Bob", "Quay"), ("Eve", "")]
    assert told(roster, "cells-beyond") == [(2, None)]


@pytest.mark.parametrize("count", [0, 1, 5, 6, 10, 11, 12, 24, 25, 400])
def test_every_size_up_to_four_hundred_is_read(count: int) -> None:
    """Are all of them there, with nothing to say?"""
    roster = read(roster_of(count))
    assert [row_of(each) for each in roster.people] == [row_of(each) for each in people(count)]
    assert roster.notices == ()


def test_more_than_four_hundred_people_stop() -> None:
    """Is it said how many there are and how many there may be?"""
    (notice,) = read(roster_of(401)).notices
    assert (notice.code, notice.severity) == ("too-many", "error")
    assert "401" in worded(notice, "zh")


_cells = st.text(max_size=30) | st.sampled_from(
    ["=1+1", "王芳", '"', "a@example.com", "a@@b", "en", "�", "\x00", ",,"]
)


@given(
    bad=st.lists(st.lists(_cells, max_size=8), max_size=12),
    places=st.lists(st.integers(0, 12), min_size=3, max_size=3),
)
def test_whatever_stands_between_them_good_rows_are_read(bad: list[list[str]], places: list[int]) -> None:
    """Is nobody lost to what stands in other rows, and does reading never fail?"""
    good = [person(number) for number in (901, 902, 903)]
    rows: list[list[str]] = [list(row) for row in bad]
    for each, place in zip(good, places, strict=True):
        rows.insert(place, list(row_of(each)))
    content = csv_of(rows).encode("utf-8", "replace")
    roster = read(content)
    assert {each.name for each in good} <= {each.name for each in roster.people}
    for notice in roster.notices:
        assert all(worded(notice, language) for language in LANGUAGES)


@given(st.binary(max_size=400))
def test_reading_never_fails(content: bytes) -> None:
    """Does any file come back as people and sentences?"""
    roster = read(b"Name,E-mail\nAnna,anna@example.com\n" + content)
    assert all(worded(notice, "zh") for notice in roster.notices)


def test_a_damaged_workbook_is_refused_in_words() -> None:
    """Does a file with any byte of it changed give people or one sentence, and never an error of a library?"""
    whole = book([["Name", "Phone"], ["Anna", "1"]], formulas={(1, 0): "=1"})
    codes: set[str] = set()
    for place in range(4, len(whole), 5):
        damaged = whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        codes |= {notice.code for notice in read(damaged).notices if notice.severity == "error"}
    assert "file-unreadable" in codes


def test_reading_rosters_is_light_to_import() -> None:
    """Do the heavy libraries wait until a file is read?"""
    heavy = "{'pandas', 'holidays', 'babel', 'python_calamine'} & set(sys.modules)"
    code = (
        f"import sys, facilitator.prepare.roster.roster, facilitator.prepare.day.working_days; print({heavy})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
