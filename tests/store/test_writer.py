"""Is nothing acknowledged before it is durable, and does one bad write spoil no other?"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, text

from tests.waiting import eventually
from workbook.store import StoreError
from workbook.store.engines import open_engines, store_url
from workbook.store.writer import Writer


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database with one small table."""
    writing, reading = open_engines(store_url(tmp_path, "w.sqlite3", None))
    reading.dispose()
    with writing.begin() as connection:
        connection.execute(text("CREATE TABLE note (words TEXT UNIQUE)"))
    yield writing
    writing.dispose()


@pytest.fixture
def writer(engine: Engine) -> Iterator[Writer]:
    """A writer for it."""
    made = Writer(engine, "w.sqlite3")
    yield made
    made.close()


def note(words: str) -> Callable[[Connection], int]:
    """Return the operation that writes a note and returns how many were written."""

    def operation(connection: Connection) -> int:
        return connection.execute(text("INSERT INTO note VALUES (:w)"), {"w": words}).rowcount

    return operation


def notes(engine: Engine) -> list[str]:
    """Return all notes that are in the database."""
    with engine.connect() as connection:
        return [row[0] for row in connection.execute(text("SELECT words FROM note ORDER BY rowid"))]


class Held:
    """Holds the writer up inside an operation, so that others have to queue behind it."""

    def __init__(self, writer: Writer) -> None:
        self.entered, self.go = threading.Event(), threading.Event()
        self.future = writer.submit(self)

    def __call__(self, connection: Connection) -> None:
        self.entered.set()
        assert self.go.wait(10)


def test_a_future_resolves_only_after_the_commit(engine: Engine, writer: Writer) -> None:
    seen: list[bool] = []
    futures: list[Future[int]] = []
    event.listen(engine, "commit", lambda _: seen.extend(future.done() for future in futures))
    held = Held(writer)
    assert held.entered.wait(10)
    futures += [writer.submit(note(f"n{index}")) for index in range(50)]
    held.go.set()
    wait(futures)
    assert seen[-50:] == [False] * 50


def test_what_is_waiting_is_committed_together(engine: Engine, writer: Writer) -> None:
    commits: list[Connection] = []
    held = Held(writer)
    assert held.entered.wait(10)
    futures = [writer.submit(note(f"n{index}")) for index in range(50)]
    event.listen(engine, "commit", commits.append)
    held.go.set()
    wait(futures)
    assert len(commits) == 2  # the one that was held, then all fifty
    assert len(notes(engine)) == 50


def test_one_bad_write_undoes_only_itself(engine: Engine, writer: Writer) -> None:
    def half(connection: Connection) -> None:
        connection.execute(text("INSERT INTO note VALUES ('half')"))
        raise KeyError("then something went wrong")

    held = Held(writer)
    assert held.entered.wait(10)
    good, bad, last = writer.submit(note("a")), writer.submit(half), writer.submit(note("b"))
    held.go.set()
    assert (good.result(), last.result()) == (1, 1)
    with pytest.raises(KeyError, match="something went wrong"):
        bad.result()
    assert notes(engine) == ["a", "b"]


def test_a_key_taken_in_the_meantime_is_tried_a_second_time(writer: Writer) -> None:
    tries: list[int] = []

    def first_fails(connection: Connection) -> str:
        tries.append(1)
        words = "same" if len(tries) == 1 else "other"
        connection.execute(text("INSERT INTO note VALUES (:w)"), {"w": words})
        return words

    writer.submit(note("same")).result()
    assert writer.submit(first_fails).result() == "other"


def test_when_the_disk_is_full_it_says_so_and_goes_on_once_there_is_room(
    engine: Engine, writer: Writer
) -> None:
    def limit(pages: int) -> None:
        writer.submit(
            lambda connection: connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
        ).result()

    limit(1)
    big = "x" * 100_000
    with pytest.raises(StoreError) as full:
        writer.submit(note(big)).result()
    assert (full.value.code, full.value.params) == ("store-full", {"path": "w.sqlite3"})
    limit(1_000_000)
    assert writer.submit(note(big)).result() == 1
    assert notes(engine) == [big]


def test_closing_finishes_what_is_queued_and_refuses_the_rest(engine: Engine, writer: Writer) -> None:
    futures = [writer.submit(note(f"n{index}")) for index in range(20)]
    writer.close()
    assert all(future.result() == 1 for future in futures)
    with pytest.raises(StoreError, match="store-closed"):
        writer.submit(note("late")).result()
    eventually(lambda: len(notes(engine)) == 20)


def test_a_caller_who_gave_up_before_its_turn_writes_nothing(engine: Engine, writer: Writer) -> None:
    held = Held(writer)
    assert held.entered.wait(10)
    given_up = writer.submit(note("never mind"))
    assert given_up.cancel()
    held.go.set()
    writer.submit(note("after")).result()
    assert notes(engine) == ["after"]
