"""Straps of rubber."""

import math

from configurator.demo.draw.watch.band import Band
from configurator.demo.draw.watch.filters import grained, shaped
from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.leathers import sunken
from configurator.demo.draw.watch.shapes import clipped, path


def rubber(band: Band, colour: str, relief: str, *, shine: float = 0.35) -> str:
    shape = band.strip(-1, 1)
    base = shaped(path(shape, colour), blur=4, depth=4, shine=0.3)
    surface = shaped(clipped(relief, path(shape)), blur=2.4, depth=3, shine=shine, sharp=12)
    return base + surface + grained(path(shape), 0.9, 0.9, dark=0.35, light=0.25) + band.shade(shape)


def ribbed(band: Band) -> str:
    if band.lining:
        return rubber(band, "#232527", "")
    bars = "".join(path(band.strip(-0.8, 0.8, s, s + 15), "#3a3d40") for s in band.steps(26, 34))
    rails = path(band.strip(-0.97, -0.84), "#3a3d40") + path(band.strip(0.84, 0.97), "#3a3d40")
    return rubber(band, "#1b1d1f", bars + rails)


def tropic(band: Band) -> str:
    """Basket-pressed rubber with a diamond of small holes."""
    base = rubber(band, "#1d1e1d", "" if band.lining else basket(band))
    holes = ""
    for i, s in enumerate(band.steps(27, 62)):
        squash = math.cos(min(s / band.radius, 1.5))
        for x in (-0.48, 0, 0.48) if i % 2 else (-0.24, 0.24):
            cx = C + x * band.width(s)
            holes += f'<ellipse cx="{cx:.1f}" cy="{band.y(s):.1f}" rx="9" ry="{9 * squash:.1f}"/>'
    return base + sunken(holes, path(band.strip(-1, 1)))


def basket(band: Band) -> str:
    cells = ""
    for i, s in enumerate(band.steps(13.5, 20)):
        for column in range(-10, 11):
            if (i + column) % 2 == 0 and abs(column) < 10:
                cells += path(band.strip((column - 0.42) / 10.5, (column + 0.42) / 10.5, s, s + 12), "#3a3b39")
    return cells


def waffle(band: Band) -> str:
    if band.lining:
        return rubber(band, "#b4511d", "")
    cells = ""
    for s in band.steps(33, 24):
        for column in range(-3, 4):
            cells += path(band.strip((column - 0.4) / 3.65, (column + 0.4) / 3.65, s, s + 25), "#d9672a")
    return rubber(band, "#a84716", cells, shine=0.25)
