"""A disk that takes files, and does not confirm what they are called."""

import errno
import os
import stat
from pathlib import Path


class LosingFolders:
    """An `os.fsync` that fails for every folder, or for one, but for the first `spared` times."""

    def __init__(self, folder: Path | None = None, *, spared: int = 0) -> None:
        self.fsync, self.folder, self.spared = os.fsync, folder, spared

    def __call__(self, descriptor: int) -> None:
        if self._is_concerned(os.fstat(descriptor)):
            self.spared -= 1
            if self.spared < 0:
                raise OSError(errno.EIO, "Input/output error")
        self.fsync(descriptor)

    def _is_concerned(self, found: os.stat_result) -> bool:
        return os.path.samestat(found, self.folder.stat()) if self.folder else stat.S_ISDIR(found.st_mode)
