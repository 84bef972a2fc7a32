"""Room views for every deck, full enough to strain a slide."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.export.command import room_views
from tests.charts import samples
from tests.charts.samples import Json, t
from tests.deck.room_in_store import answered
from workbook.course import load
from workbook.store import open_store


def stat(name: str, en: str, zh: str, value: str) -> Json:
    """Return one figure beside a chart."""
    return {"id": name, "label": t(en, zh), "value": t(value, value)}


CARDS_EXTERNAL = [
    ("People who rent a flat and whose machine stops on a Tuesday", 7),
    ("Landlords", 5),
    ("自己来取车的老客户", 4),
    ("The letting agency", 3),
    ("街对面的面馆", 2),
    ("Schools", 1),
    (
        "Anybody who rings before nine, because the line is free then and nobody else picks up the phone at all",
        1,
    ),
    ("Tourists", 1),
]
CARDS_INTERNAL = [
    ("Accounts", 6),
    ("仓库的小李", 3),
    ("Whoever has the late shift", 2),
    ("The workshop", 1),
    ("前台", 1),
]


def _cards(label: Json, cards: list[tuple[str, int]], times: int = 1) -> Json:
    items = [
        {"text": f"{text}{' ' * copy}".rstrip() + ("" if not copy else f" {copy + 1}"), "count": count}
        for copy in range(times)
        for text, count in cards
    ]
    return {"group": label, "count": sum(count for _, count in cards) * times, "items": items}


def _view(exercise: str, round_: str = "once", *, n: int = 27, title: Json, **parts: object) -> Json:
    found = load().exercise(exercise)
    assert found.room is not None
    return {
        "exercise": exercise,
        "round": round_,
        "view": found.room.view,
        "open": True,
        "revealed": False,
        "n": n,
        "minimum": found.room.minimum,
        "question": found.title.model_dump(),
        "title": title,
        "caption": found.room.caption.model_dump(),
        "stats": [],
        "charts": [],
        "cards": [],
        **parts,
    }


def views(times: int = 1) -> list[Json]:
    """Return one view for every live slide; ``times`` multiplies the cards of the first two decks.

    Those of the first two decks strain their slides; the others are what a room of eight really answered.
    """
    strained = _strained(times)
    known = {(view["exercise"], view["round"]) for view in strained}
    return [*strained, *(view for view in _answered() if (view["exercise"], view["round"]) not in known)]


@cache
def _answered() -> tuple[Json, ...]:
    with TemporaryDirectory() as folder, open_store(Path(folder), local=True) as store:
        shown = room_views(store, answered(store, guests=8), load())
    assert len(shown) > 40
    return tuple(
        {**view, "question": load().exercise(view["exercise"]).title.model_dump(), "revealed": False}
        for view in shown.values()
    )


def _strained(times: int) -> list[Json]:
    return [
        _view(
            "service-rating",
            "before",
            title=t(
                "We work in the same place and see it 7 points apart", "同一个地方，<wbr>我们看到的差了 7 分"
            ),
            stats=[
                stat("mean", "Average", "平均", "6.1"),
                stat("median", "Median", "中位数", "6"),
                stat("people", "People", "人数", "27"),
            ],
            charts=[samples.HISTOGRAM],
        ),
        _view(
            "service-rating",
            "after",
            title=t("The same people now rate us +1.2 against the start", "同一批人，比开场时多给了 1.2 分"),
            stats=[stat("change", "Change, same people", "同一批人的变化", "+1.2")],
            charts=[samples.HISTOGRAM],
        ),
        _view(
            "our-customers",
            title=t(
                "Of 38 customers we named, only 13 work in the house",
                "我们写了 38 个客户，<wbr>只有 13 个在内部",
            ),
            stats=[stat("entries", "Entries", "条数", "38"), stat("people", "People", "人数", "27")],
            cards=[
                _cards(t("Outside", "外部"), CARDS_EXTERNAL, times),
                _cards(t("In the house", "内部"), CARDS_INTERNAL, times),
            ],
        ),
        _view(
            "service-levels",
            title=t("9 ideas lie beyond what anyone expects", "有 9 条，<wbr>是客户没想到的"),
            stats=[stat("entries", "Entries", "条数", "46"), stat("people", "People", "人数", "27")],
            charts=[_rings()],
        ),
        _view(
            "seven-rules",
            title=t("Our weakest rule: Suspect silence", "我们最弱的一条：<wbr>留意沉默"),
            stats=[stat("mean", "Average", "平均", "3.0"), stat("people", "People", "人数", "24")],
            charts=[samples.HEATMAP],
        ),
        _view(
            "positioning-map",
            title=t(
                "Most of us see ourselves as different, and worth the price",
                "多数人觉得，<wbr>我们与众不同，值这个价",
            ),
            stats=[
                stat("people", "People", "人数", "27"),
                stat("dispersion", "Average distance from the middle", "离中心的平均距离", "18"),
            ],
            charts=[samples.ROOM_MAP],
        ),
        _view(
            "product-service-grid",
            title=t("Most of us say: good goods, weaker service", "多数人说：货好，服务差一截"),
            stats=[stat("people", "People", "人数", "27")],
            charts=[samples.ROOM_MAP],
        ),
        _view(
            "delivered-value",
            title=t(
                "We see ourselves ahead by 1.4. Would customers?",
                "我们觉得领先 1.4 分。<wbr>客户也这么看吗？",
            ),
            stats=[
                stat("gap", "Delivered value, us minus them", "让渡价值，我们减同行", "+1.4"),
                stat("people", "People", "人数", "27"),
            ],
            charts=[samples.RANKING],
        ),
    ]


def _rings() -> Json:
    entries = [
        ("core", "Core", "核心", ["Repair", "修好", "A clean floor", "Hot noodles", "A machine that washes"]),
        (
            "support",
            "Basic support",
            "基本支持",
            ["On time", "说到做到", "Parking", "A clear bill", "回电话", "A place to wait with a coffee"],
        ),
        (
            "extraordinary",
            "Extraordinary",
            "超出预期",
            [
                "The coin in an envelope",
                "三天后打一个电话问还响不响",
                "A spare umbrella",
                "记得不要香菜",
                "A note from the one who did the work, with what to watch for",
            ],
        ),
    ]
    rings = [
        {
            "id": key,
            "label": t(en, zh),
            "items": [{"typed": words} for words in words_ * 3],
            "count": len(words_) * 3,
        }
        for key, en, zh, words_ in entries
    ]
    return samples.RINGS | {"rings": rings}
