"""The rings round the glass."""

import math

from configurator.demo.draw.watch.filters import dropped, shaped
from configurator.demo.draw.watch.geometry import C, points, polar
from configurator.demo.draw.watch.lettering import scale_text
from configurator.demo.draw.watch.metals import STEEL, Metal
from configurator.demo.draw.watch.shapes import circle, clipped, path, rect, ring, turned
from configurator.demo.draw.watch.sweeps import glare, polish, rays, satin, sweep
from configurator.demo.draw.watch.ticks import ticks


def insert(fill: str, outer: float = 287, inner: float = 247) -> str:
    """The ring that carries a scale: a dark ring with a lit outer edge."""
    return ring((outer + inner) / 2, fill, outer - inner)


def framed(body: str, metal: Metal = STEEL) -> str:
    edges = sweep(polish(metal), 292, inner=284) + sweep(polish(metal), 250, inner=245, turn=180)
    light = glare(
        (0, 255, 0), (100, 255, 0), (132, 255, 0.16), (160, 255, 0), (280, 255, 0), (314, 255, 0.3), (345, 255, 0)
    )
    soft = sweep(light, 284, inner=250)
    return dropped(body + soft + edges, 1.5, 2.5, 2, 0.5)


def grip(r: float) -> str:
    """A scalloped edge for wet fingers, just beyond the ring."""
    pairs = [polar(r + (5 if i % 4 < 2 else 0.5), 360 * i / 480) for i in range(480)]
    outer = sweep(polish(STEEL), r + 6, inner=r - 6)
    return dropped(shaped(clipped(outer, path(points(pairs))), blur=1.2, depth=2, shine=0.5), 2, 3, 3)


def dive_bezel() -> str:
    ground = insert("#101418") + sweep(rays(4, 0.05), 284, inner=250)
    marks = ticks(281, 270, "#e8e9e2", 3, total=60, skip=5)
    marks += "".join(scale_text(str(n), n * 6, 267, 25, "#e8e9e2") for n in (10, 20, 30, 40, 50))
    for i in (5, 15, 25, 35, 45, 55):
        marks += turned(rect(C - 3, C - 281, 6, 28, "#e8e9e2"), i * 6)
    pearl = path(f"M{C - 15} {C - 281}H{C + 15}L{C} {C - 254}Z", "#e8e9e2") + circle(6, "#b8e0c0", y=C - 271)
    return grip(292) + framed(ground + marks + pearl)


def compass_bezel() -> str:
    ground = sweep(satin(STEEL), 286, inner=247) + sweep(rays(9, 0.16), 286, inner=247)
    marks = ticks(283, 273, "#20242a", 2.4, total=120, skip=10) + ticks(283, 266, "#20242a", 3, total=24, skip=3)
    for i, point in enumerate(("N", "NE", "E", "SE", "S", "SW", "W", "NW")):
        marks += scale_text(point, 45 * i, 265, 28 if i % 2 == 0 else 19, "#a3271d" if point == "N" else "#20242a")
    lip = marks.replace("#20242a", "#fff").replace("#a3271d", "#fff")
    cut = f'<g transform="translate(.9 1.1)" opacity=".7">{lip}</g>'
    return grip(292) + framed(ground + cut + marks)


def tachymeter_bezel() -> str:
    ground = insert("#22252a") + sweep(rays(2, 0.12), 284, inner=250)
    marks = ""
    for speed in (60, 65, 70, 75, 80, 90, 100, 110, 120, 140, 160, 200, 250, 300, 400):
        degrees = 360 * 60 / speed
        marks += scale_text(str(speed), degrees % 360, 264, 17, "#e6e2d3")
        marks += turned(rect(C - 1.2, C - 283, 2.4, 9, "#e6e2d3"), degrees)
    marks += scale_text("TACHYMETRE", 27, 264, 14, "#cf9d54")
    return framed(ground + marks, STEEL)


def day_night_bezel() -> str:
    night = path(f"M{C - 267} {C}A267 267 0 0 1 {C + 267} {C}", "none", 'stroke="#182b4f" stroke-width="40"')
    day = path(f"M{C - 267} {C}A267 267 0 0 0 {C + 267} {C}", "none", 'stroke="#8f2a24" stroke-width="40"')
    marks = "".join(scale_text(str(n), n * 15, 267, 24, "#f0eee6") for n in range(2, 24, 2))
    marks += "".join(turned(circle(3.4, "#f0eee6", y=C - 267), n * 15) for n in range(1, 24, 2))
    marks += path(f"M{C - 14} {C - 281}H{C + 14}L{C} {C - 254}Z", "#f0eee6")
    return grip(292) + framed(night + day + sweep(rays(6, 0.07), 284, inner=250) + marks)


def fluted_bezel() -> str:
    """Ninety polished flutes, each with a lit and a dark face."""
    flutes, step = "", 4.0
    for i in range(90):
        a = step * i
        lit = math.cos(math.radians(a - 315 + 90)) > 0
        tones = (STEEL.glint, "#8d9297") if lit else ("#6d7277", STEEL.light)
        for edge, tone in zip((0.0, step / 2), tones, strict=True):
            corners = ((288, edge), (288, edge + step * 0.52), (249, edge + step * 0.52), (249, edge))
            flutes += path(points(polar(r, a + turn) for r, turn in corners), tone)
    light = glare((0, 0, 0.05), (50, 0, 0.4), (130, 0, 0.1), (220, 0, 0.45), (315, 255, 0.2), (360, 0, 0.05))
    shade = sweep(light, 288, inner=249)
    edges = sweep(polish(STEEL), 291, inner=285) + sweep(polish(STEEL), 252, inner=245, turn=180)
    return dropped(flutes + shade + edges, 1.5, 2.5, 2, 0.5)
