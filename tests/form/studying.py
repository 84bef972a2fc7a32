"""What a start page is told by Python: modules, a preview, replies."""

from __future__ import annotations

from typing import Any

from tests.form import kinds

Json = dict[str, Any]

AT = "2026-11-22T10:42:00+08:00"
LATER = "2026-11-23T09:10:00+08:00"


def module(number: int, en: str, zh: str, minutes: int = 40, **more: Any) -> Json:
    """One module as docs/protocol.md has it."""
    name = f"{number:02d}-{en.split(maxsplit=1)[0].lower()}"
    return {
        "id": name,
        "title": kinds.t(en, zh),
        "minutes": minutes,
        "part": number or None,
        "href": f"{name}.ipynb",
        "read": None,
        "exercises": {"done": 0, "all": 4},
        "checks": {"done": 0, "right": 0, "all": 2},
        **more,
    }


MODULES = [
    module(0, "Start here: what this half day is for", "从这里开始：这半天为了什么", 25, read=AT,
           exercises={"done": 1, "all": 1}, checks={"done": 0, "right": 0, "all": 0}),
    module(1, "Defining service: what makes it exceptional", "什么是好服务：好到什么程度才算优质", 42, read=AT,
           exercises={"done": 4, "all": 4}, checks={"done": 2, "right": 1, "all": 2}),
    module(2, "Competitive positioning: where you stand among your rivals", "竞争性定位：你在同行里站在哪里", 48,
           exercises={"done": 1, "all": 3}),
    module(3, "Unique selling points: what only you do", "独特卖点：只有你做的事", 80, exercises={"done": 0, "all": 8}),
]  # fmt: skip

HERE = {"module": MODULES[2]["id"], "href": MODULES[2]["href"], "title": MODULES[2]["title"], "begun": True}

PREVIEW: Json = {
    "made": LATER,
    "new": [{"key": f"exercise-{number}/once", "name": kinds.t(f"Exercise {number}", f"练习 {number}")} for number in range(12)],
    "differ": [
        {"key": "rice-shop/once", "name": kinds.t("The rice shop", "米店"), "here": AT, "file": LATER, "newer": "file"},
        {"key": "gift-test/once", "name": kinds.t("The gift test", "礼物测试"), "here": LATER, "file": AT, "newer": "here"},
    ],
    "same": 30, "checks": 3, "reading": 2, "unknown": 1,
}  # fmt: skip

TAKEAWAY = (
    '{"kind": "exceptional-service-workbook", "version": 1, "made": "2026-11-23T09:10:00+08:00",'
    ' "answers": {"rice-shop/once": {"value": {"why": "Shorter queue"}, "saved_at": "2026-11-22T10:42:00+08:00"}},'
    ' "checks": {"check-1a": {"option": "b", "saved_at": "2026-11-22T10:42:00+08:00"}},'
    ' "reading": {"01-defining": "2026-11-22T10:42:00+08:00"}}'
)

REPLIES: Json = {
    "take": {"body": {"name": "exceptional-service-2026-11-23.json"}, "text": TAKEAWAY},
    "piece": {"body": PREVIEW},
    "bring": {"body": {"brought": 17, "kept": 2}},
    "undo": {"body": {"restored": 12}},
}

TRAITS: Json = {"learner": "me", "modules": MODULES, "here": HERE, "connection": {"joined": False}}
