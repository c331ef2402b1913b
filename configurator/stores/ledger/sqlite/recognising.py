"""Whether a file is a ledger, found out without writing to it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from configurator.stores.errors import Damaged
from configurator.stores.ledger.errors import NotALedger
from configurator.stores.ledger.sqlite.files import FOLDER, folder_beside, storage_errors

MAGIC = b"SQLite format 3\0"
OURS = {"alembic_version", "orders", "movements"}
SHOPS = {"orders", "stock_items", "users"}
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def require_ledger(path: Path, *, new: bool) -> None:
    """Raises NotALedger for any other file, and for a folder where SQLite has one beside it.

    A missing one, and one without tables, is taken only where it may be `new`.

    A new ledger whose making was interrupted has no tables: they are made in one transaction.
    """
    if folder := folder_beside(path):
        raise NotALedger(folder, FOLDER)
    try:
        if _is_empty(path):
            if not new or _has_log(path):
                raise NotALedger(path, "it is empty" if path.exists() else "it is missing")
            return
        tables = _tables(path)
    except OSError as error:
        raise NotALedger(path, error.strerror or str(error)) from error
    except Damaged as error:
        raise NotALedger(path, error.reason) from error
    if not tables and not new:
        raise NotALedger(path, "it holds no tables")
    if tables and not tables >= OURS:
        raise NotALedger(path, "its tables are those of another program")


def holds_anything(path: Path) -> bool:
    """Whether anything is in the tables that make a shop, or in the log of a ledger that is missing."""
    if not path.exists() or (path.is_file() and not path.stat().st_size):
        return _has_log(path)
    require_ledger(path, new=True)
    with _asking(path) as connection:
        tables = {name for (name,) in connection.execute(TABLES)}
        return any(connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() for name in SHOPS & tables)


def damage(path: Path) -> str | None:
    """What SQLite finds wrong in the file."""
    with _asking(path) as connection:
        [found] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    return None if found == "ok" else str(found)


def _is_empty(path: Path) -> bool:
    """Whether there is nothing yet; raises OSError for a folder, NotALedger for what no SQLite wrote."""
    if not path.exists():
        return True
    with path.open("rb") as file:
        head = file.read(len(MAGIC))
    if head and head != MAGIC:
        raise NotALedger(path, "it is no SQLite database")
    return not head


def _has_log(path: Path) -> bool:
    """A log of writes that the file does not have yet: it belongs to a ledger that was here."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _tables(path: Path) -> set[str]:
    with _asking(path) as connection:
        return {name for (name,) in connection.execute(TABLES)}


@contextmanager
def _asking(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that refuses to write; raises StorageError where the disk fails."""
    with storage_errors(path), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA query_only = ON")
        yield connection
