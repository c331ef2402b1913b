"""Pictures with a place on the canvas: cut, masked, and laid over each other with little memory."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PIL import Image, ImageChops, ImageStat

from configurator.stores.images.blending import Mix, mixed

BAND = 1 << 19
"""Pixels that are blended at once, which takes some 60 bytes each."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom edge; right and bottom lie outside."""


@dataclass(frozen=True, slots=True)
class Raster:
    """An RGBA picture and where its upper left corner is on the canvas, in pixels."""

    image: Image.Image
    x: int
    y: int

    @property
    def box(self) -> Box:
        return self.x, self.y, self.x + self.image.width, self.y + self.image.height


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture to lay over others; `mix` None is the normal way."""

    raster: Raster
    mix: Mix | None = None


def common(one: Box, other: Box) -> Box | None:
    """Where two boxes overlap."""
    box = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    return box if box[0] < box[2] and box[1] < box[3] else None


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of these, at least one."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left), min(top), max(right), max(bottom)


def cut(raster: Raster, box: Box) -> Raster | None:
    """The part in a box."""
    inside = common(raster.box, box)
    if inside is None or inside == raster.box:
        return raster if inside else None
    left, top, right, bottom = inside
    part = raster.image.crop((left - raster.x, top - raster.y, right - raster.x, bottom - raster.y))
    return Raster(part, left, top)


def trimmed(raster: Raster) -> Raster | None:
    """Without the empty margin; None where nothing is in it."""
    found = raster.image.getchannel("A").getbbox()
    if found is None:
        return None
    return cut(raster, (raster.x + found[0], raster.y + found[1], raster.x + found[2], raster.y + found[3]))


def faded(raster: Raster, opacity: float) -> Raster:
    """The picture at an opacity from 0 to 1."""
    if opacity >= 1:
        return raster
    alpha = raster.image.getchannel("A").point([round(level * max(opacity, 0)) for level in range(256)])
    return _with_alpha(raster, alpha)


def masked(raster: Raster, mask: Image.Image, x: int, y: int, outside: int) -> Raster:
    """Only what the mask lets through; it is L, its corner at x, y of the canvas, with `outside` around it."""
    whole = Image.new("L", raster.image.size, outside)
    whole.paste(mask, (x - raster.x, y - raster.y))
    return _with_alpha(raster, ImageChops.multiply(raster.image.getchannel("A"), whole))


@dataclass(frozen=True, slots=True)
class Stack:
    """Several sheets as one picture; `uncovered` is how much of a blended sheet had nothing below it, 0 to 1."""

    raster: Raster | None
    uncovered: float = 0


def stacked(sheets: Iterable[Sheet], bounds: Box) -> Stack:
    """Sheets from the bottom up on nothing, as far as they are inside the bounds."""
    inside = [replace(sheet, raster=part) for sheet in sheets if (part := cut(sheet.raster, bounds))]
    if not inside:
        return Stack(None)
    if len(inside) == 1:
        return Stack(inside[0].raster, 1 if inside[0].mix else 0)
    left, top, right, bottom = around(sheet.raster.box for sheet in inside)
    canvas = Raster(Image.new("RGBA", (right - left, bottom - top)), left, top)
    uncovered = 0.0
    for sheet in inside:
        uncovered = max(uncovered, _uncovered(canvas, sheet.raster) if sheet.mix else 0)
        lay(canvas, sheet)
    return Stack(canvas, uncovered)


def _uncovered(canvas: Raster, above: Raster) -> float:
    """The share of a picture's opacity that there is nothing below, where it lies in the canvas."""
    left, top, right, bottom = above.box
    below = canvas.image.getchannel("A").crop((left - canvas.x, top - canvas.y, right - canvas.x, bottom - canvas.y))
    alpha = above.image.getchannel("A")
    whole = ImageStat.Stat(alpha).sum[0]
    return ImageStat.Stat(ImageChops.subtract(alpha, below)).sum[0] / whole if whole else 0


def lay(canvas: Raster, sheet: Sheet) -> None:
    """Draw a sheet into a picture, as far as it is inside that."""
    part = cut(sheet.raster, canvas.box)
    if part is None:
        return
    left, top = part.x - canvas.x, part.y - canvas.y
    if sheet.mix is None:
        canvas.image.alpha_composite(part.image, (left, top))
        return
    rows = max(BAND // part.image.width, 1)
    for start in range(0, part.image.height, rows):
        above = part.image.crop((0, start, part.image.width, min(start + rows, part.image.height)))
        below = canvas.image.crop((left, top + start, left + above.width, top + start + above.height))
        canvas.image.paste(mixed(below, above, sheet.mix), (left, top + start))


def on_top(base: Raster, sheets: Iterable[Sheet]) -> Raster:
    """Sheets that are clipped to a picture: they paint on its colours and leave its outline."""
    alpha = base.image.getchannel("A")
    opaque = base.image.copy()
    opaque.putalpha(255)
    painted = Raster(opaque, base.x, base.y)
    for sheet in sheets:
        lay(painted, sheet)
    painted.image.putalpha(alpha)
    return painted


def _with_alpha(raster: Raster, alpha: Image.Image) -> Raster:
    image = raster.image.copy()
    image.putalpha(alpha)
    return replace(raster, image=image)
