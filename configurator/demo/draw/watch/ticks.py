"""Rows of marks round a circle."""

import math

from configurator.demo.draw.watch.geometry import polar
from configurator.demo.draw.watch.shapes import stroke


def ticks(outer: float, inner: float, colour: str, width: float, *, total: int = 60, skip: int = 0) -> str:
    marks = ""
    for i in range(total):
        if skip and i % skip == 0:
            continue
        (x1, y1), (x2, y2) = polar(outer, 360 * i / total), polar(inner, 360 * i / total)
        marks += f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
    return stroke(marks, colour, width)


def small_ticks(x: float, y: float, outer: float, inner: float, colour: str, total: int, width: float) -> str:
    body = ""
    for i in range(total):
        a = math.tau * i / total
        (s, k) = math.sin(a), math.cos(a)
        body += f"M{x + outer * s:.1f} {y - outer * k:.1f}L{x + inner * s:.1f} {y - inner * k:.1f}"
    return stroke(body, colour, width)
