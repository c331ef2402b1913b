"""Lines followed spot by spot: beside them, along them, towards them."""

import itertools
import math
import re
from typing import NamedTuple


class Spot(NamedTuple):
    """A point on an outline with its direction; the normal (-dy, dx) points down on a line drawn to the right."""

    x: float
    y: float
    dx: float
    dy: float

    def beside(self, distance: float, ahead: float = 0) -> tuple[float, float]:
        return self.x - self.dy * distance + self.dx * ahead, self.y + self.dx * distance + self.dy * ahead

    @property
    def angle(self) -> float:
        return math.degrees(math.atan2(self.dy, self.dx))


def trace(path: str, step: float = 5) -> list[Spot]:
    """Evenly spaced spots along a path of M, L and C commands."""
    points = flatten(path)
    spots: list[Spot] = []
    rest = 0.0
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        if length == 0:
            continue
        dx, dy = (x1 - x0) / length, (y1 - y0) / length
        while rest <= length:
            spots.append(Spot(x0 + dx * rest, y0 + dy * rest, dx, dy))
            rest += step
        rest -= length
    return spots


def flatten(path: str, pieces: int = 40) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for command, text in re.findall(r"([MLC])([^MLCZ]*)", path):
        numbers = [float(n) for n in text.split()]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command != "C":
            points += pairs
            continue
        for i in range(0, len(pairs), 3):
            a, (b, c, d) = points[-1], pairs[i : i + 3]
            points += [_cubic(a, b, c, d, k / pieces) for k in range(1, pieces + 1)]
    return points


def _cubic(
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float], d: tuple[float, float], t: float
) -> tuple[float, float]:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    x, y = (sum(w * p[i] for w, p in zip(weights, (a, b, c, d), strict=True)) for i in (0, 1))
    return x, y


def along(path: str, distance: float, start: float = 0, end: float = 1) -> str:
    """The line beside `path`, between two fractions of its length."""
    spots = trace(path)
    spots = spots[round(start * len(spots)) : max(round(end * len(spots)), 2)]
    return "M " + " L ".join("{:.1f} {:.1f}".format(*spot.beside(distance)) for spot in spots)


def spread(path: str, count: int, start: float = 0.05, end: float = 0.95) -> list[Spot]:
    spots = trace(path, 1)
    return [spots[round((start + (end - start) * i / (count - 1)) * (len(spots) - 1))] for i in range(count)]


def reaching(path: str) -> str:
    """The line drawn on past both of its ends, for what is cut off by the outline anyway."""
    points = flatten(path)
    (x0, y0), (x1, y1) = points[0], points[-1]
    return f"M {x0 - 30:.1f} {y0:.1f} L {path[2:]} L {x1 + 30:.1f} {y1:.1f}"


def inset(path: str, scale: float) -> str:
    """The outline drawn in towards its middle, for a seam."""
    points = flatten(path)
    x = sum(p[0] for p in points) / len(points)
    y = sum(p[1] for p in points) / len(points)
    return "M " + " L ".join(f"{x + (px - x) * scale:.1f} {y + (py - y) * scale:.1f}" for px, py in points) + " Z"


def nearest(spots: list[Spot], x: float, y: float) -> Spot:
    return min(spots, key=lambda spot: math.hypot(spot.x - x, spot.y - y))
