"""An existing shop of which a part is missing: it is refused, since a new part beside the rest would hide the loss."""

from errno import ENOTDIR
from os import strerror
from pathlib import Path

from configurator.runtime.data_folder import ASSETS, CATALOGUE, KEY, LEDGER
from configurator.runtime.key import read_key
from configurator.stores.catalogue.storage import read_record
from configurator.stores.catalogue.tiny import RETIRED
from configurator.stores.errors import Broken
from configurator.stores.file import TEMPORARY
from configurator.stores.ledger.open import is_in_use
from configurator.stores.lock import LOCK

WAYS = {
    LEDGER: "put it back, restore a backup, or begin a new shop in an empty folder",
    KEY: "put it back, restore a backup, or set CONFIGURATOR_SECRET_KEY",
    CATALOGUE: "put the folder back, restore a backup, or make an empty folder to begin with no products",
}


class Incomplete(Exception):
    """A data folder that has a part of a shop and lacks another one."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(f"{path} {fault}, but the rest of a shop is there: {WAYS[path.name]}")


def require_whole(data: Path, *, key_given: bool) -> bool:
    """Whether there is a shop in the folder; raises Incomplete for a part of one, NotALedger for no ledger.

    Raises Broken for a key that is empty or cannot be read, also where another key is given: a backup would hold it.
    Raises Broken and NotADirectoryError for what is no ordinary file or folder.
    A new shop gets its key last, so that one whose making was interrupted is still new.
    """
    _refuse_odd_files(data)
    ledger, key, catalogue = data / LEDGER, data / KEY, data / CATALOGUE
    used, kept, designed = is_in_use(ledger), key.exists(), _has_content(catalogue)
    if not (used or kept or designed):
        return False
    if not ledger.exists():
        raise Incomplete(ledger, "is missing")
    if not ledger.is_dir() and not ledger.stat().st_size:
        raise Incomplete(ledger, "is empty")
    if kept:
        read_key(key)
    elif not key_given:
        raise Incomplete(key, "is missing")
    if not catalogue.exists():
        raise Incomplete(catalogue, "is missing")
    return True


def _refuse_odd_files(data: Path) -> None:
    """Reading a pipe or device would never end."""
    for folder in (data, data / ASSETS):
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(ENOTDIR, strerror(ENOTDIR), str(folder))
    for path in (*data.glob("*"), *(data / CATALOGUE).rglob("*")):
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise Broken(path, "it is no ordinary file")


def _has_content(catalogue: Path) -> bool:
    """Whether there is more than a start leaves that was interrupted before the shop had its key."""
    return any(path.is_file() and not _is_beginning(path) for path in catalogue.rglob("*"))


def _is_beginning(path: Path) -> bool:
    unwritten = path.name.startswith(".") and path.name.endswith(TEMPORARY)
    return path.name == LOCK.name or unwritten or (path.name == RETIRED and not read_record(path))
