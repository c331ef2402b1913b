"""Who may write a data folder: one process at a time."""

import fcntl
import os
from pathlib import Path

from configurator.stores.catalogue.errors import InUse
from configurator.stores.errors import Displaced
from configurator.stores.file import writing

LOCK = ".lock"


class FolderLock:
    """Held by the one process that may write a data folder; raises InUse where another has it."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOCK
        with writing(self._path):
            folder.mkdir(parents=True, exist_ok=True)
            self._file = open(self._path, "a")  # noqa: SIM115  (held for the life of the process)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise InUse(folder) from error

    def require_in_place(self) -> None:
        """Raises Displaced where the folder is another one than the one that is held."""
        held = os.fstat(self._file.fileno())
        try:
            found = os.stat(self._path)
        except OSError as error:
            raise Displaced(self._path.parent) from error
        if (found.st_dev, found.st_ino) != (held.st_dev, held.st_ino):
            raise Displaced(self._path.parent)

    def release(self) -> None:
        self._file.close()
