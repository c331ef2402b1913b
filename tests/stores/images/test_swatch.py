"""Swatches made of pictures."""

import pytest
from PIL import Image

from configurator.stores.images.accept import shipped
from configurator.stores.images.errors import NothingSeen, UnknownAsset
from configurator.stores.images.store import ImageStore
from configurator.stores.images.swatch import ROOM_ACROSS, ROOM_DOWN, SIDE, swatch_of
from tests.stores.images.pictures import layer, opened, saved, solid


def kept(store: ImageStore, image: Image.Image) -> str:
    return store.put(shipped(saved(image, "WEBP", lossless=True))).id


def swatch(store: ImageStore, image: Image.Image) -> Image.Image:
    return opened(store.path(swatch_of(store, kept(store, image)).id).read_bytes()).convert("RGBA")


def seen(image: Image.Image) -> tuple[int, int, int, int]:
    box = image.getchannel("A").point(lambda alpha: 255 if alpha > 127 else 0).getbbox()
    assert box
    return box


@pytest.mark.parametrize("size", [(600, 600), (40, 30), (3000, 200), (200, 3000)])
def test_what_is_seen_of_a_picture_is_in_the_middle_of_its_swatch_and_whole(
    store: ImageStore, size: tuple[int, int]
) -> None:
    canvas = Image.new("RGBA", (4000, 4000))
    canvas.paste(layer(*size), (700, 150))
    made = swatch(store, canvas)
    left, top, right, bottom = seen(made)
    assert made.size == (SIDE, SIDE)
    assert abs(left - (SIDE - right)) <= 2
    assert abs(top - (SIDE - bottom)) <= 2
    assert right - left <= ROOM_ACROSS
    assert bottom - top <= ROOM_DOWN
    assert right - left >= ROOM_ACROSS - 4 or bottom - top >= ROOM_DOWN - 4, "as large as there is room"


def test_a_swatch_has_the_colour_of_the_picture(store: ImageStore) -> None:
    red, green, blue, alpha = swatch(store, layer(400, 400, (30, 120, 210, 255))).getpixel((SIDE // 2, SIDE // 2))
    assert alpha == 255
    assert abs(red - 30) + abs(green - 120) + abs(blue - 210) <= 12


def test_the_same_picture_has_the_same_swatch(store: ImageStore) -> None:
    picture = kept(store, layer(300, 200))
    assert swatch_of(store, picture) == swatch_of(store, picture)
    assert swatch_of(store, picture).id != swatch_of(store, kept(store, layer(300, 201))).id


def test_a_picture_on_which_nothing_is_seen_has_no_swatch(store: ImageStore) -> None:
    picture = kept(store, solid(300, 300, (255, 255, 255, 7)))
    with pytest.raises(NothingSeen):
        swatch_of(store, picture)


def test_there_is_no_swatch_of_a_picture_that_is_not_there(store: ImageStore) -> None:
    for id in ("a" * 32, "../../etc/passwd"):
        with pytest.raises(UnknownAsset):
            swatch_of(store, id)
