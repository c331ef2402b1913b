"""Swatches made from pictures of options: what is seen of one, on nothing, to lie on the ground of the page."""

import hashlib
import io
from math import ceil

from PIL import Image

from configurator.stores.images.accept import Accepted
from configurator.stores.images.composite import Box
from configurator.stores.images.errors import NothingSeen
from configurator.stores.images.media import FULL
from configurator.stores.images.store import Asset, ImageStore, reading

SIDE = 192
ROOM_ACROSS, ROOM_DOWN = 176, 120
"""What is seen stays within these, in the middle: a page cuts a swatch off above and below."""
SEEN = 8
"""The least alpha, of 255, that an eye notices."""
RECIPE = "swatch-1"
"""Part of every id: raise it when the same picture should become another swatch."""


def swatch_of(store: ImageStore, id: str) -> Asset:
    """The swatch of a stored picture, a picture of its own of SIDE × SIDE; made once.

    Raises UnknownAsset, Unreadable, NothingSeen.
    """
    swatch = hashlib.sha256(f"{RECIPE} {store.get(id).id}".encode()).hexdigest()[:32]
    if not store.has(swatch):
        store.put(Accepted(swatch, SIDE, SIDE, _drawn(store, id)))
    return store.get(swatch)


def swatch(picture: Image.Image) -> bytes:
    """The swatch of a picture, as WebP; the same picture always gives the same bytes. Raises NothingSeen."""
    colours = picture.convert("RGBA")
    return _written(_placed(colours, _seen(colours)))


def _drawn(store: ImageStore, id: str) -> bytes:
    picture = store.get(id)
    eighths = min(max(-(-SIDE * FULL // max(picture.width, picture.height)), 1), FULL)
    image = _read(store, id, eighths)
    enlarged = _scale(_seen(image))
    if enlarged > 1 and eighths < FULL:
        image = _read(store, id, min(ceil(eighths * enlarged), FULL))
    return _written(_placed(image, _seen(image)))


def _written(swatch: Image.Image) -> bytes:
    out = io.BytesIO()
    swatch.save(out, "WEBP", quality=90, alpha_quality=100, method=4)
    return out.getvalue()


def _read(store: ImageStore, id: str, eighths: int) -> Image.Image:
    with reading(store.path(id, eighths)) as file, Image.open(file, formats=["WEBP"]) as stored:
        return stored.convert("RGBA")


def _seen(picture: Image.Image) -> Box:
    box = picture.getchannel("A").point([0] * SEEN + [255] * (256 - SEEN)).getbbox()
    if box is None:
        raise NothingSeen
    return Box(*box)


def _scale(box: Box) -> float:
    return min(ROOM_ACROSS / box.width, ROOM_DOWN / box.height)


def _placed(picture: Image.Image, box: Box) -> Image.Image:
    scale = _scale(box)
    width, height = max(round(box.width * scale), 1), max(round(box.height * scale), 1)
    seen = picture.resize((width, height), Image.Resampling.LANCZOS, box.edges)
    swatch = Image.new("RGBA", (SIDE, SIDE))
    swatch.paste(seen, ((SIDE - width) // 2, (SIDE - height) // 2))
    return swatch
