"""A ledger in one SQLite file."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from configurator.stores.errors import Damaged, Unwritable
from configurator.stores.ledger.books.movements import Difference
from configurator.stores.ledger.errors import NotALedger
from configurator.stores.ledger.protocol import Books, Snapshot
from configurator.stores.ledger.sql.cursor import Cursor, Texts
from configurator.stores.ledger.sql.transaction import SqlBooks
from configurator.stores.ledger.sql.verifying import differences
from configurator.stores.ledger.sqlite.commit import Commit
from configurator.stores.ledger.sqlite.engine import (
    READERS,
    copy_to,
    empty_log,
    reading_engine,
    rewrite,
    writing_engine,
)
from configurator.stores.ledger.sqlite.files import storage_error, storage_errors
from configurator.stores.ledger.sqlite.numbers import Numbers
from configurator.stores.ledger.sqlite.recognising import damage, require_ledger
from configurator.stores.ledger.sqlite.schema_version import require_newest, upgrade
from configurator.stores.ledger.sqlite.writer import Writer

T = TypeVar("T")
P = ParamSpec("P")


class SqliteLedger:
    """Writes go through one connection and thread, reads through a pool beside it (write-ahead log)."""

    def __init__(self, path: Path, *, upgrading: bool = True, new: bool = True) -> None:
        require_ledger(path, new=new)
        self._path = path
        self._writing = writing_engine(path)
        self._reading = reading_engine(path)
        self._connection: Connection | None = None
        self._texts = Texts(self._writing.dialect)
        with self._opening():
            self._connection = self._writing.connect()
            (upgrade if upgrading else require_newest)(self._connection)
            self._commit = Commit(self._connection, self._texts, path)
        self._writer = Writer(self._commit)

    @property
    def snapshot(self) -> Snapshot:
        return self._commit.snapshot

    def write(self, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        return self._writer.submit(lambda books: work(books, *args, **kwargs))

    def read(self, work: Callable[Concatenate[Books, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        return self._asked(
            lambda cursor: work(SqlBooks(cursor, Numbers({}), self.snapshot.due, known=None), *args, **kwargs)
        )

    def verify(self) -> Sequence[Difference]:
        return self._asked(differences)

    def damage(self) -> str | None:
        return damage(self._path)

    def rebuild(self, now: datetime) -> Sequence[Difference]:
        found = self._writer.submit(self._commit.repairing(now)).result()
        self._commit.forget()
        self._writer.submit(lambda _: None).result()
        return tuple(found)

    def backup_to(self, path: Path) -> None:
        with storage_errors(self._path), self._reading.connect() as connection:
            copy_to(connection, path)

    def empty_log(self) -> bool:
        with storage_errors(self._path):
            return empty_log(self._path)

    def rewrite(self) -> bool:
        return rewrite(self._path)

    def close(self) -> None:
        self._writer.close()
        self._commit.close()
        self._release_connections()

    @contextmanager
    def _opening(self) -> Iterator[None]:
        """Raises Unwritable for a disk that refuses, NotALedger for a file that SQLite finds broken."""
        try:
            with storage_errors(self._path):
                yield
        except Damaged as error:
            self._release_connections()
            raise NotALedger(self._path, error.reason) from error
        except BaseException:
            self._release_connections()
            raise

    def _asked(self, ask: Callable[[Cursor], T]) -> T:
        """A kept connection may have opened a file that is no longer there, so others are tried before giving up."""
        for _ in range(READERS):
            with suppress(Unwritable), self._reader() as cursor:
                return ask(cursor)
        with self._reader() as cursor:
            return ask(cursor)

    @contextmanager
    def _reader(self) -> Iterator[Cursor]:
        """Raises StorageError where the disk fails, and closes the connection, which would go on failing."""
        with storage_errors(self._path, reading=True), self._reading.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield Cursor(connection, self._texts)
            except BaseException as error:
                if storage_error(self._path, error, reading=True) is not error:
                    connection.invalidate()
                raise
            finally:
                if not connection.invalidated:
                    connection.exec_driver_sql("ROLLBACK")

    def _release_connections(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._writing.dispose()
        self._reading.dispose()
