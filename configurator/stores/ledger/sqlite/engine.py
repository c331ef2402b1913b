"""Connections to a SQLite file: one that writes, and a pool of those that only read."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

BUSY_SECONDS = 60
READ_SECONDS = 0.2
"""How long a reading that still needs the log is waited for at once: writes wait too."""
TRIES = 25
READERS = 8
CACHE_KIB = 65_536


def writing_engine(path: Path) -> Engine:
    """Durable when a commit returns; transactions are begun by hand."""
    engine = create_engine(
        _url(path),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        connect_args=_arguments(),
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_writing)
    return engine


def reading_engine(path: Path) -> Engine:
    """Connections that refuse to write."""
    engine = create_engine(
        _url(path),
        poolclass=QueuePool,
        pool_size=READERS,
        max_overflow=-1,
        pool_reset_on_return=None,
        isolation_level="AUTOCOMMIT",
        connect_args=_arguments(),
        hide_parameters=True,
    )
    event.listen(engine, "connect", _prepare_reading)
    return engine


def data_version(cursor: DBAPICursor) -> int:
    """Changes when another connection has committed; asked inside a transaction it holds until its end."""
    cursor.execute("PRAGMA data_version")
    [(version,)] = cursor.fetchall()
    return int(version)


def in_transaction(connection: Connection) -> bool:
    """Whether one is open still: a full disk and the like end it without being asked to."""
    return bool(_driver(connection).in_transaction)


def copy_to(connection: Connection, path: Path) -> None:
    """SQLite's online backup, in one step so that it is one moment's state; durable when it returns."""
    with closing(sqlite3.connect(path)) as target:
        _driver(connection).backup(target)


def empty_log(path: Path) -> bool:
    """Move what the write-ahead log holds into the file and cut the log to nothing; False where somebody reads it."""
    with closing(sqlite3.connect(path, timeout=READ_SECONDS)) as connection:
        [(busy, _, _)] = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return not busy


def rewrite(path: Path) -> bool:
    """Both files without what was removed: `secure_delete` overwrites it where it stood, but moving rows from page
    to page leaves pieces of them behind.
    """
    with closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as connection:
        try:
            connection.execute("VACUUM")
        except sqlite3.OperationalError:
            return False
    for _ in range(TRIES):
        if empty_log(path):
            return True
        time.sleep(READ_SECONDS)
    return False


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def _arguments() -> dict[str, object]:
    return {"check_same_thread": False, "timeout": BUSY_SECONDS, "isolation_level": None, "cached_statements": 256}


def _prepare_writing(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")


def _prepare_reading(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA temp_store = MEMORY")
