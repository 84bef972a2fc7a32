"""Do the room's views say what the answers add up to? Expected numbers are worked out by hand."""

from __future__ import annotations

import random
from typing import Any

import pytest

from tests.room.made import any_answer, folded
from workbook.answers import check
from workbook.course import course as courses
from workbook.results.render import render
from workbook.results.rounds import Round, make_rounds
from workbook.results.views import KINDS, UnsuitableViewError
from workbook.results.views.histogram import Histogram
from workbook.schema import Exercise, Text

COURSE = courses.load()
RIVALS = {"rival-1": Text(en="Lakeside", zh="湖畔")}
Json = dict[str, Any]


class Answers:
    """A room of rounds that answers are put into."""

    def __init__(self, rivals: tuple[str, ...] = ()) -> None:
        self.rounds = make_rounds(COURSE, everything_open=False, rivals=rivals)
        self.revision = 0

    def put(self, participant: int, key: str, raw: Json) -> bool:
        """Put in an answer as it would be typed, and say whether anything changed."""
        self.revision += 1
        round_ = self.rounds[key]
        checked = check(round_.exercise, raw)
        value = checked.value if checked.status == "valid" else None
        return round_.aggregate.put(participant, self.revision, value)

    def reveal(self, *keys: str) -> None:
        """Reveal rounds."""
        for key in keys:
            self.rounds[key].revealed = True

    def view(self, key: str) -> Json:
        """Return the Room view."""
        return dict(render(COURSE, self.rounds[key], RIVALS))


def stats(view: Json) -> dict[str, str]:
    """Return the stats by id, in English."""
    return {stat["id"]: stat["value"]["en"] for stat in view["stats"]}


def rate(room: Answers, round_: str, *ratings: Any) -> None:
    """Let people 0, 1, 2, … rate the service."""
    for participant, rating in enumerate(ratings):
        room.put(participant, f"service-rating/{round_}", {"rating": rating})


def test_until_it_is_revealed_there_is_a_question_and_a_number() -> None:
    room = Answers()
    rate(room, "before", 3, "8", "nine", None)
    exercise = COURSE.exercise("service-rating")
    assert room.view("service-rating/before") == {
        "exercise": "service-rating",
        "round": "before",
        "view": "histogram",
        "open": False,
        "revealed": False,
        "n": 2,
        "minimum": 2,
        "shown": False,
        "title": exercise.title.model_dump(),
    }


def test_an_answer_that_cannot_be_counted_changes_nothing() -> None:
    room = Answers()
    rate(room, "before", 7, 8)
    histogram = room.rounds["service-rating/before"].aggregate
    assert isinstance(histogram, Histogram)
    for participant in (0, 2):
        with pytest.raises(TypeError):
            histogram.put(participant, 9, {"rating": [1]})
    assert (histogram.n, histogram.parts(), histogram.summary()["mean"]) == (2, {0: 7, 1: 8}, 7.5)
    assert histogram.put(0, 9, {"rating": 9})
    assert (histogram.n, histogram.summary()["mean"]) == (2, 8.5)


def test_a_histogram_counts_every_rating() -> None:
    room = Answers()
    rate(room, "before", 2, 7, 7, 8, "10", "no")
    room.reveal("service-rating/before")
    view = room.view("service-rating/before")
    (chart,) = view["charts"]
    assert (view["n"], view["shown"]) == (5, True)
    assert (chart["kind"], chart["min"], chart["max"]) == ("histogram", 1, 10)
    (series,) = chart["series"]
    assert series["counts"] == [0, 1, 0, 0, 0, 0, 2, 1, 0, 1]
    assert (series["mean"], series["median"], series["n"]) == (6.8, 7.0, 5)
    assert stats(view) == {"mean": "6.8", "median": "7", "people": "5"}
    assert view["title"] == {
        "en": "We work in the same place and see it 8 points apart",
        "zh": "同一个地方，我们看到的<wbr>差了 8 分",
    }


def test_both_rounds_stand_side_by_side_once_both_are_revealed() -> None:
    room = Answers()
    rate(room, "before", 5, 6, 7)
    rate(room, "after", 7, 7, None, 10)  # two pairs: +2 and +1; one only before, one only after
    room.reveal("service-rating/before")
    assert len(room.view("service-rating/before")["charts"][0]["series"]) == 1
    room.reveal("service-rating/after")
    view = room.view("service-rating/after")
    series = view["charts"][0]["series"]
    assert [(one["id"], one["n"], one["mean"]) for one in series] == [("before", 3, 6.0), ("after", 3, 8.0)]
    assert series[0]["style"] != series[1]["style"]
    assert {one["label"]["zh"] for one in series} == {"开场时", "结束时"}
    assert stats(view) == {"mean": "8.0", "median": "7", "people": "3", "change": "+1.5", "paired": "2"}
    assert view["title"]["en"] == "The same people now rate us +1.5 against the start"


def test_a_round_that_is_hidden_is_not_seen_beside_another() -> None:
    room = Answers()
    rate(room, "before", 5, 6)
    rate(room, "after", 7, 8)
    room.reveal("service-rating/after")
    view = room.view("service-rating/after")
    assert [series["id"] for series in view["charts"][0]["series"]] == ["after"]
    assert "change" not in stats(view)


def place(x: float, y: float, **others: tuple[float, float]) -> Json:
    """Return a map as typed, with us and others placed."""
    named = {key.replace("_", "-"): {"name": key, "x": at[0], "y": at[1]} for key, at in others.items()}
    return {"map": {"us": {"x": x, "y": y}, **named}}


def test_a_map_counts_tenths_and_quarters() -> None:
    room = Answers()
    for participant, (x, y) in enumerate([(80, 80), (80, 89), (100, 100), (20, 80), (50, 10)]):
        room.put(participant, "positioning-map/once", place(x, y))
    room.reveal("positioning-map/once")
    view = room.view("positioning-map/once")
    (chart,) = view["charts"]
    assert chart["cells"] == [
        {"x": 2, "y": 8, "count": 1},
        {"x": 5, "y": 1, "count": 1},
        {"x": 8, "y": 8, "count": 2},
        {"x": 9, "y": 9, "count": 1},
    ]
    assert chart["points"] == []
    assert {"x", "y", "quadrants", "arrows"} <= set(chart)
    assert view["title"]["en"] == "We do not agree where we stand"  # 36 from the middle on average
    assert stats(view)["people"] == "5"


def test_agreement_on_a_map_is_said() -> None:
    room = Answers()
    for participant, (x, y) in enumerate([(70, 70), (76, 78)]):  # 5 from (73, 74), both of them
        room.put(participant, "positioning-map/once", place(x, y))
    room.reveal("positioning-map/once")
    view = room.view("positioning-map/once")
    assert stats(view) == {"people": "2", "dispersion": "5"}
    assert view["title"]["en"] == "Most of us see ourselves as different, and worth the price"


def test_preset_rivals_stand_at_their_median_place() -> None:
    room = Answers(rivals=("rival-1",))
    for participant, at in enumerate([(10, 20), (30, 60), (90, 40)]):
        room.put(participant, "positioning-map/once", place(50, 50, rival_1=at, rival_2=(1, 1)))
    room.reveal("positioning-map/once")
    (chart,) = room.view("positioning-map/once")["charts"]
    (point,) = chart["points"]
    assert (point["id"], point["x"], point["y"]) == ("rival-1", 30.0, 40.0)
    assert point["label"] == {"en": "Lakeside", "zh": "湖畔"}


def customers(*rows: tuple[str, str]) -> Json:
    """Return a list of customers as typed."""
    return {"customers": [{"who": who, "service": "service", "side": side} for who, side in rows]}


def cards(view: Json) -> dict[str, list[tuple[str, int]]]:
    """Return the cards by the English name of their group."""
    return {
        group["group"]["en"]: [(item["text"], item["count"]) for item in group["items"]]
        for group in view["cards"]
    }


def test_cards_are_grouped_and_folded_with_the_newest_last() -> None:
    room = Answers()
    key = "our-customers/once"
    room.put(1, key, customers(("Guests", "external"), ("Kitchen", "internal")))
    room.put(2, key, customers((" ｇｕｅｓｔｓ ", "external"), ("Suppliers", "external")))
    room.put(3, key, customers(("Owners", "external"), ("guests", "external")))
    room.reveal(key)
    view = room.view(key)
    assert cards(view) == {
        "Outside": [("Guests", 3), ("Suppliers", 1), ("Owners", 1)],
        "In the house": [("Kitchen", 1)],
    }
    assert [group["count"] for group in view["cards"]] == [5, 1]
    assert stats(view) == {"entries": "6", "people": "3"}
    assert view["title"]["en"] == "Of 6 customers we named, only one works in the house"


def test_editing_keeps_the_other_cards_in_their_place() -> None:
    room = Answers()
    key = "our-customers/once"
    room.put(1, key, customers(("A", "external"), ("B", "external")))
    room.put(2, key, customers(("C", "external"), ("a", "external")))
    room.put(1, key, customers(("B", "external"), ("D", "external")))  # A goes, D comes
    room.reveal(key)
    assert cards(room.view(key))["Outside"] == [("a", 1), ("B", 1), ("C", 1), ("D", 1)]


def test_many_cards_are_capped_and_still_counted() -> None:
    room = Answers()
    key = "our-customers/once"
    for participant in range(100):
        room.put(participant, key, customers((f"Customer {participant}", "external")))
    room.reveal(key)
    view = room.view(key)
    shown = cards(view)["Outside"]
    assert shown[-1] == ("Customer 99", 1)
    assert sum(len(group["items"]) for group in view["cards"]) <= 60
    assert view["cards"][0]["count"] == 100
    assert stats(view)["entries"] == "100"


def test_rings_show_three_groups_and_a_chart() -> None:
    room = Answers()
    key = "service-levels/once"
    room.put(1, key, {"core": ["A bed", "a clean room"], "support": ["Wi-Fi"]})
    room.put(2, key, {"core": ["a bed"], "extraordinary": ["They remembered my name"]})
    room.reveal(key)
    view = room.view(key)
    assert [[item["text"] for item in group["items"]] for group in view["cards"]] == [
        ["A bed", "a clean room"],
        ["Wi-Fi"],
        ["They remembered my name"],
    ]
    (chart,) = view["charts"]
    assert [(ring["id"], ring["count"]) for ring in chart["rings"]] == [
        ("core", 3),
        ("support", 1),
        ("extraordinary", 1),
    ]
    assert chart["rings"][1]["items"] == [{"typed": "Wi-Fi"}]
    assert view["title"]["en"] == "One idea lies beyond what anyone expects"


RULES = ("ask", "systems", "under-promise", "suspect-silence", "measure", "respect", "improve")


def test_a_heatmap_finds_the_weakest_rule() -> None:
    room = Answers()
    key = "seven-rules/once"
    room.put(1, key, dict(zip(RULES, (5, 4, 3, 1, 2, 5, 4), strict=True)))
    room.put(2, key, dict(zip(RULES, (4, 4, 3, 2, 2, 5, 5), strict=True)))
    room.put(3, key, {"ask": 5})  # not finished: does not count
    room.reveal(key)
    view = room.view(key)
    (chart,) = view["charts"]
    assert view["n"] == 2
    assert chart["means"] == [4.5, 4.0, 3.0, 1.5, 2.0, 5.0, 4.5]
    assert chart["counts"][0] == [0, 0, 0, 1, 1]
    assert chart["counts"][3] == [1, 1, 0, 0, 0]
    assert chart["highlight"] == [3]
    assert [column["en"] for column in chart["columns"]] == ["1", "2", "3", "4", "5"]
    assert view["title"] == {"en": "Our weakest rule: Suspect silence", "zh": "我们最弱的一条：<wbr>留意沉默"}


def test_rules_that_are_equally_weak_are_all_named() -> None:
    room = Answers()
    key = "seven-rules/once"
    room.put(1, key, dict(zip(RULES, (5, 4, 3, 2, 2, 5, 4), strict=True)))
    room.reveal(key)
    assert not room.view(key)["shown"]  # one person's marks are that person's own
    room.put(2, key, dict(zip(RULES, (5, 4, 3, 2, 2, 5, 4), strict=True)))
    view = room.view(key)
    assert view["charts"][0]["highlight"] == [3, 4]
    assert view["title"]["en"] == "Our weakest rule: Suspect silence, Measure"
    assert view["title"]["zh"].endswith("留意沉默、量与管")


ITEMS = ("product", "service", "people", "image", "money", "time", "mind", "effort")


def offers(us: tuple[float, ...], rival: tuple[float | None, ...]) -> Json:
    """Return marks for both offers as typed."""
    rows = {item: {"us": ours, "rival": theirs} for item, ours, theirs in zip(ITEMS, us, rival, strict=True)}
    return {"scores": rows}


def test_a_ranking_compares_item_by_item() -> None:
    room = Answers()
    key = "delivered-value/once"
    ours = (8, 7, 6, 6, 9, 4, 3, 2)  # 27 − 18 = 9
    room.put(1, key, offers(ours, (6, 7, 6, 6, 5, 4, 3, 2)))  # 25 − 14 = 11: behind by 2
    room.put(2, key, offers(ours, (4, 7, 6, 6, 8, 4, 3, 2)))  # 23 − 17 = 6: ahead by 3
    room.put(3, key, offers(ours, (None,) * 8))  # nothing to compare
    room.reveal(key)
    view = room.view(key)
    (chart,) = view["charts"]
    named = [category["en"] for category in chart["categories"]]
    gaps = dict(zip(named, chart["series"][0]["values"], strict=True))
    assert (view["n"], len(named)) == (2, 8)
    assert (named[0], named[-1]) == ("Product", "Money")
    assert (gaps["Product"], gaps["Money"], gaps["Service"]) == (3.0, -2.5, 0.0)
    assert chart["highlight"] == [7]
    assert stats(view) == {"gap": "+0.5", "people": "2"}
    assert view["title"]["en"] == "We see ourselves ahead by 0.5. Would customers?"


def test_level_offers_have_nobody_ahead_and_nobody_behind() -> None:
    """Is no item called the furthest ahead when all are equal?"""
    room = Answers()
    key = "delivered-value/once"
    room.put(1, key, offers((5,) * 8, (5,) * 8))
    room.reveal(key)
    (chart,) = room.view(key)["charts"]
    assert chart["summary"]["en"].endswith("Furthest ahead: –. Furthest behind: –.")


def test_a_cost_lower_than_the_rivals_counts_for_us() -> None:
    room = Answers()
    key = "delivered-value/once"
    room.put(1, key, offers((5,) * 8, (5, 5, 5, 5, 9, 5, 5, 5)))
    room.reveal(key)
    (chart,) = room.view(key)["charts"]
    assert chart["categories"][0]["en"] == "Money"
    assert chart["series"][0]["values"][0] == 4.0


def random_answer(draw: random.Random, round_: Round) -> Json:
    """Return some answer to an exercise, often valid."""
    key = round_.exercise.id
    if key == "service-rating":
        return {"rating": draw.choice([1, 5, 10, "x", ""])}
    if key in {"positioning-map", "product-service-grid"}:
        return place(draw.uniform(0, 100), draw.uniform(0, 100), rival_1=(draw.uniform(0, 100), 50))
    if key == "our-customers":
        sides = ("external", "internal")
        return customers(*((draw.choice("ABab "), draw.choice(sides)) for _ in range(draw.randint(0, 4))))
    if key == "service-levels":
        return {
            ring: draw.choices("ABCabc", k=draw.randint(0, 3))
            for ring in ("core", "support", "extraordinary")
        }
    if key == "delivered-value":
        marks = [tuple(draw.randint(0, 20) / 2 for _ in ITEMS) for _ in range(2)]
        return offers(*marks)
    return any_answer(draw, round_.exercise)


@pytest.mark.parametrize("seed", range(5))
def test_what_was_kept_up_to_date_is_what_would_be_counted_anew(seed: int) -> None:
    draw = random.Random(seed)
    lived = Answers(rivals=("rival-1",))
    newest: dict[tuple[int, str], Json] = {}
    keys = [key for key, round_ in lived.rounds.items() if round_.exercise.room]
    assert len(keys) > 5
    for _ in range(600):
        key, participant = draw.choice(keys), draw.randrange(12)
        if draw.random() < 0.03:
            for round_ in lived.rounds.values():
                round_.aggregate.drop(participant)
            newest = {place_: raw for place_, raw in newest.items() if place_[0] != participant}
        else:
            newest[participant, key] = random_answer(draw, lived.rounds[key])
            lived.put(participant, key, newest[participant, key])
    fresh = Answers(rivals=("rival-1",))
    for (participant, key), raw in newest.items():
        fresh.put(participant, key, raw)
    for room in (lived, fresh):
        room.reveal(*keys)
    for key in keys:
        assert without_order(lived.view(key)) == without_order(fresh.view(key))


def without_order(view: Json) -> Json:
    """Return a view whose cards have no order or spelling: those depend on who came first."""
    view = folded(dict(view))
    for chart in view.get("charts", []):
        for ring in chart.get("rings", []):
            ring.pop("items")
    if view["view"] == "map":
        view["stats"] = [stat["value"]["en"] for stat in view["stats"]]
    return view


def test_older_news_changes_nothing() -> None:
    room = Answers()
    aggregate = room.rounds["service-rating/before"].aggregate
    assert aggregate.put(1, 2, {"rating": 9})
    assert not aggregate.put(1, 1, {"rating": 1})
    assert not aggregate.put(1, 3, {"rating": 9, "why": "more words"})
    assert aggregate.put(1, 4, None)
    assert aggregate.n == 0


def test_every_exercise_of_the_course_can_be_shown() -> None:
    draw = random.Random(1)
    room = Answers()
    shown = [key for key, round_ in room.rounds.items() if round_.exercise.room]
    assert shown
    for key in shown:
        for participant in range(8):
            room.put(participant, key, random_answer(draw, room.rounds[key]))
        room.reveal(key)
        room.view(key)


def exercise_with(view: str, *fields: Json) -> Exercise:
    """Return an exercise made for a test."""
    words = {"en": "x", "zh": "某"}
    return Exercise.model_validate(
        {
            "schema": 1,
            "kind": "exercise",
            "id": "made-up",
            "mode": "individual",
            "minutes": 1,
            "live": True,
            "name": words,
            "title": words,
            "fields": [{"label": words, **field} for field in fields],
            "room": {"view": view, "fields": [field["id"] for field in fields], "caption": words},
        }
    )


def test_lists_and_texts_make_cards_without_groups() -> None:
    item = {"en": "i", "zh": "条"}
    for field, value in (
        ({"id": "ideas", "kind": "list", "item_label": item}, {"ideas": ["A", "b", "B"]}),
        ({"id": "ideas", "kind": "long-text"}, {"ideas": "A"}),
    ):
        made = exercise_with("cards", field)
        round_ = Round(made, "once", KINDS["cards"].of(made, ()), open=True, revealed=True)
        round_.siblings = {"once": round_}
        round_.aggregate.put(1, 1, value)
        (group,) = render(COURSE, round_, {})["cards"]
        assert group["group"] is None
        assert group["items"][0] == {"text": "A", "count": 1}
        assert sum(item["count"] for item in group["items"]) == group["count"]


@pytest.mark.parametrize("view", ["histogram", "heatmap", "map", "ranking"])
def test_a_view_that_does_not_suit_its_fields_is_refused_with_a_reason(view: str) -> None:
    with pytest.raises(UnsuitableViewError, match=f"room-{view} .*made-up"):
        KINDS[view].of(exercise_with(view, {"id": "why", "kind": "text"}), ())


def test_a_small_group_is_not_seen_even_as_a_change() -> None:
    room = Answers()
    rate(room, "before", 5, 6, None)
    rate(room, "after", None, 7, 8)
    room.reveal("service-rating/before", "service-rating/after")
    rounds = [room.rounds[f"service-rating/{name}"] for name in ("before", "after")]
    for round_ in rounds:
        assert round_.exercise.room is not None
        view = round_.exercise.room.model_copy(update={"minimum": 2})
        round_.exercise = round_.exercise.model_copy(update={"room": view})
    assert stats(room.view("service-rating/after"))["change"] == "–"  # only one person answered both
