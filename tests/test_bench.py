"""The bench's own arithmetic, the shape of its JSON, and what it reads from a stream. Nothing here is timed."""

from __future__ import annotations

import asyncio
import io
import json
import random
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from tests.loops import run
from tools.bench import report
from tools.bench.figures import (
    FIRST_LOAD_LIMIT,
    MODULE_LIMIT,
    Measure,
    Samples,
    first_load_limit,
    module_limit,
    percentile,
    ratio,
    to_json,
)
from tools.bench.line import Line
from tools.bench.load import answers
from tools.bench.stock.answers import Answers
from tools.bench.voila import words_of, write_notebooks
from workbook.answers import check
from workbook.course import load

numbers = st.floats(min_value=-1e9, max_value=1e9)


@given(st.lists(numbers, min_size=1), st.floats(min_value=0, max_value=100))
def test_a_percentile_lies_among_the_values(values: list[float], percent: float) -> None:
    """Is any percentile between the least and the greatest value?"""
    assert min(values) <= percentile(values, percent) <= max(values)


def test_percentiles_of_known_values() -> None:
    """Are percentiles interpolated, in any order of the values?"""
    values = [40.0, 10.0, 30.0, 20.0]
    assert percentile(values, 50) == 25
    assert percentile(values, 0) == 10
    assert percentile(values, 100) == 40
    assert percentile([7.0], 95) == 7
    assert percentile(list(range(101)), 95) == 95


@pytest.mark.parametrize(("values", "percent"), [([], 50), ([1.0], -1), ([1.0], 100.5)])
def test_a_percentile_of_nothing_is_refused(values: list[float], percent: float) -> None:
    """Is a percentile that does not exist an error?"""
    with pytest.raises(ValueError, match=r"nothing|between"):
        percentile(values, percent)


def test_a_try_without_outcome_is_counted_and_moves_nothing() -> None:
    """Does a page that never became usable show up, without being taken for a fast or slow one?"""
    samples = Samples()
    for value in (100.0, None, 300.0):
        samples.add(value)
    assert (samples.median, samples.failed) == (200, 1)
    assert samples.less(100).median == 100
    assert samples.less(100).failed == 1
    assert Samples().median is None
    assert Samples().p95 is None


def test_a_ratio_says_how_many_times_stock_is_the_room() -> None:
    """Is the comparison stock over room, and left out where one is missing?"""
    assert ratio(50, 100) == 2
    assert ratio(None, 100) is None
    assert ratio(50, None) is None
    assert ratio(0, 5) is None


@pytest.mark.parametrize(
    ("joined", "newcomer", "kept"),
    [
        (FIRST_LOAD_LIMIT - 1, 10, True),
        (FIRST_LOAD_LIMIT, 10, False),
        (10, FIRST_LOAD_LIMIT, False),
        (10, None, False),
    ],
)
def test_the_heaviest_first_load_is_judged(joined: int, newcomer: int | None, kept: bool) -> None:
    """Does a load at the limit, or one that was not measured, break the promise?"""
    heavy, light = Samples([float(joined), 1.0]), Samples([] if newcomer is None else [float(newcomer)])
    limit = first_load_limit(heavy, light)
    assert limit.kept is kept
    assert ("NOT" in report.promise(limit) or "not measured" in report.promise(limit)) is not kept


def test_the_file_has_every_row_and_can_be_read_back(tmp_path: Path) -> None:
    """Does the JSON hold median, p95, n and failures of both sides, and null where there is nothing?"""
    both = Measure("typing", "typing", "ms", Samples([1.0, 3.0]), Samples([10.0], failed=1))
    alone = Measure("join", "join", "ms", Samples(), stock=None)
    found = to_json([both, alone], first_load_limit(Samples([5.0])), about={"processors": 2}, load=None)
    read = json.loads(report.write(found, tmp_path / "build" / "bench.json").read_text("utf-8"))
    assert set(read) == {"format", "about", "measures", "limits", "load", "module"}
    first, second = read["measures"]
    assert first["room"] == {"median": 2, "p95": 2.9, "n": 2, "failed": 0, "values": [1, 3]}
    assert (first["stock"]["failed"], first["ratio"]) == (1, 5)
    assert (second["room"]["median"], second["stock"], second["ratio"]) == (None, None, None)
    assert read["limits"] == [{"id": "first-load", "most": FIRST_LOAD_LIMIT, "found": 5, "kept": True}]


def test_the_table_names_every_row_and_what_never_happened() -> None:
    """Does the printed table show both sides, failures and the promise?"""
    console = Console(file=io.StringIO(), record=True, width=report.WIDTH)
    measure = Measure("typing", "opening → typing", "ms", Samples([500.0]), Samples([2000.0], failed=2))
    report.show(console, [measure], first_load_limit(Samples([5000.0])), {"failed": "nobody came"})
    text = console.export_text()
    for part in (
        "opening → typing",
        "500 ms",
        "2,000 ms",
        "1 + 2 never",
        "4.0×",
        "stays under",
        "nobody came",
    ):
        assert part in text


@pytest.mark.parametrize(("bytes_", "kept"), [(MODULE_LIMIT - 1, True), (MODULE_LIMIT, False)])
def test_the_heavier_page_of_a_module_is_judged(bytes_: int, kept: bool) -> None:
    """Does a module at the limit, in either of the two, break the promise, and is that printed?"""
    lab = {"bytes": 1, "all_shown_ms": 1500.0, "form_ms": {"median": 50.0}}
    found = {"module": "06", "widgets": 18, "lab": lab, "voila": {"bytes": bytes_, "all_shown_ms": 900.0}}
    limit = module_limit(found)
    assert limit.kept is kept
    assert ("NOT" in report.module(found, limit)) is not kept


def test_everybody_in_the_hall_gives_valid_answers() -> None:
    """Does the crowd send what the exercises take, so that its answers are counted?"""
    course = load()
    given_answers = list(islice(answers(random.randrange(1000)), 6))
    assert {exercise for exercise, _, _ in given_answers} == {
        "service-rating",
        "delivered-value",
        "positioning-map",
    }
    for exercise, round_, value in given_answers:
        spec = course.exercises[exercise]
        assert round_ in spec.rounds
        assert check(spec, value).status == "valid"


def test_the_stock_page_shows_the_same_exercises(tmp_path: Path) -> None:
    """Is the page that is compared made of the course's own words, and are earlier answers there?"""
    course = load()
    words = words_of(course)
    assert words["rating"]["title"] == course.exercises["service-rating"].title.en
    assert set(words["value"]["items"]) == {*words["value"]["values"], *words["value"]["costs"]}
    write_notebooks(tmp_path, course, [4, 9])
    assert {path.name for path in tmp_path.glob("*.ipynb")} == {"page.ipynb", "slide.ipynb"}
    stored = Answers(tmp_path / "answers.sqlite")
    stored.save("somebody", "service-rating", {"rating": "1"})
    stored.save("somebody", "service-rating", {"rating": "2"})
    assert sorted(answer["rating"] for answer in stored.newest("service-rating")) == ["2", "4", "9"]
    assert stored.last() == 4
    stored.close()


def test_the_crowd_reads_a_chunked_stream() -> None:
    """Are events found whole however the stream is cut, comments left out?"""
    pieces = [b"event: view\nda", b'ta: {"n": 1}\n\n:\n\nevent: room\n', b"data: {}\n\n"]
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    assert run(_heard(head + chunks)) == [("view", '{"n": 1}'), ("room", "{}")]


async def _heard(said: bytes) -> list[tuple[str, str]]:
    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        line = Line("127.0.0.1", port, "secret")
        events = [event async for event in line.listen("/api/listen")]
        line.close()
        return events
