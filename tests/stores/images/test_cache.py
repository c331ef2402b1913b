"""Drawn pictures are kept, drawn once, and drawn a few at a time."""

import os
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Barrier, Event

import pytest

from configurator.stores.images.cache import Picture, RenderCache
from configurator.stores.images.errors import Busy
from tests.waiting import until

PICTURE = Picture("field-watch", 7, frozenset({"strap-tan", "case-steel"}), "front", 600)


def drawn(text: bytes = b"x", length: int = 100) -> bytes:
    body = b"WEBP" + text.ljust(length - 12, b".")
    return b"RIFF" + struct.pack("<I", len(body)) + body


def numbered(number: int) -> Picture:
    return replace(PICTURE, version=number)


class Painter:
    """Counts how often it draws, and draws when told to."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.times = 0
        self.begun = Event()
        self.may_end = Event()
        if at_once:
            self.may_end.set()

    def __call__(self) -> bytes:
        self.times += 1
        self.begun.set()
        assert self.may_end.wait(10)
        return drawn()


@pytest.fixture
def cache(tmp_path: Path) -> RenderCache:
    return RenderCache(tmp_path / "renders")


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def test_a_picture_is_drawn_once(cache: RenderCache, tmp_path: Path) -> None:
    painter = Painter()
    assert cache.warm(PICTURE) is None
    assert cache.get(PICTURE, painter) == cache.get(PICTURE, painter) == cache.warm(PICTURE) == drawn()
    assert RenderCache(tmp_path / "renders").warm(PICTURE) == drawn()
    assert painter.times == 1


def test_each_configuration_has_its_own_picture() -> None:
    others = [
        replace(PICTURE, configurator="field"),
        replace(PICTURE, version=8),
        replace(PICTURE, selection=frozenset({"strap-tan"})),
        replace(PICTURE, selection=frozenset({"strap", "tan-case-steel"})),
        replace(PICTURE, view="back"),
        replace(PICTURE, width=None),
        replace(PICTURE, ground="#ffffff"),
    ]
    assert len({PICTURE.key, *(other.key for other in others)}) == 8
    assert replace(PICTURE, selection=frozenset({"case-steel", "strap-tan"})).key == PICTURE.key


def test_many_who_ask_at_once_wait_for_one_drawing(cache: RenderCache) -> None:
    painter, together = Painter(at_once=False), Barrier(8)

    def ask(_: int) -> bytes:
        together.wait(10)
        return cache.get(PICTURE, painter)

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(ask, number) for number in range(8)]
        assert painter.begun.wait(10)
        painter.may_end.set()
        assert {one.result(10) for one in asked} == {drawn()}
    assert painter.times == 1


def test_a_few_cold_ones_are_taken_and_the_next_is_busy(cache: RenderCache) -> None:
    painters = [Painter(at_once=False) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        asked = [pool.submit(cache.get, numbered(number), painter) for number, painter in enumerate(painters)]
        try:
            until(lambda: len(cache._making) == 4)
            with pytest.raises(Busy):
                cache.get(numbered(99), Painter())
            assert sum(painter.begun.is_set() for painter in painters) <= 2
        finally:
            for painter in painters:
                painter.may_end.set()
        assert [one.result(10) for one in asked] == [drawn()] * 4
    assert cache.get(numbered(99), Painter()) == drawn()


def test_warm_ones_are_served_while_it_is_busy(tmp_path: Path) -> None:
    cache, slow = RenderCache(tmp_path, cold=1, running=1), Painter(at_once=False)
    cache.get(numbered(1), Painter())
    with ThreadPoolExecutor(1) as pool:
        asked = pool.submit(cache.get, numbered(2), slow)
        assert slow.begun.wait(10)
        assert cache.get(numbered(1), Painter()) == drawn()
        slow.may_end.set()
        asked.result(10)


def test_a_failure_is_raised_and_not_kept(cache: RenderCache) -> None:
    def fails() -> bytes:
        raise LookupError("no such layer")

    for _ in range(5):
        with pytest.raises(LookupError):
            cache.get(PICTURE, fails)
    assert cache.get(PICTURE, Painter()) == drawn()


def test_the_folder_stays_below_its_capacity(tmp_path: Path) -> None:
    cache = RenderCache(tmp_path, capacity=16_000)
    for number in range(200):
        cache.get(numbered(number), lambda: drawn(length=500))
        assert size(tmp_path) <= 16_000
    assert size(tmp_path) > 12_000


def test_what_was_used_longest_ago_goes_first(tmp_path: Path) -> None:
    cache = RenderCache(tmp_path, capacity=16_000)
    for number in range(100):
        cache.get(numbered(number), lambda: drawn(length=500))
        assert cache.warm(numbered(0)) is not None
    assert cache.warm(numbered(2)) is None
    assert cache.warm(numbered(99)) is not None


def test_many_writers_stay_below_the_capacity(tmp_path: Path) -> None:
    caches = [RenderCache(tmp_path, capacity=16_000, cold=100) for _ in range(2)]

    def fill(number: int) -> bytes:
        return caches[number % 2].get(numbered(number), lambda: drawn(length=500))

    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(fill, range(300))) == {drawn(length=500)}
    assert size(tmp_path) <= 17_000


def test_what_an_earlier_run_left_counts(tmp_path: Path) -> None:
    left = tmp_path / "ab" / ".left.webp.half.tmp"
    left.parent.mkdir()
    left.write_bytes(bytes(20_000))
    os.utime(left, (1, 1))
    RenderCache(tmp_path, capacity=16_000).get(PICTURE, Painter())
    assert not left.exists()


def test_a_picture_larger_than_its_share_is_drawn_and_not_kept(tmp_path: Path) -> None:
    large = drawn(length=2000)
    assert RenderCache(tmp_path, capacity=16_000).get(PICTURE, lambda: large) == large
    assert size(tmp_path) == 0


def test_a_file_cut_short_by_a_crash_is_drawn_again(cache: RenderCache, tmp_path: Path) -> None:
    cache.get(PICTURE, Painter())
    (path,) = (path for path in tmp_path.rglob("*.webp"))
    for length in (0, 20, 99):
        path.write_bytes(drawn()[:length])
        assert cache.get(PICTURE, Painter()) == drawn()
        assert path.stat().st_size == 100


def test_a_full_disk_still_draws(cache: RenderCache, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.replace", full)
    assert cache.get(PICTURE, Painter()) == drawn()
