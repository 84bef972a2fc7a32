"""What hangs, lies and stands in the room: seating plan, name cards, catering, poster."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest

from facilitator.prepare.day.work_out import work_out
from facilitator.prepare.documents.catering import diets
from facilitator.prepare.documents.poster import documents as posters
from facilitator.prepare.documents.seating_plan import documents as seating
from facilitator.prepare.roster.person import Person
from tests.prepare import days
from tests.prepare.reading import bare, codes, pages, sheet, words


def crowd(size: int) -> list[Person]:
    """Return people with names of their own."""
    return [Person(row=number + 2, name=f"Guest{number:03d}") for number in range(size)]


def test_everybody_has_a_seat_in_the_classroom() -> None:
    """Does every name stand once on the plan, with its table's number, the screen and the door?"""
    [page] = pages(days.pack("two_languages")["seating-plan.pdf"])
    said = bare(page)
    for person in days.people():
        assert said.count(bare(person.name)) == 1
    for expected in ("第1桌", "Table2", "第3桌", "8people", "Screen·屏幕", "Doorside", "门在这一边"):
        assert expected in said


def test_a_boardroom_is_one_table() -> None:
    """Do seven people sit around one table, and is there no second page?"""
    [page] = pages(days.pack("boardroom")["seating-plan.pdf"])
    said = bare(page)
    assert "Boardroom,people:7" in said
    assert "Aboardroomhasonetable" not in said
    assert all(said.count(bare(person.name)) == 1 for person in days.people()[:7])


def test_a_boardroom_too_small_is_said() -> None:
    """Does a plan for more than one group in a boardroom say so, and give each group a page?"""
    found = pages(next(iter(seating(days.two_languages(layout="boardroom")))).make())
    assert len(found) == 3
    assert bare("A boardroom has one table, and there are 3 groups.") in bare(found[0])
    assert "会议室只有一张桌子，这里有3组人" in bare(found[0])


@pytest.mark.parametrize(("size", "expected"), [(1, 1), (5, 1), (11, 1), (60, 1), (61, 3), (400, 8)])
def test_the_plan_fits_however_many_come(size: int, expected: int) -> None:
    """Does everybody stand on the plan inside its pages, from one person to four hundred?"""
    content = next(iter(seating(work_out(days.plan(), crowd(size), room=days.ROOM, today=days.TODAY)))).make()
    found = pages(content)
    assert len(found) == expected
    said = words(content)
    assert all(said.count(person.name) == 1 for person in crowd(size))
    assert_inside(content)


def assert_inside(content: bytes) -> None:
    """Nothing on any page reaches over its edge or another page's."""
    with pypdfium2.PdfDocument(content) as opened:
        for page in opened:
            width, height = page.get_size()
            for thing in page.get_objects():
                left, bottom, right, top = thing.get_bounds()
                assert left >= 0
                assert bottom >= 0
                assert right <= width
                assert top <= height


def test_a_name_card_reads_from_both_sides() -> None:
    """Has each card name and table twice, in the person's script, two cards on a page?"""
    content = days.pack("two_languages")["name-cards.pdf"]
    found = pages(content)
    assert len(found) == 12
    said = words(content)
    for person in days.people():
        assert said.count(bare(person.name)) == 2
    assert said.count("第2桌") == 16
    assert said.count("Table1") == 16
    assert_inside(content)


def test_a_long_name_fits_its_card() -> None:
    """Is a name as long as a roster may have it still on the card?"""
    person = Person(row=2, name="Wolfeschlegelsteinhausenbergerdorff " * 2, company="Company " * 15)
    day = work_out(days.plan(), [person], room=days.ROOM, today=days.TODAY)
    made = days.made(day)
    assert "Wolfeschlegelsteinhausenbergerdorff" in words(made["name-cards.pdf"])
    assert_inside(made["name-cards.pdf"])
    assert_inside(made["seating-plan.pdf"])


def test_food_is_counted_as_people_wrote_it() -> None:
    """Does every diet stand in its own words with its number and tables, and those who wrote nothing last?"""
    rows = sheet(days.pack("two_languages")["catering.xlsx"])[1:]
    assert [(row[0], row[1]) for row in rows] == [
        ("vegetarian", "4"), ("nut allergy", "2"), ("素食", "2"), ("花生过敏", "2"),
        ("None stated · 没写忌口", "14"), ("Total · 合计", "24"),
    ]  # fmt: skip
    assert sum(diet.count for diet in diets(days.two_languages())) == 24
    assert Counter(person.dietary == "" for person in days.people())[True] == 14
    said = words(days.pack("two_languages")["catering.pdf"])
    assert len(pages(days.pack("two_languages")["catering.pdf"])) == 1
    for row in rows:
        assert bare("".join(str(cell) for cell in row)) in said


def test_the_caterer_learns_no_names() -> None:
    """Does what goes to the caterer keep quiet about who has an allergy?"""
    told = words(days.pack("two_languages")["catering.pdf"])
    told += bare(str(sheet(days.pack("two_languages")["catering.xlsx"])))
    assert not [person.name for person in days.people() if bare(person.name) in told]


@pytest.mark.parametrize(("paper", "size"), [("a4", (210, 297)), ("a3", (297, 420))])
def test_the_poster_leads_to_the_room(paper: str, size: tuple[int, int]) -> None:
    """Does the printed code say the room's address, and can address, PIN and the way out be read in both languages?"""
    content = days.pack("two_languages")[f"poster-{paper}.pdf"]
    assert codes(content) == [days.ROOM.url]
    said = words(content)
    for expected in (
        "192.168.8.10:8866",
        "2468",
        "thefirstslideshowsthecurrentone",
        "以第一张幻灯片上的为准",
    ):
        assert expected in said
    with pypdfium2.PdfDocument(content) as opened:
        assert len(opened) == 1
        assert tuple(round(side / 72 * 25.4) for side in opened[0].get_size()) == size
    assert_inside(content)


def test_a_long_address_stays_on_the_poster() -> None:
    """Does an address of a tunnel, longer than the paper is wide at full size, still fit and scan?"""
    url = "https://exceptional-service-workshop.hangzhou-training.example.org/room?pin=246813"
    room = replace(days.ROOM, url=url, address=url.removeprefix("https://").partition("/")[0])
    content = next(iter(posters(replace(days.boardroom(), room=room)))).make()
    assert codes(content) == [url]
    assert_inside(content)
