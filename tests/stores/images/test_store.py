"""The folder of pictures."""

import io
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from configurator.stores.errors import Unwritable
from configurator.stores.images.accept import LIMITS, Accepted, shipped
from configurator.stores.images.errors import NotAnImage, TooCostly, UnknownAsset
from configurator.stores.images.media import eighths, media_path, rendition
from configurator.stores.images.store import Asset, ImageStore
from tests.stores.images.pictures import layer, opened, photograph, saved, solid

HOSTILE = [
    "",
    "..",
    "../../etc/passwd",
    "/etc/passwd",
    "a" * 31,
    "a" * 33,
    "A" * 32,
    "g" * 32,
    "a" * 31 + "/",
    "a" * 32 + "\n",
    "a" * 32 + "\0",
    "٣" * 32,
    "a" * 32 + ".webp",
    "a" * 32 + "@4",
]


def kept(store: ImageStore, image: Image.Image) -> Asset:
    return store.put(shipped(saved(image, "WEBP", lossless=True)))


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_an_upload_is_stored_and_found_again(store: ImageStore, tmp_path: Path) -> None:
    asset = store.add(saved(layer(40, 30), "PNG"))
    assert (asset.width, asset.height, asset.media_type) == (40, 30, "image/webp")
    assert asset.bytes == store.path(asset.id).stat().st_size
    assert store.get(asset.id) == ImageStore(tmp_path / "assets").get(asset.id) == asset
    assert opened(store.path(asset.id).read_bytes()).size == (40, 30)


def test_a_known_upload_is_not_read_again(store: ImageStore, tmp_path: Path) -> None:
    data = saved(layer(), "PNG")
    first = store.add(data)
    without_time_to_read = ImageStore(tmp_path / "assets", limits=replace(LIMITS, seconds=0))
    assert without_time_to_read.add(io.BytesIO(data)) == first
    assert files(tmp_path) == [f"assets/{first.id}.webp"]
    with pytest.raises(TooCostly):
        without_time_to_read.add(saved(layer(), "WEBP"))


def test_a_refused_upload_leaves_nothing(store: ImageStore, tmp_path: Path) -> None:
    with pytest.raises(NotAnImage):
        store.add(b"hello")
    assert files(tmp_path) == []


def test_a_stored_picture_never_changes(store: ImageStore) -> None:
    asset = kept(store, layer())
    before = store.path(asset.id).stat().st_mtime_ns
    assert store.put(Accepted(asset.id, 1, 1, b"other")) == asset
    assert store.path(asset.id).stat().st_mtime_ns == before


def test_many_uploads_at_once_are_one_picture(store: ImageStore, tmp_path: Path) -> None:
    data = saved(photograph(), "PNG")
    with ThreadPoolExecutor(4) as pool:
        assets = set(pool.map(store.add, [data] * 4))
    assert len(assets) == 1
    assert len(files(tmp_path)) == 1


@pytest.mark.parametrize("id", HOSTILE)
def test_what_is_no_id_is_no_picture(store: ImageStore, tmp_path: Path, id: str) -> None:
    (tmp_path / "secret.webp").write_bytes(saved(layer(), "WEBP"))
    for ask in (store.get, store.path, lambda name: store.media(f"{name}.webp"), media_path):
        with pytest.raises(UnknownAsset):
            ask(id)
    assert files(tmp_path) == ["secret.webp"]


def test_an_id_of_nothing_is_no_picture(store: ImageStore) -> None:
    with pytest.raises(UnknownAsset):
        store.path("0" * 32, 4)


@pytest.mark.parametrize("suffix", ["@0", "@8", "@9", "@10", "@-1", "@4of8", "@", "@4.webp", "@ 4", "@٤"])
def test_there_are_eight_sizes_and_no_others(store: ImageStore, suffix: str) -> None:
    asset = kept(store, layer())
    with pytest.raises(UnknownAsset):
        store.media(f"{asset.id}{suffix}.webp")


@pytest.mark.parametrize(("part", "size"), [(1, (6, 4)), (4, (21, 16)), (7, (36, 28)), (8, (41, 31))])
def test_a_rendition_is_so_many_eighths(store: ImageStore, part: int, size: tuple[int, int]) -> None:
    path = store.path(kept(store, layer(41, 31)).id, part)
    assert opened(path.read_bytes()).size == size


def test_a_rendition_is_made_once(store: ImageStore) -> None:
    asset = kept(store, photograph())
    name = media_path(asset.id, 600, 1200).removeprefix("/media/")
    made = store.media(name).stat().st_mtime_ns
    assert store.media(name).stat().st_mtime_ns == made


def test_a_rendition_keeps_no_dark_rim(store: ImageStore) -> None:
    """Colours are averaged by how much they show, not mixed with what is invisible."""
    asset = kept(store, layer(400, 400, (255, 255, 255, 255)))
    scaled = opened(store.path(asset.id, 1).read_bytes()).convert("RGBA")
    assert all(red > 250 for red, _, _, alpha in scaled.get_flattened_data() if alpha > 40)  # type: ignore[misc]


def test_preparing_makes_what_every_width_needs(store: ImageStore, tmp_path: Path) -> None:
    asset = kept(store, solid(64, 64))
    store.prepare(asset.id, 1200)
    scaled = [f"assets/scaled/{asset.id}@{part}.webp" for part in (1, 2, 4)]
    assert files(tmp_path) == [f"assets/{asset.id}.webp", *scaled]


def test_the_smallest_sharp_size_is_chosen() -> None:
    assert [eighths(width, 1200) for width in (1, 150, 151, 300, 600, 601, 1200, 2400)] == [1, 1, 2, 2, 4, 5, 8, 8]


def test_a_page_names_the_size_it_shows() -> None:
    assert media_path("a" * 32) == f"/media/{'a' * 32}.webp"
    assert media_path("a" * 32, 600, 1200) == f"/media/{'a' * 32}@4.webp"
    assert rendition(f"{'a' * 32}@4.webp").eighths == 4


def test_a_file_that_vanished_in_the_middle_of_a_write_leaves_no_trace(
    store: ImageStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unwritable):
        kept(store, layer())
    assert files(tmp_path) == []


def test_what_a_crash_left_half_written_is_swept_and_nothing_else(store: ImageStore, tmp_path: Path) -> None:
    asset = kept(store, layer(41, 31))
    store.path(asset.id, 3)
    before = files(tmp_path)
    folder, other = tmp_path / "assets", tmp_path / "other"
    for unfinished in (f".{asset.id}.webp.ab_12xyz.tmp", f"scaled/.{asset.id}@3.webp.q.tmp"):
        (folder / unfinished).write_bytes(b"RIFF")
    others = [".notes.tmp", f".{asset.id}.webp.q.tmp.bak", "read-me.txt", f"scaled/.{asset.id}@9.webp.q.tmp"]
    for name in others:
        (folder / name).write_text("")
    other.write_text("")
    (folder / f".{asset.id}.webp.link.tmp").symlink_to(other)
    store.sweep()
    links = [f"assets/.{asset.id}.webp.link.tmp", "other"]
    assert files(tmp_path) == sorted([*before, *links, *(f"assets/{name}" for name in others)])
    ImageStore(tmp_path / "nowhere").sweep()
