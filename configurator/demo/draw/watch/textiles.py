"""Straps that are woven."""

from collections.abc import Iterable

from configurator.demo.draw.watch.band import Band, stitches
from configurator.demo.draw.watch.filters import embossed, shaped
from configurator.demo.draw.watch.leathers import leather
from configurator.demo.draw.watch.names import name
from configurator.demo.draw.watch.shapes import clipped, path, rect, stroke


def woven(band: Band, colour: str, pattern: str, size: tuple[float, float], *, relief: float = 0.7) -> str:
    own, (w, h) = name("w"), size
    shape = band.strip(-1, 1)
    cells = f'<pattern id="{own}" width="{w}" height="{h}" patternUnits="userSpaceOnUse">{pattern}</pattern>'
    body = path(shape, colour) + path(shape, f"url(#{own})")
    return cells + embossed(body, 0.35, relief, octaves=1)


TWILL = stroke("M-1 7L7-1M-1 1L1-1M5 7L7 5", "#000", 1.5, 'opacity=".3"') + stroke(
    "M-1 4.6L4.6-1M2.4 7L7 2.4", "#fff", 1.1, 'opacity=".2"'
)


def nylon(band: Band, colour: str, stripes: Iterable[tuple[float, float, str]] = ()) -> str:
    shape = band.strip(-1, 1)
    bars = "".join(path(band.strip(a, b), c) for a, b, c in stripes)
    own = name("w")
    twill = f'<pattern id="{own}" width="6" height="6" patternUnits="userSpaceOnUse">{TWILL}</pattern>'
    edge = stroke(band.strip(-0.985, 0.985), "#000", 3, 'opacity=".18"') + stroke(
        band.strip(-0.95, 0.95), "#fff", 2, 'opacity=".1"'
    )
    body = embossed(path(shape, colour) + bars + path(shape, f"url(#{own})"), 0.4, 0.7, octaves=1)
    return twill + shaped(body + clipped(edge, path(shape)), blur=2, depth=2, shine=0.08) + band.shade(shape)


def sand_nato(band: Band) -> str:
    return nylon(band, "#b7a27c")


def striped_nato(band: Band) -> str:
    stripes = [(-0.62, -0.3, "#c9c3ae"), (-0.24, 0.24, "#8d2b22"), (0.3, 0.62, "#c9c3ae")]
    return nylon(band, "#26324a", stripes)


def sailcloth(band: Band) -> str:
    shape = band.strip(-1, 1)
    if band.lining:
        return leather(band, "#2c3a44", "#5c4a3b", "#8a7a68")
    cell = (
        rect(0, 0, 8, 5, "#fff", r=2, more='opacity=".13"') + rect(8, 5, 8, 5, "#fff", r=2, more='opacity=".13"')
        + rect(8, 0, 8, 5, "#000", r=2, more='opacity=".2"') + rect(0, 5, 8, 5, "#000", r=2, more='opacity=".2"')
    )  # fmt: skip
    body = shaped(woven(band, "#33444f", cell, (16, 10)), blur=5, depth=5, shine=0.15)
    return body + stitches(band, 18, "#e8e3d4") + stitches(band, 30, "#e8e3d4", row=False) + band.shade(shape)


def perlon(band: Band) -> str:
    """A braid of thick strands with light between them."""
    cell = (
        rect(0, 0, 24, 20, "#1c211a")
        + stroke("M-3 3L15 12M9-7L33 5M-15 7L3 17M9 13L27 23", "#69735a", 6.4, 'stroke-linecap="round"')
        + stroke("M-3 1.5L15 10.5M9-8.5L33 3.5", "#98a386", 1.7, 'opacity=".8"')
        + stroke("M27 6L9 16M3-4L-9 3M15 24L33 14M3 16L-9 22", "#58624b", 6.4, 'stroke-linecap="round"')
        + stroke("M26 4.5L8 14.5M2-5.5L-9 1", "#87927a", 1.6, 'opacity=".8"')
    )
    shape = band.strip(-1, 1)
    return shaped(woven(band, "#58624b", cell, (24, 20), relief=0.4), blur=3, depth=3.4, shine=0.1) + band.shade(shape)
