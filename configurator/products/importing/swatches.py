"""Swatches for the options of a file: small pictures made of their own."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from PIL import Image as Pillow

from configurator.stores.images.accept import fingerprint
from configurator.stores.images.errors import NoPicture, NothingSeen
from configurator.stores.images.layered.result import thumb
from configurator.stores.images.store import ImageStore, reading
from configurator.stores.images.swatch import swatch
from layers.document.model import Configurator, Group, Image, Layer, Swatch
from layers.document.tree import Tree

Made = Mapping[str, bytes]
"""The swatch of an option, by its id."""


def swatches(document: Configurator, view: str, folder: Path, known: Configurator | None, images: ImageStore) -> Made:
    """For options that are new, and for those whose swatch was made of the picture that they had before."""
    before = Tree(known).named if known else {}
    return {
        id: made.read_bytes()
        for id, image in _options(document)
        if view in image.images and (made := thumb(folder, image.images[view].asset)).is_file()
        if id not in before or _follows(before[id].image, image, view, images)
    }


def with_swatches(document: Configurator, made: Made) -> Configurator:
    """The document with these swatches."""

    def each(layer: Layer) -> Layer:
        if isinstance(layer, Group):
            return layer.model_copy(update={"layers": tuple(map(each, layer.layers))})
        if layer.id not in made:
            return layer
        return layer.model_copy(update={"swatch": Swatch(asset=fingerprint(made[layer.id]))})

    return document.model_copy(update={"layers": tuple(map(each, document.layers))})


def _options(document: Configurator) -> Iterator[tuple[str, Image]]:
    for id, leaf in Tree(document).options.items():
        yield id, leaf.image


def _follows(before: Image, now: Image, view: str, images: ImageStore) -> bool:
    """Whether a swatch is of the picture that the option had, which is another one now."""
    old = before.images.get(view)
    if old is None or before.swatch is None or before.swatch.asset is None or old.asset == now.images[view].asset:
        return False
    try:
        path = images.path(old.asset)
        with reading(path), Pillow.open(path, formats=["WEBP"]) as stored:
            return fingerprint(swatch(stored)) == before.swatch.asset
    except (NoPicture, NothingSeen):
        return False
