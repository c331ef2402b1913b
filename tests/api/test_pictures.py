"""Pictures whose folders are gone or replaced while the server runs."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.api.shop import Shop


def away(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def a_file_in_its_place(folder: Path) -> None:
    away(folder)
    folder.write_text("")


def emptied(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()


def changed(folder: Path, change: Callable[[bytes], bytes]) -> None:
    for path in folder.rglob("*.webp"):
        path.write_bytes(change(path.read_bytes()))


def damaged(folder: Path) -> None:
    changed(folder, lambda _: b"RIFF")


def cut(folder: Path) -> None:
    changed(folder, lambda data: data[: len(data) // 2])


def zeroed(folder: Path) -> None:
    changed(folder, lambda data: bytes(len(data)))


def lengthened(folder: Path) -> None:
    changed(folder, lambda data: data + bytes(5000))


def piped(folder: Path) -> None:
    """Nobody writes into them: reading one would never end."""
    for path in list(folder.rglob("*.webp")):
        path.unlink()
        os.mkfifo(path)


@pytest.mark.parametrize("damage", [away, a_file_in_its_place, emptied, damaged, cut, zeroed, lengthened, piped])
def test_a_picture_that_cannot_be_read_is_503_and_told_with_its_path(
    shop: Shop, data: Path, damage: Callable[[Path], None]
) -> None:
    name = shop.design({"g": {"a": {"default": True}}})
    token = shop.evaluate(name)["token"]
    damage(data / "assets")
    with capture_logs() as logged:
        answer = shop.client.get(f"/render/{name}/{token}.webp?width=150")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    paths = [Path(line["path"]) for line in logged if line["event"] == "picture not readable"]
    assert [data / "assets" in path.parents for path in paths] == [True]
    assert shop.client.get(f"/c/{name}").status_code == 200


def test_an_image_that_is_gone_is_503_and_one_that_never_was_404(shop: Shop, data: Path) -> None:
    image = shop.asset()
    away(data / "assets")
    assert shop.client.get(f"/media/{image}.webp").status_code == 503
    assert shop.client.get(f"/media/{'0' * 32}.webp").status_code == 404


@pytest.mark.parametrize("damage", [damaged, cut, zeroed, lengthened, piped])
@pytest.mark.parametrize("asked_before", [True, False])
def test_an_image_that_is_damaged_is_not_served(
    shop: Shop, data: Path, damage: Callable[[Path], None], asked_before: bool
) -> None:
    image = shop.asset()
    if asked_before:
        assert shop.client.get(f"/media/{image}.webp").status_code == 200
    damage(data / "assets")
    for name in (image, f"{image}@3"):
        with capture_logs() as logged:
            answer = shop.client.get(f"/media/{name}.webp")
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
        assert "immutable" not in answer.headers.get("cache-control", "")
        paths = [line["path"] for line in logged if line["event"] == "picture not readable"]
        assert paths == [str(data / "assets" / f"{image}.webp")]


@pytest.mark.parametrize("damage", [damaged, cut, zeroed, lengthened, piped])
def test_a_smaller_picture_that_is_damaged_is_made_again(
    shop: Shop, data: Path, damage: Callable[[Path], None]
) -> None:
    path = f"/media/{shop.asset()}@3.webp"
    whole = shop.client.get(path).content
    damage(data / "assets" / "scaled")
    assert shop.client.get(path).content == whole


def test_uploading_a_picture_again_mends_its_file(shop: Shop, data: Path) -> None:
    path = f"/media/{shop.asset()}.webp"
    whole = shop.client.get(path).content
    cut(data / "assets")
    shop.asset()
    assert shop.client.get(path).content == whole


@pytest.mark.parametrize("damage", [damaged, cut, zeroed, lengthened, piped])
def test_a_drawn_picture_that_is_damaged_is_drawn_again(shop: Shop, data: Path, damage: Callable[[Path], None]) -> None:
    name = shop.design({"g": {"a": {"default": True}}})
    path = f"/render/{name}/{shop.evaluate(name)['token']}.webp?width=150"
    whole = shop.client.get(path).content
    damage(data / "renders")
    assert shop.client.get(path).content == whole


@pytest.mark.parametrize("damage", [away, a_file_in_its_place])
def test_pictures_are_drawn_without_the_cache(shop: Shop, data: Path, damage: Callable[[Path], None]) -> None:
    name = shop.design({"g": {"a": {"default": True}}})
    token = shop.evaluate(name)["token"]
    path = f"/render/{name}/{token}.webp?width=150"
    assert shop.client.get(path).status_code == 200
    damage(data / "renders")
    assert shop.client.get(path).status_code == 200


def test_a_form_that_is_none_is_not_called_json(shop: Shop) -> None:
    headers = {"Authorization": f"Bearer {shop.token}", "Content-Type": "multipart/form-data; boundary=x"}
    answer = shop.client.post("/api/v1/assets", content=b"--y\r\nnonsense", headers=headers)
    assert (answer.status_code, answer.json()["type"]) == (400, "/problems/not-readable")
