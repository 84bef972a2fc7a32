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
PARTS = [
    {"id": "people", "label": t("People", "人员")},
    {"id": "tools", "label": t("Tools", "工具")},
    {"id": "training", "label": t("Training", "培训")},
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
    {"id": "due", "kind": "date", "label": t("Due", "期限"), "ahead": True},
    {"id": "meeting", "kind": "moment", "label": t("Meeting", "会议时间")},
    {
        "id": "rate",
        "kind": "number",
        "label": t("Retention rate", "留存率"),
        "max": 100,
        "unit": t("%", "%"),
        "slider": True,
        "default": 85,
    },
    {"id": "budget", "kind": "allocate", "label": t("Budget", "预算"), "parts": PARTS},
    {"id": "order", "kind": "ranking", "label": t("What matters most", "哪个最重要"), "options": PARTS},
    {
        "id": "rates",
        "kind": "grid",
        "label": t("Rates by branch", "各分店的留存率"),
        "column_label": t("Year", "年份"),
        "row_label": t("Branch", "分店"),
        "unit": t("%", "%"),
        "max_columns": 4,
        "max_rows": 5,
    },
    {
        "id": "votes",
        "kind": "votes",
        "label": t("Your votes", "你的投票"),
        "exercise": "gathering",
        "field": "ideas",
        "dots": 2,
    },
    {
        "id": "partners",
        "kind": "rows",
        "label": t("Partners", "合作方"),
        "row_label": t("Partner", "合作方"),
        "layout": "sheets",
        "max_rows": 3,
        "columns": [
            {"id": "name", "kind": "text", "label": t("Partner’s name", "合作方名称"), "required": True},
            {"id": "terms", "kind": "long-text", "label": t("Terms", "条件")},
            {
                "id": "tasks",
                "kind": "list",
                "label": t("Tasks", "任务"),
                "item_label": t("Task", "任务"),
                "max_items": 4,
            },
            {"id": "start", "kind": "date", "label": t("Start", "开始日期")},
            {"id": "call", "kind": "moment", "label": t("First call", "首次通话")},
        ],
    },
    {
        "id": "steps",
        "kind": "rows",
        "label": t("Steps", "步骤"),
        "row_label": t("Step", "步骤"),
        "layout": "sheets",
        "rows": [
            {"id": "prepare", "label": t("Prepare", "准备"), "hint": t("The week before", "前一周")},
            {"id": "deliver", "label": t("Deliver", "交付")},
        ],
        "columns": [
            {"id": "risk", "kind": "long-text", "label": t("What can go wrong", "会出什么问题")},
            {"id": "by", "kind": "date", "label": t("By when", "何时完成")},
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
