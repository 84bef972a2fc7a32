"""The store: where workshops, participants and their answers live, durably.

SQLite by default, PostgreSQL through ``DATABASE_URL``. Writing goes through one thread that commits
in groups (`workbook.store.writer`); what is acknowledged is on disk. Everything is reached through an
open `Store`:

    store = open_store(folder)
    workshop = create_workshop(store, title="Exceptional Service")
"""

from __future__ import annotations

from workbook.store.data_folder import data_folder
from workbook.store.errors import Conflict, Removed, StoreError
from workbook.store.records import Rival, Workshop
from workbook.store.store import Store, open_store
from workbook.store.workshops import create_workshop, facilitator_secret, last_workshop

__all__ = [
    "Conflict",
    "Removed",
    "Rival",
    "Store",
    "StoreError",
    "Workshop",
    "create_workshop",
    "data_folder",
    "facilitator_secret",
    "last_workshop",
    "open_store",
]
