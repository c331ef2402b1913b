"""Who may write a data folder: one process at a time."""

import fcntl
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TextIO

from configurator.stores.errors import InUse
from configurator.stores.file import writing
from configurator.stores.folder import OpenFolder

LOCK = Path("catalogue", ".lock")


class FolderLock:
    """Held by the one process that may write a data folder; raises InUse where another has it, Unwritable.

    The folder itself is locked: nobody can remove that as long as there is something in it.
    The file is locked as well, since earlier versions look only there.
    """

    def __init__(self, data: Path) -> None:
        path = data / LOCK
        with writing(path), ExitStack() as held:
            path.parent.mkdir(parents=True, exist_ok=True)
            _lock(held.enter_context(closing(OpenFolder(data))), data)
            _lock(held.enter_context(path.open("a")), data)
            self._held = held.pop_all()

    def release(self) -> None:
        self._held.close()


def is_locked(data: Path) -> bool:
    """Whether a process has the lock; nothing is made to find out."""
    with closing(OpenFolder(data)) as folder:
        try:
            _lock(folder, data)
        except InUse:
            return True
    return False


def _lock(file: OpenFolder | TextIO, data: Path) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise InUse(data) from error
