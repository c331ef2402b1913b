"""A folder of files that stays below a number of bytes; what was used longest ago goes first."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from configurator.stores.errors import Unwritable
from configurator.stores.file import ordinary, write
from configurator.stores.images.webp import is_whole


@dataclass(frozen=True, slots=True, order=True)
class _Kept:
    used: int
    path: Path
    bytes: int


class Shelf:
    """Files by key, a key being hexadecimal. Space is made after every sixteenth of the capacity that was written."""

    def __init__(self, folder: Path, capacity: int) -> None:
        self._folder = folder
        self._capacity = capacity
        self._lock = Lock()
        self._unseen = capacity  # Written since the folder was last looked at; at first everything might be.

    def take(self, key: str) -> bytes | None:
        """None also where the disk does not give it: it is drawn again."""
        path = self._path(key)
        try:
            with ordinary(path) as file:
                data = file.read()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return data if is_whole(data, len(data)) else None

    def keep(self, key: str, data: bytes) -> None:
        """Not durable: a picture lost in a crash is drawn again. Where the disk refuses nothing is kept."""
        if len(data) > self._capacity // 16:
            return
        with contextlib.suppress(Unwritable, OSError):
            self._folder.mkdir(exist_ok=True)
            write(self._path(key), data, durable=False)
        with self._lock:
            self._unseen += len(data)
            if self._unseen > self._capacity // 16:
                self._make_space()
                self._unseen = 0

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.webp"

    def _make_space(self) -> None:
        """Down to seven eighths, so that the sixteenth unseen until the next look, and one file, still fit."""
        kept = sorted(_files(self._folder))
        excess = sum(file.bytes for file in kept) - self._capacity * 7 // 8
        for file in kept:
            if excess <= 0:
                return
            with contextlib.suppress(OSError):
                file.path.unlink()
            excess -= file.bytes


def _files(folder: Path) -> list[_Kept]:
    """Every file, those that a crash left half written included; links, and what they lead to, are not ours."""
    kept = []
    for path in _unlinked(each for within in _unlinked(folder.glob("*")) for each in within.glob("*")):
        with contextlib.suppress(OSError):
            found = path.stat()
            kept.append(_Kept(found.st_mtime_ns, path, found.st_size))
    return kept


def _unlinked(paths: Iterable[Path]) -> Iterator[Path]:
    return (path for path in paths if not path.is_symlink())
