"""The room's newer views, as the room itself renders them from made answers."""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from tests.charts.samples import Json, t
from tests.room.made import MODELS, Shown, choice, field, made, scale, table
from workbook import models
from workbook.schema import Exercise

LONG = "Call everybody back within the hour, even when all we can say is that we are still looking"
IDEAS = (
    "Say the name",
    "微笑着接电话",
    LONG,
    "把等位的椅子换掉",
    "One number for everything",
    "Ask the night shift",
)
LISTED = {"item_label": t("Entry", "条")}


def named(*options: tuple[str, str, str]) -> list[Json]:
    """Return options with their words in both languages."""
    return [{"id": id_, "label": t(en, zh)} for id_, en, zh in options]


REASONS = named(
    ("died", "They died", "去世了"),
    ("moved", "They moved away", "搬走了"),
    ("rivals", "Competitors won them", "被同行抢走了"),
    ("friends", "Friends and family took them along", "跟着亲戚朋友走了"),
    ("cheaper", "Somebody was cheaper", "别处更便宜"),
    ("complaint", "A complaint that nobody dealt with", "投诉没人管"),
    ("indifference", "Nobody seemed to care about them", "没人把他们放在心上"),
)
SOURCE = {"died": 1, "moved": 3, "rivals": 4, "friends": 5, "cheaper": 9, "complaint": 10, "indifference": 68}
KEYS = list(SOURCE)


def _words(exercise: Exercise, en: str, zh: str, finding: Json) -> Exercise:
    assert exercise.room is not None
    block = exercise.room.model_dump() | {
        "caption": t("Averages over everybody who answered.", "所有回答的平均。"),
        "findings": [{"text": finding}],
    }
    update = {"room": exercise.room.model_validate(block), "name": exercise.name.model_validate(t(en, zh))}
    return exercise.model_copy(update=update)


def shares() -> Shown:
    """Why customers leave: the guess and the list."""
    exercise = made("shares", field("split", "allocate", parts=REASONS), settings={"source": SOURCE})
    finding = t(
        "We guessed {mean_indifference:.0f} of 100 for indifference, the list says {source_indifference:.0f}",
        "我们猜冷漠占 {mean_indifference:.0f}%，<wbr>书上写的是 {source_indifference:.0f}%",
    )
    exercise = _words(exercise, "Why customers leave", "客户为什么走", finding)
    guesses = ([5, 10, 20, 5, 35, 15, 10], [0, 5, 30, 5, 30, 20, 10], [2, 3, 25, 10, 30, 10, 20])
    return Shown(exercise, *({"split": dict(zip(KEYS, guess, strict=True))} for guess in guesses * 9))


def tally() -> Shown:
    """One bar for each of seven reasons."""
    exercise = made("tally", field("why", "choice", options=REASONS, multiple=True), sort="count")
    finding = t("Most of us name the same thing: {top_label}", "大多数人说的是同一件事：<wbr>{top_label}")
    exercise = _words(exercise, "What we hear most", "听得最多的", finding)
    chosen = (["cheaper", "complaint"], ["complaint"], ["moved", "cheaper", "complaint"], ["indifference"])
    return Shown(exercise, *({"why": why} for why in chosen * 7))


def cross() -> Shown:
    """Departments by how satisfied they are."""
    who = field("who", "choice", options=named(("front", "Front desk", "前台"), ("kitchen", "Kitchen", "后厨"), ("stock", "Purchasing and stock keeping", "采购和仓库"), ("books", "Accounts", "财务")))  # fmt: skip
    how = field("how", "choice", options=named(("yes", "Satisfied", "满意"), ("some", "Sometimes", "有时候"), ("no", "Not satisfied", "不满意")))  # fmt: skip
    finding = t(
        "{top_row_label}: {top_column_label}, {top_count} times",
        "{top_row_label}：<wbr>{top_column_label}，{top_count} 次",
    )
    exercise = _words(
        made("cross", table("partners", who, how), column="who", by="how"),
        "Who needs whom",
        "谁离不开谁",
        finding,
    )
    rows = [{"who": "kitchen", "how": "no"}, {"who": "front", "how": "yes"}, {"who": "stock", "how": "some"}]
    return Shown(exercise, *({"partners": rows[: 1 + person % 3]} for person in range(27)))


def spread() -> Shown:
    """What a customer is worth over the years."""
    number = field("number", "number", max=1e9)
    finding = t(
        "Half of our customers are worth more than {median:,.0f}",
        "一半的客户，<wbr>价值超过 {median:,.0f} 元",
    )
    exercise = _words(
        made("spread", number, model=True, figures=["number"]), "Lifetime value", "终身价值", finding
    )
    return Shown(exercise, *({"number": 154_000 + 137_000 * (person % 13) ** 1.4} for person in range(27)))


def means() -> Shown:
    """Two figures side by side."""
    fields = (field("number", "number", max=100), field("other", "number", max=100))
    exercise = made(
        "means", *fields, model=True, figures=["number", "other_one"], labels=("number", "other-one")
    )
    return Shown(exercise, *({"number": 60 + person, "other": 31.5} for person in range(12)))


def leaderboard() -> Shown:
    """Words and what their letters come to."""
    fields = (field("why", "text"), field("number", "number", max=1000))
    finding = t("{top_word} makes {top} of 100", "{top_word} 正好 {top} 分")
    exercise = _words(
        made("leaderboard", *fields, model=True, figures=["number"]), "Letters", "字母", finding
    )
    words = (
        ("ATTITUDE", 100), ("HARDWORK", 98), ("KNOWLEDGE", 96), ("DISCIPLINE", 100), ("SMILES", 77), ("SYSTEMS", 120),
        ("Unbelievably patient listening", 340), ("luck", 47), ("LOVE", 54), ("service", 70), ("team", 39), ("money", 72), ("time", 47),
    )  # fmt: skip
    return Shown(exercise, *({"why": word, "number": value} for word, value in words))


def votes() -> Shown:
    """What the room voted for, one of them with as many letters as a vote may have."""
    exercise = made("votes", field("dots", "votes", exercise="our-customers", field="customers"))
    finding = t("We start with: {top_text}", "我们先做：<wbr>{top_text}")
    exercise = _words(exercise, "Where we start", "从哪里开始", finding)
    full = (LONG + ", because silence is what they remember and tell their friends about. " * 3)[:200]
    ideas = (*IDEAS, full, "Eighth", "第九", "Tenth", "Eleventh")
    return Shown(exercise, *({"dots": [ideas[(person * 3 + dot) % len(ideas) * (dot % 2)] for dot in range(3)]} for person in range(27)))  # fmt: skip


def model_cards() -> Shown:
    """Quick wins in four boxes."""
    exercise = made("cards", field("cards", "list", **LISTED), model=True, source="model", labels=("quick", "plan", "later", "drop"))  # fmt: skip
    groups = ("quick", "plan", "later", "drop:")
    return Shown(exercise, *({"cards": [f"{group}:{IDEAS[(person + nth) % 6]} {person % 4}" if group != "drop:" else group for nth, group in enumerate(groups)]} for person in range(27)))  # fmt: skip


def seven_groups() -> Shown:
    """More groups than stand beside each other."""
    keys = tuple(f"group-{nth}" for nth in range(1, 8))
    exercise = made("cards", field("cards", "list", **LISTED), model=True, source="model", labels=keys)
    return Shown(exercise, *({"cards": [f"{key}:{IDEAS[(person + nth) % 6]} {person}" for nth, key in enumerate(keys)]} for person in range(9)))  # fmt: skip


def heard() -> Shown:
    """A table of marks, counted crosswise."""
    grid = table("t", scale("a", 1, 10), choice("b", "x", "y"))
    return Shown(made("cross", grid, column="a", by="b"), *({"t": [{"a": 1 + person % 10, "b": "xy"[person % 2]}]} for person in range(30)))  # fmt: skip


MADE: dict[str, Callable[[], Shown]] = {
    "tally": tally,
    "cards": model_cards,
    "cards-seven": seven_groups,
    "cross": cross,
    "cross-marks": heard,
    "shares": shares,
    "spread": spread,
    "means": means,
    "leaderboard": leaderboard,
    "votes": votes,
}


def view(name: str) -> Json:
    """Return the view of that name, shown."""
    with patch.object(models, "MODELS", MODELS):
        return MADE[name]().view()
