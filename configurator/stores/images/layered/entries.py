"""The files in a ZIP or a folder, by relative names that are safe to have."""

import io
import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from configurator.stores.images.layered.source import FileRefused, Limits, Refusal

MOST_BYTES = 100 << 20
"""Of one file."""
_ENCRYPTED = 0x1
_OTHERS = ("__MACOSX", "Thumbs.db", "desktop.ini")
"""What operating systems leave in folders, beside hidden files."""


class Entries(Protocol):
    """Files by name, with `/` between the steps of a path."""

    @property
    def names(self) -> tuple[str, ...]: ...

    def open(self, name: str) -> IO[bytes]: ...


class ZipEntries:
    """Raises FileRefused for what is encrypted, unpacks to too much, or has names that lead elsewhere."""

    def __init__(self, path: Path, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise FileRefused(Refusal.CORRUPT) from error
        found = [info for info in self._zip.infolist() if not info.is_dir()]
        for info in found:
            _require_safe(info)
        kept = {info.filename: info for info in found if _is_ours(info.filename)}
        if len(kept) > 2 * limits.layers:  # each may have a file beside it that says where it belongs
            raise FileRefused(Refusal.TOO_MANY_LAYERS)
        large = [info.filename for info in kept.values() if info.file_size > MOST_BYTES]
        if large or sum(info.file_size for info in kept.values()) > limits.unpacked:
            raise FileRefused(Refusal.UNPACKS_TOO_LARGE, large[0] if large else "")
        self._infos = kept

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._infos)

    def open(self, name: str) -> IO[bytes]:
        return self._zip.open(self._infos[name])


class FolderEntries:
    """Links are not followed; raises FileRefused for more files, or larger ones, than a file may hold."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        self._folder = folder
        found = {}
        total = 0
        for path in _files(folder):
            name = path.relative_to(folder).as_posix()
            if not _is_ours(name):
                continue
            size = path.stat().st_size
            total += size
            if size > MOST_BYTES or total > limits.unpacked:
                raise FileRefused(Refusal.UNPACKS_TOO_LARGE, name)
            found[name] = path
            if len(found) > 2 * limits.layers:
                raise FileRefused(Refusal.TOO_MANY_LAYERS)
        self._paths = found

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._paths)

    def open(self, name: str) -> IO[bytes]:
        return self._paths[name].open("rb")


def content(entries: Entries, name: str, most: int = MOST_BYTES) -> io.BytesIO:
    """A whole file in memory; raises FileRefused for a larger or a damaged one."""
    with opened(entries, name) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise FileRefused(Refusal.UNPACKS_TOO_LARGE, name)
    return io.BytesIO(data)


@contextmanager
def opened(entries: Entries, name: str) -> Iterator[IO[bytes]]:
    """A file to read from; raises FileRefused for one that is damaged."""
    try:
        with entries.open(name) as file:
            yield file
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        NotImplementedError,
        EOFError,
        ValueError,
        OSError,
    ) as error:
        raise FileRefused(Refusal.CORRUPT, name) from error


def _require_safe(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & _ENCRYPTED:
        raise FileRefused(Refusal.ENCRYPTED)
    path = PurePosixPath(info.filename)
    leads_out = path.is_absolute() or ".." in path.parts or ":" in (path.parts or ("",))[0]
    odd = any(character in info.orig_filename for character in ("\\", "\0"))
    if leads_out or odd or stat.S_ISLNK(info.external_attr >> 16):
        raise FileRefused(Refusal.UNSAFE_NAME, info.filename[:100])


def _is_ours(name: str) -> bool:
    return not any(part.startswith(".") or part in _OTHERS for part in name.split("/"))


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        folders.sort()
        yield from (path for name in sorted(files) if stat.S_ISREG((path := Path(place, name)).lstat().st_mode))
