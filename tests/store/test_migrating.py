"""Does a database of an earlier version keep everything that was written in it?"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Column, MetaData, String, inspect

from workbook.store import answers, open_store, people, reading_marks
from workbook.store.data_folder import DATABASE_FILE, private_folder
from workbook.store.engines import open_engines, store_url
from workbook.store.hidden_cards import hidden_cards, hide_card
from workbook.store.records import Stage, State
from workbook.store.schema import MIGRATIONS
from workbook.store.stages import change_stage, stage
from workbook.store.tables import answer, device, participant, room_state, workshop
from workbook.store.workshops import states, workshop_of

NOW = datetime(2026, 9, 1, 8, 30, tzinfo=UTC)
WORKSHOP = {
    "id": "0001", "number": 1, "title": "服务", "date": date(2026, 9, 1), "languages": ["en", "zh"], "pace": "facilitator",
    "pin": "4827", "port": 8866, "currency": "CNY", "rivals": [], "secret_hash": "x" * 64, "created": NOW,
}  # fmt: skip
ANSWER = {"exercise": "service-rating", "round": "before", "raw": {"rating": "7"}, "value": {"rating": 7}}


def made_by_the_first_version(folder: Path, url: str | None) -> None:
    """Leave a database of schema 0001 with a workshop, a person, their answer and an open exercise."""
    writing, reading = open_engines(store_url(private_folder(folder), DATABASE_FILE, url))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with writing.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        assert not {"stage", "hidden_card", "reading"} & set(inspect(connection).get_table_names())
        assert "start" not in {column["name"] for column in inspect(connection).get_columns("workshop")}
        first = workshop.to_metadata(MetaData())
        first.append_column(Column("currency", String(3), nullable=False))
        connection.execute(first.insert().values(WORKSHOP))
        person = {"workshop": "0001", "name": "Li Na", "language": "zh", "code": "ABCDEF", "joined": NOW}
        connection.execute(participant.insert().values(id=1, table_no=3, **person))
        connection.execute(device.insert().values(workshop="0001", hash="d" * 64, participant=1))
        row = ANSWER | {"participant": 1, "revision": 1, "status": "valid", "saved_at": NOW}
        connection.execute(answer.insert().values(row))
        flags = {"exercise": "service-rating", "round": "before", "open": True, "revealed": False}
        connection.execute(room_state.insert().values(workshop="0001", **flags))
    writing.dispose()
    reading.dispose()


def test_the_first_versions_data_is_all_there(tmp_path: Path, url: str | None) -> None:
    made_by_the_first_version(tmp_path / "data", url)
    with open_store(tmp_path / "data", url=url) as store:
        found = workshop_of(store, "0001")
        assert (found.title, found.pin, found.port, found.start) == ("服务", "4827", 8866, None)
        (person,) = people.participants(store, "0001")
        assert (person.name, person.table, person.code) == ("Li Na", 3, "ABCDEF")
        assert people.devices(store, "0001") == {"d" * 64: person.id}
        (written,) = answers.newest_of_all(store, "0001")
        assert (written.raw, written.value, written.saved_at) == ({"rating": "7"}, {"rating": 7}, NOW)
        assert states(store, "0001") == {"service-rating/before": State(open=True, revealed=False)}
        assert (stage(store, "0001"), hidden_cards(store, "0001")) == (Stage(), {})


def test_and_what_is_new_works_in_it(tmp_path: Path, url: str | None) -> None:
    made_by_the_first_version(tmp_path / "data", url)
    with open_store(tmp_path / "data", url=url) as store:
        change_stage(store, "0001", {"deck": "01-defining-service", "slide": "title"}).result()
        hide_card(store, "0001", [("our-customers", "once")], "a" * 32, hidden=True).result()
        reading_marks.mark(store, 1, "00-start-here", NOW).result()
    with open_store(tmp_path / "data", url=url) as store:
        assert stage(store, "0001").slide == "title"
        assert hidden_cards(store, "0001") == {"our-customers/once": {"a" * 32}}
        assert reading_marks.marks(store, 1) == {"00-start-here": NOW}
        assert len(people.participants(store, "0001")) == 1
