"""A ledger's files on their disk: whether they are still the ones that are open, and what the disk refuses."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog
from sqlalchemy.exc import DBAPIError

from configurator.stores.errors import Damaged, Displaced, Unwritable

log = structlog.get_logger("ledger")
PRIMARY = 0xFF
"""SQLite's extended codes have the primary one in their lowest byte."""
DISK = {
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_READONLY: "the disk is read-only",
    sqlite3.SQLITE_IOERR: "the disk refuses to write",
    sqlite3.SQLITE_CANTOPEN: "the folder takes no file",
    sqlite3.SQLITE_PERM: "it may not be written",
}

DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


class Files:
    """The file and its log, by the numbers that they had when they were opened."""

    def __init__(self, path: Path) -> None:
        names = (str(path), f"{path}-wal")
        self._open = [(name, _number(name)) for name in names]
        self._in_place = True

    def require_in_place(self) -> None:
        """Raises Displaced, and notes it once in the log, where a path leads to another file or to none."""
        for name, number in self._open:
            if _number(name) != number:
                self._note(name)
                raise Displaced(Path(name))
        self._in_place = True

    def _note(self, name: str) -> None:
        if self._in_place:
            log.error("file gone", path=name)
        self._in_place = False


def storage_error(path: Path, error: BaseException, *, reading: bool = False) -> BaseException:
    """Unwritable for what the disk refuses, Damaged for what SQLite cannot understand, any other error as it is.

    That a `reading` must not write is no matter of the disk.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return error
    code = getattr(cause, "sqlite_errorcode", 0) & PRIMARY
    if reading and code == sqlite3.SQLITE_READONLY:
        return error
    told = Damaged(path, str(cause)) if code in DAMAGE else Unwritable(path, DISK[code]) if code in DISK else None
    if told is None:
        return error
    told.__cause__ = error
    return told


@contextmanager
def storage_errors(path: Path, *, reading: bool = False) -> Iterator[None]:
    """Raises them as `storage_error` tells them."""
    try:
        yield
    except (sqlite3.Error, DBAPIError) as error:
        if (told := storage_error(path, error, reading=reading)) is error:
            raise
        raise told from error


def _number(name: str) -> tuple[int, int] | None:
    try:
        found = os.stat(name)
    except OSError:
        return None
    return found.st_dev, found.st_ino
