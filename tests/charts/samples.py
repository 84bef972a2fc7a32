"""Chart descriptions and room views as the room sends them (docs/protocol.md), with awkward data among them."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


def t(en: str, zh: str) -> Json:
    """Return a text in both languages."""
    return {"en": en, "zh": zh}


HISTOGRAM: Json = {
    "kind": "histogram",
    "title": t("How many people gave each rating", "每个分数有多少人选"),
    "summary": None,
    "min": 1,
    "max": 10,
    "ends": {"low": t("Poor", "很差"), "high": t("Exceptional", "卓越")},
    "series": [
        {
            "id": "before",
            "label": t("Before", "开场时"),
            "style": 1,
            "counts": [0, 1, 1, 3, 4, 6, 7, 3, 2, 0],
            "mean": 6.0740740740740744,
            "median": 6.0,
            "n": 27,
        }
    ],
}

BEFORE_AFTER: Json = HISTOGRAM | {
    "title": t("Before and after", "开场时和结束时"),
    "series": [
        *HISTOGRAM["series"],
        {
            "id": "after",
            "label": t("After", "结束时"),
            "style": 4,
            "counts": [0, 0, 2, 2, 5, 4, 5, 6, 2, 1],
            "mean": 6.518518518518518,
            "median": 7.0,
            "n": 27,
        },
    ],
}

EXTREME: Json = HISTOGRAM | {
    "title": t("All at one end", "都在一头"),
    "series": [
        HISTOGRAM["series"][0] | {"counts": [0] * 9 + [1840], "mean": 10.0, "median": 10.0, "n": 1840}
    ],
}

RANKING: Json = {
    "kind": "bars",
    "title": t("Us minus the competitor", "我们减同行"),
    "summary": t("On average, in points", "平均差，单位为分"),
    "categories": [
        t("Product", "产品"),
        t("Service", "服务"),
        t("People", "人员"),
        t("Name", "形象"),
        t("Money", "钱"),
        t("Time", "时间"),
        t("Worry", "操心"),
        {"typed": "The time it takes to park the car in a side street <b>& walk</b>"},
    ],
    "series": [
        {
            "id": "gap",
            "label": t("Gap", "差"),
            "style": 1,
            "values": [1.6, 0.9, 0.0, -0.04, -0.7, None, -3.25, 2.5],
        }
    ],
    "highlight": [6],
    "orientation": "horizontal",
    "min": None,
    "max": None,
    "decimals": 1,
}

TWO_SERIES: Json = RANKING | {
    "title": t("Item by item", "逐项比较"),
    "summary": None,
    "categories": RANKING["categories"][:4],
    "series": [
        {"id": "us", "label": t("Us", "我们"), "style": 2, "values": [8, 7, 6, 10]},
        {"id": "rival", "label": {"typed": "湖畔小馆"}, "style": 1, "values": [6, 0, 7.5, 3]},
    ],
    "highlight": [],
    "min": 0,
    "max": 10,
}

UPRIGHT: Json = TWO_SERIES | {"title": t("Upright", "竖着的"), "orientation": "vertical"}

UPRIGHT_ONE: Json = RANKING | {
    "title": t("Marks", "分数"),
    "summary": None,
    "categories": RANKING["categories"][:5],
    "series": [{"id": "mark", "label": t("Mark", "分数"), "style": 1, "values": [4, 5, 3, 0, 2]}],
    "highlight": [3],
    "orientation": "vertical",
    "min": 0,
    "max": 5,
    "decimals": 0,
}

_FRAME: Json = {
    "kind": "map",
    "title": t("Price and quality as customers see them", "客户眼里的价格与质量"),
    "summary": None,
    "x": {"label": t("Price", "价格"), "low": t("Low price", "价格低"), "high": t("High price", "价格高")},
    "y": {
        "label": t("Quality", "质量"),
        "low": t("Low quality", "质量低"),
        "high": t("High quality", "质量高"),
    },
    "quadrants": {
        "low_low": t("Price leader", "价格领导者"),
        "low_high": t("Unprofitable", "不赚钱"),
        "high_low": t("Buyers refuse", "没人买"),
        "high_high": t("Differentiation", "差异化"),
    },
}

MAP: Json = _FRAME | {
    "points": [
        {"id": "us", "label": t("Us today", "我们现在"), "x": 55, "y": 52, "style": 2},
        {
            "id": "rival-1",
            "label": {"typed": "Lakeside Restaurant and Terrace"},
            "x": 92,
            "y": 88,
            "style": 1,
        },
        {"id": "rival-2", "label": {"typed": "街角小馆"}, "x": 30, "y": 70, "style": 3},
        {"id": "rival-3", "label": {"typed": "QuickStop"}, "x": 0, "y": 0, "style": 4},
        {"id": "us-next", "label": t("Us in two years", "我们两年后"), "x": 70, "y": 82, "style": 2},
    ],
    "arrows": [{"from": "us", "to": "us-next"}],
    "cells": [],
}

ROOM_MAP: Json = _FRAME | {
    "title": t("Where people place us", "大家把我们放在哪里"),
    "points": [
        {"id": "rival-1", "label": t("Lakeside", "湖畔"), "x": 85, "y": 65, "style": 1},
        {"id": "rival-2", "label": t("Corner House", "街角小馆"), "x": 25, "y": 75, "style": 3},
        {"id": "rival-3", "label": t("QuickStop", "快捷站"), "x": 15, "y": 25, "style": 4},
    ],
    "arrows": [],
    "cells": [
        {"x": 5, "y": 5, "count": 6},
        {"x": 5, "y": 6, "count": 5},
        {"x": 4, "y": 5, "count": 4},
        {"x": 6, "y": 6, "count": 3},
        {"x": 4, "y": 4, "count": 2},
        {"x": 6, "y": 5, "count": 2},
        {"x": 3, "y": 5, "count": 1},
        {"x": 8, "y": 8, "count": 1},
        {"x": 5, "y": 4, "count": 1},
        {"x": 2, "y": 4, "count": 1},
        {"x": 6, "y": 7, "count": 112},
    ],
}

RINGS: Json = {
    "kind": "rings",
    "title": t("Core, support, extraordinary", "核心、基本支持、超出预期"),
    "summary": None,
    "rings": [
        {
            "id": "core",
            "label": t("Core", "核心"),
            "count": 2,
            "items": [{"typed": "Repair"}, {"typed": "修好"}],
        },
        {
            "id": "support",
            "label": t("Basic support", "基本支持"),
            "count": 3,
            "items": [
                {"typed": "On time"},
                {"typed": "A clean workshop where one can wait"},
                {"typed": "说到做到"},
            ],
        },
        {"id": "extraordinary", "label": t("Extraordinary", "超出预期"), "count": 0, "items": []},
    ],
}

HEATMAP: Json = {
    "kind": "heatmap",
    "title": t("How many people gave each mark", "各个分数有多少人选"),
    "summary": None,
    "rows": [
        t("Ask and repeat", "问清并重复"),
        t("Systems", "有系统"),
        t("Under-promise", "少承诺"),
        t("Suspect silence", "留意沉默"),
        t("Measure", "量与管"),
        t("Respect", "尊重人"),
        t("Improve", "再改进"),
    ],
    "columns": [t(str(mark), str(mark)) for mark in range(1, 6)],
    "counts": [
        [1, 3, 9, 8, 3],
        [4, 8, 7, 4, 1],
        [2, 5, 9, 6, 2],
        [7, 9, 5, 3, 0],
        [3, 6, 8, 6, 1],
        [0, 1, 4, 9, 10],
        [2, 6, 9, 5, 2],
    ],
    "means": [3.375, 2.5833333, 3.0416667, 2.1666667, 2.8333333, 4.1666667, None],
    "highlight": [3],
}

CHARTS: dict[str, Json] = {
    "histogram": HISTOGRAM,
    "before-after": BEFORE_AFTER,
    "extreme": EXTREME,
    "ranking": RANKING,
    "two-series": TWO_SERIES,
    "upright": UPRIGHT,
    "upright-one": UPRIGHT_ONE,
    "map": MAP,
    "room-map": ROOM_MAP,
    "rings": RINGS,
    "heatmap": HEATMAP,
}
