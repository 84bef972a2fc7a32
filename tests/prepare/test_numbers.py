"""Does everybody keep the number that their files are named by?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.prepare.roster.file_numbers import NUMBERS, Numbers, numbered, read_numbers, write_numbers
from tests.prepare.rosters import people, person


def remembered(folder: Path, *rows: int) -> Numbers:
    """Return what is known after these people were numbered."""
    write_numbers(folder, numbered([person(row) for row in rows], read_numbers(folder)), read_numbers(folder))
    return read_numbers(folder)


def test_first_numbers_follow_the_roster(tmp_path: Path) -> None:
    """Is the first number 1, and the file free of names and addresses?"""
    assert [each.number for each in numbered(people(3), {})] == [1, 2, 3]
    remembered(tmp_path, 1, 2, 3)
    text = (tmp_path / NUMBERS).read_text()
    assert "guest" not in text.casefold()
    assert "王" not in text


def test_a_person_is_known_again_by_mail_or_by_name(tmp_path: Path) -> None:
    """Does a new address, or a corrected name, keep the number?"""
    known = remembered(tmp_path, 1, 2, 3)
    moved = replace(person(3), email="new@example.com")
    renamed = replace(person(1), name="Guest One")
    newcomer = person(8)
    assert [each.number for each in numbered([newcomer, moved, renamed], known)] == [4, 3, 1]


def test_the_number_of_somebody_who_left_is_not_given_away(tmp_path: Path) -> None:
    """Does nobody get a file that another person's letter was in?"""
    remembered(tmp_path, 1, 2, 3)
    known = remembered(tmp_path, 1, 2, 9)
    assert [each.number for each in numbered([person(3), person(9), person(10)], known)] == [3, 4, 5]


@given(st.lists(st.lists(st.integers(1, 30), unique=True), min_size=1, max_size=5))
def test_numbers_are_never_shared(rosters: list[list[int]]) -> None:
    """Has each person one number for good and each number one person, whoever comes and goes?"""
    given_to: dict[int, int] = {}
    with TemporaryDirectory() as folder:
        for rows in rosters:
            known = read_numbers(Path(folder))
            group = numbered([person(row) for row in rows], known)
            write_numbers(Path(folder), group, known)
            for each in group:
                assert given_to.setdefault(each.row, each.number) == each.number
    assert len(set(given_to.values())) == len(given_to)


@pytest.mark.parametrize("content", ["", "[]", '{"a": "b"}', "{"])
def test_a_lost_list_begins_anew(tmp_path: Path, content: str) -> None:
    """Does a damaged file stop nothing?"""
    (tmp_path / NUMBERS).write_text(content)
    assert read_numbers(tmp_path) == {}
