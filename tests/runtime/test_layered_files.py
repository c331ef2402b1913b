"""Files being read, a few at a time, and what becomes of them when somebody lets go or the server stops."""

import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from configurator.runtime.layered_files import LayeredFiles
from configurator.stores.staging.errors import NoSuchImport
from configurator.stores.staging.folder import FolderStaging
from configurator.stores.staging.protocol import INTERRUPTED, Stage, Staged
from tests.stores.images.layered.drawn import flat
from tests.stores.images.layered.photoshop_file import Layer, write_photoshop

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
LONG = 400
"""Layers of a file that takes some seconds to read."""


@pytest.fixture
def slow(tmp_path: Path) -> bytes:
    layers = [Layer(f"Layer {number}", flat("red", (300, 300))) for number in range(LONG)]
    return write_photoshop(tmp_path / "slow.psd", (300, 300), layers).read_bytes()


def opened(tmp_path: Path) -> LayeredFiles:
    return LayeredFiles(FolderStaging(tmp_path / "staging", capacity=1 << 30, limit=1 << 30), lambda: NOON)


@pytest.fixture
def layered(tmp_path: Path) -> Iterator[LayeredFiles]:
    files = opened(tmp_path)
    yield files
    files.close()


def added(layered: LayeredFiles, data: bytes) -> Staged:
    incoming = layered.staging.incoming()
    incoming.write(data)
    return layered.add(incoming, "a.psd", "ada")


def until(true: Callable[[], bool]) -> None:
    for _ in range(1200):
        if true():
            return
        time.sleep(0.02)
    raise AssertionError("it took too long")


def test_two_files_are_read_at_a_time_and_a_third_waits(layered: LayeredFiles, slow: bytes) -> None:
    ids = [added(layered, slow).id for _ in range(3)]

    def stages() -> list[Stage]:
        return [layered.get(id).stage for id in ids]

    until(lambda: stages().count(Stage.READING) == 2 and all(layered.get(id).progress > 0 for id in ids[:2]))
    assert stages() == [Stage.READING, Stage.READING, Stage.WAITING]
    layered.remove(ids[0])
    until(lambda: layered.get(ids[2]).stage is Stage.READING)


def test_letting_go_of_a_file_that_is_read_ends_its_process(layered: LayeredFiles, slow: bytes, tmp_path: Path) -> None:
    id = added(layered, slow).id
    until(lambda: layered.get(id).progress > 0)
    layered.remove(id)
    with pytest.raises(NoSuchImport):
        layered.get(id)
    small = added(layered, write_photoshop(tmp_path / "b.psd", (9, 9), [Layer("A", flat("red", (9, 9)))]).read_bytes())
    until(lambda: layered.get(small.id).stage is Stage.READY)


def test_a_server_that_stops_leaves_what_it_read_failed_and_reads_what_waited_later(
    tmp_path: Path, slow: bytes
) -> None:
    first = opened(tmp_path)
    ids = [added(first, slow).id for _ in range(3)]
    until(lambda: all(first.get(id).progress > 0 for id in ids[:2]))
    began = time.monotonic()
    first.close()
    assert time.monotonic() - began < 5
    again = opened(tmp_path)
    try:
        faults = [again.get(id).fault for id in ids[:2]]
        assert [fault.reason for fault in faults if fault] == [INTERRUPTED, INTERRUPTED]
        until(lambda: again.get(ids[2]).progress > 0)
    finally:
        again.close()
