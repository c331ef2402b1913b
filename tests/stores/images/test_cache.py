"""Drawn pictures are kept, and drawn once."""

import os
import struct
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from configurator.stores.images.cache import Picture, RenderCache

PICTURE = Picture("field-watch", 7, frozenset({"strap-tan", "case-steel"}), "front", 600)


def drawn(text: bytes = b"x", length: int = 100) -> bytes:
    body = b"WEBP" + text.ljust(length - 12, b".")
    return b"RIFF" + struct.pack("<I", len(body)) + body


def numbered(number: int) -> Picture:
    return replace(PICTURE, version=number)


class Painter:
    """Counts how often it draws."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> bytes:
        self.times += 1
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
    caches = [RenderCache(tmp_path, capacity=16_000) for _ in range(2)]

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


def test_what_links_lead_to_is_not_removed(tmp_path: Path) -> None:
    others = tmp_path / "others"
    others.mkdir()
    (others / "photo.webp").write_bytes(bytes(20_000))
    os.utime(others / "photo.webp", (1, 1))
    renders = tmp_path / "renders"
    (renders / "cd").mkdir(parents=True)
    (renders / "ab").symlink_to(others)
    (renders / "cd" / "photo.webp").symlink_to(others / "photo.webp")
    RenderCache(renders, capacity=16_000).get(PICTURE, Painter())
    assert (others / "photo.webp").exists()
    assert (renders / "cd" / "photo.webp").is_symlink()


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
