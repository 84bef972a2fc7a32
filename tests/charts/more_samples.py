"""Descriptions of the kinds of chart that the later modules bring, realistic and awkward."""

from __future__ import annotations

from tests.charts.samples import Json, t

REASONS: Json = {
    "kind": "bars",
    "title": t("Why customers leave: our guess and the list", "客户为什么走：我们猜的和书上写的"),
    "summary": t("Average shares in % by 27 people", "27 人给出的平均占比（%）"),
    "categories": [
        t("They died", "去世了"),
        t("They moved away", "搬走了"),
        t("Competitors won them", "被同行抢走了"),
        t("Friends and family took them along", "跟着亲戚朋友走了"),
        t("Somebody was cheaper", "别处更便宜"),
        t("A complaint that nobody dealt with", "投诉没人管"),
        t("Nobody seemed to care about them", "没人把他们放在心上"),
    ],
    "series": [
        {"id": "share", "label": t("The room, share in %", "全场，占比 %"), "style": 1, "values": [2.1, 6.4, 24.5, 8.0, 31.2, 16.3, 11.5]},
        {"id": "source", "label": t("The published list, share in %", "公布的数据，占比 %"), "style": 3, "values": [1, 3, 4, 5, 9, 10, 68]},
    ],
    "highlight": [],
    "orientation": "horizontal",
    "min": None,
    "max": None,
    "decimals": 0,
}  # fmt: skip

LARGE: Json = REASONS | {
    "title": t("What one customer is worth", "一位客户值多少"),
    "summary": None,
    "categories": [t("Annual value", "一年的价值"), t("Lifetime value", "终身价值"), t("Lost in a bad year", "坏年景里丢掉的"), t("Cost to win one", "争取一位的花费")],
    "series": [{"id": "value", "label": t("Yuan", "元"), "style": 2, "values": [54_000, 1_234_567, -640_000, 0]}],
}  # fmt: skip

MANY: Json = REASONS | {
    "title": t("What we voted for", "我们投给了什么"),
    "summary": None,
    "categories": [
        {
            "typed": (
                "Call everybody back within the hour, even when all we can say is that we are still looking, because the silence is what they remember and what they tell their friends about for years afterwards, word for word"
                if index == 0
                else f"把第 {index} 条建议写长一点，看看中文会不会换行，也看看两行放不下的时候怎么办，顺便看看标点"
                if index == 1
                else f"Idea {index}"
            )
        }
        for index in range(26)
    ],
    "series": [{"id": "votes", "label": t("Votes", "票数"), "style": 1, "values": [26 - index for index in range(26)]}],
    "highlight": [0],
}  # fmt: skip

MANY_TWICE: Json = MANY | {
    "title": t("Thirty, twice", "三十项，两组"),
    "categories": [t(f"Item {index}", f"第 {index} 项") for index in range(30)],
    "series": [
        {"id": "a", "label": t("Before", "之前"), "style": 1, "values": [index * 1000 - 9000 for index in range(30)]},
        {"id": "b", "label": t("After", "之后"), "style": 4, "values": [None if index % 7 == 0 else index * 900 for index in range(30)]},
    ],
    "highlight": [],
}  # fmt: skip

RETENTION: Json = {
    "kind": "lines",
    "title": t("How many of 100 customers are still there", "100 位客户里还剩几位"),
    "summary": t("Over twenty years at three retention rates", "三种保留率，二十年"),
    "x": {"label": t("Years", "年"), "values": list(range(21)), "categories": None},
    "y": {"label": t("Customers left, of 100", "100 位客户里还剩"), "min": 0, "max": 100, "decimals": 0},
    "series": [
        {"id": "ninety", "label": t("Retention 90 %", "保留率 90%"), "style": 1, "values": [100 * 0.9**year for year in range(21)]},
        {"id": "us", "label": t("Us: 80 % a year", "我们：每年 80%"), "style": 2, "values": [100 * 0.8**year for year in range(21)]},
        {"id": "rival", "label": {"typed": "Lakeside Restaurant and Terrace 70 %"}, "style": 3, "values": [100 * 0.7**year for year in range(21)]},
    ],
    "marks": [
        {"axis": "y", "value": 50, "label": t("Half of them", "一半")},
        {"axis": "x", "value": 10, "label": t("A customer's average life", "客户平均留多久")},
    ],
}  # fmt: skip

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

GAPS: Json = {
    "kind": "lines",
    "title": t("Complaints month by month", "每月的投诉"),
    "summary": None,
    "x": {"label": t("Month", "月份"), "values": list(range(12)), "categories": [t(name, f"{index + 1} 月") for index, name in enumerate(MONTHS)]},
    "y": {"label": t("Complaints", "投诉件数"), "min": None, "max": None, "decimals": 0},
    "series": [
        {"id": "a", "label": t("Deliveries", "送货"), "style": 1, "values": [12, 14, None, 9, None, None, 7, 8, 6, 5, None, 4]},
        {"id": "b", "label": t("Invoices", "账单"), "style": 4, "values": [3, 4, 4, 5, 5, 6, 6, 6, 5, 5, 5, 4]},
        {"id": "c", "label": t("Waiting on the phone", "电话里等"), "style": 5, "values": [None, None, 5, 5, 5, 4, 4, 4, 4, 4, 4, 4]},
        {"id": "d", "label": t("Nothing yet", "还没有"), "style": 3, "values": [None] * 12},
    ],
    "marks": [{"axis": "y", "value": 5, "label": t("Target: five at most", "目标：最多五件")}],
}  # fmt: skip

SUMS: Json = GAPS | {
    "title": t("Value kept, year by year", "每年留住的价值"),
    "x": {"label": t("Year", "年份"), "values": [2024, 2025, 2026, 2027, 2028, 2029, 2030], "categories": None},
    "y": {"label": t("Yuan", "元"), "min": None, "max": None, "decimals": 0},
    "series": [{"id": "sum", "label": t("Plan", "计划"), "style": 2, "values": [-250_000, 0, 54_000, 410_000, 800_000, 1_200_000, 1_234_567]}],
    "marks": [{"axis": "x", "value": 2026, "label": t("The programme starts", "项目开始")}, {"axis": "y", "value": 1_000_000, "label": t("Goal", "目标")}],
}  # fmt: skip

ONE_POINT: Json = GAPS | {
    "title": t("One point only", "只有一个点"),
    "x": {"label": t("Step", "步骤"), "values": [1], "categories": None},
    "series": [{"id": "one", "label": t("One", "一"), "style": 1, "values": [3.5]}],
    "y": {"label": t("Marks", "分数"), "min": 1, "max": 5, "decimals": 1},
    "marks": [],
}  # fmt: skip

_VALUES: list[list[float | None]] = [
    [92, 88, None, 91, 95, 97, 90, 86, 89, None, 93, 94],
    [71, 68, 74, 66, None, None, 59, 63, 70, 72, 75, 78],
    [48, 52, 41, 39, 55, 58, 61, 64, 66, None, None, 70],
    [None] * 12,
]


def _mark(value: float | None) -> str | None:
    return (
        None
        if value is None
        else "good"
        if value >= 90
        else "weak"
        if value < 50
        else "watch"
        if value < 60
        else None
    )


MONTHLY: Json = {
    "kind": "matrix",
    "title": t("Satisfaction in %, item by month", "满意度（%），逐项逐月"),
    "summary": t("Twelve months, four things customers care about", "十二个月，客户在意的四件事"),
    "rows": [
        t("Reached somebody at the first call", "第一次打就有人接"),
        t("Delivered when promised", "按说好的时间送到"),
        {"typed": "Bills that anybody can read without ringing us up first"},
        t("Not asked yet", "还没问过"),
    ],
    "columns": [t(name, f"{index + 1} 月") for index, name in enumerate(MONTHS)],
    "cells": [[{"value": value, "mark": _mark(value)} for value in row] for row in _VALUES],
    "decimals": 0,
    "shade": False,
}

PARTNERS: Json = {
    "kind": "matrix",
    "title": t("Who needs whom, and are they satisfied", "谁离不开谁，满不满意"),
    "summary": None,
    "rows": [t("Front desk", "前台"), t("Kitchen", "后厨"), t("Purchasing and stock keeping", "采购和仓库"), t("Accounts", "财务")],
    "columns": [t("Satisfied", "满意"), t("Sometimes", "有时候"), t("Not satisfied", "不满意")],
    "cells": [[{"value": value, "mark": None} for value in row] for row in ([12, 3, 0], [2, 9, 14], [0, 1, 1200], [7, 7, 7])],
    "decimals": 0,
    "shade": True,
}  # fmt: skip

WIDE: Json = MONTHLY | {
    "title": t("Thirty items", "三十项"),
    "summary": None,
    "rows": [t(f"Item {index} with a name that goes on", f"第 {index} 项，名字长一点") for index in range(30)],
    "columns": [t("First quarter of the year", "第一季度"), t("Second quarter", "第二季度"), {"typed": "Unbreakablelongcolumnname"}],
    "cells": [[{"value": 1_200_000.5 * index, "mark": "weak" if index == 3 else None}, {"value": -54_000.0, "mark": None}, {"value": None, "mark": None}] for index in range(30)],
    "decimals": 1,
}  # fmt: skip

PYRAMID: Json = {
    "kind": "pyramid",
    "title": t("The pyramid turned upside down", "倒过来的金字塔"),
    "summary": None,
    "levels": [
        {"label": t("Customers", "客户"), "note": t("They come first", "排在最上面")},
        {"label": t("People who meet customers", "直接面对客户的人"), "note": t("They decide on the spot", "当场就能做主")},
        {"label": t("Team leaders and head office staff who help them do it", "帮一线做成事的主管和职能部门"), "note": None},
        {"label": t("Directors", "高层"), "note": t("They carry the rest", "托住所有人")},
    ],
    "inverted": True,
}  # fmt: skip

LADDER: Json = PYRAMID | {
    "title": t("Thirty levels", "三十层"),
    "levels": [{"label": {"typed": f"Level {index}: what people typed here is rather long, 而且中英混排"}, "note": None} for index in range(30)],
    "inverted": False,
}  # fmt: skip

ONE_LEVEL: Json = PYRAMID | {"title": t("One level", "一层"), "levels": PYRAMID["levels"][:1]}


def _typed(*words: str) -> list[Json]:
    return [{"typed": each} for each in words]


WINS: Json = {
    "kind": "groups",
    "title": t("Quick wins first", "先做见效快的"),
    "summary": t("By what they cost us and what customers notice", "看花多少力气，客户感觉得到多少"),
    "groups": [
        {"id": "quick", "label": t("Quick wins", "马上能做"), "note": t("Little work, much noticed", "省力，客户感觉得到"), "count": 4, "items": _typed("Say the name", "微笑着接电话", "Call back within the hour, even when all we can say is that we are still looking", "把等位的椅子换掉")},
        {"id": "major", "label": t("Worth planning", "值得立项"), "note": t("Much work, much noticed", "费力，客户感觉得到"), "count": 2, "items": _typed("One number for everything", "新的预约系统")},
        {"id": "fill", "label": t("When there is time", "有空再做"), "note": None, "count": 23, "items": _typed(*(f"Small thing {index}" for index in range(20)))},
        {"id": "drop", "label": t("Better not", "先不做"), "note": t("Much work, hardly noticed", "费力，客户没感觉"), "count": 0, "items": []},
    ],
}  # fmt: skip

MORE: dict[str, Json] = {
    "reasons": REASONS,
    "large": LARGE,
    "many": MANY,
    "many-twice": MANY_TWICE,
    "retention": RETENTION,
    "gaps": GAPS,
    "sums": SUMS,
    "one-point": ONE_POINT,
    "monthly": MONTHLY,
    "partners": PARTNERS,
    "wide": WIDE,
    "pyramid": PYRAMID,
    "ladder": LADDER,
    "one-level": ONE_LEVEL,
    "wins": WINS,
}
