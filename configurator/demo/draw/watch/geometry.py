"""The measures of the watch, in pixels from the upper left, and the points and outlines made from them."""

import math
from collections.abc import Iterable

C = 600.0
CASE = 300.0
DIAL = 236.0
OPENING = 231.0
HOUR, MINUTE, SECOND = 304.0, 55.0, 218.0
Point = tuple[float, float]


def polar(r: float, degrees: float) -> tuple[float, float]:
    a = math.radians(degrees)
    return C + r * math.sin(a), C - r * math.cos(a)


def points(pairs: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in pairs) + "Z"


def both_sides(start: Point, *curves: tuple[Point, Point, Point]) -> str:
    """A closed shape, the same left and right of the middle, from cubic curves given for its right side."""
    d = ""
    for sign in (1, -1):
        d += f"M{C} {start[1]:.1f}L{C + sign * start[0]:.1f} {start[1]:.1f}"
        for curve in curves:
            d += "C" + " ".join(f"{C + sign * x:.1f} {y:.1f}" for x, y in curve)
        d += f"L{C} {curves[-1][-1][1]:.1f}Z"
    return d
