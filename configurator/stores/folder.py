"""A folder that is kept open, so that it can be told from one that came in its place."""

import os
from pathlib import Path

CLOSED = -1


class OpenFolder:
    """No other folder has its number as long as it is open; raises OSError where there is none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)

    def fileno(self) -> int:
        return self._descriptor

    def in_place(self) -> bool:
        """Whether its path still leads to it."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), os.stat(self._path))
        except OSError:
            return False

    def close(self) -> None:
        """Once; another time does nothing, as with files."""
        if self._descriptor != CLOSED:
            os.close(self._descriptor)
            self._descriptor = CLOSED
