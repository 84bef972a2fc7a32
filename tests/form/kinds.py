"""An exercise with a field of every kind, for tests of the form."""

from __future__ import annotations

from typing import Any

from workbook.schema import Exercise


def t(en: str, zh: str) -> dict[str, str]:
    """Return a text in both languages."""
    return {"en": en, "zh": zh}


ENDS = {"low": t("Poor", "很差"), "high": t("Great", "很好")}
OPTIONS = [{"id": "tea", "label": t("Tea", "茶")}, {"id": "water", "label": t("Water", "水")}]
MAP: dict[str, Any] = {
    "id": "place",
    "kind": "map",
    "label": t("Price and quality", "价格与质量"),
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
    "points": [
        {"id": "us", "label": t("Us", "我们")},
        {"id": "rival-1", "named": True, "label": t("Competitor", "同行")},
        {"id": "us-next", "arrow_from": "us", "label": t("Us later", "我们以后")},
    ],
}
ROW_COLUMNS: list[dict[str, Any]] = [
    {"id": "score", "kind": "number", "label": t("Score", "分数"), "max": 10, "unit": t("points", "分")},
    {"id": "drink", "kind": "choice", "label": t("Drink", "喝的"), "options": OPTIONS},
]
FIELDS: list[dict[str, Any]] = [
    {"id": "name", "kind": "text", "label": t("Name", "名字"), "max_length": 20, "required": True},
    {"id": "story", "kind": "long-text", "label": t("Story", "经过"), "max_length": 100},
    {
        "id": "ideas",
        "kind": "list",
        "label": t("Ideas", "点子"),
        "item_label": t("Idea", "点子"),
        "max_items": 5,
    },
    {"id": "rating", "kind": "scale", "label": t("Rating", "评分"), "min": 0, "max": 10, "ends": ENDS},
    {
        "id": "years",
        "kind": "number",
        "label": t("Years", "年数"),
        "hint": t("A guess will do.", "估一估就好。"),
        "max": 40,
        "integer": True,
        "slider": True,
        "unit": t("years", "年"),
    },
    {"id": "drink", "kind": "choice", "label": t("Drink", "喝的"), "options": OPTIONS},
    {
        "id": "drinks",
        "kind": "choice",
        "label": t("Drinks", "都喝什么"),
        "options": OPTIONS,
        "multiple": True,
    },
    MAP,
    {
        "id": "table",
        "kind": "rows",
        "label": t("Table", "表格"),
        "row_label": t("Item", "项目"),
        "rows": [
            {"id": "product", "label": t("Product", "产品")},
            {"id": "people", "label": t("People", "人员")},
        ],
        "columns": ROW_COLUMNS,
    },
    {
        "id": "guests",
        "kind": "rows",
        "label": t("Guests", "客人"),
        "row_label": t("Guest", "客人"),
        "max_rows": 3,
        "columns": [
            {"id": "who", "kind": "text", "label": t("Who", "谁"), "required": True},
            {"id": "mood", "kind": "scale", "label": t("Mood", "心情"), "max": 3, "ends": ENDS},
        ],
    },
]


def exercise(*fields: str) -> Exercise:
    """Return an exercise with these fields of `FIELDS`, or with all of them."""
    chosen = [field for field in FIELDS if not fields or field["id"] in fields]
    assert chosen
    return Exercise.model_validate(
        {
            "schema": 1,
            "kind": "exercise",
            "id": "bench",
            "mode": "individual",
            "minutes": 3,
            "live": False,
            "name": t("Bench", "试验台"),
            "title": t("Does every kind of field work?", "每种输入都好用吗？"),
            "lead": t("Try them all.", "都试一试。"),
            "fields": chosen,
        }
    )
