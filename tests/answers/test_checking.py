"""Is every answer checked the same way, whatever a page sends, and never with a crash?"""

from __future__ import annotations

import json
import math
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.answers.small import KINDS, one_field, told, words
from workbook.answers import Checked, check, size_cap, tables
from workbook.answers.cells import check_cell
from workbook.answers.numbers import read_number
from workbook.answers.problems import Part, ValueFault
from workbook.course import load
from workbook.models import ModelError, run
from workbook.schema import AllocateField, Exercise, GridField, MapField, RowsField

COURSE = load()
MAP = COURSE.exercise("positioning-map")
CUSTOMERS = COURSE.exercise("our-customers")
VALUE = COURSE.exercise("delivered-value")
RATING = COURSE.exercise("service-rating")
LEVELS = COURSE.exercise("service-levels")
RULES = COURSE.exercise("seven-rules")


NUMBER = one_field(kind="number", min=-10_000, max=2_000_000)
WHOLE = one_field(kind="number", min=0, max=100, integer=True)
LINE = one_field(kind="text", max_length=5)
LONG = one_field(kind="long-text", max_length=20)
PLAIN_TABLE = one_field(
    kind="rows",
    row_label=words("Row"),
    columns=[{"id": "a", "kind": "text", "label": words("A")}],
    max_rows=2,
)
EVERY = [*COURSE.exercises.values(), NUMBER, WHOLE, LINE, LONG, PLAIN_TABLE, *KINDS.values()]


def value_of(raw: object, exercise: Exercise = LINE) -> Any:
    """Return the normalised value of the single field, None when it is left out."""
    return check(exercise, {"it": raw}).value.get("it")


# --- Numbers ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("7", 7),
        (" 7 ", 7),
        (7, 7),
        (7.0, 7),
        ("7.50", 7.5),
        ("１０", 10),
        ("７．５", 7.5),
        ("７，５", 7.5),
        ("7。5", 7.5),
        ("7,5", 7.5),
        ("7.", 7),
        (",5", 0.5),
        ("－３", -3),
        ("−3", -3),
        ("+3", 3),
        ("-0", 0),
        ("1,200.5", 1200.5),
        ("1,200,300", 1_200_300),
        ("12 000", 12_000),
        ("12\u00a0000", 12_000),
        ("12\u202f000,5", 12_000.5),
        ("1.200,5", 1200.5),
        ("1.200.300", 1_200_300),
        ("0,125", 0.125),
        ("1234,567", 1234.567),
        ("1,2000", 1.2),
        ("1.200", 1.2),
        ("\u200e7", 7),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str | float, number: float) -> None:
    """Do full-width digits, a decimal comma and clear grouping all work?"""
    assert value_of(typed, NUMBER) == number


@pytest.mark.parametrize("typed", ["1,200", "12,000", "-7,500", "１，２００"])
def test_a_comma_that_may_group_or_divide_is_asked_back(typed: str) -> None:
    """Is 1,200 neither taken for 1200 nor for 1.2?"""
    found = check(NUMBER, {"it": typed})
    assert told(found) == [("ambiguous-number", "it", "error")]
    assert set(found.problems[0].params) == {"typed"}
    assert (found.status, found.value) == ("invalid", {})


@pytest.mark.parametrize(
    "typed",
    [
        *["nan", "NaN", "inf", "-Infinity", math.nan, math.inf, -math.inf],
        *["0x1F", "1e3", "1E400", "七", "½", "10²", "٣", "7%", "abc", "9" * 5000],
        *["7-5", "1,2,3", "12,345,67", "1 2", "--1", "."],
    ],
)
def test_what_is_no_number_is_refused(typed: str | float) -> None:
    """Are NaN, infinity, hexadecimal, scientific notation and 10² not guessed at?"""
    assert told(check(NUMBER, {"it": typed})) == [("not-a-number", "it", "error")]


@pytest.mark.parametrize("raw", [True, False, [7], {"x": 7}])
def test_a_boolean_or_a_container_is_no_number(raw: object) -> None:
    """Is true not 1?"""
    assert told(check(NUMBER, {"it": raw})) == [("wrong-shape", "it", "error")]


@pytest.mark.parametrize("raw", ["", "  ", "\u3000", "\u200b", None])
def test_a_blank_is_not_a_zero(raw: object) -> None:
    """Does an empty box stay empty, and a 0 stay a 0?"""
    assert check(NUMBER, {"it": raw}) == Checked("empty")
    assert check(NUMBER, {"it": "0"}) == Checked("valid", {"it": 0})


@pytest.mark.parametrize("raw", ["101", -1, 10**4000, "１０１", 1e308])
def test_out_of_range_says_the_range(raw: object) -> None:
    """Are even huge integers compared and the limits said as whole numbers?"""
    found = check(WHOLE, {"it": raw})
    assert told(found) == [("out-of-range", "it", "error")]
    assert json.dumps(found.problems[0].params) == '{"min": 0, "max": 100}'


@pytest.mark.parametrize("raw", [5.5, "5.5", "5,5", "５．５"])
def test_a_scale_takes_whole_numbers_only(raw: object) -> None:
    """Is a rating of 5.5 refused?"""
    assert told(check(RATING, {"rating": raw})) == [("not-whole", "rating", "error")]
    assert told(check(WHOLE, {"it": raw})) == [("not-whole", "it", "error")]


def test_a_rating_is_a_whole_number_of_the_scale() -> None:
    """Do 1 and 10 count, 0 and 11 not?"""
    assert check(RATING, {"rating": "１０"}) == Checked("valid", {"rating": 10})
    assert check(RATING, {"rating": 1}).status == "valid"
    for rating in (0, "11"):
        assert check(RATING, {"rating": rating}).problems[0].params == {"min": 1, "max": 10}


@given(st.floats(-10_000, 2_000_000).map(lambda value: round(value, 3)))
def test_a_number_written_with_a_point_or_fitting_comma_is_the_same(value: float) -> None:
    """Does 7,5 always equal 7.5, unless it must be asked back?"""
    typed = f"{value:.3f}".rstrip("0").rstrip(".")
    assert read_number(typed) == value
    with_comma = typed.replace(".", ",")
    if re.fullmatch(r"-?[1-9]\d{0,2},\d{3}", with_comma):
        with pytest.raises(ValueFault, match="ambiguous-number"):
            read_number(with_comma)
    else:
        assert read_number(with_comma) == value


# --- Words -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  hi  ", "hi"),
        ("h\x00i\x07", "hi"),
        ("h\ud800i", "hi"),
        ("a\r\nb", "a b"),
        ("a\tb", "a b"),
        ("\u200b \u200b", None),
        ("👩‍👩‍👧", "👩‍👩‍👧"),
        ("", None),
    ],
)
def test_one_line_of_text_is_clean_and_otherwise_as_typed(typed: str, kept: str | None) -> None:
    """Do control characters and half emoji vanish while a family of three stays together?"""
    assert value_of(typed) == kept


def test_long_text_keeps_its_lines_and_tabs() -> None:
    """Are paragraphs kept and line ends made alike?"""
    assert value_of(" one\r\ntwo\tthree\x00\rend ", LONG) == "one\ntwo\tthree\nend"


def test_length_counts_characters_after_cleaning() -> None:
    """Do five Chinese characters or emoji count five, and spaces around them nothing?"""
    assert value_of("  你好你好😀 ") == "你好你好😀"
    found = check(LINE, {"it": "你好你好你好"})
    assert told(found) == [("too-long", "it", "error")]
    assert found.problems[0].params == {"max": 5, "length": 6}
    assert (found.status, found.value) == ("invalid", {})


def test_a_lists_empty_entries_do_not_count_and_too_many_are_said_once() -> None:
    """Can a form send its empty boxes along?"""
    found = check(LEVELS, {"core": ["", " noodles ", None, "soup", "  "]})
    assert found == Checked("valid", {"core": ["noodles", "soup"]})
    crowd = check(LEVELS, {"core": [""] + ["x"] * 100_000})
    assert told(crowd) == [("too-many", "core", "error")]
    assert crowd.problems[0].params == {"max": 5}


def test_an_entry_that_is_too_long_is_named_by_its_place() -> None:
    """Does the path keep the index as typed, and the rest stay usable?"""
    found = check(LEVELS, {"core": ["", "ok", "x" * 81]})
    assert told(found) == [("too-long", "core.2", "error")]
    assert found.value == {"core": ["ok"]}


# --- Choices ---------------------------------------------------------------------------------------


def test_options_are_answered_by_id_and_only_by_those_offered() -> None:
    """Is a choice of several kept once each in the order shown?"""
    care = {
        "customers": [{"who": "a", "service": "b", "side": "external"}],
        "care": ["courtesy", "access", "access"],
    }
    assert check(CUSTOMERS, care).value["care"] == ["access", "courtesy"]
    assert told(check(CUSTOMERS, {"care": ["courtesy", "Courtesy"]})) == [("unknown-option", "care", "error")]
    assert told(check(CUSTOMERS, {"care": "courtesy"})) == [("wrong-shape", "care", "error")]
    assert check(CUSTOMERS, {"care": []}).status == "empty"


# --- Maps ------------------------------------------------------------------------------------------


def test_a_map_keeps_placed_points_as_numbers() -> None:
    """Is a name without a place left out, and a tap at the edge kept?"""
    raw = {
        "us": {"x": "０", "y": 100},
        "rival-1": {"name": " 湖畔 ", "x": "50,5", "y": "7"},
        "rival-2": {"name": "Later", "x": "", "y": None},
        "rival-3": None,
    }
    found = check(MAP, {"map": raw})
    assert found == Checked(
        "valid",
        {
            "map": {
                "us": {"name": None, "x": 0.0, "y": 100.0},
                "rival-1": {"name": "湖畔", "x": 50.5, "y": 7.0},
            }
        },
    )


@pytest.mark.parametrize(("given", "missing"), [("x", "y"), ("y", "x")])
def test_half_a_place_prompts_at_the_other_half(given: str, missing: str) -> None:
    """Does a participant between two boxes read what is missing, without an error?"""
    found = check(MAP, {"map": {"us": {given: "30"}}})
    assert told(found) == [("place-missing", f"map.us.{missing}", "prompt")]
    assert (found.status, found.value) == ("partial", {})


def test_a_coordinate_is_checked_where_it_stands() -> None:
    """Do range and number errors name point and axis?"""
    found = check(MAP, {"map": {"us": {"x": "101", "y": "abc"}, "rival-1": {"name": "A", "x": 1, "y": 2}}})
    assert told(found) == [("out-of-range", "map.us.x", "error"), ("not-a-number", "map.us.y", "error")]
    assert (found.status, set(found.value["map"])) == ("invalid", {"rival-1"})


def test_a_placed_competitor_without_a_name_is_asked_for_one() -> None:
    """Is it a prompt that leaves the answer valid?"""
    found = check(MAP, {"map": {"us": {"x": 1, "y": 1}, "rival-2": {"name": " ", "x": 2, "y": 2}}})
    assert told(found) == [("name-missing", "map.rival-2.name", "prompt")]
    assert found.status == "valid"


@pytest.mark.parametrize("second", ["Lake House", "ＬＡＫＥ　ＨＯＵＳＥ", " lake\u00a0 house", "Lake  HOUSE"])
def test_the_same_name_twice_is_asked_about_even_before_anyone_is_placed(second: str) -> None:
    """Are case, width and spaces no difference, and is the later one asked?"""
    found = check(MAP, {"map": {"rival-1": {"name": "Lake House"}, "rival-2": {"name": second}}})
    assert told(found) == [("duplicate-name", "map.rival-2.name", "prompt")]
    assert found.problems[0].params == {"name": " ".join(second.split(" ")).strip()}
    assert found.status == "empty"
    assert (
        told(check(MAP, {"map": {"rival-1": {"name": "Lake House"}, "rival-2": {"name": "Lakehouse"}}})) == []
    )


def test_three_of_one_name_are_asked_about_twice() -> None:
    """Does the first keep its name in peace?"""
    names = {f"rival-{number}": {"name": "A", "x": number, "y": 2} for number in (1, 2, 3)}
    paths = [problem.where for problem in check(MAP, {"map": names}).problems]
    assert paths == ["map.rival-2.name", "map.rival-3.name"]


def test_a_required_map_waits_for_us_but_not_for_rivals_or_the_future() -> None:
    """Is a map with only a competitor partial, and one with only us valid?"""
    assert check(MAP, {"map": {"rival-1": {"name": "A", "x": 1, "y": 2}}}).status == "partial"
    assert check(MAP, {"map": {"us": {"x": 1, "y": 2}}}).status == "valid"


# --- Tables ----------------------------------------------------------------------------------------


def test_a_begun_row_prompts_for_the_rest_of_its_line() -> None:
    """Is an unfinished customer a prompt, an empty line nothing at all?"""
    whole = {"who": "patients", "service": "appointments", "side": "external"}
    raw = {"customers": [whole, {"who": "", "service": None}, {"who": " payroll "}, {}]}
    found = check(CUSTOMERS, raw)
    assert told(found) == [
        ("incomplete", "customers.2.service", "prompt"),
        ("incomplete", "customers.2.side", "prompt"),
    ]
    assert (found.status, found.value) == ("partial", {"customers": [whole, {"who": "payroll"}]})
    assert check(CUSTOMERS, {"customers": [whole]}).status == "valid"


def test_too_many_rows_are_said_once_however_many_came() -> None:
    """Does a flood of rows make one problem?"""
    found = check(CUSTOMERS, {"customers": [5] * 50_000})
    assert told(found) == [("too-many", "customers", "error")]
    assert check(PLAIN_TABLE, {"it": [{}] * 1000 + [{"a": "x"}]}) == Checked("valid", {"it": [{"a": "x"}]})


def test_a_flood_of_empty_rows_costs_next_to_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Is a cell that was not sent not checked either, so that one answer cannot hold the room up?"""
    looked: list[str] = []

    def counted(field: Any, raw: object, path: str, today: date) -> Part:
        looked.append(path)
        return check_cell(field, raw, path, today)

    monkeypatch.setattr(tables, "check_cell", counted)
    assert check(CUSTOMERS, {"customers": [{}] * 20_000 + [{"who": ""}]}).status == "empty"
    assert looked == ["customers.20000.who"]


def test_a_fixed_table_is_partial_until_every_needed_cell_is_there() -> None:
    """Are untouched rows no problem, and a competitor's mark alone a prompt for ours?"""
    assert check(VALUE, {"scores": {"product": {"us": "8"}}}) == Checked(
        "partial", {"scores": {"product": {"us": 8}}}
    )
    found = check(VALUE, {"scores": {"product": {"rival": "7,5"}}})
    assert told(found) == [("incomplete", "scores.product.us", "prompt")]
    field = VALUE.field("scores")
    assert isinstance(field, RowsField)
    assert field.rows
    full = {row.id: {"us": index} for index, row in enumerate(field.rows)}
    assert check(VALUE, {"scores": full}) == Checked("valid", {"scores": full})


# --- The whole answer --------------------------------------------------------------------------------


@pytest.mark.parametrize("exercise", EVERY, ids=[exercise.id for exercise in EVERY])
def test_an_untouched_form_is_empty_and_shows_no_red(exercise: Exercise) -> None:
    """Does nobody read a complaint before they have begun?"""
    assert check(exercise, {}) == Checked("empty")
    assert check(exercise, {field.id: None for field in exercise.fields}) == Checked("empty")


def test_a_required_field_left_for_later_makes_the_answer_partial_without_a_problem() -> None:
    """Is "partial" enough while other things are being filled?"""
    assert check(RATING, {"why": "slow"}) == Checked("partial", {"why": "slow"})
    assert check(RULES, {"ask": 3}) == Checked("partial", {"ask": 3})


@pytest.mark.parametrize(
    ("exercise", "raw", "path"),
    [
        (MAP, None, ""),
        (MAP, [], ""),
        (MAP, "text", ""),
        (MAP, {"nonsense": 1}, ""),
        (MAP, {"map": []}, "map"),
        (MAP, {"map": {"rival-9": {}}}, "map"),
        (MAP, {"map": {"us": 7}}, "map.us"),
        (MAP, {"map": {"us": {"z": 1}}}, "map.us"),
        (MAP, {"map": {"us": {"name": "We", "x": 1, "y": 1}}}, "map.us.name"),
        (MAP, {"map": {"rival-1": {"name": 5}}}, "map.rival-1.name"),
        (MAP, {"map": {"us": {"x": [], "y": 1}}}, "map.us.x"),
        (MAP, {"reasons": "one"}, "reasons"),
        (MAP, {"reasons": ["one", 2]}, "reasons"),
        (MAP, {"route": 3}, "route"),
        (VALUE, {"scores": []}, "scores"),
        (VALUE, {"scores": {"luck": {}}}, "scores"),
        (VALUE, {"scores": {"product": {"them": 1}}}, "scores.product"),
        (VALUE, {"scores": {"product": 5}}, "scores.product"),
        (CUSTOMERS, {"customers": {}}, "customers"),
        (CUSTOMERS, {"customers": [{"side": 5}]}, "customers.0.side"),
        (CUSTOMERS, {"customers": ["patients"]}, "customers.0"),
        (RATING, {"rating": True}, "rating"),
    ],
)
def test_what_no_form_sends_is_the_wrong_shape_at_its_place(
    exercise: Exercise, raw: object, path: str
) -> None:
    """Are unknown fields, points, rows and columns and wrong JSON types refused by path?"""
    found = check(exercise, raw)
    assert found.status == "invalid"
    assert ("wrong-shape", path, "error") in told(found)


def test_made_up_keys_are_never_repeated_in_a_path() -> None:
    """Can a page not write its own text, or half an emoji, into a problem?"""
    for raw in ({"\ud800" * 9: 1}, {"map": {"<b>": 1}}, {"map": {"us": {"\x00": 1}}}):
        found = check(MAP, raw)
        assert all(problem.where in ("", "map", "map.us") for problem in found.problems)


def test_a_problem_says_what_the_protocol_says() -> None:
    """Is the JSON of a problem code, field, params and severity?"""
    problem = check(MAP, {"map": {"us": {"x": 101, "y": 0}}}).problems[0]
    assert problem.to_json() == {
        "code": "out-of-range",
        "field": "map.us.x",
        "params": {"min": 0, "max": 100},
        "severity": "error",
    }


def test_the_transport_refuses_more_than_64_kib() -> None:
    """Is the cap the one of the protocol?"""
    assert size_cap == 65_536


# --- Whatever comes ----------------------------------------------------------------------------------

scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=12)
    | st.sampled_from(
        [
            "7",
            "１０",
            "7,5",
            "1,200",
            "nan",
            "external",
            "courtesy",
            "\ud800",
            "A",
            10**400,
            "2024-02-29",
            "2026年2月3日 9:5",
        ]
    )
)
anything = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4) | st.just("x"), inner, max_size=4)
    ),
    max_leaves=12,
)


@st.composite
def nearly_right(draw: st.DrawFn) -> tuple[Exercise, dict[str, Any]]:
    """Draw an exercise and an answer with its real ids and any values in them."""
    exercise = draw(st.sampled_from(EVERY))
    some = scalars | anything

    def cells(ids: list[str]) -> st.SearchStrategy[Any]:
        return st.dictionaries(st.sampled_from(ids), some, max_size=len(ids))

    raw: dict[str, Any] = {}
    for field in exercise.fields:
        parts = some | st.lists(scalars, max_size=4)
        if isinstance(field, MapField):
            points = [point.id for point in field.points]
            parts |= st.dictionaries(st.sampled_from(points), cells(["name", "x", "y"]))
        if isinstance(field, RowsField):
            columns = [column.id for column in field.columns]
            rows = [row.id for row in field.rows or []]
            parts |= (
                st.dictionaries(st.sampled_from(rows), cells(columns)) if rows else st.lists(cells(columns))
            )
        if isinstance(field, AllocateField):
            parts |= cells([part.id for part in field.parts])
        if isinstance(field, GridField):
            line = st.fixed_dictionaries({}, optional={"name": some, "cells": st.lists(scalars, max_size=4)})
            parts |= st.fixed_dictionaries(
                {"columns": st.lists(scalars, max_size=4), "rows": st.lists(line, max_size=4)}
            )
        if draw(st.booleans()):
            raw[field.id] = draw(parts)
    return exercise, raw


@given(st.sampled_from(EVERY), anything)
def test_no_json_makes_checking_raise(exercise: Exercise, raw: object) -> None:
    """Can a page send anything at all?"""
    assert check(exercise, raw).status in ("empty", "partial", "valid", "invalid")


@given(nearly_right())
def test_what_was_checked_is_clean_json_and_checking_it_again_changes_nothing(
    case: tuple[Exercise, dict[str, Any]],
) -> None:
    """Is normalising stable, storable everywhere, and honest about its status?"""
    exercise, raw = case
    found = check(exercise, raw)
    json.dumps(
        [problem.to_json() for problem in found.problems], ensure_ascii=False, allow_nan=False
    ).encode()
    text = json.dumps(found.value, ensure_ascii=False, allow_nan=False)
    assert text.encode()
    assert "\\u0000" not in text
    again = check(exercise, json.loads(text))
    assert again.value == found.value
    errors = [problem for problem in found.problems if problem.severity == "error"]
    assert (found.status == "invalid") == bool(errors)
    assert not (found.status == "valid" and not found.value)
    if found.status == "valid":
        assert again.status == "valid"


@given(nearly_right())
def test_the_arithmetic_can_use_whatever_checking_lets_through(case: tuple[Exercise, dict[str, Any]]) -> None:
    """Does a checked answer give a result, or a problem that has a sentence and a place, and never a crash?"""
    exercise, raw = case
    found = check(exercise, raw)
    if exercise.model is None or found.status not in ("partial", "valid"):
        return
    try:
        assert run(exercise.model.use, found.value, exercise.model.settings).case
    except ModelError as error:
        known = {"", *(field.id for field in exercise.fields)}
        if error.code not in COURSE.messages or error.where.split(".")[0] not in known:
            raise


def test_bottomless_nesting_and_endless_lists_are_just_the_wrong_shape() -> None:
    """Is an attack answered like a mistake?"""
    nested: Any = []
    for _ in range(100_000):
        nested = [nested]
    for field in ("map", "reasons", "route"):
        assert check(MAP, {field: nested}).status == "invalid"
    assert check(MAP, {"map": {"us": {"x": nested, "y": nested}}}).status == "invalid"
    assert check(MAP, {str(number): 0 for number in range(50_000)}).problems[0].code == "wrong-shape"
    while nested:  # take it apart by hand; letting go of it whole would recurse
        nested = nested.pop()
