"""Does a workshop keep its id, PIN and port, and its facilitator the secret?"""

from __future__ import annotations

import json
import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select

from workbook.schema import Text
from workbook.store import (
    Rival,
    Store,
    StoreError,
    create_workshop,
    facilitator_secret,
    last_workshop,
    open_store,
)
from workbook.store.data_folder import FACILITATOR_FILE
from workbook.store.records import State
from workbook.store.tables import workshop as table
from workbook.store.workshops import last_or_new, secret_hash, set_port, set_state, states, workshop_of


def test_a_workshop_is_found_again_as_it_was_made(store: Store) -> None:
    assert last_workshop(store) is None
    rival = Rival("rival-1", Text(en="Lakeside", zh="湖畔"))
    made = create_workshop(
        store,
        title="服务 & Co",
        date=date(2026, 3, 14),
        languages=("zh",),
        pace="self",
        rivals=[rival],
        port=9000,
    )
    assert (made.title, made.date, made.languages, made.pace) == (
        "服务 & Co",
        date(2026, 3, 14),
        ("zh",),
        "self",
    )
    assert (made.rivals, made.port) == ((rival,), 9000)
    assert len(made.pin) == 4
    assert made.pin.isdecimal()
    assert last_workshop(store) == workshop_of(store, made.id) == made


def test_of_two_processes_that_need_a_first_workshop_one_makes_it(store: Store, other: Store) -> None:
    with ThreadPoolExecutor(8) as kernels:
        opened = kernels.map(lambda each: last_or_new(each, title="Alone", pace="self"), [store, other] * 4)
        found = {each.id for each in opened}
    assert len(found) == 1
    with store.reading() as connection:
        assert connection.execute(select(func.count()).select_from(table)).scalar() == 1


def test_the_last_workshop_is_the_one_made_last(store: Store) -> None:
    create_workshop(store, title="first")
    second = create_workshop(store, title="second")
    assert last_workshop(store) == second


def test_the_port_is_remembered(store: Store) -> None:
    made = create_workshop(store, title="x")
    set_port(store, made.id, 8867)
    assert workshop_of(store, made.id).port == 8867


def test_only_a_hash_of_the_secret_is_in_the_database(store: Store) -> None:
    made = create_workshop(store, title="x")
    secret = facilitator_secret(store, made.id)
    assert made.secret_hash == secret_hash(secret) != secret
    path = store.folder / FACILITATOR_FILE
    assert json.loads(path.read_text()) == {"version": 1, "secrets": {made.id: secret}}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_lost_secret_is_replaced(store: Store) -> None:
    made = create_workshop(store, title="x")
    before = facilitator_secret(store, made.id)
    (store.folder / FACILITATOR_FILE).write_text("not json")
    after = facilitator_secret(store, made.id)
    assert after != before
    assert workshop_of(store, made.id).secret_hash == secret_hash(after)
    assert facilitator_secret(store, made.id) == after


def test_flags_of_rounds_are_kept(store: Store) -> None:
    made = create_workshop(store, title="x")
    set_state(store, made.id, "service-rating", "before", State(open=True, revealed=False)).result()
    set_state(store, made.id, "service-rating", "before", State(open=False, revealed=True)).result()
    assert states(store, made.id) == {"service-rating/before": State(open=False, revealed=True)}


@pytest.mark.parametrize("ids", [["a", "a"], ["a", "b", "c", "d"]], ids=["the same id twice", "too many"])
def test_rivals_that_make_no_sense_are_refused(store: Store, ids: list[str]) -> None:
    with pytest.raises(StoreError, match="workshop-rivals"):
        create_workshop(store, title="x", rivals=[Rival(id_, Text(en="A", zh="甲")) for id_ in ids])


def test_a_workshop_survives_closing_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    with open_store(tmp_path / "data") as store:
        made = create_workshop(store, title="x")
        secret = facilitator_secret(store, made.id)
    with open_store(tmp_path / "data") as store:
        assert last_workshop(store) == made
        assert facilitator_secret(store, made.id) == secret
