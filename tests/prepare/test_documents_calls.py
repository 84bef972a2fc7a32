"""The call list and the script."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from facilitator.prepare.documents.calls import documents
from tests.prepare import days
from tests.prepare.reading import bare, pages, sheet


def rows() -> list[list[object]]:
    """Return the call list of the day in two languages."""
    return sheet(days.pack("two_languages")["call-list.xlsx"])


def test_everybody_is_on_the_list() -> None:
    """Is there a row for each person, in the order of the roster, with all that a caller needs?"""
    day, found = days.two_languages(), rows()
    assert [row[1] for row in found[1:]] == [person.name for person in day.people]
    assert [row[0] for row in found[1:]] == [str(number) for number in range(1, 25)]
    assert found[4][2:5] == ["杭州快修", "+86 571 8888 1234", "Chinese\n中文"]
    assert found[7][6] == "nut allergy"
    tables = {person.name: str(number) for number, table in enumerate(day.tables, 1) for person in table}
    assert {str(row[1]): row[5] for row in found[1:]} == tables


def test_each_call_has_its_day_a_tick_and_a_note() -> None:
    """Do two columns for each of the two calls stand in the head, in both languages?"""
    assert rows()[0][7:] == [
        "1st call by Tue 8 Dec: done\n第一次，12 月 8 日（周二）以前：打了",
        "1st call: note\n第一次：备注",
        "2nd call on Mon 14 Dec: done\n第二次，12 月 14 日（周一）：打了",
        "2nd call: note\n第二次：备注",
    ]


def test_what_looks_like_a_formula_stays_text() -> None:
    """Is a cell that a spreadsheet would run written as the words it is?"""
    day = days.boardroom()
    evil = replace(
        day.people[0],
        name='=HYPERLINK("http://x","y")',
        phone="+86 10 1234",
        company="=1+1",
        dietary="@SUM(A1)",
    )
    content = next(iter(documents(replace(day, people=(evil,), tables=((evil,),))))).make()
    row = sheet(content)[1]
    assert [row[1], row[2], row[3], row[6]] == [evil.name, "=1+1", "+86 10 1234", "@SUM(A1)"]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in page
    assert b"hyperlink" not in page


def test_the_script_has_both_calls_in_both_languages() -> None:
    """Do time, place, parking, a refusal and a machine stand there, first in English, then in Chinese?"""
    english, chinese = (bare(page) for page in pages(days.pack("two_languages")["call-script.pdf"]))
    for said in (
        "First call, by Tue 8 Dec", "Second call, on Mon 14 Dec", "If they cannot come", "If a machine answers",
        "Tuesday 15 December 2026, 9:00 to 12:30", "Lakeside House, room 204", "Garage B", "this is Ruth Keller",
    ):  # fmt: skip
        assert bare(said) in english
    for said in (
        "第一次，12 月 8 日（周二）以前", "第二次，12 月 14 日（周一）", "对方来不了", "没人接",
        "2026 年 12 月 15 日（星期二）9:00 到 12:30", "湖滨楼 204 室", "B 座地下一层", "我是 Ruth Keller",
    ):  # fmt: skip
        assert bare(said) in chinese


def test_what_is_not_settled_is_said() -> None:
    """Does the script say that parking is open, rather than nothing?"""
    script = list(documents(days.boardroom(parking=None)))[1].make()
    assert "ParkingNotsettledyet." in bare(pages(script)[0])
