"""One picture out of a stack of layers, as the page shows it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PIL import Image, ImageColor

from configurator.stores.images.accept import LIMITS
from configurator.stores.images.errors import TooManyPixels
from configurator.stores.images.media import eighths
from configurator.stores.images.store import ImageStore, reading
from configurator.stores.images.webp import Size

NORMAL = "normal"


class Drawing(Protocol):
    """An asset, the place of its upper left corner in the view's pixels, and how it is mixed with those below it.

    `layers.document.configuration.Drawing` is one.
    """

    @property
    def asset(self) -> str: ...
    @property
    def x(self) -> int: ...
    @property
    def y(self) -> int: ...
    @property
    def blend(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Box:
    """Edges in pixels of the result; right and bottom lie outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def edges(self) -> tuple[int, int, int, int]:
        return self.left, self.top, self.right, self.bottom

    def moved(self, x: int, y: int) -> "Box":
        return Box(self.left + x, self.top + y, self.right + x, self.bottom + y)


def composite(
    store: ImageStore, stack: Sequence[Drawing], view: Size, width: int | None = None, ground: str | None = None
) -> bytes:
    """The stack in drawing order as WebP, `width` pixels wide (None: the view's own), transparent or on `#rrggbb`.

    Raises Unreadable, and TooManyPixels for a view too large to draw.
    """
    canvas = _canvas(view, width or view.width, ground)
    for drawing in stack:
        _draw(store, drawing, canvas, view)
    out = io.BytesIO()
    canvas.save(out, "WEBP", quality=85, alpha_quality=90, method=2)
    return out.getvalue()


def _canvas(view: Size, width: int, ground: str | None) -> Image.Image:
    height = max(_rounded(view.height, width, view.width), 1)
    if width * height > LIMITS.pixels or max(width, height) > LIMITS.side:
        raise TooManyPixels(LIMITS.pixels, LIMITS.side)
    colour = ImageColor.getrgb(ground) if ground else (0, 0, 0, 0)
    return Image.new("RGBA", (width, height), colour)


def _draw(store: ImageStore, drawing: Drawing, canvas: Image.Image, view: Size) -> None:
    asset = store.needed(drawing.asset)
    box = _box(drawing, Size(asset.width, asset.height), canvas.width, view.width)
    visible = Box(max(box.left, 0), max(box.top, 0), min(box.right, canvas.width), min(box.bottom, canvas.height))
    if visible.left >= visible.right or visible.top >= visible.bottom:
        return
    path = store.path(asset.id, eighths(canvas.width, view.width))
    with reading(path) as file, Image.open(file, formats=["WEBP"]) as stored:
        layer = _fitted(stored, box, visible)
    if drawing.blend != NORMAL:
        below = canvas.crop(visible.edges)
        canvas.paste(_blended(below, layer.convert("RGBA"), drawing.blend), (visible.left, visible.top))
    elif layer.mode == "RGBA":
        canvas.alpha_composite(layer, (visible.left, visible.top))
    else:
        canvas.paste(layer, (visible.left, visible.top))


def _blended(below: Image.Image, above: Image.Image, blend: str) -> Image.Image:
    from configurator.stores.images.blending import blended  # with numpy, which most shops never need

    return blended(below, above, blend)


def _box(drawing: Drawing, size: Size, width: int, view_width: int) -> Box:
    """Edges are rounded, not sizes: layers that touch in the view touch in every width."""
    left, top = _rounded(drawing.x, width, view_width), _rounded(drawing.y, width, view_width)
    right = _rounded(drawing.x + size.width, width, view_width)
    bottom = _rounded(drawing.y + size.height, width, view_width)
    return Box(left, top, max(right, left + 1), max(bottom, top + 1))


def _rounded(length: int, numerator: int, denominator: int) -> int:
    """length · numerator / denominator, halves upwards, below zero too."""
    return (2 * length * numerator + denominator) // (2 * denominator)


def _fitted(image: Image.Image, box: Box, visible: Box) -> Image.Image:
    """The visible part of an image that is to fill the box; what lies outside is never scaled."""
    if image.size == (box.width, box.height):
        return image.crop(visible.moved(-box.left, -box.top).edges)
    across, down = image.width / box.width, image.height / box.height
    left, top, right, bottom = visible.moved(-box.left, -box.top).edges
    part = (left * across, top * down, min(right * across, image.width), min(bottom * down, image.height))
    return image.resize((visible.width, visible.height), Image.Resampling.BICUBIC, part)
