"""The layers of a file stacked as browsers do it, beside the picture that the file has of itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from configurator.stores.images.blending import MIXES
from configurator.stores.images.layered.raster import Raster, Sheet, lay
from configurator.stores.images.layered.result import Compared, picture
from configurator.stores.images.layered.source import Preview
from layers.layered.drawing import Drawn
from layers.layered.node import Canvas

Plane = NDArray[np.float32]
LARGEST = 6_000_000
"""Pixels that are compared; a larger canvas is compared at a half, a third … of its size."""
SEEN = 1.0
"""Percent by which a layer has to differ, on average where it is on top, to be named."""
SHARE = 0.01
"""Percent of the whole picture that such a layer has to add to the difference, to be named."""
BAND = 256
"""Rows that are compared at once."""


@dataclass(frozen=True, slots=True)
class Stacked:
    """The composite, which layer is on top at every pixel (0: none, 1: the first), and how much smaller it is."""

    image: Image.Image
    owners: NDArray[np.uint16]
    scale: int


def stacked(folder: Path, layers: Sequence[Drawn], canvas: Canvas) -> Stacked:
    """The layers from the bottom up, on nothing."""
    scale = 1
    while canvas.width * canvas.height > LARGEST * scale * scale:
        scale += 1
    width, height = -(-canvas.width // scale), -(-canvas.height // scale)
    whole = Raster(Image.new("RGBA", (width, height)), 0, 0)
    owners = np.zeros((height, width), np.uint16)
    for number, layer in enumerate(layers, 1):
        raster = _read(folder, layer, scale)
        lay(whole, Sheet(raster, None if layer.blend == "normal" else MIXES[layer.blend]))
        _own(owners, raster, number)
    return Stacked(whole.image, owners, scale)


def compared(stack: Stacked, layers: Sequence[Drawn], preview: Preview) -> tuple[Compared, int]:
    """The mean difference in percent, and the ground that it is least on: 0 black, 1 white; the file does not say."""
    size = stack.image.size
    colours = preview.colours if preview.colours.size == size else preview.colours.resize(size, Image.Resampling.BOX)
    alpha = preview.alpha.resize(size, Image.Resampling.BOX) if preview.alpha else None
    sums = [np.zeros(len(layers) + 1), np.zeros(len(layers) + 1)]
    counts = np.zeros(len(layers) + 1)
    for top in range(0, size[1], BAND):
        box = (0, top, size[0], min(top + BAND, size[1]))
        owners = stack.owners[top : box[3]].ravel()
        counts += np.bincount(owners, minlength=len(counts))
        for ground, summed in enumerate(sums):
            wrong = _difference(stack.image.crop(box), colours.crop(box), alpha.crop(box) if alpha else None, ground)
            summed += np.bincount(owners, wrong.ravel(), len(counts))
    ground = min((1, 0), key=lambda ground: float(sums[ground].sum()))
    pixels = size[0] * size[1]
    percent = round(float(sums[ground].sum()) / pixels, 3)
    return Compared(percent, _named(layers, sums[ground], counts, pixels)), ground


def unmatted(preview: Preview, ground: int) -> Image.Image:
    """The file's own picture without the ground that its colours are mixed with."""
    if preview.alpha is None:
        return preview.colours
    image = preview.colours.convert("RGBA")
    for top in range(0, image.height, BAND):
        box = (0, top, image.width, min(top + BAND, image.height))
        alpha = np.asarray(preview.alpha.crop(box), np.float32)[..., None] / 255
        colours = np.asarray(preview.colours.crop(box), np.float32) - 255 * ground * (1 - alpha)
        straight = np.clip(colours / np.maximum(alpha, 1 / 255), 0, 255)
        pixels = np.rint(np.concatenate((straight, alpha * 255), axis=2)).astype(np.uint8)
        image.paste(Image.fromarray(pixels, "RGBA"), (0, top))
    return image


def _difference(ours: Image.Image, colours: Image.Image, alpha: Image.Image | None, ground: int) -> Plane:
    """Percent at every pixel: of the colours on a ground of 0 or 1, or of the transparency where that is more."""
    pixels = np.asarray(ours, np.float32) / 255
    opacity = pixels[..., 3:]
    flat = pixels[..., :3] * opacity + ground * (1 - opacity)
    wrong: Plane = np.abs(flat - np.asarray(colours, np.float32) / 255).mean(axis=2)
    if alpha is not None:
        wrong = np.maximum(wrong, np.abs(opacity[..., 0] - np.asarray(alpha, np.float32) / 255))
    return wrong * 100


def _named(
    layers: Sequence[Drawn], sums: NDArray[np.float64], counts: NDArray[np.float64], pixels: int
) -> dict[str, float]:
    found = {}
    for number, layer in enumerate(layers, 1):
        mean = float(sums[number] / counts[number]) if counts[number] else 0.0
        if mean > SEEN and float(sums[number]) / pixels > SHARE:
            found[layer.path] = round(mean, 2)
    return found


def _read(folder: Path, layer: Drawn, scale: int) -> Raster:
    place = layer.picture
    with Image.open(picture(folder, place.asset), formats=["WEBP"]) as stored:
        image = stored.convert("RGBA")
    if scale == 1:
        return Raster(image, place.x, place.y)
    left, top = place.x // scale, place.y // scale
    right, bottom = -(-(place.x + place.width) // scale), -(-(place.y + place.height) // scale)
    return Raster(image.resize((right - left, bottom - top), Image.Resampling.BOX), left, top)


def _own(owners: NDArray[np.uint16], raster: Raster, number: int) -> None:
    """Where the layer can be seen it is on top of those before it."""
    left, top, right, bottom = raster.box
    seen = np.asarray(raster.image.getchannel("A")) > 0
    owners[top:bottom, left:right][seen] = number
