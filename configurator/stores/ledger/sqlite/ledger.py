"""A ledger in one SQLite file."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from configurator.stores.ledger.books.movements import Difference
from configurator.stores.ledger.errors import NotALedger
from configurator.stores.ledger.protocol import Books, Snapshot
from configurator.stores.ledger.sql.cursor import Cursor, Texts
from configurator.stores.ledger.sql.transaction import SqlBooks
from configurator.stores.ledger.sql.verifying import differences
from configurator.stores.ledger.sqlite.commit import Commit
from configurator.stores.ledger.sqlite.engine import copy_to, empty_log, reading_engine, rewrite, writing_engine
from configurator.stores.ledger.sqlite.files import storage_error
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
        with self._reader() as cursor:
            return work(SqlBooks(cursor, Numbers({}), self.snapshot.due, known=None), *args, **kwargs)

    def verify(self) -> Sequence[Difference]:
        with self._reader() as cursor:
            return differences(cursor)

    def damage(self) -> str | None:
        return damage(self._path)

    def rebuild(self, now: datetime) -> Sequence[Difference]:
        found = self._writer.submit(self._commit.repairing(now)).result()
        self._commit.forget()
        self._writer.submit(lambda _: None).result()
        return tuple(found)

    def backup_to(self, path: Path) -> None:
        with self._reading.connect() as connection:
            copy_to(connection, path)

    def empty_log(self) -> bool:
        return empty_log(self._path)

    def rewrite(self) -> bool:
        return rewrite(self._path)

    def close(self) -> None:
        self._writer.close()
        self._release_connections()

    @contextmanager
    def _opening(self) -> Iterator[None]:
        """Raises Unwritable for a disk that refuses, NotALedger for a file that SQLite finds broken."""
        try:
            yield
        except BaseException as error:
            self._release_connections()
            refused = storage_error(self._path, error)
            if refused is error and isinstance(error, DatabaseError):
                raise NotALedger(self._path, str(error.orig or error)) from error
            raise refused from error

    @contextmanager
    def _reader(self) -> Iterator[Cursor]:
        with self._reading.connect() as connection:
            connection.exec_driver_sql("BEGIN")
            try:
                yield Cursor(connection, self._texts)
            finally:
                connection.exec_driver_sql("ROLLBACK")

    def _release_connections(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._writing.dispose()
        self._reading.dispose()
