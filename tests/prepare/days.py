"""Half days to make documents of: 24 people in two languages, and seven around one table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import cache
from typing import Any

from facilitator.prepare.day.records import Day
from facilitator.prepare.day.work_out import work_out
from facilitator.prepare.documents import everything
from facilitator.prepare.plan.plan import Plan
from facilitator.prepare.roster.person import Person
from facilitator.processes.bind import JoinAddress
from workbook.schema import Text

ROOM = JoinAddress(url="http://192.168.8.10:8866/?pin=2468", address="192.168.8.10:8866", pin="2468")
TODAY = dt.date(2026, 11, 16)
DAY = dt.date(2026, 12, 15)

ENGLISH = (
    "Aoife Byrne", "Tom Walsh", "Siobhán O’Neill", "Grace Okafor", "Max Powell", "Ruth Ellis",
    "Daniel Christopherson-Montgomery", "Priya Raman", "Len Hughes", "Zoë Hart", "Omar Haddad", "Kate Doyle",
)  # fmt: skip
CHINESE = (
    "李明", "王芳", "欧阳建国", "张伟", "刘洋", "陈静", "杨帆", "赵磊", "黄丽", "周杰", "阿依古丽·买买提", "徐婷",
)  # fmt: skip
DIETS = ("vegetarian", "", "", "nut allergy", "", "素食", "", "", "花生过敏", "", "Vegetarian ", "")


def people() -> list[Person]:
    """Return twelve people who read English and twelve who read Chinese, in turn."""
    found: list[Person] = []
    for number, (english, chinese) in enumerate(zip(ENGLISH, CHINESE, strict=True)):
        for name, language in ((english, "en"), (chinese, "zh")):
            row = len(found) + 2
            company = ("Canal Cycles", "杭州快修") if number % 2 else ("Piece Hall Dental", "锦里面馆")
            found.append(
                Person(
                    row=row,
                    name=name,
                    company=company[language == "zh"],
                    email=f"person{row}@example.org" if row != 5 else "",
                    phone="+86 571 8888 1234" if row != 6 else "",
                    dietary=DIETS[number],
                    language="zh" if language == "zh" else "en",
                )
            )
    return found


def plan(**changes: Any) -> Plan:
    """Return the plan of a Tuesday."""
    given: Mapping[str, Any] = {
        "date": DAY,
        "start": dt.time(9, 0),
        "place": Text(en="Lakeside House, room 204", zh="湖滨楼 204 室"),
        "parking": Text(en="Garage B, level −1, free with this letter", zh="B 座地下一层，凭此信免费"),
        "map_note": Text(en="Metro line 2, Lakeside, exit D; the entrance is behind the bakery", zh="地铁 2 号线湖滨站 D 口，面包店后面就是"),
        "consultant": "Ruth Keller",
        "phone": "+86 571 1234 5678",
        "rsvp": "reply@example.org",
        "owners": {"food": "陈阿姨", "projector": "Sam (IT)"},
        "workshop": "w-7f3a",
    }  # fmt: skip
    return Plan.model_validate({**given, **changes})


def two_languages(**changes: Any) -> Day:
    """Return a half day of 24 people in two languages at three tables."""
    return work_out(plan(**changes), people(), room=ROOM, today=TODAY)


def boardroom(**changes: Any) -> Day:
    """Return a half day of seven people around one table."""
    return work_out(plan(layout="boardroom", **changes), people()[:7], room=ROOM, today=TODAY)


def made(day: Day) -> dict[str, bytes]:
    """Return every document of a day by its path."""
    return {document.path: document.make() for document in everything(day)}


@cache
def pack(which: str) -> dict[str, bytes]:
    """Return the documents of ``two_languages`` or ``boardroom``, made once for all tests."""
    return made({"two_languages": two_languages, "boardroom": boardroom}[which]())
