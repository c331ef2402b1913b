"""A file that is there whole or not at all, whoever reads or crashes meanwhile."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from configurator.stores.errors import NotDurable, Unwritable

TEMPORARY = ".tmp"
READABLE, PRIVATE = 0o644, 0o600
"""Modes of files: for everybody to read, or for their owner only."""


def write(path: Path, data: bytes, *, durable: bool = True, mode: int = READABLE) -> None:
    """Write beside the path and rename; `durable` waits until it survives a power cut.

    Raises Unwritable where nothing has changed, and NotDurable where the file is written and may not survive one.
    """
    with writing(path):
        _write(path, data, durable=durable, mode=mode)
    if durable:
        confirm(path)


def confirm(path: Path) -> None:
    """Wait until the path is what it is now after a power cut too; raises NotDurable."""
    try:
        sync_folder(path.parent)
    except OSError as error:
        raise NotDurable(path, error.strerror or str(error)) from error


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raises Unwritable for what the disk refuses."""
    try:
        yield
    except OSError as error:
        raise Unwritable(path, error.strerror or str(error)) from error


@contextlib.contextmanager
def ordinary(path: Path) -> Iterator[BinaryIO]:
    """A file to read; raises OSError, for a folder, and for a pipe too, which would be waited for without end."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
        with open(descriptor, "rb", closefd=False) as file:
            yield file
    finally:
        os.close(descriptor)


def _write(path: Path, data: bytes, *, durable: bool, mode: int) -> None:
    _require_folder(path.parent, durable=durable)
    descriptor, name = tempfile.mkstemp(TEMPORARY, f".{path.name}.", path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        Path(name).chmod(mode)
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(name)
        raise


def _require_folder(folder: Path, *, durable: bool) -> None:
    """Make it, but not its parents: nothing is made beside a data folder that was moved away."""
    try:
        folder.mkdir()
    except FileExistsError:
        return
    if durable:
        try:
            sync_folder(folder.parent)
        except OSError:
            folder.rmdir()
            raise


def sync_folder(folder: Path) -> None:
    """Wait until what was renamed or removed in the folder survives a power cut."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync(path: Path) -> None:
    """Wait until what a file holds survives a power cut."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
