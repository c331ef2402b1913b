"""Bracelets of steel."""

from configurator.demo.draw.watch.band import Band
from configurator.demo.draw.watch.filters import grained, shaped
from configurator.demo.draw.watch.geometry import C
from configurator.demo.draw.watch.metals import SILVER, STEEL, Metal
from configurator.demo.draw.watch.names import name
from configurator.demo.draw.watch.paint import linear
from configurator.demo.draw.watch.shapes import clipped, path, rect, stroke


def link(band: Band, a: float, b: float, s0: float, s1: float, metal: Metal, *, polished: bool = False) -> str:
    y0, y1 = sorted((band.y(s0), band.y(s1)))
    if y1 - y0 < 1.5:
        return ""
    x0, x1 = C + a * band.width(s0), C + b * band.width(s0)
    tone = (
        (metal.glint, metal.light, metal.dark, metal.mid)
        if polished
        else (metal.light, metal.mid, metal.dark, metal.mid)
    )
    fill = linear(
        (0, tone[1], 1), (0.25, tone[0], 1), (0.6, tone[3], 1), (0.85, tone[2], 1), (1, tone[3], 1),
        line=(x0, y0, x0 + (y1 - y0) * 0.02, y1),
    )  # fmt: skip
    return fill.definition + rect(x0, y0, x1 - x0, y1 - y0, str(fill), r=min(7, (y1 - y0) / 3))


def three_link(band: Band) -> str:
    """Brushed outer links, a polished run in the middle, half a link further."""
    shape, parts, brush = band.strip(-1, 1), "", ""
    for s in band.steps(50, -24):
        for a, b in ((-1, -0.41), (0.41, 1)):
            parts += link(band, a, b, s + 1.5, s + 48.5, STEEL)
            brush += path(band.strip(a, b, s, s + 50))
        parts += link(band, -0.395, 0.395, s + 26, s + 73, STEEL, polished=True)
    under = path(shape, "#1d1f21")
    fine = grained(clipped(brush, path(shape)), 0.012, 0.9, dark=0.6, light=0.5)
    return under + shaped(clipped(parts, path(shape)), blur=2, depth=2.6, shine=0.7) + fine + band.shade(shape)


def beads(band: Band) -> str:
    """Beads of rice: five polished columns between slim brushed rails."""
    shape, parts = band.strip(-1, 1), ""
    for s in band.steps(30, -12):
        for a, b in ((-1, -0.66), (0.66, 1)):
            parts += link(band, a, b, s + 1, s + 29, STEEL)
    for i in range(5):
        middle = (i - 2) * 0.255
        for s in band.steps(21, -20 + (10.5 if i % 2 else 0)):
            parts += link(band, middle - 0.12, middle + 0.12, s + 0.5, s + 20.5, SILVER, polished=True)
    under = path(shape, "#26282a")
    return under + shaped(clipped(parts, path(shape)), blur=2.4, depth=3.4, shine=0.8) + band.shade(shape)


def mesh(band: Band) -> str:
    """Milanese: rows of small coils, each hooked in the next."""
    own = name("w")
    coil = (
        rect(0, 0, 12, 11, "#54585c") + stroke("M-1 10.2C3 10.2 3 1 7 1S10 5 13 5", "#c9cdd0", 3.6)
        + stroke("M-1 9.2C2.4 9.2 2.6 .2 6.6 .2", "#fff", 1.2) + stroke("M5 11C8 11 8.5 4 13 4.2", "#7b8085", 2)
    )  # fmt: skip
    weave = f'<pattern id="{own}" width="12" height="11" patternUnits="userSpaceOnUse">{coil}</pattern>'
    shape = band.strip(-1, 1)
    rails = path(band.strip(-1, -0.965), "#c3c7ca") + path(band.strip(0.965, 1), "#9ca1a5")
    sheen = linear((0, "#fff", 0), (0.28, "#fff", 0.32), (0.5, "#fff", 0), (0.8, "#000", 0.25), (1, "#fff", 0.15),
                   line=(C - band.half, 0, C + band.half, 0))  # fmt: skip
    body = weave + sheen.definition + path(shape, f"url(#{own})") + path(shape, str(sheen)) + rails
    return shaped(body, blur=2, depth=2, shine=0.3) + band.shade(shape)
