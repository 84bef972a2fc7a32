"""Do tallies, crosses, votes and the model's cards count what they should? Worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.room.made import MODELS, Json, Shown, choice, field, made, scale, table, words
from workbook import models


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "MODELS", MODELS)


ENTRIES = {"item_label": words()}


def bars(view: Json) -> list[tuple[str, float]]:
    """Return the bars of the only series, by their English or typed words."""
    (chart,) = view["charts"]
    (series,) = chart["series"]
    names = [category.get("typed") or category["en"] for category in chart["categories"]]
    return list(zip(names, series["values"], strict=True))


def stats(view: Json) -> dict[str, str]:
    """Return the stats by id, in English."""
    return {stat["id"]: stat["value"]["en"] for stat in view["stats"]}


def test_a_tally_counts_every_option_zeros_too() -> None:
    shown = Shown(
        made("tally", choice("why", "price", "rude-staff", "moved")),
        {"why": "rude-staff"}, {"why": "rude-staff"}, {"why": "price"}, {},
    )  # fmt: skip
    view = shown.view()
    assert bars(view) == [("price", 1), ("rude-staff", 2), ("moved", 0)]
    assert view["charts"][0]["highlight"] == [1]
    assert (view["n"], stats(view)) == (3, {"entries": "3", "people": "3"})
    assert shown.title("{n} {total} {top_label} {top_count} {top_share:.2f}") == "3 3 rude-staff 2 0.67"
    assert shown.title("{rude_staff} {share_rude_staff:.2f} {moved} {share_moved:g}") == "2 0.67 0 0"


def test_a_tally_may_be_ordered_by_count() -> None:
    answers = [{"why": ["b", "c"]}, {"why": ["c"]}, {"why": ["a", "c", "b"]}, {"why": ["c"]}]
    shown = Shown(made("tally", choice("why", "a", "b", "c", "d", multiple=True), sort="count"), *answers)
    assert bars(shown.view()) == [("c", 4), ("b", 2), ("a", 1), ("d", 0)]
    assert stats(shown.view()) == {"entries": "7", "people": "4"}


def test_options_that_lead_together_are_all_named() -> None:
    shown = Shown(made("tally", choice("why", "a", "b", "c")), {"why": "a"}, {"why": "c"})
    assert shown.title("{top_label}: {top_count}") == "a, c: 1"
    assert shown.view()["charts"][0]["summary"]["zh"] == "2 人一共选了 2 次。最多的是a（中）、c（中），1 次。"


def test_a_tally_adds_up_several_choices_and_table_columns() -> None:
    grid = table("moments", field("what", "text"), choice("mood", "good", "bad"), choice("who", "us", "them"))
    exercise = made("tally", grid, column="who")
    shown = Shown(
        exercise,
        {"moments": [{"what": "x", "mood": "good", "who": "us"}, {"who": "them"}, {"what": "y"}]},
        {"moments": [{"who": "us"}]},
        {"moments": [{"what": "z"}]},
    )
    assert bars(shown.view()) == [("us", 2), ("them", 1)]
    assert shown.view()["n"] == 2
    both = Shown(
        made("tally", choice("first", "a", "b"), choice("second", "b", "c")),
        {"first": "a", "second": "b"},
        {"second": "b"},
    )
    assert bars(both.view()) == [("a", 1), ("b", 2), ("c", 0)]


def test_tags_of_the_model_are_worded_by_its_labels() -> None:
    exercise = made(
        "tally", field("tags", "list", **ENTRIES), field("why", "text"), model=True, source="model",
        labels=("grade-a", "grade-b", "grade-c"),
    )  # fmt: skip
    shown = Shown(
        exercise,
        {"tags": ["grade-b", "grade-b", "grade-a:0"]},
        {"tags": ["grade-b", "no-words"]},
        {"tags": ["grade-c"], "why": "too little"},  # the model has nothing to say: not counted
        {"tags": []},
    )
    assert bars(shown.view()) == [("grade-a", 0), ("grade-b", 3), ("no-words", 1)]
    assert shown.view()["n"] == 2
    assert shown.title("{top_label} {share_grade_b:.2f} {grade_c}") == "grade-b 0.75 0"


def test_cards_of_the_model_stand_in_its_groups() -> None:
    exercise = made(
        "cards", field("cards", "list", **ENTRIES), model=True, source="model",
        labels=("now", "later", "other"),
    )  # fmt: skip
    shown = Shown(
        exercise,
        {"cards": ["later:Call back", "now:"]},
        {"cards": ["later: call  BACK", "later:Smile"]},
        {"cards": ["now:"]},
    )
    view = shown.view()
    groups = [
        (group["group"]["en"], group["count"], [one["text"] for one in group["items"]])
        for group in view["cards"]
    ]
    assert groups == [("now", 0, []), ("later", 3, ["Call back", "Smile"])]
    assert (view["n"], stats(view)["entries"]) == (2, "3")
    assert shown.title("{later} {share_later:g} {other}") == "3 1 0"


@pytest.mark.parametrize(
    ("kind", "value"), [("text", "Late"), ("long-text", "Late"), ("list", ["Late", "late "])]
)
def test_cards_read_the_column_that_is_named(kind: str, value: Any) -> None:
    rest = ENTRIES if kind == "list" else {}
    grid = table(
        "moments", field("what", "text"), field("wrong", kind, **rest), choice("mood", "good", "bad")
    )
    shown = Shown(
        made("cards", grid, column="wrong"), {"moments": [{"what": "Door", "wrong": value, "mood": "bad"}]}
    )
    good, bad = shown.view()["cards"]
    assert (good["items"], [one["text"] for one in bad["items"]]) == ([], ["Late"])


def test_a_cross_counts_cell_by_cell() -> None:
    grid = table("partners", choice("who", "sales", "stock"), scale("mark", 1, 3), field("note", "text"))
    shown = Shown(
        made("cross", grid, column="who", by="mark"),
        {"partners": [{"who": "sales", "mark": 3}, {"who": "sales", "mark": 3}, {"who": "stock"}]},
        {"partners": [{"who": "stock", "mark": 1}, {"who": "sales", "mark": 1}]},
        {"partners": [{"mark": 1}]},
    )
    chart = shown.chart()
    assert (chart["kind"], chart["shade"], chart["decimals"]) == ("matrix", True, 0)
    assert [row["en"] for row in chart["rows"]] == ["sales", "stock"]
    assert [column["zh"] for column in chart["columns"]] == ["1", "2", "3"]
    assert [[cell["value"] for cell in row] for row in chart["cells"]] == [[1, 0, 2], [1, 0, 0]]
    assert all(cell["mark"] is None for row in chart["cells"] for cell in row)
    said = "{n} {total} {top_row_label} {top_column_label} {top_count}"
    assert shown.title(said) == "2 4 sales 3 2"


def test_a_cross_of_several_choices_counts_each_pair() -> None:
    grid = table("t", choice("a", "x", "y", multiple=True), choice("b", "p", "q", multiple=True))
    shown = Shown(
        made("cross", grid, column="a", by="b"),
        {"t": [{"a": ["x", "y"], "b": ["p", "q"]}, {"a": ["x"], "b": ["p"]}]},
    )
    assert [[cell["value"] for cell in row] for row in shown.chart()["cells"]] == [[2, 1], [1, 1]]


VOTES = field("dots", "votes", exercise="our-customers", field="customers")


def test_votes_fold_what_is_the_same_and_stop_at_ten() -> None:
    shown = Shown(
        made("votes", VOTES),
        {"dots": ["Call back", "Ｓmile"]}, {"dots": ["call  back", "Call back"]}, {"dots": ["微笑"]},
        {"dots": [f"Idea {index:02}" for index in range(12)]}, {"dots": []},
    )  # fmt: skip
    view = shown.view()
    found = bars(view)
    assert found[0] == ("Call back", 2)
    assert len(found) == 10
    assert (view["n"], stats(view)) == (4, {"votes": "16", "people": "4"})
    assert shown.title("{top_text}: {top_count} of {votes}, {n}") == "Call back: 2 of 16, 4"


def test_things_with_equally_many_votes_share_the_title() -> None:
    shown = Shown(made("votes", VOTES), {"dots": ["b", "a", "c", "d"]})
    assert shown.title("{top_text}") == "a, b, c…"


@pytest.mark.parametrize("view", ["tally", "cross", "votes"])
def test_below_the_minimum_nothing_is_seen(view: str) -> None:
    fields: dict[str, tuple[Json, Json, dict[str, Any]]] = {
        "tally": (choice("why", "a", "b"), {"why": "a"}, {}),
        "cross": (
            table("t", choice("a", "x", "y"), scale("b", 1, 2)),
            {"t": [{"a": "x", "b": 1}]},
            {"column": "a", "by": "b"},
        ),
        "votes": (VOTES, {"dots": ["a"]}, {}),
    }
    made_of, value, room = fields[view]
    shown = Shown(made(view, made_of, minimum=3, **room), value, value)
    assert (shown.view()["n"], shown.view()["shown"]) == (2, False)
    assert "charts" not in shown.view()
    shown.put(9, value)
    assert shown.view()["shown"]
    shown.drop(9)
    assert "charts" not in shown.view()
