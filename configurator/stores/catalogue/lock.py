"""Who may write a data folder: one process at a time."""

import fcntl
from pathlib import Path

from configurator.stores.catalogue.errors import InUse

LOCK = ".lock"


class FolderLock:
    """Held by the one process that may write a data folder; raises InUse where another has it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = open(folder / LOCK, "a")  # noqa: SIM115  (held for the life of the process)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.close()
            raise InUse(folder) from error

    def release(self) -> None:
        self._file.close()
