"""Twenty-seven people who never were, and what they would have answered. The same on every run."""

from __future__ import annotations

from random import Random
from typing import Any

from tests.charts.crowd import answer, keys
from tests.e2e.workshop import Workshop
from workbook.course import load

Json = dict[str, Any]

PEOPLE = 27
#: Ratings before the workshop: a room that does not agree.
RATINGS = [3, 4, 4, 5, 5, 5, 6, 6, 6, 6, 6, 7, 7, 7, 7, 7, 7, 7, 8, 8, 8, 8, 8, 9, 9, 9, 10]

CUSTOMERS = {
    "en": [
        ("Walk-in guests", "A table and a meal", "external"),
        ("The kitchen", "Orders they can read", "internal"),
        ("Families on Sundays", "High chairs and patience", "external"),
        ("Night shift", "A clean handover", "internal"),
        ("Corporate bookings", "An invoice the same day", "external"),
        ("Suppliers", "A gate that is open at six", "external"),
        ("New colleagues", "Somebody to ask", "internal"),
        ("Delivery riders", "Bags that are ready", "external"),
    ],
    "zh": [
        ("午市上班族", "二十分钟内吃完", "external"),
        ("后厨", "写得清楚的单子", "internal"),
        ("带孩子的家庭", "儿童椅和耐心", "external"),
        ("夜班同事", "交接干净", "internal"),
        ("公司订餐", "当天开好发票", "external"),
        ("外卖骑手", "到店就能取", "external"),
        ("新来的同事", "有人可问", "internal"),
        ("老街坊", "记得他的口味", "external"),
    ],
}
RINGS = {
    "en": {
        "core": ["A hot meal", "A clean room", "A repaired machine"],
        "support": ["On time", "A receipt", "Somebody who answers the phone"],
        "extraordinary": ["They remembered my name", "A call the day after", "An umbrella at the door"],
    },
    "zh": {
        "core": ["一碗热面", "干净的房间", "修好的机器"],
        "support": ["准时", "有发票", "电话有人接"],
        "extraordinary": ["记得我不吃香菜", "第二天来电话问", "门口有伞"],
    },
}
RIVALS = {"en": ["Lakeside", "Golden Wok", "The Mill"], "zh": ["湖畔小馆", "金锅", "老磨坊"]}
SCORES = {
    "product": (7.5, 6.5),
    "service": (8, 6),
    "people": (8, 6.5),
    "image": (6, 7.5),
    "money": (6, 5),
    "time": (4, 5.5),
    "mind": (3, 4.5),
    "effort": (3.5, 4),
}


def answers(number: int, language: str) -> dict[str, Json]:
    """Return what the person of that number answered, by ``exercise/round``."""
    random = Random(number)
    mine = CUSTOMERS[language]
    x, y = random.gauss(58, 14), random.gauss(66, 13)

    points: Json = {
        "us": {"x": near(random, x, 1), "y": near(random, y, 1)},
        "us-next": {"x": near(random, x + 8, 3), "y": near(random, y + 12, 3)},
    }
    for index, name in enumerate(RIVALS[language], start=1):
        points[f"rival-{index}"] = {
            "name": name,
            "x": near(random, 20 + 22 * index, 8),
            "y": near(random, 80 - 18 * index, 9),
        }
    rows = [mine[(number + step) % len(mine)] for step in range(3)]
    half = [step / 2 for step in range(-3, 4)]
    return {
        "service-rating/before": {"rating": str(RATINGS[number % len(RATINGS)])},
        "our-customers/once": {
            "customers": [{"who": who, "service": what, "side": side} for who, what, side in rows],
            "care": random.sample(
                ["complaints", "access", "communication", "courtesy", "promises", "quality"], 3
            ),
        },
        "service-levels/once": {ring: random.sample(words, 2) for ring, words in RINGS[language].items()},
        "positioning-map/once": {"map": points},
        "delivered-value/once": {
            "rival-name": RIVALS[language][0],
            "scores": {
                item: {
                    "us": str(min(10, us + random.choice(half))),
                    "rival": str(min(10, rival + random.choice(half))),
                }
                for item, (us, rival) in SCORES.items()
            },
        },
    }


def fill(workshop: Workshop) -> None:
    """Let everybody join and answer."""
    for number in range(PEOPLE):
        language = "en" if number % 3 else "zh"
        secret = workshop.somebody(f"Guest {number + 1}", language, 1 + number % 5)
        given = others(number, language) | answers(number, language) | more(workshop, secret, number)
        for key, value in given.items():
            workshop.answer(secret, key, value)


def others(number: int, language: str) -> dict[str, Json]:
    """Return what the person of that number says to everything that the room shows."""
    course = load()
    return {key: answer(course.exercise(key.split("/")[0]), number, language) for key in keys()}


def more(workshop: Workshop, secret: str, number: int) -> dict[str, Json]:
    """Return the answers whose fields the content alone knows: marks for rules, and the grid."""
    random = Random(1000 + number)
    rules = workshop.call(secret, "GET", "/api/parts/1")["exercises"]["seven-rules"]["fields"]
    lean = {field["id"]: 2.2 + 0.35 * index for index, field in enumerate(rules)}
    marks = {
        field["id"]: str(int(min(field["max"], max(field["min"], random.gauss(lean[field["id"]], 1)))))
        for field in rules
        if field["kind"] == "scale"
    }
    grid = {
        "us": {"x": near(random, 62, 13), "y": near(random, 55, 14)},
        "rival-1": {"name": RIVALS["en"][number % 2], "x": near(random, 48, 12), "y": near(random, 64, 10)},
    }
    return {"seven-rules/once": marks, "product-service-grid/once": {"map": grid}}


def near(random: Random, value: float, spread: float) -> str:
    """Return a whole number around a value, within a map."""
    return str(int(min(97, max(3, random.gauss(value, spread)))))
