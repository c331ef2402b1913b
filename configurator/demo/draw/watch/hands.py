"""Pairs of hour and minute hands."""

import math
from collections.abc import Sequence

from configurator.demo.draw.watch.filters import dropped, shaped
from configurator.demo.draw.watch.geometry import HOUR, MINUTE, C, both_sides, points
from configurator.demo.draw.watch.metals import BLACK, BLUED, ORANGE, STEEL, Metal
from configurator.demo.draw.watch.paint import linear
from configurator.demo.draw.watch.shapes import path, rect, ring, stroke, turned
from configurator.demo.draw.watch.sweeps import polish, sweep


def faceted(half: Sequence[tuple[float, float]], degrees: float, metal: Metal) -> str:
    """A hand with a ridge: the face towards the light is bright, the other dark; `half` runs from tip to tail."""
    lit = math.cos(math.radians(degrees - 45)) > 0
    tones = (metal.glint, metal.dark) if lit else (metal.dark, metal.glint)
    faces = ""
    for sign, tone in zip((-1, 1), tones, strict=True):
        side = [(C + sign * x, C - y) for x, y in half]
        fill = linear((0, tone, 1), (1, metal.mid, 1), line=(C, side[0][1], C, C + 60))
        faces += fill.definition + path(points([*side, (C, side[-1][1]), (C, side[0][1])]), str(fill))
    return turned(faces, degrees)


def inlay(d: str, degrees: float, lume: str = "#f1f0e2") -> str:
    return turned(path(d, lume), degrees)


def pivot(metal: Metal, r: float = 15) -> str:
    return sweep(polish(metal), r) + ring(r, metal.deep, 1, more='opacity=".6"')


def pair(hour: str, minute: str, metal: Metal) -> str:
    low = dropped(shaped(hour, blur=1.1, depth=1.3, shine=0.35), 4, 6, 4, 0.5)
    high = dropped(shaped(minute, blur=1.1, depth=1.3, shine=0.35), 6, 9, 5, 0.42)
    return low + high + dropped(pivot(metal), 2, 3, 2)


def blade(wide: float, length: float, shoulder: float) -> list[tuple[float, float]]:
    return [(0, length), (wide, length - shoulder), (wide * 0.45, 26), (wide * 0.4, -38), (0, -38)]


def sword_hands() -> str:
    def hand(wide: float, length: float, degrees: float) -> str:
        w, top = wide * 0.56, length - 24
        lume = (
            f"M{C} {C - top - 6}L{C - w} {C - top + 20}L{C - w * 0.62} {C - 62}H{C + w * 0.62}L{C + w} {C - top + 20}Z"
        )
        return faceted(blade(wide, length, 34), degrees, STEEL) + inlay(lume, degrees)

    return pair(hand(16, 138, HOUR), hand(13, 206, MINUTE), STEEL)


def dauphine_hands() -> str:
    def hand(wide: float, length: float, degrees: float) -> str:
        return faceted([(0, length), (wide, 26), (0, -40)], degrees, STEEL)

    return pair(hand(21, 142, HOUR), hand(17, 210, MINUTE), STEEL)


def cathedral_hands() -> str:
    """Leaded windows of lume in blued steel."""

    def hand(wide: float, length: float, degrees: float) -> str:
        top, low = C - length, C - length * 0.34
        mid = (top + low) / 2 + 6
        d = both_sides(
            (0, top), ((3, top + 26), (wide, top + 34), (wide, mid - 22)),
            ((wide, mid - 6), (5, mid - 4), (5, mid + 2)),
            ((wide * 0.8, mid + 8), (wide * 0.72, low - 8), (5, low)), ((5, low), (6, C + 34), (6, C + 34)),
        )  # fmt: skip
        w = wide - 6
        pane = both_sides(
            (0, top + 34),
            ((w, top + 44), (w, mid - 26), (w, mid - 22)),
            ((w, mid - 16), (w - 4, mid - 9), (0, mid - 8)),
        )
        fill = linear((0, BLUED.light, 1), (0.5, BLUED.mid, 1), (1, BLUED.dark, 1), line=(C - wide, top, C + wide, C))
        lead = stroke(f"M{C - wide} {mid - 24}H{C + wide}M{C} {top + 20}V{mid}", BLUED.mid, 3)
        return turned(fill.definition + path(d, str(fill)) + path(pane, "#efe6c4") + lead, degrees)

    return pair(hand(25, 146, HOUR), hand(18, 208, MINUTE), BLUED)


def syringe_hands() -> str:
    def hand(wide: float, length: float, degrees: float) -> str:
        barrel, needle = length - 46, 3.2
        half = [(needle * 0.6, length), (needle, barrel + 8), (wide, barrel), (wide, 46), (5, 34), (5, -36), (0, -36)]
        lume = f"M{C - wide + 4} {C - barrel + 5}H{C + wide - 4}V{C - 52}H{C - wide + 4}Z"
        return faceted(half, degrees, STEEL) + inlay(lume, degrees)

    return pair(hand(12, 146, HOUR), hand(10, 210, MINUTE), STEEL)


def baton_hands() -> str:
    def hand(wide: float, length: float, degrees: float) -> str:
        fill = linear((0, BLACK.light, 1), (1, BLACK.deep, 1), line=(C - wide, C, C + wide, C))
        bar = fill.definition + rect(C - wide, C - length, 2 * wide, length + 34, str(fill), r=wide)
        return turned(
            bar + rect(C - wide + 4, C - length + 6, 2 * wide - 8, length - 48, "#f1f0e2", r=wide - 4), degrees
        )

    return pair(hand(12, 138, HOUR), hand(10, 204, MINUTE), BLACK)


def snowflake_hands() -> str:
    """A square on the hour hand, an orange minute hand that rules the dive."""
    square = [(0, 142), (9, 132), (9, 122), (30, 100), (9, 78), (9, -32), (0, -32)]
    right = [(0, 128), (4, 118), (22, 100), (4, 82), (4, 34), (-4, 34), (-4, 82), (-22, 100), (-4, 118)]
    lume = points((C + x, C - y) for x, y in right)
    hour = faceted(square, HOUR, STEEL) + inlay(lume, HOUR)
    half = [(0, 208), (13, 190), (13, 44), (6, 34), (6, -34), (0, -34)]
    strip = f"M{C} {C - 194}L{C - 7} {C - 184}V{C - 56}H{C + 7}V{C - 184}Z"
    return pair(hour, faceted(half, MINUTE, ORANGE) + inlay(strip, MINUTE), STEEL)


def pomme_hands() -> str:
    """Slender blued hands with an open apple."""

    def hand(length: float, apple: float, r: float, degrees: float) -> str:
        stem = path(f"M{C} {C - length}L{C - 3} {C - apple - r}H{C + 3}Z", BLUED.mid)
        stem += path(f"M{C - 3.6} {C - apple + r}L{C - 5.5} {C + 34}H{C + 5.5}L{C + 3.6} {C - apple + r}Z", BLUED.mid)
        eye = ring(r, BLUED.mid, 6, y=C - apple)
        return turned(stem + eye, degrees)

    hour = shaped(hand(136, 92, 15, HOUR), blur=1.2, depth=2.4, shine=0.8)
    return pair(hour, shaped(hand(208, 146, 13, MINUTE), blur=1.2, depth=2.4, shine=0.8), BLUED)
