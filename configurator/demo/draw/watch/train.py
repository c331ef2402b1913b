"""The parts of a movement: bridges, jewels, wheels, the balance."""

import math

from configurator.demo.draw.watch.filters import dropped, shaped
from configurator.demo.draw.watch.geometry import C, points
from configurator.demo.draw.watch.metals import GILT, TITANIUM, Metal
from configurator.demo.draw.watch.names import name
from configurator.demo.draw.watch.paint import linear, radial
from configurator.demo.draw.watch.shapes import circle, clipped, path, rect, ring, stroke, turned
from configurator.demo.draw.watch.sweeps import polish, rays, satin, sweep


def geneva(shape: str, tilt: float, metal: Metal) -> str:
    """Bridges with Geneva waves and bright bevels."""
    waves = ""
    for i in range(-14, 15):
        x = C + 26 * i
        fill = linear((0, metal.glint, 0.75), (0.5, metal.mid, 0), (1, metal.deep, 0.5), line=(x, 0, x + 26, 0))
        waves += fill.definition + rect(x, 200, 26, 800, str(fill))
    body = clipped(path("M400 400H800V800H400Z", metal.mid) + turned(waves, tilt), shape)
    lip = shape.replace('fill="#000"', f'fill="none" stroke="{metal.glint}" stroke-width="2.4" opacity=".8"')
    return dropped(shaped(body, blur=1.8, depth=2.4, shine=0.6) + lip, 2, 3, 2.5, 0.6)


def perlage(r: float) -> str:
    own = name("w")
    spot = radial((0, "#fff", 0.35), (0.5, "#000", 0.12), (1, "#fff", 0.15), at=(11, 11, 13))
    cell = f"{spot.definition}{circle(12, str(spot), x=11, y=11)}{ring(12, '#000', 0.8, x=11, y=11, more='opacity=.3')}"
    dots = f'<pattern id="{own}" width="18" height="18" patternUnits="userSpaceOnUse">{cell}</pattern>'
    return dots + sweep(satin(TITANIUM), r) + circle(r, f"url(#{own})")


def jewel(x: float, y: float, r: float = 9) -> str:
    ruby = radial((0, "#ff9fb4", 1), (0.4, "#c31f4a", 1), (1, "#5d0620", 1), at=(x - r * 0.35, y - r * 0.4, r * 1.3))
    return (
        sweep(polish(GILT), r * 1.55, x=x, y=y)
        + ruby.definition
        + circle(r, str(ruby), x=x, y=y)
        + circle(r * 0.24, "#2a0210", x=x, y=y)
    )


def wheel(x: float, y: float, r: float, teeth_count: int, metal: Metal) -> str:
    pairs = []
    for i in range(teeth_count * 4):
        a = math.tau * i / (teeth_count * 4)
        k = r if i % 4 < 2 else r * 0.93
        pairs.append((x + k * math.sin(a), y - k * math.cos(a)))
    disc = clipped(sweep(satin(metal), r, x=x, y=y) + sweep(rays(5, 0.2, 160), r, x=x, y=y), path(points(pairs)))
    return dropped(shaped(disc, blur=1, depth=1.4, shine=0.5), 2, 3, 2, 0.6) + ring(
        r * 0.8, metal.deep, 1.2, x=x, y=y, more='opacity=".5"'
    )


def balance(x: float, y: float, r: float) -> str:
    """The beating part: gilt rim, three arms, a spring."""
    rim = ring(r, GILT.mid, 8, x=x, y=y) + "".join(
        turned(rect(x - 3, y - r, 6, r, GILT.mid), 60 + 120 * i, x, y) for i in range(3)
    )
    weights = "".join(turned(circle(4.4, GILT.light, x=x, y=y - r), 45 * i, x, y) for i in range(8))
    spiral = "M" + "L".join(
        f"{x + (6 + i * 0.22) * math.cos(i * 0.22):.1f} {y + (6 + i * 0.22) * math.sin(i * 0.22):.1f}"
        for i in range(130)
    )
    return dropped(stroke(spiral, "#25407c", 1.3) + shaped(rim + weights, blur=1.6, depth=2.4, shine=0.6), 3, 4, 3, 0.6)


def works(bridges: str, metal: Metal) -> str:
    base = perlage(192)
    return base + circle(66, "#3c3a36", x=665, y=705) + balance(665, 705, 52) + bridges + geneva(
        path("M640 800Q646 736 660 716A14 14 0 0 1 684 718Q700 760 716 800Z"), 30, metal
    ) + jewel(668, 710, 8)  # fmt: skip
