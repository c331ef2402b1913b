"""What a dial can show beside the time."""

import math
import random

from configurator.demo.draw.watch.dial import raised
from configurator.demo.draw.watch.filters import dropped, embossed, grained, shaped
from configurator.demo.draw.watch.geometry import SECOND, C
from configurator.demo.draw.watch.lettering import numeral, text
from configurator.demo.draw.watch.metals import STEEL
from configurator.demo.draw.watch.paint import linear, radial
from configurator.demo.draw.watch.shapes import circle, clipped, path, rect, ring, stroke, turned
from configurator.demo.draw.watch.sweeps import polish, satin, sweep
from configurator.demo.draw.watch.ticks import small_ticks


def date_window() -> str:
    x, y = C + 172, C
    frame = rect(x - 34, y - 28, 68, 56, STEEL.light, r=4)
    hole = rect(x - 28, y - 22, 56, 44, "#f4f2ea", r=2)
    inner = linear((0, "#000", 0.5), (0.22, "#000", 0.08), (0.5, "#000", 0), line=(x, y - 22, x + 6, y + 22))
    figure = numeral("17", x, y, 28, "#1b1c1e", 2.6)
    return raised(frame) + hole + figure + inner.definition + rect(x - 28, y - 22, 56, 44, str(inner), r=2)


def sunk(x: float, y: float, r: float, colour: str) -> str:
    """A small dial let into the large one: turned rings and a bevelled edge."""
    rings = "".join(
        ring(r * i / 22, "#000" if i % 2 else "#fff", 1.2, x=x, y=y, more='opacity=".06"') for i in range(1, 22)
    )
    fall = radial((0.75, "#000", 0), (1, "#000", 0.42), at=(x + 4, y + 5, r + 5))
    edge = sweep(satin(STEEL), r + 4, inner=r - 1, x=x, y=y, turn=180)
    return circle(r, colour, x=x, y=y) + rings + fall.definition + circle(r, str(fall), x=x, y=y) + edge


def small_seconds() -> str:
    x, y, r = C, C + 122, 66
    marks = small_ticks(x, y, 61, 55, "#22252a", 60, 1.3) + small_ticks(x, y, 61, 51, "#22252a", 12, 2.8)
    marks += numeral("60", x, y - 40, 13, "#22252a", 2.2) + numeral("30", x, y + 40, 13, "#22252a", 2.2)
    marks += numeral("15", x + 38, y, 13, "#22252a", 2.2) + numeral("45", x - 38, y, 13, "#22252a", 2.2)
    needle = turned(
        path(f"M{x - 1.6} {y + 16}L{x - 0.7} {y - 52}H{x + 0.7}L{x + 1.6} {y + 16}Z", "#1d2f66"), SECOND, x, y
    )
    return sunk(x, y, r, "#e9e7e0") + marks + dropped(needle + circle(5.5, "#1d2f66", x=x, y=y), 2, 3, 1.6, 0.5)


def moon_phase() -> str:
    """The moon in its night, between two hills of plate."""
    x, y, r = C, C + 122, 64
    night = radial((0, "#27458c", 1), (1, "#0a1536", 1), at=(x - 15, y - 20, 80))
    chance, stars = random.Random(5), ""
    for _ in range(26):
        stars += circle(chance.uniform(0.8, 2), "#f1dfa6", x=x + chance.uniform(-56, 56), y=y + chance.uniform(-56, 10))
    gold = radial((0, "#fff6d8", 1), (0.6, "#ecca7c", 1), (1, "#b68a3a", 1), at=(x + 4, y - 26, 34))
    moon = circle(27, str(gold), x=x + 12, y=y - 16) + embossed(circle(27, str(gold), x=x + 12, y=y - 16), 0.08, 2)
    hills = circle(34, STEEL.light, x=x - 36, y=y + 34) + circle(34, STEEL.light, x=x + 36, y=y + 34)
    hills += rect(x - 70, y + 30, 140, 40, STEEL.light)
    night_sky = night.definition + gold.definition + circle(r, str(night), x=x, y=y) + stars + moon
    ground_ = raised(hills) + grained(hills, 0.005, 0.9, dark=0.6, light=0.5)
    window = clipped(night_sky + ground_, circle(r, x=x, y=y))
    rim = dropped(sweep(polish(STEEL), r + 5, inner=r - 2, x=x, y=y), 0, 0, 1, 0.6)
    return window + rim


def power_reserve() -> str:
    x, y, r = C - 124, C, 62
    scale = ""
    for i in range(9):
        a = math.radians(-120 + 30 * i)
        s, k = math.sin(a), math.cos(a)
        tone = "#b3261e" if i < 2 else "#22252a"
        scale += stroke(f"M{x + 55 * s:.1f} {y - 55 * k:.1f}L{x + 44 * s:.1f} {y - 44 * k:.1f}", tone, 3.4)
    words = text("UP", x + 24, y + 38, 11, "#22252a", more='font-weight="bold"')
    words += text("DOWN", x - 20, y + 38, 11, "#22252a", more='font-weight="bold"')
    needle = turned(path(f"M{x - 3} {y + 12}L{x} {y - 44}L{x + 3} {y + 12}Z", "#1d2f66"), 62, x, y)
    return sunk(x, y, r, "#e9e7e0") + scale + words + dropped(needle + circle(6, "#1d2f66", x=x, y=y), 2, 3, 1.6, 0.5)


def second_zone_hand() -> str:
    """A slim red hand with an arrow, once round in a day."""
    arrow = path(
        f"M{C - 3.5} {C + 30}V{C - 168}H{C - 17}L{C} {C - 206}L{C + 17} {C - 168}H{C + 3.5}V{C + 30}Z", "#c2371f"
    )
    lume = path(f"M{C - 9} {C - 173}L{C} {C - 194}L{C + 9} {C - 173}Z", "#f3efe0")
    return dropped(
        shaped(turned(arrow + lume, 138), blur=1.3, depth=1.8, shine=0.5) + circle(16, "#c2371f"), 4, 6, 3.5, 0.45
    )
