"""Straps of leather."""

import math
import random

from configurator.demo.draw.watch.band import Band, stitches
from configurator.demo.draw.watch.filters import blurred, dropped, embossed, grained, shaped
from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.shapes import clipped, path, rect, stroke


def leather(band: Band, colour: str, lining: str, thread: str, *, padded: float = 5, grain: float = 0.75) -> str:
    shape = band.strip(-1, 1)
    if band.lining:
        body = embossed(path(shape, lining), 0.3, 0.5, octaves=2)
        return shaped(body, blur=3, depth=3, shine=0.1) + stitches(band, 17, "#cdb793", width=3.4) + band.shade(shape)
    body = shaped(embossed(path(shape, colour), 0.22, grain, octaves=2), blur=padded, depth=padded, shine=0.4, sharp=9)
    body += mottled(path(shape))
    burnish = blurred(stroke(band.strip(-0.985, 0.985), "#1c0d05", 7), 3)
    body += clipped(f'<g opacity=".5">{burnish}</g>', path(shape))
    crease = blurred(
        stroke(f"M{C} {band.y(0)}L{C} {band.y(band.length)}", "#fff", band.half * 0.9, 'opacity=".07"'), 30
    )
    return body + clipped(crease, path(shape)) + stitches(band, 17, thread) + band.shade(shape)


def mottled(shape: str) -> str:
    """The cloudy depth of a hide that was dyed by hand."""
    return grained(shape, 0.03, 0.024, dark=0.26, light=0.2, seed=21)


def tan_leather(band: Band) -> str:
    return leather(band, "#a9693a", "#c9a981", "#f0dfc0")


def alligator(band: Band) -> str:
    """Black leather in scales: square in the middle, small and round at the edges."""
    shape = band.strip(-1, 1)
    if band.lining:
        return leather(band, "#26221f", "#3a322c", "#1b1817")
    chance, scales = random.Random(11), ""
    columns = [(-0.98, -0.8), (-0.79, -0.56), (-0.55, -0.02), (0.0, 0.55), (0.56, 0.79), (0.8, 0.98)]
    for column, (a, b) in enumerate(columns):
        pitch = (30, 36, 56, 56, 36, 30)[column]
        for s in band.steps(pitch, -chance.random() * 20):
            wobble = chance.random() * 0.02
            x0, x1 = C + (a + wobble) * band.width(s), C + (b - wobble) * band.width(s)
            y0, y1 = sorted((band.y(s + 1.5), band.y(s + pitch - 1.5)))
            if y1 - y0 > 2:
                scales += rect(x0, y0, x1 - x0, y1 - y0, "#2b2724", r=min((y1 - y0) * 0.4, 10))
    body = path(shape, "#141210") + shaped(clipped(scales, path(shape)), blur=2.6, depth=3, shine=0.42, sharp=16)
    return (
        shaped(embossed(body, 0.3, 0.4, octaves=2), blur=8, depth=8, shine=0.3)
        + stitches(band, 16, "#3d3833")
        + band.shade(shape)
    )


def rally(band: Band) -> str:
    """Cognac leather with a ladder of round holes."""
    shape = band.strip(-1, 1)
    if band.lining:
        base = leather(band, "#7b3f1f", "#b58a5e", "#e7d5b5")
    else:
        base = leather(band, "#7a3c1c", "#b58a5e", "#dcc7a2", padded=3, grain=0.5)
    holes, rims = "", ""
    for s in band.steps(66, 60):
        squash = math.cos(min(s / band.radius, 1.5))
        for x, size in ((-0.42, 13), (0, 19), (0.42, 13)):
            cx = C + x * band.width(s)
            place = f'cx="{cx:.1f}" cy="{band.y(s):.1f}" rx="{size}" ry="{size * squash:.1f}"'
            holes += f"<ellipse {place}/>"
            rims += f'<ellipse {place} fill="none" stroke="#3c1a0a" stroke-width="3.4"/>'
    shine = f'<g transform="translate(1.4 1.8)" opacity=".45">{rims.replace("#3c1a0a", "#e9a676")}</g>'
    return base + sunken(holes, path(shape)) + clipped(shine + rims, path(shape)) + band.shade(shape)


def sunken(holes: str, shape: str) -> str:
    """Dark holes with light on their lower right rim."""
    lip = f'<g transform="translate(1.3 1.6)" opacity=".22" fill="#fff">{holes}</g>'
    return clipped(lip + f'<g fill="#070605">{holes}</g>', shape)


def bund(band: Band) -> str:
    """A strap on a wide pad that keeps the case off the wrist."""
    wide = Band(band.side, band.start, band.radius, band.half + 42, band.lining)
    if band.lining:
        return leather(wide, "#4a3527", "#8f7355", "#b59b78")
    pad = leather(wide, "#4b3324", "#8f7355", "#c8b08a", padded=3, grain=0.9)
    return pad + dropped(
        leather(Band(band.side, band.start, band.radius, 136), "#5d3f2b", "#8f7355", "#d8c3a0"), 3, 6, 6
    )
