"""The picture of a part, composited point by point and developed."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from configurator.demo.draw.lamp.arrays import Array
from configurator.demo.draw.lamp.part import Piece
from configurator.demo.draw.lamp.sight import Material, Seen, taken, visible
from configurator.demo.draw.lamp.stage import OVERSAMPLING, SIZE


@dataclass(frozen=True)
class Frame:
    """A rendered part, oversampled: straight-alpha sRGB and the pixel of the view where it begins."""

    picture: Image.Image
    x: int
    y: int


def photograph(passes: Sequence[Sequence[Piece]], view: str) -> Frame:
    """All passes of a part, each with its own depth, composited in order."""
    sights = [[(visible(piece.mesh(), view), piece.material) for piece in group] for group in passes]
    corners = np.concatenate([screen for group in sights for (_, screen), _ in group])
    low = np.floor(np.clip(corners.min(0) - 2, 0, SIZE)).astype(int)
    high = np.ceil(np.clip(corners.max(0) + 3, 0, SIZE)).astype(int)
    width, height = (high - low) * OVERSAMPLING
    canvas = np.zeros((height, width, 4), np.float32)
    for group in sights:
        layer = _exposed(group, low, width, height)
        canvas = layer + canvas * (1 - layer[..., 3:])
    return Frame(_developed(canvas), int(low[0]), int(low[1]))


def _exposed(
    group: Sequence[tuple[tuple[Seen, Array], Material]], low: npt.NDArray[np.int64], width: int, height: int
) -> Array:
    pixels = [((screen - low) * OVERSAMPLING).astype(np.int64) for (_, screen), _ in group]
    inside = [(p >= 0).all(1) & (p[:, 0] < width) & (p[:, 1] < height) for p in pixels]
    slots = np.concatenate([(p[:, 1] * width + p[:, 0])[ok] for p, ok in zip(pixels, inside, strict=True)])
    depth = np.concatenate([s.place[ok, 2] for ((s, _), _), ok in zip(group, inside, strict=True)])
    front = np.full(width * height, -1, np.int64)
    order = np.argsort(depth, kind="stable")
    front[slots[order]] = order
    out = np.zeros((width * height, 4), np.float32)
    start = 0
    for ((seen, _), material), ok in zip(group, inside, strict=True):
        mine = (front >= start) & (front < start + ok.sum())
        if mine.any():
            out[mine] = material(taken(seen, np.flatnonzero(ok)[front[mine] - start]))
        start += int(ok.sum())
    return _mended(out.reshape(height, width, 4))


def _mended(layer: Array) -> Array:
    """Fills the rare pixel between two points of a grid from its neighbours."""
    around = [np.roll(layer, shift, axis) for shift, axis in ((1, 0), (-1, 0), (1, 1), (-1, 1))]
    filled = sum((a[..., 3] > 0).astype(int) for a in around)
    hole = (layer[..., 3] == 0) & (filled >= 3)
    layer[hole] = (np.sum(around, 0) / np.maximum(filled, 1)[..., None])[hole]
    return layer


def _developed(canvas: Array) -> Image.Image:
    """Linear light to what a screen shows, with a soft shoulder for the brightest."""
    alpha = np.clip(canvas[..., 3:], 0, 1)
    light = np.clip(canvas[..., :3] / np.maximum(alpha, 1e-4), 0, None)
    light = np.where(light < 0.7, light, 0.7 + 0.3 * (1 - np.exp(-(light - 0.7) / 0.45)))
    srgb = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return Image.fromarray((np.concatenate([srgb, alpha], -1) * 255 + 0.5).astype(np.uint8), "RGBA")


def reduced(frame: Frame) -> Image.Image:
    width, height = frame.picture.width // OVERSAMPLING, frame.picture.height // OVERSAMPLING
    return frame.picture.convert("RGBa").resize((width, height), Image.Resampling.BOX).convert("RGBA")


def inlined(frame: Frame) -> str:
    """A rendered part as an SVG image in its place."""
    small, file = reduced(frame), io.BytesIO()
    small.save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    return (
        f'<image x="{frame.x}" y="{frame.y}" width="{small.width}" height="{small.height}"'
        f' href="data:image/png;base64,{data}"/>'
    )
