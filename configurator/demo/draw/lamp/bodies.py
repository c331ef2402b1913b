"""Bodies turned on a lathe or bent from a tube, as grids of points."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU, Array, unit
from configurator.demo.draw.lamp.curves import Line, evenly
from configurator.demo.draw.lamp.stage import DENSITY

Shape: TypeAlias = Callable[[Array, Array, Array], Array]


@dataclass(frozen=True)
class Grid:
    """A surface as a fine grid of points; `uv` is the angle round it in radians and the way along it in pixels."""

    points: Array
    uv: Array
    smooth: Array | None = None  # the same points without the small relief, which decides what faces the camera


Mesh: TypeAlias = Callable[[], Grid]


def turned(line: Line, x: float, z: float = 0.0, shape: Shape | None = None, relief: bool = False) -> Mesh:
    """A body turned on a lathe: `line` is (radius, y) from its top to its bottom; bottom to top is an inside."""
    return lambda: _turned(line, x, z, shape, relief)


def _turned(line: Line, x: float, z: float, shape: Shape | None, relief: bool) -> Grid:
    even, s = evenly(np.array(line, float))
    count = int(TAU * float(even[:, 0].max()) * DENSITY) + 24
    angle = np.linspace(-np.pi, np.pi, count, dtype=np.float32)[None, :]
    radius = np.maximum(even[:, :1], 0.3) + 0 * angle
    y = even[:, 1:] + 0 * angle
    uv = np.stack([angle + 0 * y, s[:, None] + 0 * angle], -1).astype(np.float32)
    smooth = _ringed(radius, y, angle, x, z)
    if shape is None:
        return Grid(smooth, uv)
    return Grid(_ringed(shape(radius, y, angle), y, angle, x, z), uv, smooth if relief else None)


def _ringed(radius: Array, y: Array, angle: Array, x: float, z: float) -> Array:
    return np.stack([x + radius * np.sin(angle), y, z + radius * np.cos(angle)], -1).astype(np.float32)


def tube(
    path: Array,
    radius: float | Callable[[Array, float], Array],
    up: tuple[float, float, float] = (0, 0, 1),
    shape: Shape | None = None,
) -> Mesh:
    """A rod along a path; `radius` may follow the length run and the whole length."""
    return lambda: _tube(path, radius, up, shape)


def _tube(
    path: Array,
    radius: float | Callable[[Array, float], Array],
    up: tuple[float, float, float],
    shape: Shape | None,
) -> Grid:
    even, s = evenly(path, dense_ends=True)
    along = unit(np.stack([np.gradient(even[:, k], s) for k in range(3)], -1))
    first = unit(np.array(up, np.float32) - along * (along @ np.array(up, np.float32))[:, None])
    second = np.cross(along, first)
    widest = radius if isinstance(radius, float | int) else float(np.max(radius(s, float(s[-1]))))
    angle = np.linspace(-np.pi, np.pi, int(TAU * widest * DENSITY * 1.15) + 16, dtype=np.float32)[None, :, None]
    r = np.full_like(s, radius) if isinstance(radius, float | int) else radius(s, float(s[-1]))
    r = r[:, None] + 0 * angle[..., 0]
    if shape is not None:
        r = shape(r, s[:, None] + 0 * r, angle[..., 0])
    ring = np.cos(angle) * first[:, None] + np.sin(angle) * second[:, None]
    points = even[:, None] + r[..., None] * ring
    return Grid(points.astype(np.float32), np.stack([angle[..., 0] + 0 * r, s[:, None] + 0 * r], -1).astype(np.float32))


def closed(radius: float, cap: float | None = None) -> Callable[[Array, float], Array]:
    """A tube's radius that rounds off at both ends."""
    reach = radius if cap is None else cap

    def at(s: Array, length: float) -> Array:
        inside = np.clip(np.minimum(s, length - s) / reach, 0, 1)
        return np.asarray(radius * np.sqrt(np.maximum(1 - (1 - inside) ** 2, 1e-4)), np.float32)

    return at


def ball(x: float, y: float, radius: float, z: float = 0.0, flat: float = 1.0, shape: Shape | None = None) -> Mesh:
    t = np.linspace(0, np.pi, 90)
    line = [(float(radius * np.sin(a)), float(y - radius * flat * np.cos(a))) for a in t]
    return turned(line, x, z, shape)


def squared(sharpness: float, turn: float) -> Shape:
    """Makes a turned body square, rotated by `turn`."""

    def shape(radius: Array, _y: Array, angle: Array) -> Array:
        a = angle + turn
        return np.asarray(
            radius * (np.abs(np.cos(a)) ** sharpness + np.abs(np.sin(a)) ** sharpness) ** (-1 / sharpness)
        )

    return shape
