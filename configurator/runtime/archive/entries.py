"""The entries of a backup, looked at before anything of it is unpacked."""

import shutil
import stat
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from configurator.runtime.archive.errors import ArchiveRefused
from configurator.runtime.data_folder import ASSETS, CATALOGUE, KEY, LEDGER

MARK = "configurator-backup"
"""The entry that says that a ZIP file is a backup."""
FILES = {MARK, LEDGER, KEY}
ENCRYPTED = 0x1
SPARE = 1 << 20
"""Bytes of the disk that stay free: folders and names take some too."""


def require_sound(archive: ZipFile, file: Path, data: Path, *, key_needed: bool) -> None:
    """Raises ArchiveRefused, with the first entry that is none of ours or cannot be unpacked into `data`."""
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if MARK not in names:
        raise ArchiveRefused(f"{file} is not a backup of this program")
    for entry in entries:
        if fault := _fault(entry):
            raise ArchiveRefused(f"{file} cannot be restored: its entry {entry.filename!r} {fault}")
    _require_once(file, entries)
    _require_parts(file, archive, key_needed=key_needed)
    _require_room(file, entries, data)


def _fault(entry: ZipInfo) -> str | None:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or "\0" in entry.orig_filename:
        return "leads out of the data folder"
    if entry.flag_bits & ENCRYPTED:
        return "is encrypted"
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "is no file"
    if entry.filename in FILES:
        return None
    if path.parts[:1] not in ((CATALOGUE,), (ASSETS,)) or any(part.startswith(".") for part in path.parts):
        return "is not part of a shop"
    return "is not part of a shop" if len(path.parts) == 1 and not entry.is_dir() else None


def _require_once(file: Path, entries: Sequence[ZipInfo]) -> None:
    name, times = Counter(entry.filename for entry in entries).most_common(1)[0]
    if times > 1:
        raise ArchiveRefused(f"{file} cannot be restored: its entry {name!r} is there {times} times")


def _require_parts(file: Path, archive: ZipFile, *, key_needed: bool) -> None:
    sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    if not sizes.get(LEDGER):
        raise ArchiveRefused(f"{file} cannot be restored: it holds no {LEDGER}, or an empty one")
    if key_needed and KEY not in sizes:
        way = "set CONFIGURATOR_SECRET_KEY to the key that the shop had"
        raise ArchiveRefused(f"{file} cannot be restored: it holds no {KEY}; {way}")


def _require_room(file: Path, entries: Sequence[ZipInfo], data: Path) -> None:
    there = next(folder for folder in (data.absolute(), *data.absolute().parents) if folder.exists())
    needed, free = sum(entry.file_size for entry in entries) + SPARE, shutil.disk_usage(there).free
    if needed > free:
        raise ArchiveRefused(f"{file} cannot be restored: it takes {needed:,} bytes, {free:,} are free on the disk")
