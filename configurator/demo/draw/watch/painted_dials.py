"""Dials that are painted or printed."""

from configurator.demo.draw.watch.dial import circles, ground, signature
from configurator.demo.draw.watch.filters import dropped, grained
from configurator.demo.draw.watch.geometry import DIAL, C, polar
from configurator.demo.draw.watch.lettering import numeral, text
from configurator.demo.draw.watch.shapes import circle, path, rect, ring, stroke, turned
from configurator.demo.draw.watch.sweeps import rays, sweep
from configurator.demo.draw.watch.ticks import ticks


def field_dial(colour: str, ink: str, small: str, lume: str) -> str:
    """Twelve hours large, twenty-four small, a rail of minutes."""
    base = ground(colour) + grained(circle(DIAL), 0.8, 0.8, dark=0.3, light=0.2)
    marks = ticks(226, 217, ink, 2, skip=5) + ticks(227, 214, ink, 4.5, total=12)
    for i in range(12):
        marks += turned(path(f"M{C - 7} {C - 209}H{C + 7}L{C} {C - 197}Z", lume), 30 * i)
    for hour in range(1, 13):
        marks += numeral(str(hour), *polar(168, 30 * hour), 42, ink, 2.5)
        marks += numeral(str(hour + 12), *polar(122, 30 * hour), 16, small, 1.8)
    return base + marks + signature(small, 524, size=17)


def black_dial() -> str:
    return field_dial("#1d1f20", "#efecd9", "#b4b09c", "#e8e4bb")


def cream_dial() -> str:
    return field_dial("#e6dcc2", "#2a2620", "#7d6f57", "#b98a45")


def california_dial() -> str:
    ink = "#d9c48f"
    base = ground("#23372c") + grained(circle(DIAL), 0.7, 0.7, dark=0.5, light=0.3)
    rail = ring(224, ink, 1.6) + ring(209, ink, 1.6) + ticks(224, 209, ink, 1.8) + ticks(224, 209, ink, 6, total=12)
    lume, figures = "#e6d9a8", ""
    for hour, roman in ((10, "X"), (11, "XI"), (1, "I"), (2, "II")):
        x, y = polar(168, 30 * hour)
        body = text(roman, x, y + 17, 48, lume, family="DejaVu Serif Condensed", more='font-weight="bold"')
        figures += turned(body, 30 * hour, x, y)
    for hour in (4, 5, 7, 8):
        figures += numeral(str(hour), *polar(168, 30 * hour), 44, lume, 3.1)
    for hour in (3, 6, 9):
        figures += turned(rect(C - 8, C - 192, 16, 48, lume), 30 * hour)
    figures += path(f"M{C - 27} {C - 198}H{C + 27}L{C} {C - 148}Z", lume)
    return base + rail + dropped(figures, 0.8, 1.2, 0.8, 0.5) + signature(ink, 522)


def pilot_dial() -> str:
    """Minutes outside, hours on an inner ring, a triangle at twelve."""
    ink = "#f0efe6"
    base = ground("#1b2740") + grained(circle(DIAL), 0.8, 0.8, dark=0.4, light=0.25)
    marks = ticks(226, 212, ink, 2.2, skip=5) + ticks(227, 209, ink, 6, total=12)
    for minute in range(5, 60, 5):
        marks += numeral(f"{minute:02d}", *polar(178, 6 * minute), 30, ink, 2.5)
    marks += path(f"M{C - 22} {C - 166}H{C + 22}L{C} {C - 205}Z", ink)
    marks += circle(6, ink, x=C - 36, y=C - 192) + circle(6, ink, x=C + 36, y=C - 192)
    marks += ring(136, ink, 2)
    for hour in range(1, 13):
        marks += numeral(str(hour), *polar(113, 30 * hour), 20, ink, 2.2)
    return base + ring(68, "#000", 136, more='opacity=".12"') + marks


def sector_dial(colour: str, outer: str, ink: str) -> str:
    """Two tones divided by rails and spokes, from the workshops of the thirties."""
    base = ground(outer, lift=0.25, fall=0.25) + sweep(rays(21, 0.09, 360), DIAL, inner=150)
    middle = circle(150, colour) + circles(40, 148, 4, ink)
    rails = ring(226, ink, 1.6) + ring(212, ink, 1.6) + ticks(226, 212, ink, 1.6) + ticks(226, 212, ink, 5, total=12)
    rails += ring(150, ink, 1.8) + ring(139, ink, 1.4) + ticks(150, 139, ink, 1.6)
    spokes = "".join(turned(rect(C - 2, C - 206, 4, 56, ink), 30 * h) for h in range(12) if h not in (0, 3, 6, 9))
    figures = "".join(numeral(str(h), *polar(172, 30 * h), 38, ink, 2.3) for h in (3, 6, 9, 12))
    cross = stroke(f"M{C} {C - 139}V{C + 139}M{C - 139} {C}H{C + 139}", ink, 1.2, 'opacity=".55"')
    return base + middle + rails + spokes + figures + cross + signature(ink, 528)


def silver_dial() -> str:
    return sector_dial("#d9d7d0", "#c4c2ba", "#2a2d33")


def salmon_dial() -> str:
    return sector_dial("#dba083", "#cd8f71", "#3a2823")
