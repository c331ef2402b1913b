"""Bringing back what a backup holds: all of it, or nothing."""

import lzma
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from configurator.runtime.archive.entries import require_sound
from configurator.runtime.archive.errors import ArchiveRefused
from configurator.runtime.archive.swap import FRESH, KEPT, finish, swap
from configurator.runtime.data_folder import CATALOGUE, KEY, LEDGER
from configurator.runtime.key import read_key
from configurator.stores.catalogue.reading import CONFIGURATORS
from configurator.stores.catalogue.tiny import TinyCatalogue
from configurator.stores.errors import Broken
from configurator.stores.file import PRIVATE, sync, sync_folder
from configurator.stores.ledger.errors import LedgerError
from configurator.stores.ledger.open import open_ledger
from configurator.stores.lock import LOCK, FolderLock

UNREADABLE = (
    zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, lzma.LZMAError, zlib.error,
)  # fmt: skip
"""What zipfile raises for a file that is damaged, encrypted or of a kind it does not know."""


def restore(file: Path, data: Path, now: datetime, *, key_needed: bool = True) -> Path | None:
    """Put the backup's content in place of what is in `data`; returns where that is now, None if nothing was.

    Raises ArchiveRefused where `file` is not a sound backup, InUse where a server runs on `data`.
    """
    with _reading(file), zipfile.ZipFile(file) as archive:
        require_sound(archive, file, data, key_needed=key_needed)
        with _alone(data):
            finish(data)
            with _fresh(data) as fresh:
                archive.extractall(fresh)
                _check(file, fresh)
                _settle(fresh)
            return swap(data, fresh, f"{KEPT}{now:%Y%m%dT%H%M%S%f}")


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    try:
        yield
    except UNREADABLE as error:
        raise ArchiveRefused(f"{file} cannot be read: {error}") from error
    except OSError as error:
        raise ArchiveRefused(f"{file} cannot be restored: {error.filename or file}: {error.strerror}") from error


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """With the folder's lock; folders that were made for it and stay empty are removed."""
    made = [folder for folder in (data / CATALOGUE, data, *data.parents) if not folder.exists()]
    lock = FolderLock(data)
    try:
        yield
    except BaseException:
        if made:
            (data / LOCK).unlink(missing_ok=True)
            with suppress(OSError):
                for folder in made:
                    folder.rmdir()
        raise
    finally:
        lock.release()


@contextmanager
def _fresh(data: Path) -> Iterator[Path]:
    """A new folder in `data`, removed again only where it could not be filled."""
    fresh = Path(tempfile.mkdtemp(dir=data, prefix=FRESH))
    try:
        yield fresh
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise


def _check(file: Path, fresh: Path) -> None:
    """Nothing is put in place that could not be opened; an older ledger is brought up to date on the way."""
    (fresh / CATALOGUE / CONFIGURATORS).mkdir(parents=True, exist_ok=True)  # An archive has no empty folders.
    try:
        with closing(open_ledger(fresh / LEDGER, new=False)) as ledger:
            fault = ledger.damage()
        TinyCatalogue(fresh / CATALOGUE).close()
    except LedgerError as error:
        raise ArchiveRefused(f"{file} holds no sound ledger: {_inside(fresh, str(error))}") from error
    except Broken as error:
        raise ArchiveRefused(f"{file} holds no sound catalogue: {_inside(fresh, error.place)}") from error
    if fault:
        raise ArchiveRefused(f"{file} holds no sound ledger: {fault}")
    if (fresh / KEY).exists():
        try:
            read_key(fresh / KEY)
        except Broken as error:
            raise ArchiveRefused(f"{file} holds no sound key: {_inside(fresh, error.place)}") from error


def _inside(fresh: Path, said: str) -> str:
    return said.replace(f"{fresh}/", "")


def _settle(fresh: Path) -> None:
    """Wait until all that was unpacked survives a power cut."""
    for path in (fresh, *fresh.rglob("*")):
        if path.is_dir():
            sync_folder(path)
        else:
            path.chmod(PRIVATE if path.parent == fresh else path.stat().st_mode)
            sync(path)
