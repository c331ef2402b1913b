"""Exchanging the content of a data folder for another one: killed at any moment, the next start finishes it.

A journal says which files go and which come. Until it is written nothing has changed; from then on every start
carries it out, whose steps can be repeated. The folder's lock stays where it is.
"""

import json
import os
import shutil
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from configurator.runtime.data_folder import ASSETS, CATALOGUE, KEY, LEDGER, RENDERS, STAGING
from configurator.stores.errors import Broken, NotDurable, Unwritable
from configurator.stores.file import PRIVATE, TEMPORARY, ordinary, sync_folder, write
from configurator.stores.lock import LOCK, FolderLock

JOURNAL = "restore.journal"
FRESH, KEPT = ".restoring-", "before-restore-"
PARTS = (ASSETS, LEDGER, f"{LEDGER}-wal", f"{LEDGER}-shm", f"{LEDGER}-journal", KEY, RENDERS, STAGING)


@dataclass(frozen=True)
class Journal:
    """Folders, by name in the data folder, and paths in them: what goes to `kept`, what comes from `fresh`."""

    fresh: str
    kept: str
    going: list[str]
    coming: list[str]


STORED = TypeAdapter(Journal)


def swap(data: Path, fresh: Path, kept: str) -> Path | None:
    """Put what is in `fresh` in place of what is in `data`; returns where that is now, None if there was nothing."""
    going = _content(data)
    journal = Journal(fresh.name, kept, going, _content(fresh))
    try:
        write(data / JOURNAL, json.dumps(asdict(journal)).encode(), mode=PRIVATE)
    except NotDurable as error:
        (data / JOURNAL).unlink()
        raise Unwritable(error.path, error.reason) from error
    return _carry_out(data, journal)


def finish(data: Path) -> None:
    """Carry out an exchange that was interrupted, and remove what earlier ones left; the caller holds the lock.

    Anything else of such a name, links included, is somebody else's and stays, and so does what cannot be removed:
    nothing reads it.
    """
    path = data / JOURNAL
    if _is_there(path):
        _carry_out(data, _read(path))
    for leftover in data.glob(f"{FRESH}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    for unfinished in data.glob(f".{JOURNAL}.*{TEMPORARY}"):
        if not unfinished.is_symlink():
            with suppress(OSError):
                unfinished.unlink()


def finish_beside(data: Path) -> None:
    """The same for a command without the lock, where an exchange was interrupted; raises InUse while one runs."""
    if _is_there(data / JOURNAL):
        lock = FolderLock(data)
        try:
            finish(data)
        finally:
            lock.release()


def _read(path: Path) -> Journal:
    """Raises Broken, also where it or a folder that it names is a link: no restore makes one."""
    if path.is_symlink():
        raise Broken(path, "it is a link, and no journal of a restore")
    try:
        with ordinary(path) as file:
            journal = STORED.validate_json(file.read())
    except (OSError, ValidationError) as error:
        raise Broken(path, "it is no journal of a restore") from error
    folders = (journal.fresh, FRESH), (journal.kept, KEPT)
    named = all(_is_name(folder) and folder.startswith(begin) for folder, begin in folders)
    if named and any((path.parent / folder).is_symlink() for folder, _ in folders):
        raise Broken(path, "it names a link, and no folder of a restore")
    if not (named and all(map(_is_part, [*journal.going, *journal.coming]))):
        raise Broken(path, "it names what is no part of a restore")
    return journal


def _is_name(text: str) -> bool:
    """Whether it leads to nowhere but into the folder."""
    return text not in ("", ".", "..") and "/" not in text and "\0" not in text


def _is_part(text: str) -> bool:
    folder, _, name = text.rpartition("/")
    return text in PARTS or (folder == CATALOGUE and _is_name(name) and name != LOCK.name)


def _is_there(path: Path) -> bool:
    """A link is, wherever it leads."""
    return os.path.lexists(path)


def _content(data: Path) -> list[str]:
    """The paths that are exchanged, of those that are there."""
    catalogue = sorted(f"{CATALOGUE}/{path.name}" for path in (data / CATALOGUE).glob("*") if path.name != LOCK.name)
    return [*catalogue, *(name for name in PARTS if _is_there(data / name))]


def _carry_out(data: Path, journal: Journal) -> Path | None:
    fresh, kept = data / journal.fresh, data / journal.kept
    (kept / CATALOGUE).mkdir(parents=True, exist_ok=True)
    for name in journal.going:
        if not _is_there(kept / name) and _is_there(data / name):
            (data / name).rename(kept / name)
    for name in journal.coming:
        if _is_there(fresh / name):
            (fresh / name).rename(data / name)
    for folder in (kept / CATALOGUE, kept, data / CATALOGUE, data):
        sync_folder(folder)
    (data / JOURNAL).unlink()
    sync_folder(data)
    shutil.rmtree(fresh, ignore_errors=True)
    if any(path.is_file() or path.is_symlink() for path in kept.rglob("*")):
        return kept
    shutil.rmtree(kept)
    return None
