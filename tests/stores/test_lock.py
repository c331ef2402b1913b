"""One process writes a data folder, whatever becomes of the files in it."""

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from configurator.stores.errors import InUse
from configurator.stores.lock import LOCK, FolderLock


def untouched(_: Path) -> None:
    """Nothing happens to it."""


def unlocked(data: Path) -> None:
    (data / LOCK).unlink()


def replaced(data: Path) -> None:
    unlocked(data)
    (data / LOCK).touch()


def emptied(data: Path) -> None:
    shutil.rmtree(data / LOCK.parent)


@pytest.mark.parametrize("change", [untouched, unlocked, replaced, emptied])
def test_a_second_process_is_turned_away(tmp_path: Path, change: Callable[[Path], None]) -> None:
    first = FolderLock(tmp_path / "data")
    change(tmp_path / "data")
    for _ in range(2):
        with pytest.raises(InUse):
            FolderLock(tmp_path / "data")
    first.release()
    FolderLock(tmp_path / "data").release()


def test_a_server_of_an_earlier_version_is_noticed_by_its_file(tmp_path: Path) -> None:
    (tmp_path / LOCK).parent.mkdir()
    with (tmp_path / LOCK).open("a") as earlier:
        fcntl.flock(earlier, fcntl.LOCK_EX)
        with pytest.raises(InUse):
            FolderLock(tmp_path)
    FolderLock(tmp_path).release()
