"""Lines and paths that bodies are turned and bent along."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np

from configurator.demo.draw.lamp.arrays import Array
from configurator.demo.draw.lamp.stage import DENSITY

Line: TypeAlias = Sequence[tuple[float, float]]


def rounded(line: Line, radius: float) -> Line:
    """The same line with its corners taken off."""
    points = np.array(line, float)
    out = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        a, b = before - here, after - here
        cut = min(radius, np.linalg.norm(a) * 0.45, np.linalg.norm(b) * 0.45)
        start, end = here + a / np.linalg.norm(a) * cut, here + b / np.linalg.norm(b) * cut
        out += [(1 - t) ** 2 * start + 2 * t * (1 - t) * here + t * t * end for t in np.linspace(0, 1, 7)]
    return [tuple(p) for p in [*out, points[-1]]]


def flowing(points: Sequence[Sequence[float]], count: int = 60) -> Array:
    """A smooth curve through points of any dimension (Catmull–Rom)."""
    p = np.array(points, float)
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    t = np.linspace(0, 1, count, endpoint=False)[:, None]
    parts = []
    for a, b, c, d in zip(p, p[1:], p[2:], p[3:], strict=False):
        parts.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3))
    return np.vstack([*parts, p[-2:-1]])


def evenly(points: Array, dense_ends: bool = False) -> tuple[Array, Array]:
    """The curve again with points at equal steps (and many more where a tube rounds off), and the length at each."""
    length = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    s = np.linspace(0, length[-1], max(int(length[-1] * DENSITY), 8))
    if dense_ends:
        near = np.linspace(0, 1, 110) ** 2.4 * min(14.0, length[-1] / 2)
        s = np.unique(np.concatenate([near, s, length[-1] - near]))
    even = np.stack([np.interp(s, length, points[:, k]) for k in range(points.shape[1])], -1)
    return even.astype(np.float32), s.astype(np.float32)


def bent(*points: tuple[float, float]) -> Array:
    """A smooth path in the lamp's own plane."""
    return np.array([(x, y, 0.0) for x, y in flowing(points)])


def swept(arcs: Sequence[Sequence[tuple[float, float]]]) -> Array:
    """Cubic Bézier arcs in the lamp's own plane, one after the other."""
    t = np.linspace(0, 1, 80)[:, None]
    parts: list[Array] = []
    for a, b, c, d in np.array(arcs, float):
        flat = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
        parts.append(flat if not parts else flat[1:])
    line = np.vstack(parts)
    return np.column_stack([line, np.zeros(len(line))])


def straight(*points: tuple[float, float, float]) -> Array:
    return np.array(points, float)
