"""A small disk of its own, which can be filled and made read-only; mounting it takes root."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


class Disk:
    """A file system in memory at `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._filler = path / "filler"

    def fill(self) -> None:
        """Until not one more byte fits."""
        with contextlib.suppress(OSError), self._filler.open("ab", buffering=0) as file:
            while file.write(bytes(4096)):
                pass

    def leave(self, room: int) -> None:
        """So many bytes and no more; pages of 4096 bytes are taken as a whole."""
        self.fill()
        os.truncate(self._filler, max(self._filler.stat().st_size - room, 0))

    def free(self) -> None:
        self._filler.unlink()

    def lock(self) -> None:
        """Read-only, as a failing disk becomes; a server must not have files open for writing then."""
        self._mount("remount,ro")

    def unlock(self) -> None:
        self._mount("remount,rw")

    def _mount(self, options: str) -> None:
        subprocess.run(["mount", "-o", options, str(self.path)], check=True)


@contextlib.contextmanager
def mounted(path: Path, size: str = "8m") -> Iterator[Disk]:
    """Skips the test where nothing can be mounted."""
    path.mkdir()
    if (
        os.geteuid() != 0
        or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "disk", str(path)]).returncode
    ):
        pytest.skip("a disk can only be mounted by root")
    try:
        yield Disk(path)
    finally:
        subprocess.run(["umount", "-l", str(path)], check=True)
