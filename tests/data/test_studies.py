"""Do the course's samples go through, and does what is taken away open in a spreadsheet?"""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

from workbook.course import load
from workbook.data.analyses import STUDIES, to_csv
from workbook.data.errors import DataError
from workbook.data.files import read_table, silent
from workbook.notebook.session import Session

PLANS: dict[str, dict[str, Any]] = {
    "customer-grading": {
        "name": "Customer 客户",
        "weights": {"Yearly sales 年采购": "3", "Pays on time 按时付款": "1"},
        "thresholds": {"A": "75", "B": "50", "C": "25"},
    },
    "satisfaction-tracking": {
        "item": "Item 项目", "month": "Month 月份", "rate": "Satisfied % 满意率", "months": [], "target": "85",
        "strict": False,
    },
}  # fmt: skip


def ran(kind: str, **changes: Any) -> tuple[Any, dict[str, Any]]:
    """Run a study on the course's sample; return the study and its reply."""
    study = STUDIES[kind](load())
    return study, study.run(read_table(study.sample()), PLANS[kind] | changes, silent)


@pytest.mark.parametrize("kind", STUDIES)
def test_a_sample_has_rows_to_use_and_rows_to_leave_out(kind: str) -> None:
    """Does the sample show both, and is every row one or the other?"""
    study, reply = ran(kind)
    assert reply["used"] > 50
    assert reply["left_out"] == len(reply["listed"]) == 3
    assert reply["used"] + reply["left_out"] == len(read_table(study.sample()).frame)
    assert reply["result"].keys() == {"title", "big", "how", "case", "case_id", "chart"}
    assert reply["result"]["chart"]["title"]["zh"]
    assert all(load().text(f"data.{row['code']}") for row in reply["listed"])


@pytest.mark.parametrize("kind", STUDIES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_is_taken_away_says_what_was_shown(kind: str, language: str) -> None:
    """Do the files have a row for each one used and each one left out?"""
    study, reply = ran(kind)
    files = study.files(language)
    rows, left_out = (
        list(csv.reader(io.StringIO(files[name]().decode("utf-8-sig")))) for name in ("made", "left-out")
    )
    assert len(left_out) == 1 + reply["left_out"]
    assert files["picture"]().startswith(b"\x89PNG")
    if kind == "customer-grading":
        assert len(rows) == 1 + reply["used"]
    else:
        assert len(rows[0]) == len(rows[1])
        assert sum(int(cell) for row in rows[1:] for cell in row[1 + len(rows[0]) // 2 :]) == reply["used"]


def test_a_tracked_file_is_worded_like_the_exercise() -> None:
    """Is the lowest weak item of the sample named, against the target the learner set?"""
    _, reply = ran("satisfaction-tracking")
    assert "Test drive 试驾" in reply["result"]["case"]["zh"]
    assert reply["result"]["case_id"] == "weak"
    _, easy = ran("satisfaction-tracking", target="50")
    assert (
        easy["result"]["case_id"] != reply["result"]["case_id"]
        or easy["result"]["big"] != reply["result"]["big"]
    )


@pytest.mark.parametrize(
    ("kind", "changes", "code", "field"),
    [
        ("customer-grading", {"weights": {"Yearly sales 年采购": "much"}}, "not-a-number", "columns"),
        ("customer-grading", {"thresholds": {"A": "75", "B": ""}}, "not-a-number", "thresholds"),
        ("satisfaction-tracking", {"target": ""}, "not-a-number", "target"),
        ("satisfaction-tracking", {"target": "200"}, "out-of-range", "target"),
        ("satisfaction-tracking", {"rate": "Branch 门店"}, "incomplete-answer", "columns"),
    ],
)
def test_figures_that_cannot_be_used_are_refused_at_their_field(
    kind: str, changes: dict[str, Any], code: str, field: str
) -> None:
    """Is the mistake worded, and told where it can be mended?"""
    with pytest.raises(DataError) as refused:
        ran(kind, **changes)
    assert (refused.value.code, refused.value.where) == (code, field)
    assert code in load().messages


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "＝1+1", "＠x"])
def test_a_cell_is_never_a_formula(cell: str) -> None:
    """Is what a spreadsheet would run marked as text, while numbers stay numbers?"""
    rows = list(csv.reader(io.StringIO(to_csv(["a"], [[cell], [-1.5]]).decode("utf-8-sig"))))
    assert rows[1:] == [[f"'{cell}"], ["-1.5"]]


def test_an_exercise_without_files_says_which_have() -> None:
    """Is a wrong id in a notebook answered with the right ones?"""
    with pytest.raises(LookupError, match="customer-grading, satisfaction-tracking"):
        Session.own_data(Session.__new__(Session), "service-rating")
