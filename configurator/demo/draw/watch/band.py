"""The half of a strap as it bends away over its cushion, and the stitches along it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from configurator.demo.draw.watch.filters import dropped, shaped
from configurator.demo.draw.watch.geometry import C, points
from configurator.demo.draw.watch.paint import linear
from configurator.demo.draw.watch.shapes import path, stroke


@dataclass(frozen=True)
class Band:
    """One half of a strap, bent away over a cushion: lengths along it become heights in the picture."""

    side: int
    start: float = 236
    radius: float = 266
    half: float = 160
    lining: bool = False

    @property
    def length(self) -> float:
        return self.radius * 1.47

    def y(self, s: float) -> float:
        return C + self.side * (self.start + self.radius * math.sin(min(s / self.radius, 1.5)))

    def width(self, s: float) -> float:
        return self.half * (
            1 - 0.085 * (1 - math.cos(min(s / self.radius, 1.5))) - 0.06 * min(s / self.radius, 1.5) / 1.5
        )

    def steps(self, pitch: float, first: float = 0) -> list[float]:
        return [first + i * pitch for i in range(int((self.length - first) / pitch))]

    def strip(self, a: float, b: float, s0: float = 0, s1: float | None = None, swell: float = 0) -> str:
        """The outline between two places across (-1 left edge, 1 right edge) and two along."""
        end = self.length if s1 is None else s1
        along = [s0 + (end - s0) * i / 24 for i in range(25)]
        left = [(C + a * (self.width(s) + swell), self.y(s)) for s in along]
        right = [(C + b * (self.width(s) + swell), self.y(s)) for s in reversed(along)]
        bow = 9 if s1 is None else 0
        w, last = self.width(end) + swell, self.y(end)
        across = [a + (b - a) * i / 12 for i in range(13)]
        rim = [(C + u * w, last + self.side * bow * (1 - abs(u) ** 2.4)) for u in across]
        return points([*left, *rim, *right])

    def shade(self, shape: str) -> str:
        top = self.side < 0
        y0, y1 = self.y(0), self.y(self.length) + self.side * 9
        lift, fall = (0.2, 0.72) if top else (0.08, 0.86)
        if self.lining:
            lift, fall = 0.0, 0.8
        start = 0.55 if self.start > 50 else 0.0
        along = linear(
            (0, "#0a0705", start), (0.2, "#0a0705", start * 0.3), (0.34, "#0a0705", 0), (0.341, "#fff", 0),
            (0.52, "#fff", lift), (0.66, "#fff", 0), (0.661, "#0a0705", 0), (0.82, "#0a0705", fall * 0.28),
            (0.94, "#0a0705", fall * 0.66), (1, "#0a0705", fall), line=(0, y0, 0, y1),
        )  # fmt: skip
        w = self.half
        across = linear(
            (0, "#fff", 0.16), (0.08, "#fff", 0.05), (0.3, "#fff", 0.09), (0.55, "#000", 0), (0.92, "#000", 0.12),
            (1, "#000", 0.3), line=(C - w, 0, C + w, 0),
        )  # fmt: skip
        return f"{along.definition}{across.definition}{path(shape, str(across))}{path(shape, str(along))}"


def halves(make: Callable[[Band], str], *, lining: bool = False) -> str:
    return make(Band(-1, lining=lining)) + make(Band(1, lining=lining))


def stitches(band: Band, inset: float, colour: str, *, pitch: float = 17, width: float = 4.6, row: bool = True) -> str:
    """A saddle stitch along both edges, with the groove it lies in."""
    groove, thread = "", ""
    for s in band.steps(pitch, 6):
        for sign in (-1, 1):
            x0, x1 = (C + sign * (band.width(s + d) - inset) for d in (0, pitch * 0.62))
            thread += f"M{x0 + 0.8:.1f} {band.y(s):.1f}L{x1 - 0.8:.1f} {band.y(s + pitch * 0.62):.1f}"
    for sign in (-1, 1):
        trail = [(C + sign * (band.width(s) - inset), band.y(s)) for s in band.steps(12)]
        groove += "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in trail)
    ends = 'stroke-linecap="round"'
    base = stroke(groove, "#000", width + 3, 'opacity=".16"') if row else ""
    return base + shaped(dropped(stroke(thread, colour, width, ends), 0.8, 1.2, 0.8, 0.6), blur=1.2, depth=2.2)
