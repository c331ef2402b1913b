"""Dials that are brushed, fired, pressed or cut."""

import math
import random

from configurator.demo.draw.watch.dial import ground, raised, signature
from configurator.demo.draw.watch.filters import dropped, embossed
from configurator.demo.draw.watch.geometry import DIAL, C, polar
from configurator.demo.draw.watch.lettering import numeral, text
from configurator.demo.draw.watch.metals import STEEL, Metal
from configurator.demo.draw.watch.names import name
from configurator.demo.draw.watch.paint import radial
from configurator.demo.draw.watch.shapes import circle, clipped, path, rect, ring, turned
from configurator.demo.draw.watch.sweeps import rays, sweep
from configurator.demo.draw.watch.ticks import ticks


def sunray(colour: str, seed: int, strength: float = 0.055) -> str:
    sheen = sweep(
        "rgba(255,255,255,.05) 0deg,rgba(0,0,0,.34) 45deg,rgba(255,255,255,.05) 95deg,rgba(255,255,255,.3) 135deg,"
        "rgba(255,255,255,.03) 175deg,rgba(0,0,0,.45) 225deg,rgba(255,255,255,.06) 275deg,rgba(255,255,255,.42) 315deg,"
        "rgba(255,255,255,.05) 360deg", DIAL,
    )  # fmt: skip
    return circle(DIAL, colour) + sheen + sweep(rays(seed, strength, 420), DIAL)


def batons(lume: str, *, skip: tuple[int, ...] = (), length: float = 46, metal: Metal = STEEL) -> str:
    """Applied markers: metal with two faces, a strip of lume on top."""
    body = ""
    for hour in range(1, 13):
        if hour in skip:
            continue
        wide = 15.0 if hour == 12 else 11.0
        for shift in (-wide * 0.58, wide * 0.58) if hour == 12 else (0.0,):
            at = C + shift
            fill = metal.light if math.cos(math.radians(30 * hour - 315)) > 0 else metal.mid
            bar = rect(at - wide / 2, C - 208, wide, length, fill)
            strip = rect(at - wide / 2 + 3.2, C - 204, wide - 6.4, length - 8, lume)
            body += turned(bar + strip, 30 * hour)
    return raised(body)


def explorer_dial() -> str:
    rail = ticks(227, 218, "#eef1f4", 1.8, skip=5) + ticks(227, 214, "#eef1f4", 3.6, total=12)
    figures = "".join(numeral(str(h), *polar(168, 30 * h), 46, "#f2f2ea", 3.2) for h in (3, 6, 9))
    peak = path(f"M{C - 26} {C - 206}H{C + 26}L{C} {C - 158}Z", "#f2f2ea")
    return (
        sunray("#1d4e86", 12) + rail + raised(figures + peak) + batons("#f2f2ea", skip=(3, 6, 9, 12))
        + signature("#eef1f4", 516, "AUTOMATIC")
    )  # fmt: skip


def enamel_dial() -> str:
    base = ground("#f6f3ea", lift=0.5, fall=0.18)
    rail = "".join(turned(circle(3.4 if i % 5 else 5.5, "#23262b", y=C - 216), 6 * i) for i in range(60))
    figures = ""
    for hour, roman in enumerate(("XII", "I", "II", "III", "IIII", "V", "VI", "VII", "VIII", "IX", "X", "XI")):
        shape = text(roman, C, C - 151, 54, "#a02a22" if hour == 0 else "#23262b", family="DejaVu Serif Condensed",
                     more=f'transform="translate({C * 0.26:.1f} 0) scale(.74 1)"')  # fmt: skip
        figures += turned(shape, 30 * hour)
    gloss = radial((0, "#fff", 0.7), (1, "#fff", 0), at=(C - 110, C - 130, 150))
    sign = text("Field &amp; Co", C, 528, 23, "#23262b", family="DejaVu Serif", more='font-style="italic"')
    return base + gloss.definition + circle(DIAL, str(gloss)) + rail + figures + sign


def waffle_dial() -> str:
    """A pressed grid of small pyramids."""
    own, size = name("w"), 15
    cell = (
        rect(0, 0, size, size, "#2c4a38") + path("M1 1H14L7.5 7.5Z", "#46705a") + path("M1 1V14L7.5 7.5Z", "#3a6049")
        + path("M14 14H1L7.5 7.5Z", "#1a2e23") + path("M14 14V1L7.5 7.5Z", "#22392c")
    )  # fmt: skip
    grid = f'<pattern id="{own}" width="{size}" height="{size}" patternUnits="userSpaceOnUse">{cell}</pattern>'
    rail = ring(223, "#1d3327", 26) + ticks(229, 218, "#e9e6d4", 1.8, skip=5) + ticks(229, 213, "#e9e6d4", 4, total=12)
    glow = radial((0, "#fff", 0.16), (0.6, "#fff", 0), (1, "#000", 0.35), at=(C - 70, C - 90, 330))
    plate = circle(DIAL, "#1d3327") + grid + circle(210, f"url(#{own})") + glow.definition + circle(DIAL, str(glow))
    sign = rect(C - 84, 506, 168, 30, "#22392c", r=4) + signature("#e9e6d4", 528)
    return plate + ring(210, "#0f1d15", 2) + rail + sign + batons("#f0ecd6", metal=STEEL)


def meteorite_dial() -> str:
    """Iron that cooled over a million years: bands of crystal in three directions."""
    chance, bands = random.Random(77), ""
    for angle in (18, 78, 138):
        for _ in range(70):
            x, y = C + chance.uniform(-250, 250), C + chance.uniform(-250, 250)
            grey = chance.choice(("#ffffff", "#e8eaec", "#4a4f55", "#2f3338", "#8b9299"))
            bar = rect(
                x,
                y,
                chance.uniform(40, 210),
                chance.uniform(2, 9),
                grey,
                more=f'opacity="{chance.uniform(0.12, 0.5):.2f}"',
            )
            bands += turned(bar, angle, x, y)
    plate = circle(DIAL, "#868d94") + clipped(embossed(bands, 0.2, 0.5, octaves=1), circle(DIAL))
    glow = radial((0, "#fff", 0.25), (0.5, "#fff", 0), (1, "#000", 0.45), at=(C - 70, C - 90, 330))
    rail = ticks(228, 220, "#17191c", 2, skip=5)
    keys = ""
    for hour in range(12):
        lit = math.cos(math.radians(30 * hour - 225)) > 0
        left, right = (STEEL.glint, STEEL.deep) if lit else (STEEL.deep, STEEL.glint)
        long = 58 if hour % 3 == 0 else 40
        key = path(f"M{C} {C - 212}L{C - 8} {C - 204}V{C - 204 + long}H{C}Z", left) + path(
            f"M{C} {C - 212}L{C + 8} {C - 204}V{C - 204 + long}H{C}Z", right
        )
        keys += turned(key, 30 * hour)
    shine = glow.definition + circle(DIAL, str(glow))
    return plate + shine + rail + dropped(keys, 2, 3, 2, 0.6) + signature("#17191c", 520)


def dots_dial() -> str:
    """Sand, coarse as a beach, with round lume and one bar."""
    plate = embossed(ground("#b99a6b", lift=0.15, fall=0.4), 0.55, 1.3, octaves=2)
    ink, lume = "#2b241a", "#f4f1df"
    rail = ticks(228, 218, ink, 2, skip=5) + ticks(228, 214, ink, 4, total=12)
    plots = ""
    for hour in range(1, 12):
        if hour % 3:
            plots += turned(circle(17, ink, y=C - 182) + circle(13.5, lume, y=C - 182), 30 * hour)
        else:
            plots += turned(
                rect(C - 10, C - 206, 20, 54, ink, r=3) + rect(C - 7, C - 203, 14, 48, lume, r=2), 30 * hour
            )
    plots += path(f"M{C - 30} {C - 208}H{C + 30}L{C} {C - 152}Z", ink) + path(
        f"M{C - 23} {C - 204}H{C + 23}L{C} {C - 161}Z", lume
    )
    return plate + rail + raised(plots, depth=1.6) + signature(ink, 518, "200 PACES")
