"""A backup: one ZIP with catalogue, ledger, images and key, taken while the shop runs; and the way back."""

import os
import shutil
import sqlite3
import tempfile
import zipfile
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from configurator.runtime.ledger import LEDGER, open_beside
from configurator.stores.catalogue.lock import FolderLock
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.file import sync_folder
from configurator.stores.ledger.open import open_ledger

KEY = "secret.key"
FOLDERS = ("catalogue", "assets")
MARK = "configurator-backup"


class ArchiveRefused(Exception):
    """A backup that cannot be written or is not one of ours."""


def back_up(data: Path, file: Path) -> None:
    """Write `file`, whole or not at all; raises ArchiveRefused.

    Catalogue first, ledger second, images last: whatever is named in an earlier part is in a later one.
    """
    if file.exists():
        raise ArchiveRefused(f"{file} exists already")
    if not (data / LEDGER).exists():
        raise ArchiveRefused(f"there is no shop in {data}")
    if not file.absolute().parent.is_dir():
        raise ArchiveRefused(f"there is no folder {file.absolute().parent}")
    unfinished = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        with zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MARK, "1")
            _add_folder(archive, data, "catalogue")
            _add_ledger(archive, data)
            _add_folder(archive, data, "assets")
            if (data / KEY).exists():
                archive.write(data / KEY, KEY)
        unfinished.chmod(0o600)
        _sync(unfinished)
        unfinished.rename(file)
        sync_folder(file.absolute().parent)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(file: Path, data: Path, now: datetime) -> Path | None:
    """Put the backup's content in place of what is in `data`; answers where that is now, None if nothing was.

    Raises ArchiveRefused where `file` is not a sound backup, InUse where a server runs on `data`.
    """
    lock = FolderLock(data / "catalogue")
    try:
        with tempfile.TemporaryDirectory(dir=data, prefix=".restoring-") as name:
            fresh = Path(name)
            _unpack(file, fresh)
            return _swap(fresh, data, now)
    finally:
        lock.release()


def _add_folder(archive: zipfile.ZipFile, data: Path, folder: str) -> None:
    for path in sorted((data / folder).rglob("*")):
        inside = path.relative_to(data)
        hidden = any(part.startswith(".") for part in inside.parts)
        if path.is_file() and not hidden and "scaled" not in inside.parts:
            with suppress(FileNotFoundError):
                archive.write(path, str(inside))


def _add_ledger(archive: zipfile.ZipFile, data: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / LEDGER
        ledger = open_beside(data)
        try:
            ledger.backup_to(copy)
        finally:
            ledger.close()
        archive.write(copy, LEDGER)


def _unpack(file: Path, fresh: Path) -> None:
    try:
        with zipfile.ZipFile(file) as archive:
            if MARK not in archive.namelist():
                raise ArchiveRefused(f"{file} is not a backup of this program")
            archive.extractall(fresh)
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise ArchiveRefused(f"{file} cannot be read: {error}") from error
    _check(file, fresh)


def _check(file: Path, fresh: Path) -> None:
    """Nothing is put in place that could not be opened."""
    try:
        with closing(sqlite3.connect(f"file:{fresh / LEDGER}?mode=ro", uri=True)) as ledger:
            sound = ledger.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        raise ArchiveRefused(f"{file} holds no sound ledger: {error}") from error
    if sound != "ok":
        raise ArchiveRefused(f"{file} holds no sound ledger: {sound}")
    TinyCatalogue(fresh / "catalogue").close()
    open_ledger(fresh / LEDGER).close()


def _swap(fresh: Path, data: Path, now: datetime) -> Path | None:
    names = (*FOLDERS, LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm", KEY, "renders")
    present = [name for name in names if (data / name).exists()]
    kept = data / f"before-restore-{now:%Y%m%dT%H%M%S%f}"
    kept.mkdir()
    for name in present:
        (data / name).rename(kept / name)
    for name in names:
        if (fresh / name).exists():
            (fresh / name).rename(data / name)
    if (data / KEY).exists():
        (data / KEY).chmod(0o600)
    sync_folder(data)
    if any(path.is_file() and not path.name.startswith(".") for path in kept.rglob("*")):
        return kept
    shutil.rmtree(kept)
    return None


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
