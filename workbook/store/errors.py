"""Errors of the store, and the code for each error of a database."""

from __future__ import annotations

import errno
import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from workbook.faults import FaultError

if TYPE_CHECKING:
    from workbook.store.records import Answer


class StoreError(FaultError):
    """The store cannot be opened, read or written."""


class Removed(StoreError):
    """The participant was deleted; nothing of theirs may be stored again."""

    def __init__(self) -> None:
        super().__init__("removed")


class Conflict(StoreError):
    """Another answer already has that revision; ``newest`` is the one the store holds."""

    def __init__(self, newest: Answer) -> None:
        super().__init__("conflict")
        self.newest = newest


UNKNOWN = "store-failed"

#: SQLite's primary result codes (https://www.sqlite.org/rescode.html) by the sentence they deserve.
_SQLITE = {
    sqlite3.SQLITE_PERM: "store-no-permission",
    sqlite3.SQLITE_READONLY: "store-no-permission",
    sqlite3.SQLITE_CANTOPEN: "store-no-permission",
    sqlite3.SQLITE_BUSY: "store-locked",
    sqlite3.SQLITE_LOCKED: "store-locked",
    sqlite3.SQLITE_FULL: "store-full",
    sqlite3.SQLITE_NOTADB: "store-not-a-database",
    sqlite3.SQLITE_CORRUPT: "store-damaged",
}

#: How PostgreSQL's SQLSTATE codes begin, by the sentence they deserve.
_POSTGRES = {
    "08": "store-unreachable",
    "28": "store-no-permission",
    "42501": "store-no-permission",
    "53100": "store-full",
    "53300": "store-unreachable",
    "57": "store-unreachable",
}

_SYSTEM = {
    errno.EACCES: "store-no-permission",
    errno.EPERM: "store-no-permission",
    errno.EROFS: "store-no-permission",
    errno.ENOSPC: "store-full",
    errno.EDQUOT: "store-full",
    errno.ENOTDIR: "store-no-permission",
    errno.EEXIST: "store-no-permission",
}


def explain(error: BaseException, place: str) -> StoreError:
    """Return the StoreError for a database or system error; ``place`` is the file or server."""
    if isinstance(error, StoreError):
        return error
    at: BaseException | None = error
    while at is not None:  # undoing a failed write may fail too, and would hide why
        code = _code(at)
        if code != UNKNOWN:
            return StoreError(code, path=place)
        at = at.__cause__ or at.__context__
    return StoreError(UNKNOWN, path=place)


def is_infrastructure(error: BaseException) -> bool:
    """Return whether the database itself failed, after which the transaction cannot be trusted.

    A broken constraint is the fault of one operation; a full disk or a lost server is everybody's.
    """
    return isinstance(error, SQLAlchemyError) and not isinstance(error, IntegrityError)


def _code(error: BaseException) -> str:
    if isinstance(error, PoolTimeout):
        return "store-locked"
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0, UNKNOWN)
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        result = getattr(cause, "sqlite_errorcode", 0)
        return _SQLITE.get(result & 0xFF, UNKNOWN)
    state = getattr(cause, "sqlstate", None)
    if isinstance(error, DBAPIError) and (state is None or error.connection_invalidated):
        return "store-unreachable"
    return next((code for begin, code in _POSTGRES.items() if str(state).startswith(begin)), UNKNOWN)
