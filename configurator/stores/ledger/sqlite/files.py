"""A ledger's files on their disk: whether they are still the ones that are open, and what the disk refuses."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import structlog
from sqlalchemy.exc import DBAPIError

from configurator.stores.errors import Damaged, Displaced, StorageError, Unwritable

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

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file, or looks for there: its log, the log's index, what an older file would roll back."""
FOLDER = "it is a folder, and a file of the ledger belongs there"

DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
NO_TABLE = "no such table"
"""What SQLite says of a file that has become empty; ours always has its tables."""
LOG_BEGINS = b"\x37\x7f\x06"
"""The first bytes of a write-ahead log (https://sqlite.org/fileformat2.html#walformat)."""
LOG_HEAD = 24
"""Bytes of its head that change when it is begun anew, the salts among them."""


class LogHead(NamedTuple):
    """How many bytes a log has, and its head."""

    size: int
    head: bytes

    def follows(self, before: "LogHead") -> bool:
        """Whether SQLite leaves a log so: it empties it, or begins it anew with other salts, but never cuts it."""
        if not self.size:
            return True
        return self.head.startswith(LOG_BEGINS) and (self.size >= before.size or self.head != before.head)


class Files:
    """The file, its log and the log's index: the numbers that they had when they were opened, and how far they reached.

    Where the index is gone another process makes a new one, and the two write over each other's commits.
    """

    def __init__(self, path: Path) -> None:
        self._file, self._log, self._index = str(path), f"{path}-wal", str(index_of(path))
        # Closing the log loses no lock of SQLite's, as closing the file would: those are on the index beside it.
        self._frames = open(self._log, "rb", buffering=0)  # noqa: SIM115  (read after each commit)
        self._numbers = {name: _number(_found(name)) for name in (self._file, self._log, self._index)}
        self._size, self._reached = 0, LogHead(0, b"")
        self._in_place = True

    def may_shrink(self) -> None:
        """Another connection has written, and may have rewritten the file: its next size is taken as it is."""
        self._size = 0

    def require(self, rewritten: Callable[[], bool] = lambda: False) -> None:
        """Raises Displaced where a path leads to another file or to none, Damaged where one was cut or overwritten.

        The first time the server's log says so. `rewritten`: whether another connection has written since
        `may_shrink`, and may have made the file smaller.
        """
        self._require_in_place(self._log)
        self._require_in_place(self._index)
        size, reached = self._require_in_place(self._file).st_size, self._log_head()
        self._require_whole(self._file, size >= self._size or rewritten())
        self._require_whole(self._log, reached.follows(self._reached))
        self._size, self._reached, self._in_place = size, reached, True

    def close(self) -> None:
        self._frames.close()

    def _log_head(self) -> LogHead:
        """Of one moment: whoever empties the log, or begins it anew, may do so at any time but inside a transaction."""
        frames = self._frames.fileno()
        head = os.pread(frames, LOG_HEAD, 0)
        while True:
            size, before, head = os.fstat(frames).st_size, head, os.pread(frames, LOG_HEAD, 0)
            if head == before:
                return LogHead(size if head else 0, head)

    def _require_in_place(self, name: str) -> os.stat_result:
        found = _found(name)
        if found is None or _number(found) != self._numbers[name]:
            self._note("file gone", name)
            raise Displaced(Path(name))
        return found

    def _require_whole(self, name: str, whole: bool) -> None:
        if not whole:
            self._note("file damaged", name)
            raise Damaged(Path(name), "it was cut or overwritten while it was open")

    def _note(self, event: str, name: str) -> None:
        if self._in_place:
            log.error(event, path=name)
        self._in_place = False


def index_of(path: Path) -> Path:
    """The index of a ledger's log, through which processes share it; there as long as one has the ledger open."""
    return Path(f"{path}-shm")


def folder_beside(path: Path) -> Path | None:
    """A folder where SQLite has a file, or looks for one."""
    return next((beside for end in BESIDE if (beside := Path(f"{path}{end}")).is_dir()), None)


def storage_error(path: Path, error: BaseException, *, reading: bool = False) -> BaseException:
    """Unwritable for what the disk refuses, and for a folder where a file of the ledger belongs, which SQLite takes
    for a failing disk; Damaged for what SQLite cannot understand, any other error as it is.

    That a `reading` must not write is no matter of the disk.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return error
    code = getattr(cause, "sqlite_errorcode", 0) & PRIMARY
    told = _told(path, code, str(cause), reading)
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


def _told(path: Path, code: int, said: str, reading: bool) -> StorageError | None:
    if code in DAMAGE or said.startswith(NO_TABLE):
        return Damaged(path, said)
    if code not in DISK:
        return None
    if folder := folder_beside(path):
        return Unwritable(folder, FOLDER)
    return None if reading and code == sqlite3.SQLITE_READONLY else Unwritable(path, DISK[code])


def _found(name: str) -> os.stat_result | None:
    try:
        return os.stat(name)
    except OSError:
        return None


def _number(found: os.stat_result | None) -> tuple[int, int] | None:
    return found and (found.st_dev, found.st_ino)
