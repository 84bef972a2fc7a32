"""A take-away comes back as it was packed, and whatever else is given instead is refused in words."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from workbook.answers.service import AnswerServiceError
from workbook.course import load
from workbook.course.texts import fill
from workbook.takeaway.file import DEEPEST, KIND, MOST_BYTES, pack, unpack

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
TIME = NOW.isoformat()
EMPTY = {"kind": KIND, "version": 1, "made": TIME, "answers": {}, "checks": {}, "reading": {}}

#: Whatever a page can send in an answer: half a surrogate pair and NUL too.
WORDS = st.text(st.characters(), max_size=8)
RAW = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
JSON = st.recursive(
    st.none() | st.integers() | st.floats() | WORDS | st.sampled_from([TIME, KIND, 1, 2]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(WORDS | st.sampled_from([*EMPTY, "value", "saved_at", "option"]), inner, max_size=4)
    ),
    max_leaves=12,
)


def _refused(content: bytes) -> AnswerServiceError:
    with pytest.raises(AnswerServiceError) as caught:
        unpack(content)
    return caught.value


def _problem(content: bytes) -> AnswerServiceError | None:
    """Return why bytes are refused, None for a take-away; any other error is one of ours."""
    try:
        unpack(content)
    except AnswerServiceError as error:
        return error
    return None


def _given(value: Any) -> dict[str, Any]:
    answer = {
        "revision": 3,
        "value": value,
        "saved_at": TIME,
        "status": "valid",
        "problems": [],
        "result": None,
    }
    empty = {**answer, "value": {}, "status": "empty"}
    check = {"option": "no-only-met", "correct": True, "answer": "x", "explanations": {}, "saved_at": TIME}
    return {
        "answers": {"service-rating/before": answer, "service-rating/after": empty},
        "checks": {"check-1a": check},
    }


@settings(max_examples=40)
@given(st.dictionaries(WORDS, RAW, max_size=3))
@example({"why": "🙂 \u202eعربي\u202c \ud83d \x00 \\ud83d １０\u2028"})
def test_what_is_packed_comes_back_as_it_was(value: dict[str, Any]) -> None:
    """And an answer with nothing in it stays behind."""
    packed = pack(_given(value), {"00-start-here": TIME}, made=NOW)
    packed.decode("utf-8")
    found = unpack(packed)
    assert found.made == NOW
    assert {key: kept.value for key, kept in found.answers.items()} == {"service-rating/before": value}
    assert {check: kept.option for check, kept in found.checks.items()} == {"check-1a": "no-only-met"}
    assert found.reading == {"00-start-here": NOW}


def test_a_takeaway_names_nobody() -> None:
    """Not the person, not the computer, not the learner's id: only what was written, and when."""
    found = json.loads(pack(_given({"why": "x"}), {}, made=NOW))
    assert set(found) == {"kind", "version", "made", "answers", "checks", "reading"}
    assert found["answers"] == {"service-rating/before": {"value": {"why": "x"}, "saved_at": TIME}}
    assert found["checks"] == {"check-1a": {"option": "no-only-met", "saved_at": TIME}}


def _as_bytes(value: Any) -> bytes:
    return json.dumps(value).encode()


@settings(max_examples=150)
@given(
    st.binary(max_size=64)
    | WORDS.map(lambda text: text.encode("utf-16", "surrogatepass"))
    | JSON.map(_as_bytes)
    | st.dictionaries(st.sampled_from(list(EMPTY)), JSON).map(lambda more: _as_bytes({**EMPTY, **more}))
)
def test_whatever_the_bytes_are_there_is_a_sentence_for_it(content: bytes) -> None:
    """Or a take-away; never another error."""
    error = _problem(content)
    if error is not None:
        assert error.status == 422
        assert error.code.startswith("takeaway-")
        fill(load().messages[error.code], error.body["error"]["params"])
        json.dumps(error.body, ensure_ascii=False).encode()


@settings(max_examples=60)
@given(st.integers(0), st.integers(0, 255))
def test_a_file_that_was_cut_or_scratched_is_read_or_refused(place: int, byte: int) -> None:
    """As a broken download or disk leaves it."""
    whole = pack(_given({"why": "电话响两声就有人接。"}), {"00-start-here": TIME}, made=NOW)
    at = place % len(whole)
    assert _refused(whole[:at]).code == "takeaway-corrupt"
    error = _problem(whole[:at] + bytes([byte]) + whole[at + 1 :])
    assert error is None or error.code.startswith("takeaway-")


def _with(**more: Any) -> bytes:
    return _as_bytes({**EMPTY, **more})


def _kept(**more: Any) -> dict[str, Any]:
    return {"service-rating/before": {"value": {}, "saved_at": TIME, **more}}


@pytest.mark.parametrize(
    ("content", "code", "params"),
    [
        (b"", "takeaway-corrupt", {}),
        (b"\xef\xbb\xbf", "takeaway-corrupt", {}),
        (b"PK\x03\x04\x00\xff", "takeaway-corrupt", {}),
        (_with().decode().encode("utf-16"), "takeaway-corrupt", {}),
        (b"[" * 100_000, "takeaway-corrupt", {}),
        (b"9" * 5000, "takeaway-corrupt", {}),
        (b'{"kind": NaN}', "takeaway-corrupt", {}),
        (b'{"kind": 1e999}', "takeaway-corrupt", {}),
        (_with().replace(b'"reading"', b'"answers": {}, "reading"'), "takeaway-corrupt", {}),
        (_with(answers=_kept(value={"n": 10**309})), "takeaway-corrupt", {}),
        (b"null", "takeaway-foreign", {}),
        (b"{}", "takeaway-foreign", {}),
        (_with(kind="other"), "takeaway-foreign", {}),
        (_with(version=2, shape="new"), "takeaway-newer", {"version": "2"}),
        (_with(version=0), "takeaway-damaged", {"where": "version"}),
        (_with(version="2"), "takeaway-damaged", {"where": "version"}),
        (_with(name="Li Na"), "takeaway-damaged", {"where": "name"}),
        (_with(made=1764000000), "takeaway-damaged", {"where": "made"}),
        (_with(made="2026-11-23T10:42:00"), "takeaway-damaged", {"where": "made"}),
        (_with(made="0001-01-01T00:00:00+14:00"), "takeaway-damaged", {"where": "made"}),
        (_with(answers=[]), "takeaway-damaged", {"where": "answers"}),
        (_with(answers=_kept(value="7")), "takeaway-damaged", {"where": "answers.service-rating/before.value"}),
        (_with(checks={"../x": {}}), "takeaway-damaged", {"where": "checks.../x.[key]"}),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(content: bytes, code: str, params: dict[str, str]) -> None:
    """So that the sentence says what can be done about it."""
    error = _refused(content)
    assert (error.code, error.body["error"]["params"]) == (code, params)


def test_a_mark_that_windows_puts_in_front_is_no_damage() -> None:
    """An editor there begins a file with it."""
    assert unpack(b"\xef\xbb\xbf" + _with()).answers == {}


def test_a_file_of_fifty_megabytes_is_not_even_read() -> None:
    """And one byte too many is too many, while the largest that may be is read."""
    error = _refused(bytes(50 * 2**20))
    assert error.body["error"] == {"code": "takeaway-too-large", "params": {"limit": 8, "size": 50}}
    assert _refused(_with().ljust(MOST_BYTES + 1)).code == "takeaway-too-large"
    assert unpack(_with().ljust(MOST_BYTES)).answers == {}


def test_an_answer_may_be_as_deep_as_any_needs_and_no_deeper() -> None:
    """Whoever reads JSON has an end somewhere; ours is named."""
    deep: list[Any] = []
    for _ in range(DEEPEST - 4):  # the file, its answers, this one and its value are around it
        deep = [deep]
    assert unpack(_with(answers=_kept(value={"a": deep}))).answers
    assert _refused(_with(answers=_kept(value={"a": [deep]}))).code == "takeaway-corrupt"
