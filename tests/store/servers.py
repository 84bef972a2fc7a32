"""Start a PostgreSQL server for the tests, where its programs are installed."""

from __future__ import annotations

import contextlib
import importlib.util
import itertools
import os
import pwd
import shutil
import signal
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from tests.waiting import PATIENCE, eventually


def _program(name: str) -> str | None:
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(places[-1]) if places else None)


def missing_for_postgres(*, need_server: bool) -> str | None:
    """Return what is missing on this machine, or None when PostgreSQL can be tested."""
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg is not installed (pip install 'exceptional-service[postgres]')"
    if need_server and not (_program("initdb") and _program("postgres")):
        return "no PostgreSQL server is installed, and TEST_DATABASE_URL is not set"
    if need_server and os.geteuid() == 0 and not _unprivileged():
        return "PostgreSQL does not run as root, and there is no user called postgres"
    return None


def _unprivileged() -> str | None:
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return None


@dataclass
class PostgresServer:
    """A server; every test gets a database of its own."""

    url: str
    numbers: Iterator[int] = field(default_factory=itertools.count)

    def fresh_database(self) -> str:
        """Create an empty database and return its URL."""
        name = f"kit_test_{os.getpid()}_{next(self.numbers)}"
        base = make_url(self.url).set(drivername="postgresql+psycopg")
        engine = create_engine(base, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name}"))
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return base.set(drivername="postgresql", database=name).render_as_string(hide_password=False)

    @classmethod
    @contextlib.contextmanager
    def started(cls, folder: Path) -> Iterator[PostgresServer]:
        """Start a server in ``folder`` on a free port of this computer, and stop it afterwards."""
        as_user: dict[str, Any] = {}
        if os.geteuid() == 0:
            account = pwd.getpwnam("postgres")
            as_user = {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
            folder = Path("/tmp") / f"kit-postgres-{os.getpid()}"
            folder.mkdir(mode=0o700)
            os.chown(folder, account.pw_uid, account.pw_gid)
        data = folder / "data"
        initdb = [
            str(_program("initdb")),
            "-D",
            str(data),
            "-A",
            "trust",
            "-U",
            "kit",
            "-E",
            "UTF8",
            "--no-sync",
        ]
        made = subprocess.run(initdb, capture_output=True, text=True, cwd=folder, check=False, **as_user)
        if made.returncode:
            pytest.skip(f"PostgreSQL is not tested: initdb said {made.stderr.strip()}")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        server = subprocess.Popen(
            [
                str(_program("postgres")),
                "-D",
                str(data),
                "-p",
                str(port),
                "-h",
                "127.0.0.1",
                "-F",  # no fsync: what PostgreSQL promises is not tested here
                "-k",
                str(folder),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **as_user,
        )
        try:
            url = f"postgresql://kit@127.0.0.1:{port}/postgres"
            _wait_until_ready(url, server)
            yield cls(url)
        finally:
            server.send_signal(signal.SIGQUIT)  # at once, without tidying: the folder goes anyway
            server.wait(timeout=PATIENCE)
            shutil.rmtree(folder, ignore_errors=True)


def _wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))

    def answers() -> bool:
        assert server.poll() is None, "the server ended"
        with contextlib.suppress(Exception), engine.connect():
            return True
        return False

    eventually(answers)
    engine.dispose()
