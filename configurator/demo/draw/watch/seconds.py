"""Hands for the centre seconds."""

from configurator.demo.draw.watch.filters import dropped, shaped
from configurator.demo.draw.watch.geometry import SECOND, C
from configurator.demo.draw.watch.metals import BLUED, ORANGE, STEEL, Metal
from configurator.demo.draw.watch.shapes import circle, path, rect, turned
from configurator.demo.draw.watch.sweeps import polish, sweep


def seconds(shape: str, metal: Metal) -> str:
    hand = shaped(turned(shape, SECOND), blur=0.9, depth=1.2, shine=0.4)
    cap = sweep(polish(metal), 10) + circle(2.4, metal.deep)
    return dropped(hand, 8, 12, 5, 0.36) + dropped(cap, 2, 3, 2)


def arrow_seconds() -> str:
    red = "#c2301c"
    needle = path(f"M{C - 1.8} {C + 60}L{C - 1.2} {C - 216}H{C + 1.2}L{C + 1.8} {C + 60}Z", STEEL.light)
    tip = path(f"M{C} {C - 218}L{C - 9} {C - 176}H{C - 1.5}V{C - 120}H{C + 1.5}V{C - 176}H{C + 9}Z", red)
    return seconds(needle + tip + rect(C - 5, C + 38, 10, 34, STEEL.light, r=2), STEEL)


def lollipop_seconds() -> str:
    needle = path(f"M{C - 2} {C + 62}L{C - 1.1} {C - 216}H{C + 1.1}L{C + 2} {C + 62}Z", STEEL.light)
    eye = circle(12.5, STEEL.light, y=C - 152) + circle(9, "#f1f0e2", y=C - 152)
    return seconds(needle + eye + circle(8, STEEL.light, y=C + 56), STEEL)


def orange_seconds() -> str:
    bar = rect(C - 2.6, C - 218, 5.2, 290, ORANGE.mid, r=2)
    paddle = rect(C - 10, C - 190, 20, 42, ORANGE.mid, r=3) + rect(C - 6.5, C - 186.5, 13, 35, "#f6f2e0", r=2)
    return seconds(bar + paddle + rect(C - 7, C + 44, 14, 30, ORANGE.mid, r=3), ORANGE)


def leaf_seconds() -> str:
    """Blued, tempered over a flame, with a crescent for a weight."""
    needle = path(f"M{C} {C - 220}L{C - 2.4} {C + 40}H{C + 2.4}Z", BLUED.mid)
    moon = path(f"M{C - 14} {C + 62}A15 15 0 1 1 {C + 14} {C + 62}A20 20 0 0 0 {C - 14} {C + 62}Z", BLUED.mid)
    return seconds(needle + moon + rect(C - 2, C + 36, 4, 14, BLUED.mid), BLUED)
