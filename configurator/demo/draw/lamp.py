"""The reading lamp: every layer of the demo product is turned, bent and lit here, and its document written."""

import base64
import io
import json
import sys
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image

from configurator.demo.draw.studio import ART, Studio, studio

Array: TypeAlias = npt.NDArray[np.floating[Any]]
Json: TypeAlias = dict[str, object]
Line: TypeAlias = Sequence[tuple[float, float]]
Shape: TypeAlias = Callable[[Array, Array, Array], Array]

PRODUCT = "reading-lamp"
VIEWS = ("front", "back", "lit")
SIZE = 1200
OVERSAMPLING = 3
DENSITY = OVERSAMPLING * 1.45

# The front view is the world: x to the right, y down, z towards the viewer, in pixels. The camera stands a little
# above the middle of the lamp, so circles below EYE_LEVEL show their upper side and circles above it their lower one.
EYE_LEVEL = 640.0
TILT = 0.00065
GROUND = 1025.0
BASE_X, JOINT_Y = 430.0, 935.0
SHADE_X, KNUCKLE_Y = 770.0, 238.0
RIM_RADIUS, RIM_Y = 196.0, 500.0
BULB_AT = np.array([SHADE_X, 510.0, 0.0], np.float32)
TAU = 2 * np.pi


def unit(v: Array) -> Array:
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-6), np.float32)


def step(low: float, high: float, x: Array) -> Array:
    """0 at `low`, 1 at `high`, a smooth way between and constant beyond."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def mix(a: Array, b: Array, share: Array) -> Array:
    return np.asarray(a + (b - a) * share[..., None], np.float32)


def rgb(text: str) -> Array:
    """A colour as written in CSS, in linear light."""
    srgb = np.array([int(text[i : i + 2], 16) for i in (1, 3, 5)], np.float32) / 255
    return np.asarray(np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4), np.float32)


@cache
def _volume(seed: int) -> Array:
    return np.random.default_rng(seed).uniform(-1, 1, (64, 64, 64)).astype(np.float32)


def noise(p: Array, seed: int = 0) -> Array:
    """Smooth value noise in -1..1 over points of space, one wave per unit."""
    whole = np.floor(p)
    f = p - whole
    f = f * f * (3 - 2 * f)
    i = whole.astype(np.int32)
    volume, total = _volume(seed), np.zeros(p.shape[:-1], np.float32)
    for corner in np.ndindex(2, 2, 2):
        weight = np.prod(np.where(np.array(corner) == 1, f, 1 - f), axis=-1)
        a, b, c = ((i[..., k] + corner[k]) & 63 for k in range(3))
        total += weight * volume[a, b, c]
    return total


def cloud(p: Array, octaves: int = 4, seed: int = 0) -> Array:
    """Noise upon finer noise, about -1..1."""
    total = np.zeros(p.shape[:-1], np.float32)
    for k in range(octaves):
        total += noise(p * 2.03**k + 7.3 * k, seed + k) * 0.55**k
    return total


def stretched(p: Array, x: float, y: float, z: float) -> Array:
    return np.asarray(p / np.array([x, y, z], np.float32), np.float32)


def cells(p: Array, seed: int) -> tuple[Array, Array]:
    """For every point how far inside its stone chip it lies (0 at the border), and the chip's own random number."""
    whole = np.floor(p).astype(np.int32)
    near = np.full(p.shape[:-1], 9.0, np.float32)
    second, name = near.copy(), np.zeros(p.shape[:-1], np.float32)
    for offset in np.ndindex(3, 3, 3):
        cell = whole + np.array(offset, np.int32) - 1
        a, b, c = (cell[..., k] & 63 for k in range(3))
        jitter = np.stack([_volume(seed + k)[a, b, c] for k in range(3)], -1) * 0.45 + 0.5
        distance = np.linalg.norm(cell + jitter - p, axis=-1).astype(np.float32)
        closer = distance < near
        second = np.where(closer, near, np.minimum(second, distance))
        near = np.where(closer, distance, near)
        name = np.where(closer, _volume(seed + 3)[a, b, c], name)
    return np.asarray(second - near), np.asarray(name * 0.5 + 0.5)


@dataclass(frozen=True)
class Grid:
    """A surface as a fine grid of points; `uv` is the angle round it in radians and the way along it in pixels."""

    points: Array
    uv: Array
    smooth: Array | None = None  # the same points without the small relief, which decides what faces the camera


Mesh: TypeAlias = Callable[[], Grid]


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


@dataclass(frozen=True)
class Seen:
    """The points of one surface that the camera sees: in the lamp's own space (`at`), and as turned in this view."""

    at: Array
    place: Array
    normal: Array
    eye: Array
    uv: Array
    view: str


Material: TypeAlias = Callable[[Seen], Array]
KEY = np.array([-0.58, -0.62, 0.53], np.float32)
WARM = rgb("#ffc37d")


def window(x: Array, low: float, high: float, soft: float) -> Array:
    return step(low - soft, low + soft, x) * (1 - step(high - soft, high + soft, x))


def room(direction: Array, soft: float, view: str) -> Array:
    """What a mirror sees in that direction: a photographer's room by day, a dark one with one bulb by night."""
    across = np.degrees(np.arctan2(direction[..., 0], direction[..., 2]))
    height = np.degrees(np.arcsin(np.clip(-direction[..., 1], -1, 1)))
    soft_edge = 4 + 40 * soft
    softbox = window(across, -78, -24, soft_edge) * window(height, -4, 62, soft_edge)
    strip = window(across, 58, 84, soft_edge) * window(height, -30, 55, soft_edge)
    if view == "lit":
        table = step(5, -60, height)
        glimmer = 0.04 + 0.16 * strip + 0.34 * table + 0.10 * step(100, 150, np.abs(across))
        return np.asarray(glimmer[..., None] * WARM)
    wall = 0.13 + 0.40 * step(-20, -75, height) + 0.26 * step(20, 85, height)
    overhead = window(height, 58, 76, soft_edge) * (1 - step(-20, 100, across))
    behind = 0.5 * step(100, 150, np.abs(across))
    light = wall + behind + softbox * (2.7 - 1.3 * soft) + strip * 0.8 + overhead * 0.8
    return np.asarray(light[..., None] * np.array([1.0, 0.985, 0.96], np.float32), np.float32)


def mirrored(seen: Seen, normal: Array) -> Array:
    cosine = np.sum(seen.eye * normal, -1, keepdims=True)
    return np.asarray(2 * cosine * normal - seen.eye, np.float32)


def bulb_light(seen: Seen, normal: Array) -> Array:
    """Lamplight at night: from the bulb downwards, and little above the shade."""
    way = BULB_AT - seen.place
    distance = np.linalg.norm(way, axis=-1)
    lit = np.clip(np.sum(unit(way) * normal, -1) * 0.8 + 0.2, 0, None) * (300 / (distance + 90)) ** 1.7
    under = 0.12 + 0.88 * step(440, 560, seen.place[..., 1])
    return np.asarray((lit * under * 1.8 + 0.04)[..., None] * WARM)


def soft_light(seen: Seen, normal: Array, wrap: float = 0.15) -> Array:
    if seen.view == "lit":
        return bulb_light(seen, normal)
    key = np.clip((normal @ KEY + wrap) / (1 + wrap), 0, None)
    fill = np.clip(normal @ np.array([0.8, -0.1, 0.6], np.float32), 0, None)
    sky = 0.5 - 0.5 * normal[..., 1]
    tone = key[..., None] * np.array([0.80, 0.78, 0.74]) + fill[..., None] * np.array([0.10, 0.11, 0.13])
    return np.asarray(tone * 0.95 + 0.13 + 0.14 * sky[..., None], np.float32)


def bumpy(seen: Seen, height: Callable[[Array], Array], amount: float) -> Array:
    """The normals of a surface roughened by a height that is known all through space."""
    here = height(seen.at)
    slope = np.stack([height(seen.at + 0.8 * np.eye(3, dtype=np.float32)[k]) - here for k in range(3)], -1)
    slope = slope * _sign(seen.view)
    slope -= np.sum(slope * seen.normal, -1, keepdims=True) * seen.normal
    return unit(seen.normal - amount * slope)


def _sign(view: str) -> Array:
    return np.array([-1, 1, -1] if view == "back" else [1, 1, 1], np.float32)


def solid(colour: Array) -> Array:
    return np.concatenate([colour, np.ones_like(colour[..., :1])], -1)


def coated(seen: Seen, albedo: Array, *, gloss: float, rough: float, normal: Array | None = None) -> Array:
    """An opaque body colour under a clear surface that reflects the room."""
    n = seen.normal if normal is None else normal
    facing = np.clip(np.sum(n * seen.eye, -1), 0, 1)
    fresnel = 0.04 + 0.96 * (1 - facing) ** 5 * (1 - 0.75 * rough)
    shine = room(mirrored(seen, n), rough, seen.view) * (gloss * fresnel)[..., None]
    return solid(albedo * soft_light(seen, n) + shine)


def metal(tint: str, rough: float = 0.15, hammered: float = 0.0, brushed: float = 0.0) -> Material:
    colour = rgb(tint)

    def shade(seen: Seen) -> Array:
        n = seen.normal
        if hammered:
            n = bumpy(seen, lambda p: cloud(stretched(p, 11, 11, 11), 2, 5), hammered)
        if brushed:
            n = bumpy(seen, lambda p: noise(stretched(p, 40, 0.9, 40), 8), brushed)
        facing = np.clip(np.sum(n * seen.eye, -1), 0, 1)
        edge = mix(colour + np.zeros_like(n), np.ones_like(n), (1 - facing) ** 5 * 0.6)
        light = room(mirrored(seen, n), rough, seen.view) * (1 - 0.25 * rough)
        if seen.view == "lit":
            near = np.clip(np.sum(mirrored(seen, n) * unit(BULB_AT - seen.place), -1), 0, 1) ** (6 + 50 * (1 - rough))
            light = light + (1.6 * near)[..., None] * WARM
        return solid(edge * (light + (0.12 + 0.35 * rough) * soft_light(seen, n)))

    return shade


def wood(light: str, dark: str, grain: str = "x", gloss: float = 0.6, ring: float = 11.0) -> Material:
    pale, deep = rgb(light), rgb(dark)
    order = {"x": [0, 1, 2], "y": [1, 0, 2], "z": [2, 1, 0]}[grain]

    def shade(seen: Seen) -> Array:
        p = seen.at[..., order]
        across = np.hypot(p[..., 1] - p[..., 1].mean() + 210, p[..., 2] + 40)
        rings = across / ring + 1.9 * cloud(stretched(p, 260, 70, 70), 3, 2)
        late = (rings % 1.0) ** 2.2 * (1 - step(0.93, 1.0, rings % 1.0))
        pores = step(0.35, 0.9, noise(stretched(p, 26, 1.1, 1.1), 3))
        fleck = 0.5 + 0.5 * cloud(stretched(p, 120, 5, 5), 3, 4)
        share = np.clip(0.62 * late + 0.34 * pores + 0.26 * (fleck - 0.5) + 0.08, 0, 1)
        tone = 1 + 0.12 * cloud(stretched(p, 200, 90, 90), 2, 6)
        return coated(seen, mix(pale, deep, share) * tone[..., None], gloss=gloss, rough=0.55)

    return shade


def marble(ground: str, vein: str, second: str, scale: float = 1.0) -> Material:
    body, line, cloudy = rgb(ground), rgb(vein), rgb(second)

    def shade(seen: Seen) -> Array:
        p = seen.at @ np.array([[0.8, 0.5, -0.3], [-0.5, 0.85, 0.2], [0.35, 0.0, 0.93]], np.float32) / scale
        drift = cloud(stretched(p, 70, 70, 70), 4, 11)
        thick = np.exp(-np.abs(noise(stretched(p, 110, 52, 110), 12) + 0.55 * drift) * 17)
        thin = np.exp(-np.abs(noise(stretched(p, 60, 30, 60), 13) + 0.5 * drift) * 42)
        haze = np.clip(0.5 + 0.6 * cloud(stretched(p, 90, 60, 90), 3, 14), 0, 1)
        colour = mix(mix(body, cloudy, 0.75 * haze), line, np.clip(0.75 * thick * haze + 0.5 * thin, 0, 1))
        return coated(seen, colour, gloss=1.1, rough=0.12)

    return shade


def terrazzo(ground: str, chips: Sequence[str], size: float = 17.0) -> Material:
    palette = np.stack([rgb(c) for c in chips])

    def shade(seen: Seen) -> Array:
        inside, name = cells(seen.at / size + 0.25 * cloud(seen.at / 9, 2, 20)[..., None], 21)
        small, other = cells(seen.at / (size * 0.42), 25)
        colour = np.broadcast_to(rgb(ground), seen.at.shape) * (1 + 0.05 * cloud(seen.at / 4, 2, 29))[..., None]
        for depth, which, share in ((small, other, 0.35), (inside, name, 0.62)):
            chip = palette[(which * 997).astype(int) % len(palette)] * (0.9 + 0.2 * (which * 31 % 1))[..., None]
            colour = mix(colour, chip, step(0.10, 0.16, depth) * (which < share))
        return coated(seen, colour, gloss=0.8, rough=0.3)

    return shade


def concrete(tone: str) -> Material:
    colour = rgb(tone)

    def shade(seen: Seen) -> Array:
        mottle = 1 + 0.13 * cloud(stretched(seen.at, 60, 35, 60), 4, 31) + 0.05 * cloud(seen.at / 3, 2, 32)
        depth, which = cells(seen.at / 10, 33)
        hole = step(0.62, 0.72, depth) * (which < 0.3)
        n = bumpy(seen, lambda p: cloud(p / 4, 2, 34), 0.35)
        return coated(seen, colour * (mottle * (1 - 0.5 * hole))[..., None], gloss=0.25, rough=0.9, normal=n)

    return shade


def plain(tone: str, gloss: float = 0.3, rough: float = 0.6, grain: float = 0.0) -> Material:
    """Enamel, rubber, porcelain, paint: one colour under more or less gloss."""
    colour = rgb(tone)

    def shade(seen: Seen) -> Array:
        n = bumpy(seen, lambda p: cloud(p / 5, 2, 40), grain) if grain else seen.normal
        return coated(seen, np.broadcast_to(colour, seen.at.shape), gloss=gloss, rough=rough, normal=n)

    return shade


def leather(tone: str) -> Material:
    colour = rgb(tone)

    def shade(seen: Seen) -> Array:
        n = bumpy(seen, lambda p: cells(p / 3.4, 44)[0], 0.55)
        worn = 1 + 0.16 * cloud(seen.at / 30, 3, 45)
        lap = seen.uv[..., 1] / 15 + seen.uv[..., 0] / TAU
        seam = 1 - 0.55 * np.exp(-(((lap % 1.0) - 0.5) ** 2) * 220)
        return coated(seen, colour * (worn * seam)[..., None], gloss=0.7, rough=0.6, normal=n)

    return shade


def cloth(
    tone: str, fine: float = 0.08, dyed: Callable[[Seen], Array] | None = None, shine: float = 0.0, wrap: float = 0.35
) -> Material:
    """Woven stuff: soft light, uneven threads, and a warm glow through it when the lamp is on."""
    colour = rgb(tone)

    def shade(seen: Seen) -> Array:
        body = np.broadcast_to(colour, seen.at.shape) if dyed is None else dyed(seen)
        slub = (
            1 + fine * noise(stretched(seen.at, 26, 1.3, 26), 50) + fine * noise(stretched(seen.at, 1.3, 24, 1.3), 51)
        )
        body = body * slub[..., None]
        lit = (
            solid(body * soft_light(seen, seen.normal, wrap))
            if not shine
            else coated(seen, body, gloss=shine, rough=0.7)
        )
        return glowing(seen, lit, body) if seen.view == "lit" else lit

    return shade


def glowing(seen: Seen, unlit: Array, body: Array, strength: float = 0.95) -> Array:
    """Light of the bulb through a thin shade: brightest beside it, with a sinking edge."""
    height = (seen.place[..., 1] - 455) / 120
    facing = np.clip(seen.normal[..., 2], 0, 1)
    light = np.exp(-(height**2)) * (0.45 + 0.75 * facing**1.5) * 1.25 + 0.12
    tone = mix(WARM * np.array([1.15, 0.85, 0.6]), WARM * 0.45 + 0.62, np.clip(light - 0.25, 0, 1))
    return solid(unlit[..., :3] * 0.25 + np.sqrt(body) * body**0.35 * (light * strength)[..., None] * tone)


def glass(tint: str, body: float) -> Material:
    """Clear or coloured glass: dark towards its edges, bright where it mirrors the windows."""
    colour = rgb(tint)

    def shade(seen: Seen) -> Array:
        facing = np.clip(np.sum(seen.normal * seen.eye, -1), 0, 1)
        fresnel = 0.045 + 0.955 * (1 - facing) ** 4
        window_seen = room(mirrored(seen, seen.normal), 0.02, seen.view)
        shine = window_seen * (fresnel * 0.9)[..., None] + np.clip(window_seen - 1.4, 0, 2) * 0.30
        inner = np.clip(body + 0.75 * (1 - facing) ** 1.7, 0, 0.92)
        dark = 0.9 - 0.62 * np.clip((1 - facing) * 1.5, 0, 1)
        through = colour * (inner * dark)[..., None]
        if seen.view == "lit":
            inner = inner * 0.4
            through = WARM * colour * (0.02 + 0.30 * window(facing, 0.18, 0.5, 0.14) * inner)[..., None]
        alpha = np.clip(inner + shine.mean(-1), 0, 1)
        return np.concatenate([through + shine * (1 - inner)[..., None], alpha[..., None]], -1)

    return shade


def opal(tone: str = "#f7f3ea", night: float = 1.0) -> Material:
    """Milk glass, which is lit from inside at night."""
    colour = rgb(tone)

    def shade(seen: Seen) -> Array:
        day = coated(seen, np.broadcast_to(colour, seen.at.shape), gloss=1.2, rough=0.06)
        if seen.view != "lit":
            return solid(day[..., :3] * 0.93 + 0.05 * colour)
        distance = np.linalg.norm(seen.place - BULB_AT, axis=-1)
        heart = np.exp(-((distance / 150) ** 2)) * 0.6 + 0.75
        facing = np.clip(seen.normal[..., 2], 0, 1)
        light = heart * (0.5 + 0.5 * facing**0.7) * night
        tone = mix(np.array([1.1, 0.72, 0.40]), np.array([1.05, 0.95, 0.80]), np.clip(facing**0.8, 0, 1))
        return solid(light[..., None] * colour * tone)

    return shade


def hot(tone: str, power: float) -> Material:
    """What shines by itself at night and is `plain` by day."""
    colour = rgb(tone)

    def shade(seen: Seen) -> Array:
        if seen.view == "lit":
            facing = np.clip(seen.normal[..., 2], 0, 1)[..., None]
            return solid(np.broadcast_to(colour, seen.at.shape) * power * (0.7 + 0.3 * facing))
        return coated(seen, np.broadcast_to(colour, seen.at.shape) * 0.8, gloss=0.8, rough=0.2)

    return shade


@dataclass(frozen=True)
class Piece:
    mesh: Mesh
    material: Material


@dataclass(frozen=True)
class Part:
    """What one layer shows: passes drawn over each other, with SVG beneath (shadows, halos) per view."""

    passes: Sequence[Sequence[Piece]]
    beneath: Callable[[str], str] | None = None
    above: Callable[[str], str] | None = None


@dataclass(frozen=True)
class Frame:
    """A rendered part, oversampled: straight-alpha sRGB and the pixel of the view where it begins."""

    picture: Image.Image
    x: int
    y: int


def turn(points: Array, view: str) -> Array:
    """The world as a view sees it: the back view walks half round the lamp."""
    if view != "back":
        return points
    return np.asarray(points * _sign("back") + np.array([SIZE, 0, 0], np.float32))


def upright(place: Array) -> Array:
    return unit(np.cross(np.gradient(place, axis=1), np.gradient(place, axis=0)))


def visible(mesh: Grid, view: str) -> tuple[Seen, Array]:
    """The points that face the camera, and where on screen they fall."""
    place = turn(mesh.points, view)
    normal = upright(place)
    lean = TILT * (place[..., 1] - EYE_LEVEL)
    eye = unit(np.stack([np.zeros_like(lean), -lean, np.ones_like(lean)], -1))
    outward = normal if mesh.smooth is None else upright(turn(mesh.smooth, view))
    facing = np.sum(outward * eye, -1) > 0
    screen = np.stack([place[..., 0], place[..., 1] + place[..., 2] * lean], -1)[facing]
    seen = Seen(mesh.points[facing], place[facing], normal[facing], eye[facing], mesh.uv[facing], view)
    return seen, screen


def taken(seen: Seen, chosen: npt.NDArray[np.int64]) -> Seen:
    return Seen(seen.at[chosen], seen.place[chosen], seen.normal[chosen], seen.eye[chosen], seen.uv[chosen], seen.view)


def photograph(passes: Sequence[Sequence[Piece]], view: str) -> Frame:
    """All passes of a part, each with its own depth, composited in order."""
    sights = [[(visible(piece.mesh(), view), piece.material) for piece in group] for group in passes]
    corners = np.concatenate([screen for group in sights for (_, screen), _ in group])
    low = np.floor(np.clip(corners.min(0) - 2, 0, SIZE)).astype(int)
    high = np.ceil(np.clip(corners.max(0) + 3, 0, SIZE)).astype(int)
    width, height = (high - low) * OVERSAMPLING
    canvas = np.zeros((height, width, 4), np.float32)
    for group in sights:
        layer = _exposed(group, low, width, height)
        canvas = layer + canvas * (1 - layer[..., 3:])
    return Frame(_developed(canvas), int(low[0]), int(low[1]))


def _exposed(
    group: Sequence[tuple[tuple[Seen, Array], Material]], low: npt.NDArray[np.int64], width: int, height: int
) -> Array:
    pixels = [((screen - low) * OVERSAMPLING).astype(np.int64) for (_, screen), _ in group]
    inside = [(p >= 0).all(1) & (p[:, 0] < width) & (p[:, 1] < height) for p in pixels]
    slots = np.concatenate([(p[:, 1] * width + p[:, 0])[ok] for p, ok in zip(pixels, inside, strict=True)])
    depth = np.concatenate([s.place[ok, 2] for ((s, _), _), ok in zip(group, inside, strict=True)])
    front = np.full(width * height, -1, np.int64)
    order = np.argsort(depth, kind="stable")
    front[slots[order]] = order
    out = np.zeros((width * height, 4), np.float32)
    start = 0
    for ((seen, _), material), ok in zip(group, inside, strict=True):
        mine = (front >= start) & (front < start + ok.sum())
        if mine.any():
            out[mine] = material(taken(seen, np.flatnonzero(ok)[front[mine] - start]))
        start += int(ok.sum())
    return _mended(out.reshape(height, width, 4))


def _mended(layer: Array) -> Array:
    """Fills the rare pixel between two points of a grid from its neighbours."""
    around = [np.roll(layer, shift, axis) for shift, axis in ((1, 0), (-1, 0), (1, 1), (-1, 1))]
    filled = sum((a[..., 3] > 0).astype(int) for a in around)
    hole = (layer[..., 3] == 0) & (filled >= 3)
    layer[hole] = (np.sum(around, 0) / np.maximum(filled, 1)[..., None])[hole]
    return layer


def _developed(canvas: Array) -> Image.Image:
    """Linear light to what a screen shows, with a soft shoulder for the brightest."""
    alpha = np.clip(canvas[..., 3:], 0, 1)
    light = np.clip(canvas[..., :3] / np.maximum(alpha, 1e-4), 0, None)
    light = np.where(light < 0.7, light, 0.7 + 0.3 * (1 - np.exp(-(light - 0.7) / 0.45)))
    srgb = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return Image.fromarray((np.concatenate([srgb, alpha], -1) * 255 + 0.5).astype(np.uint8), "RGBA")


def reduced(frame: Frame) -> Image.Image:
    width, height = frame.picture.width // OVERSAMPLING, frame.picture.height // OVERSAMPLING
    return frame.picture.convert("RGBa").resize((width, height), Image.Resampling.BOX).convert("RGBA")


def inlined(frame: Frame) -> str:
    """A rendered part as an SVG image in its place."""
    small, file = reduced(frame), io.BytesIO()
    small.save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode()
    return (
        f'<image x="{frame.x}" y="{frame.y}" width="{small.width}" height="{small.height}"'
        f' href="data:image/png;base64,{data}"/>'
    )


def blurred(shape: str, amount: float, colour: str, opacity: float) -> str:
    """An SVG shape (a tag without fill) as a soft shadow or halo."""
    name = f"b{zlib.crc32(f'{shape}{amount}'.encode())}"
    return (
        f'<filter id="{name}" x="-100%" y="-300%" width="300%" height="700%" color-interpolation-filters="sRGB">'
        f'<feGaussianBlur stdDeviation="{amount}"/></filter>'
        f'<g filter="url(#{name})" fill="{colour}" opacity="{opacity}">{shape}</g>'
    )


def ground_y(z: float) -> float:
    return GROUND + z * TILT * (GROUND - EYE_LEVEL)


BRASS, STEEL, BLACKENED = "#dfb569", "#c6c8cb", "#3b3a39"


def base(line: Line, material: Material, soften: float = 4, shape: Shape | None = None) -> Part:
    return Part([[Piece(turned(rounded(line, soften), BASE_X, 0, shape), material)]])


def tripod() -> Part:
    wood_y = wood("#8a5a38", "#4a2a17", "y", 0.7, 9)
    pieces = [
        Piece(
            turned(rounded([(0.5, 934), (36, 934), (42, 940), (42, 958), (24, 972), (0.5, 974)], 4), BASE_X),
            wood("#8a5a38", "#4a2a17", "x", 0.7, 7),
        )
    ]
    for a in (0.42, 0.42 + TAU / 3, 0.42 + 2 * TAU / 3):
        along = [(22, 955), (70, 966), (120, 990), (158, 1016)]
        path = np.array([(BASE_X + r * np.sin(a), y, r * np.cos(a)) for r, y in flowing(along)])
        pieces.append(Piece(tube(path, lambda s, total: 16 - 6.5 * s / total), wood_y))
        foot = [(BASE_X + r * np.sin(a), y, r * np.cos(a)) for r, y in ((146, 1006), (166, 1021))]
        pieces.append(Piece(tube(np.array(foot), closed(11.5, 5)), metal(BRASS)))
    return Part([pieces])


def bases() -> dict[str, Part]:
    oak = [
        (0.5, 935),
        (32, 935),
        (38, 941),
        (36, 950),
        (44, 962),
        (84, 968),
        (112, 976),
        (119, 985),
        (110, 993),
        (114, 999),
        (148, 1003),
        (160, 1013),
        (157, 1025),
    ]
    stepped = [(0.5, 935), (62, 935), (62, 962), (104, 962), (104, 992), (148, 992), (148, 1025)]
    dome = [(0.5, 935), (26, 935), (31, 942), (62, 951), (112, 972), (148, 1000), (158, 1012), (158, 1025)]
    iron = [(0.5, 935), (28, 935), (32, 958), (52, 982), (140, 996), (160, 1004), (160, 1025)]
    return {
        "base-oak": base(oak, wood("#d9b27c", "#9c6b3a")),
        "base-ash": base(stepped, wood("#3a3634", "#151312", "x", 0.9), 5),
        "base-walnut": tripod(),
        "base-marble": base([(0.5, 935), (120, 935), (120, 1025)], marble("#ece9e4", "#6f6c6b", "#cfccc8"), 9),
        "base-nero": base(
            [(0.5, 935), (112, 935), (112, 1025)], marble("#1d1c1d", "#d9d2c4", "#2c2a2b", 1.25), 7, squared(14, 0.5)
        ),
        "base-terrazzo": base(
            [(0.5, 935), (146, 935), (146, 992), (116, 1025)],
            terrazzo("#e9e1d4", ("#b4553a", "#3f5a54", "#d9a441", "#7f7a74", "#f6f1e7", "#2f2f33")),
            8,
        ),
        "base-concrete": base([(0.5, 935), (36, 935), (150, 1019), (150, 1025)], concrete("#a5a29c"), 5),
        "base-brass": base(dome, metal(BRASS, 0.12, brushed=0.02), 6),
        "base-iron": base(iron, metal("#4b4a4a", 0.45, hammered=0.9), 6),
    }


SWAN = (
    ((BASE_X, 940), (BASE_X, 800), (BASE_X, 700), (BASE_X, 560)),
    ((BASE_X, 560), (BASE_X, 330), (520, 178), (640, 178)),
    ((640, 178), (705, 178), (745, 203), (772, 238)),
)
BOW = (
    ((BASE_X, 940), (BASE_X, 910), (BASE_X, 880), (BASE_X, 850)),
    ((BASE_X, 850), (BASE_X, 700), (350, 560), (350, 420)),
    ((350, 420), (350, 270), (450, 190), (570, 184)),
    ((570, 184), (660, 180), (725, 195), (772, 238)),
)


def rod(path: Array, radius: float, material: Material) -> Piece:
    return Piece(tube(path, closed(radius)), material)


def post(low: float, high: float, radius: float, material: Material, x: float = BASE_X) -> Piece:
    return rod(straight((x, low, 0), (x, high, 0)), radius, material)


def straight_brass() -> Part:
    brass = metal(BRASS, 0.1)
    return Part(
        [
            [
                post(940, 196, 8.5, brass),
                Piece(ball(BASE_X, 190, 14), brass),
                rod(straight((318, 238, 15), (772, 238, 15)), 7.0, brass),
                Piece(turned(rounded([(0.5, 214), (17, 214), (17, 262), (0.5, 262)], 4), BASE_X, 8), brass),
                Piece(ball(312, 238, 21, 15), brass),
                rod(straight((BASE_X, 238, 20), (BASE_X, 238, 44)), 9.0, brass),
            ]
        ]
    )


def oak_boom() -> Part:
    oak, brass = wood("#d9b27c", "#9c6b3a", "y", 0.5, 8), metal(BRASS, 0.1)
    boom = wood("#d9b27c", "#9c6b3a", "x", 0.5, 8)
    leaning = straight((BASE_X, 940, 0), (392, 250, 0))
    return Part(
        [
            [
                Piece(tube(leaning, lambda s, total: np.minimum(15 - 4 * s / total, closed(15)(s, total))), oak),
                Piece(tube(straight((262, 262, 20), (776, 236, 20)), closed(10.5, 3)), boom),
                Piece(tube(straight((236, 263, 20), (268, 262, 20)), closed(15, 4)), brass),
                Piece(tube(straight((393, 256, 14), (393, 256, 46)), closed(13, 5)), brass),
            ]
        ]
    )


def swan() -> Part:
    return Part([[Piece(tube(swept(SWAN), lambda s, total: 12 - 3.5 * s / total), metal(BRASS, 0.1))]])


def double_arm() -> Part:
    steel, dark = metal(STEEL, 0.2), metal(BLACKENED, 0.35)
    elbow, wrist = (316.0, 560.0), (566.0, 196.0)
    pieces = [post(945, 790, 11, steel)]
    for z in (-11.0, 11.0):
        pieces.append(rod(straight((BASE_X, 800, z), (*elbow, z)), 6.5, steel))
        pieces.append(rod(straight((elbow[0] + 26, elbow[1] - 8, z), (wrist[0] + 2, wrist[1] + 22, z)), 4.5, steel))
        pieces.append(rod(straight((elbow[0], elbow[1], z), (*wrist, z)), 6.5, steel))
        pieces.append(rod(straight((*wrist, z), (772, 238, z)), 6.0, steel))
    for x, y, r in ((BASE_X, 800.0, 21.0), (*elbow, 24.0), (*wrist, 20.0)):
        pieces.append(Piece(tube(straight((x, y, -20), (x, y, 20)), closed(r, 4), (0, 1, 0)), dark))
        pieces.append(Piece(tube(straight((x, y, 18), (x, y, 27)), closed(r * 0.42, 3), (0, 1, 0)), steel))
    spring = np.linspace(0, 1, 1200)
    low, high = np.array([404.0, 745.0]), np.array([346.0, 623.0])
    coil = np.stack(
        [
            low[0] + (high[0] - low[0]) * spring + 13 * np.cos(spring * TAU * 20) * 0.90,
            low[1] + (high[1] - low[1]) * spring + 13 * np.cos(spring * TAU * 20) * -0.43,
            13 * np.sin(spring * TAU * 20),
        ],
        -1,
    )
    pieces.append(Piece(tube(coil, 2.1), steel))
    return Part([pieces])


def twisted() -> Part:
    iron = metal("#57534f", 0.4, hammered=0.25)

    def twist(radius: Array, s: Array, angle: Array) -> Array:
        a = angle + s / 26
        return np.asarray(radius * (np.abs(np.cos(a)) ** 5 + np.abs(np.sin(a)) ** 5) ** (-1 / 5) * 0.96)

    scroll = [(BASE_X, 455.0)]
    for t in np.linspace(0, 1, 26):
        scroll.append((BASE_X + 8 + 150 * t, 455 - 196 * t**0.62 + 14 * np.sin(t * TAU)))
    curl = [
        (552 + (22 - 5.4 * a) * np.cos(a * 1.9 - 1.2), 300 + (22 - 5.4 * a) * np.sin(a * 1.9 - 1.2))
        for a in np.linspace(0, 3.6, 24)
    ]
    return Part(
        [
            [
                Piece(tube(straight((BASE_X, 942, 0), (BASE_X, 206, 0)), 10.5, shape=twist), iron),
                Piece(tube(straight((BASE_X, 238, 0), (772, 238, 0)), 9.0, shape=twist), iron),
                Piece(
                    turned(
                        rounded([(0.5, 158), (4, 166), (14, 188), (10, 202), (15, 206), (15, 216), (9, 222)], 3), BASE_X
                    ),
                    iron,
                ),
                Piece(turned(rounded([(8, 466), (15, 470), (15, 484), (8, 488)], 3), BASE_X), iron),
                Piece(
                    tube(bent((434, 470), (452, 410), (470, 350), (500, 290), (540, 262), (584, 250)), closed(6.0)),
                    iron,
                ),
                Piece(tube(bent(*curl), closed(5.0)), iron),
            ]
        ]
    )


def bow(tone: str) -> Part:
    path = swept(BOW)
    share = len(path)
    brass = metal(BRASS, 0.1)
    wrapped = path[int(share * 0.31) : int(share * 0.85)]
    ends = [wrapped[:9], wrapped[-9:]]
    return Part(
        [
            [
                Piece(tube(path, 8.0), brass),
                Piece(tube(wrapped, closed(13.5, 8)), leather(tone)),
                *(Piece(tube(end, closed(15, 4)), brass) for end in ends),
            ]
        ]
    )


def stems() -> dict[str, Part]:
    return {
        "stem-brass": straight_brass(),
        "stem-oak": oak_boom(),
        "stem-swan": swan(),
        "stem-double": double_arm(),
        "stem-twist": twisted(),
        "stem-tan": bow("#a9673a"),
        "stem-black": bow("#2a2624"),
    }


def shade(line: Line, material: Material, soften: float = 6, shape: Shape | None = None) -> Part:
    return Part([[Piece(turned(rounded(line, soften), SHADE_X, 0, shape, True), material)]], _halo)


def _halo(view: str) -> str:
    if view != "lit":
        return ""
    return blurred(f'<ellipse cx="{SHADE_X}" cy="430" rx="215" ry="150"/>', 60, "#ffb566", 0.34)


def linen_weave(radius: Array, y: Array, angle: Array) -> Array:
    warp = np.sin(angle * 250) * 0.35
    weft = np.sin(y * 1.75 + 2.2 * np.sin(angle * 9)) * 0.35
    seam = 1.6 * np.exp(-(((np.abs(angle) - np.pi) * 40) ** 2))
    return np.asarray(radius + warp + weft + seam)


def pleats(radius: Array, y: Array, angle: Array) -> Array:
    fold = np.abs(((angle * 46 / TAU) % 1.0) - 0.5) * 2
    return np.asarray(radius * (1 + 0.045 * fold**0.8 - 0.02) + 0.6 * np.sin(y * 0.05))


def raffia_rows(radius: Array, y: Array, angle: Array) -> Array:
    row = np.sin(y * 0.62 + 0.25 * np.sin(angle * 11))
    strand = np.sin(angle * 70 + np.floor(y * 0.62 / np.pi) * np.pi)
    return np.asarray(radius + 1.7 * np.abs(row) + 1.0 * strand * np.abs(row))


def raffia() -> Material:
    straw, deep = rgb("#d8b77d"), rgb("#8f6732")

    def dyed(seen: Seen) -> Array:
        row = np.abs(np.sin(seen.at[..., 1] * 0.62 + 0.25 * np.sin(seen.uv[..., 0] * 11)))
        tone = cloud(stretched(seen.at, 18, 4, 18), 3, 61)
        return mix(deep, straw, np.clip(0.25 + 0.75 * row + 0.3 * tone, 0, 1))

    return cloth("#d8b77d", 0.05, dyed)


def perforated(tone: str) -> Material:
    body = metal(tone, 0.32)

    def shade(seen: Seen) -> Array:
        out = body(seen)
        row = seen.uv[..., 1] / 15
        across = seen.uv[..., 0] * 84 / TAU + 0.5 * (np.floor(row) % 2)
        wide = np.hypot(seen.at[..., 0] - SHADE_X, seen.at[..., 2]) * TAU / 84
        off = np.hypot((row % 1 - 0.5) * 15, (across % 1 - 0.5) * wide)
        size = 3.6 * window(seen.at[..., 1], 318, 478, 4)
        hole = (1 - step(-0.7, 0.7, off - size)) * (size > 0.5)
        inside = WARM * 1.15 if seen.view == "lit" else rgb("#2a2622")
        rim = 0.35 * (1 - step(0, 2.2, np.abs(off - size - 0.6))) * (size > 0.5)
        out[..., :3] = mix(out[..., :3] * (1 + rim)[..., None], np.broadcast_to(inside, seen.at.shape), hole)
        return out

    return shade


def paper_ribs(radius: Array, y: Array, angle: Array) -> Array:
    wave = np.abs(np.sin((y - 280) * np.pi / 21 + 0.16 * np.sin(angle * 2)))
    return np.asarray(np.maximum(radius - 1.5 * (1 - wave) ** 3, 0.3))


def fluted(radius: Array, _y: Array, angle: Array) -> Array:
    return np.asarray(radius * (1 + 0.020 * np.abs(np.sin(angle * 16))))


def shades() -> dict[str, Part]:
    rim = (RIM_RADIUS, RIM_Y)
    enamel_dome = [(0.5, 268), (22, 268), (46, 276), (52, 300), (100, 322), (150, 368), (182, 424), (195, 480), rim]
    factory = [(0.5, 270), (42, 270), (46, 306), (64, 318), (190, 482), (199, 488), (201, 497), rim]
    bullet = [(0.5, 270), (40, 272), (84, 292), (124, 330), (158, 386), (184, 450), rim]
    mushroom = [(0.5, 276), (40, 278), (110, 296), (170, 336), (208, 396), (214, 440), (206, 478), rim]
    bell = [(62, 292), (70, 320), (88, 362), (116, 408), (154, 456), rim]
    gallery = metal(BRASS, 0.12)
    neck = turned(rounded([(0.5, 270), (52, 274), (58, 282), (58, 300), (50, 304)], 4), SHADE_X)
    opal_globe, clear = (
        ball(SHADE_X, 446, 164),
        flowing([(50, 286), (56, 300), (110, 330), (160, 390), (174, 450), (150, 530), (96, 590), (88, 606)], 20),
    )
    lantern = [
        (float(r), float(y))
        for r, y in flowing([(52, 284), (110, 302), (166, 360), (186, 436), (166, 512), (110, 570), (52, 588)], 20)
    ]
    wire = metal("#2b2a29", 0.4)
    rings = [
        Piece(turned([(r - 2, y - 3), (r + 2, y), (r - 2, y + 3)], SHADE_X), wire) for r, y in ((52, 284), (52, 588))
    ]
    return {
        "shade-linen": shade([(106, 300), rim], cloth("#e6dcc6"), 2, linen_weave),
        "shade-drum": shade([(180, 318), rim], cloth("#6f8289", 0.05), 2, linen_weave),
        "shade-pleated": shade([(122, 303), rim], cloth("#efe2d3", 0.03, shine=0.35), 2, pleats),
        "shade-raffia": shade(bell, raffia(), 20, raffia_rows),
        "shade-dome": shade(enamel_dome, plain("#1f4a3c", 1.5, 0.04), 14),
        "shade-factory": shade(factory, plain("#24262a", 1.1, 0.2), 5),
        "shade-perforated": shade(bullet, perforated("#d6d2c8"), 20),
        "shade-mushroom": shade(mushroom, metal("#c9794f", 0.1, brushed=0.015), 24),
        "shade-opal": Part([[Piece(opal_globe, opal())], [Piece(neck, gallery)]], _halo),
        "shade-fluted": Part(
            [
                [Piece(turned([(float(r), float(y)) for r, y in clear], SHADE_X, 0, fluted), glass("#c9d8d3", 0.11))],
                [Piece(neck, gallery)],
            ]
        ),
        "shade-paper": Part(
            [[Piece(turned(lantern, SHADE_X, 0, paper_ribs), cloth("#fbf6ea", 0.035, wrap=0.7)), *rings]], _halo
        ),
    }


def linings() -> dict[str, Part]:
    inside = rounded([(RIM_RADIUS - 1, RIM_Y), (150, 466), (60, 452), (0.5, 450)], 10)
    lip = [(RIM_RADIUS - 3, RIM_Y - 1), (RIM_RADIUS + 1, RIM_Y), (RIM_RADIUS - 3, RIM_Y + 1.5)]

    def lined(material: Material, bounce: float = 1.0) -> Part:
        def deep(seen: Seen) -> Array:
            out = material(seen)
            if seen.view == "lit":
                near = np.exp(-((np.hypot(seen.place[..., 0] - SHADE_X, seen.place[..., 1] - 480) / 190) ** 2))
                out[..., :3] = (
                    out[..., :3] * 0.6
                    + (0.9 * near + 0.35)[..., None] * WARM * material(_by_day(seen))[..., :3].clip(0, 1) * 2.4
                )
            else:
                out[..., :3] *= bounce * (0.55 + 0.45 * step(452, RIM_Y, seen.at[..., 1]))[..., None]
            return out

        return Part([[Piece(turned(inside, SHADE_X), deep), Piece(turned(lip, SHADE_X), deep)]])

    return {
        "lining-white": lined(plain("#f7f2e8", 0.2, 0.8), 2.3),
        "lining-gold": lined(metal("#e8b54a", 0.5, hammered=0.9)),
        "lining-copper": lined(metal("#b9643f", 0.25, hammered=0.5)),
        "lining-black": lined(plain("#1c1b1b", 0.3, 0.8), 1.6),
    }


def _by_day(seen: Seen) -> Seen:
    return Seen(seen.at, seen.place, seen.normal, seen.eye, seen.uv, "front")


BAND: Line = ((189.5, 482.0), (194.5, 484.0), (199.5, 502.0), (197.0, 504.0))


def band(material: Material, shape: Shape | None = None, line: Line = BAND) -> Part:
    return Part([[Piece(turned(line, SHADE_X, 0, shape), material)]])


def herringbone(seen: Seen) -> Array:
    across, along = seen.uv[..., 0] * 200, seen.uv[..., 1]
    zig = np.abs((along % 11) - 5.5)
    dark = step(-0.6, 0.6, 2.2 - np.abs(((across + zig) % 8.8) - 4.4))
    return mix(rgb("#efe6d4"), rgb("#303a4c"), dark)


def gold_braid(radius: Array, y: Array, angle: Array) -> Array:
    return np.asarray(radius + 1.5 * np.abs(np.sin(angle * 75 + np.abs(y - 493) * 0.4)))


def fringe_mesh() -> Mesh:
    def strands(radius: Array, y: Array, angle: Array) -> Array:
        return np.asarray(radius + 1.6 * np.abs(np.sin(angle * 72)) - (y - 492) * 0.05)

    return turned(((196, 484), (199, 487), (199, 494), (198, 497), (199, 500), (198, 545)), SHADE_X, 0, strands)


def fringe() -> Part:
    silk = cloth("#c9a04f", 0.05, shine=0.5)

    def cut(seen: Seen) -> Array:
        out = silk(seen)
        strand = np.floor(seen.uv[..., 0] * 72 / np.pi)
        end = 539 + 3 * (np.abs(np.sin(strand * 127.1) * 43758.5) % 1)
        gap = np.abs(np.sin(seen.uv[..., 0] * 72))
        open_ = (seen.at[..., 1] > end) | ((gap < 0.22) & (seen.at[..., 1] > 512))
        dark = np.where(seen.at[..., 1] > 500, 0.55 + 0.45 * gap, 1.0)
        out[..., :3] *= dark[..., None]
        return np.asarray(out * (~open_)[..., None], np.float32)

    return Part([[Piece(fringe_mesh(), cut)]])


def scallops() -> Part:
    mesh = turned(((192, 476), (196, 478), (200, 500), (200, 526)), SHADE_X)
    hide = leather("#9a5a34")

    def cut(seen: Seen) -> Array:
        wave = np.abs(np.sin(seen.uv[..., 0] * 15))
        edge = 501 + 20 * wave**0.7
        out = hide(seen)
        inset = np.abs(seen.at[..., 1] - (edge - 5.5))
        stitch = (inset < 1.1) & ((seen.uv[..., 0] * 60) % 1 < 0.6)
        top = (np.abs(seen.at[..., 1] - 482.5) < 0.9) & ((seen.uv[..., 0] * 36) % 1 < 0.6)
        out[..., :3] = np.where((stitch | top)[..., None], out[..., :3] * 0.3 + 0.45 * rgb("#f2e3c4"), out[..., :3])
        return np.asarray(out * (seen.at[..., 1] < edge)[..., None], np.float32)

    return Part([[Piece(mesh, cut)]])


def trims() -> dict[str, Part]:
    def ribs(radius: Array, _y: Array, angle: Array) -> Array:
        return np.asarray(radius + 0.7 * np.sin(angle * 190))

    return {
        "trim-grosgrain": band(cloth("#28364a", 0.05, shine=0.3), ribs),
        "trim-herringbone": band(cloth("#efe6d4", 0.05, herringbone)),
        "trim-braid": band(metal(BRASS, 0.3), gold_braid),
        "trim-fringe": fringe(),
        "trim-scallop": scallops(),
    }


def bulb(envelope: Mesh, skin: Material, inner: Sequence[Piece] = (), glow: str = "#ffc37d") -> Part:
    holder = [
        Piece(
            turned(rounded([(0.5, 312), (27, 314), (30, 322), (30, 392), (26, 398), (0.5, 398)], 4), SHADE_X),
            plain("#efece4", 1.0, 0.15),
        ),
        Piece(
            turned([(19, 394), (20, 400), (18, 404), (20, 408), (18, 412), (20, 416), (17, 420)], SHADE_X),
            metal("#d8c9a0", 0.25),
        ),
    ]

    def halo(view: str) -> str:
        if view != "lit":
            return ""
        ellipse = f'<ellipse cx="{SHADE_X}" cy="525" rx="105" ry="80"/>'
        cone = f'<path d="M{SHADE_X - 170} 510 L{SHADE_X + 170} 510 L{SHADE_X + 330} 1000 L{SHADE_X - 330} 1000 Z"/>'
        return blurred(ellipse, 55, glow, 0.75) + blurred(cone, 50, glow, 0.10)

    def bloom(view: str) -> str:
        if view != "lit" or not inner:
            return ""
        near = blurred(f'<ellipse cx="{SHADE_X}" cy="506" rx="15" ry="42"/>', 9, "#fff0cf", 0.9)
        return blurred(f'<ellipse cx="{SHADE_X}" cy="508" rx="42" ry="58"/>', 24, glow, 0.9) + near

    return Part([holder, [*inner] if inner else holder, [Piece(envelope, skin)]], halo, bloom)


def blown(*points: tuple[float, float], shape: Shape | None = None) -> Mesh:
    return turned([(float(max(r, 0.3)), float(y)) for r, y in flowing(points, 24)], SHADE_X, 0, shape)


def filament(loops: int, low: float, high: float, spread: float) -> list[Piece]:
    t = np.linspace(0, 1, 1200)
    zigzag = np.abs((t * loops) % 2 - 1)
    angle = t * TAU * 0.98
    wire = np.stack([SHADE_X + spread * np.sin(angle), low + (high - low) * zigzag, spread * np.cos(angle)], -1)
    stalk = straight((SHADE_X, 415, 0), (SHADE_X, (low + high) / 2, 0))
    return [
        Piece(tube(wire, 1.5), hot("#ffb04d", 3.2)),
        Piece(tube(stalk, closed(5.0)), plain("#d8e2df", 1.2, 0.05)),
    ]


def spiral(turns: int, low: float, high: float, spread: float) -> list[Piece]:
    t = np.linspace(0, 1, 1400)
    width = spread * np.sin(np.pi * (0.12 + 0.76 * t))
    wire = np.stack(
        [SHADE_X + width * np.sin(t * TAU * turns), low + (high - low) * t, width * np.cos(t * TAU * turns)], -1
    )
    return [Piece(tube(wire, 1.7), hot("#ff9a3d", 3.2))]


def half_mirror() -> Material:
    white, chrome = opal("#f6f2ea", 1.5), metal("#dcdde0", 0.03)

    def shade(seen: Seen) -> Array:
        silver = step(505, 509, seen.at[..., 1])
        return mix(white(seen), chrome(seen), silver)

    return shade


def bulbs() -> dict[str, Part]:
    neck = ((18.0, 416.0), (20.0, 424.0))
    globe = blown(*neck, (40, 448), (60, 478), (66, 512), (58, 545), (36, 568), (0.3, 578))
    pear = blown(*neck, (27, 446), (42, 480), (52, 516), (48, 550), (30, 574), (0.3, 584))
    flame = blown(
        *neck,
        (30, 446),
        (37, 484),
        (33, 524),
        (20, 562),
        (8, 590),
        (0.3, 602),
        shape=lambda r, y, a: np.asarray(r * (1 + 0.05 * np.sin(a * 7 + y * 0.045))),
    )
    mirror = blown(*neck, (34, 448), (50, 478), (55, 508), (49, 538), (30, 560), (0.3, 570))
    rustic = blown(*neck, (34, 442), (60, 470), (70, 508), (62, 548), (36, 574), (0.3, 584))
    long = blown((18, 416), (23, 426), (25, 440), (25, 500), (25, 568), (22, 582), (12, 590), (0.3, 592))
    return {
        "bulb-globe": bulb(globe, opal("#faf6ee", 1.25)),
        "bulb-filament": bulb(pear, glass("#cdd6d2", 0.07), filament(12, 452, 552, 19)),
        "bulb-candle": bulb(flame, glass("#cdd6d2", 0.09), filament(2, 470, 556, 5)),
        "bulb-reflector": bulb(mirror, half_mirror()),
        "bulb-amber": bulb(rustic, glass("#d98a2b", 0.30), spiral(7, 446, 562, 26), "#ff9a45"),
        "bulb-tube": bulb(long, opal("#f3f4f2", 1.35)),
    }


def hardware(material: Material) -> Part:
    collar = [
        (0.5, 888),
        (15, 888),
        (18, 892),
        (18, 908),
        (22, 912),
        (22, 918),
        (18, 922),
        (28, 930),
        (31, 939),
        (0.5, 940),
    ]
    cup = [(9, 252), (13, 256), (13, 266), (24, 272), (30, 282), (34, 300), (34, 318), (0.5, 320)]
    nut = straight((SHADE_X, KNUCKLE_Y, -14), (SHADE_X, KNUCKLE_Y, 22))
    return Part(
        [
            [
                Piece(turned(rounded(collar, 3), BASE_X), material),
                Piece(turned(rounded(cup, 3), SHADE_X), material),
                Piece(ball(SHADE_X, KNUCKLE_Y, 18), material),
                Piece(tube(nut, closed(9, 3), (0, 1, 0)), material),
            ]
        ],
        _collar_shadow,
    )


def fittings() -> dict[str, Part]:
    return {
        "finish-satin": hardware(metal("#dcb877", 0.28)),
        "finish-polished": hardware(metal("#efc35f", 0.03)),
        "finish-black": hardware(metal("#3b3a39", 0.35)),
        "finish-nickel": hardware(metal("#d3d3d0", 0.05)),
    }


def _collar_shadow(view: str) -> str:
    x = SIZE - BASE_X if view == "back" else BASE_X
    return blurred(f'<ellipse cx="{x + 3}" cy="{JOINT_Y + 3}" rx="30" ry="5"/>', 3, "#000", 0.4)


def pull_chain() -> Part:
    brass, x, z = metal(BRASS, 0.12), SHADE_X + 92, 60.0
    beads = [Piece(ball(x + 0.4 * np.sin(y), y, 3.3, z), brass) for y in np.arange(440.0, 640.0, 8.2)]
    drop = [(0.5, 636), (5, 640), (8, 646), (6, 652), (9, 658), (12, 668), (10, 682), (0.5, 690)]
    return Part([[*beads, Piece(turned(rounded(drop, 3), x, z), brass)]])


def toggle() -> Part:
    black, brass = plain("#232222", 0.9, 0.2), metal(BRASS, 0.12)
    return Part(
        [
            [
                Piece(
                    turned(rounded([(0.5, 836), (18, 836), (22, 840), (22, 880), (18, 884), (0.5, 884)], 4), BASE_X),
                    black,
                ),
                Piece(tube(straight((BASE_X, 860, 16), (BASE_X, 860, 30)), closed(11, 3), (0, 1, 0)), brass),
                Piece(
                    tube(straight((BASE_X, 860, 26), (BASE_X + 3, 846, 58)), lambda s, total: 3.2 + 2.6 * s / total),
                    brass,
                ),
                Piece(ball(BASE_X + 3, 845, 6.4, 60), brass),
            ]
        ]
    )


def touch_dimmer() -> Part:
    def knurl(radius: Array, y: Array, angle: Array) -> Array:
        grip = window(y, 850, 872, 1.5)
        return np.asarray(radius + grip * 0.9 * (np.sin(angle * 26 + y * 0.7) + np.sin(angle * 26 - y * 0.7)))

    line = [(0.5, 838), (17, 838), (23, 843), (23, 879), (17, 884), (0.5, 884)]
    light = turned([(23.2, 845), (23.8, 846), (23.2, 847.5)], BASE_X)
    return Part(
        [
            [
                Piece(turned(rounded(line, 4), BASE_X, 0, knurl), metal("#cfc8bb", 0.25)),
                Piece(light, hot("#fff3d9", 1.6)),
            ]
        ]
    )


CORD = flowing(
    [(430, -100), (520, -96), (610, -40), (690, 40), (790, 104), (890, 108), (960, 60), (1010, 44), (1062, 70)]
)
SWITCH_AT = (805.0, 106.0)


def rocker() -> Part:
    body = straight((768, GROUND - 9, 96), (842, GROUND - 9, 113))
    cap = plain("#f2efe8", 0.8, 0.2)
    button = straight((796, GROUND - 19, 102), (816, GROUND - 20, 107))
    shadow = f'<ellipse cx="808" cy="{ground_y(108) + 2}" rx="42" ry="8"/>'
    return Part(
        [
            [
                Piece(tube(body, closed(12.5, 14), (0, -1, 0)), cap),
                Piece(tube(button, closed(6.5, 5), (0, -1, 0)), plain("#2a2827", 0.8, 0.2)),
            ]
        ],
        lambda view: _grounded(shadow, view, 5, 0.5),
    )


def foot_switch() -> Part:
    x, z = SWITCH_AT
    line = [(0.5, 996), (24, 997), (26, 1003), (40, 1005), (47, 1012), (48, 1025)]
    shadow = f'<ellipse cx="{x + 7}" cy="{ground_y(z) + 3}" rx="55" ry="15"/>'
    return Part(
        [
            [
                Piece(turned(rounded(line, 3), x, z), plain("#201f1f", 0.7, 0.35)),
                Piece(turned(rounded([(0.5, 993), (18, 994), (21, 998), (21, 1003)], 3), x, z), metal(BRASS, 0.15)),
            ]
        ],
        lambda view: _grounded(shadow, view, 6, 0.5),
    )


def _grounded(shape: str, view: str, blur: float, opacity: float) -> str:
    """A contact shadow, which by a turn of the lamp lands on the other side."""
    if view == "back":
        shape = f'<g transform="translate({SIZE} {2 * GROUND}) scale(-1 -1)">{shape}</g>'
    return blurred(shape, blur, "#1c140c", opacity)


def switches() -> dict[str, Part]:
    return {
        "switch-pull": pull_chain(),
        "switch-toggle": toggle(),
        "switch-touch": touch_dimmer(),
        "switch-rocker": rocker(),
        "switch-foot": foot_switch(),
    }


def finials() -> dict[str, Part]:
    brass = metal(BRASS, 0.1)
    foot = Piece(turned(rounded([(0.5, 208), (10, 208), (12, 214), (9, 222), (13, 226)], 2), SHADE_X), brass)
    acorn = [(0.5, 156), (5, 160), (14, 172), (17, 186), (20, 188), (20, 197), (12, 206), (8, 212)]
    spire = [(0.5, 140), (3, 150), (5, 164), (11, 172), (11, 178), (6, 183), (9, 192), (16, 200), (12, 209)]

    def facets(radius: Array, _y: Array, angle: Array) -> Array:
        wedge = TAU / 8
        near = ((angle + 0.2) % wedge) - wedge / 2
        return np.asarray(radius * np.cos(wedge / 2) / np.cos(near))

    gem = [(0.5, 150), (12, 154), (25, 172), (27, 178), (25, 184), (10, 208)]
    return {
        "finial-ball": Part([[foot, Piece(ball(SHADE_X, 186, 23), brass)]]),
        "finial-acorn": Part(
            [[foot, Piece(turned(rounded(acorn, 4), SHADE_X), wood("#b9824c", "#6e4322", "y", 0.8, 5))]]
        ),
        "finial-spire": Part([[foot, Piece(turned(rounded(spire, 3), SHADE_X), brass)]]),
        "finial-crystal": Part([[foot], [Piece(turned(gem, SHADE_X, 0, facets), glass("#dfe8ee", 0.34))]]),
        "finial-marble": Part([[foot, Piece(ball(SHADE_X, 184, 25), marble("#ece9e4", "#6f6c6b", "#cfccc8", 0.45))]]),
    }


def cord_path(height: float, offset: float = 0.0) -> Array:
    along = np.gradient(CORD, axis=0)
    side = np.stack([-along[:, 1], along[:, 0]], -1) / np.linalg.norm(along, axis=1, keepdims=True)
    flat = CORD + offset * side
    rise = 22 * np.exp(-np.arange(len(flat)) / 22)
    return np.stack([flat[:, 0], GROUND - height - rise, flat[:, 1]], -1)


def braid(one: str, two: str, three: str | None = None, strands: int = 6, pitch: float = 17.0) -> Material:
    first, second, third = rgb(one), rgb(two), rgb(three or two)

    def dyed(seen: Seen) -> Array:
        turn_, run = seen.uv[..., 0] / TAU * strands, seen.uv[..., 1] / pitch * strands / 2
        right, left = np.floor(turn_ + run), np.floor(turn_ - run)
        over = (right + left) % 2
        bump = np.abs(((turn_ + run) % 1) - 0.5) + np.abs(((turn_ - run) % 1) - 0.5)
        pick = np.where(over[..., None] > 0, first, np.where((right % 3 == 0)[..., None], third, second))
        return np.asarray(pick * (1.12 - 0.5 * bump)[..., None], np.float32)

    return cloth(one, 0.03, dyed)


def cord(pieces: Sequence[Piece]) -> Part:
    points = " ".join(f"{x:.1f},{ground_y(z) + 1:.1f}" for x, z in CORD[::4])
    line = f'<polyline points="{points}" fill="none" stroke="#1c140c" stroke-width="13" stroke-linecap="round"/>'
    grommet = tube(straight((430, 1002, -98), (430, 1002, -118)), closed(10, 3), (0, 1, 0))
    return Part([[*pieces, Piece(grommet, plain("#1f1d1c", 0.5, 0.5))]], lambda view: _grounded(line, view, 4, 0.42))


def cords() -> dict[str, Part]:
    def single(material: Material, radius: float = 6.2) -> Part:
        return cord([Piece(tube(cord_path(radius), radius, (0, -1, 0)), material)])

    even = cord_path(6.0)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(even, axis=0), axis=1))])
    along = unit(np.gradient(even, axis=0).astype(np.float32)).astype(float)
    side = np.cross(along, np.array([0, -1.0, 0]))
    pair = []
    for half, tone in ((0.0, ("#5c3a26", "#4a2d1d")), (np.pi, ("#6e4932", "#54351f"))):
        a = (run / 42 * TAU + half)[:, None]
        lift = np.cos(a) * np.array([0, -1.0, 0]) + np.sin(a) * side
        pair.append(Piece(tube(even + 4.6 * lift, 5.0, (0, -1, 0)), braid(*tone, strands=8, pitch=9)))
    return {
        "cord-cotton": single(braid("#e9dfca", "#d9ccb1")),
        "cord-herringbone": single(braid("#f1ede4", "#23252b", "#23252b", 4, 22), 6.8),
        "cord-twisted": cord(pair),
        "cord-rubber": single(plain("#1d1c1c", 0.55, 0.45), 5.4),
        "cord-rust": single(braid("#b5502f", "#9c3f24", "#d8b08a")),
    }


def plug(
    box: tuple[float, float, float],
    sharpness: float,
    pins: Sequence[tuple[float, float, float, float]],
    blades: bool = False,
) -> Part:
    """`box` is length, half height, half width of the body; a pin is (height, across, thickness, length)."""
    length, tall, wide = box
    white = plain("#efece5", 0.8, 0.25)
    x0, z0 = 1056.0, 68.0
    along = np.array([0.955, 0.0, 0.297])
    aside = np.array([-0.297, 0.0, 0.955])
    start = np.array([x0, GROUND - tall, z0])

    def flat(radius: Array, _s: Array, angle: Array) -> Array:
        c, s = np.abs(np.cos(angle)) / tall, np.abs(np.sin(angle)) / wide
        return np.asarray(radius / max(tall, wide) * (c**sharpness + s**sharpness) ** (-1 / sharpness))

    def blade(radius: Array, _s: Array, angle: Array) -> Array:
        return np.asarray(radius * (np.abs(np.cos(angle)) ** 4 + np.abs(4 * np.sin(angle)) ** 4) ** -0.25)

    body = tube(
        np.array([start + along * 14, start + along * (14 + length)]), closed(max(tall, wide), 5), (0, -1, 0), flat
    )
    neck = tube(np.array([start - along * 6, start + along * 20]), lambda s, total: 6.5 + 2.5 * s / total, (0, -1, 0))
    pieces = [Piece(body, white), Piece(neck, white)]
    for height, across, thick, reach in pins:
        root = start + along * (12 + length) + aside * across + np.array([0, -height, 0])
        prong = tube(np.array([root, root + along * reach]), closed(thick, 2), (0, -1, 0), blade if blades else None)
        pieces.append(Piece(prong, metal(STEEL, 0.1)))
    shadow = f'<ellipse cx="{x0 + 34}" cy="{ground_y(z0 + 10) + 3}" rx="{length * 0.75}" ry="11"/>'
    return Part([pieces], lambda view: _grounded(shadow, view, 5, 0.45))


def plugs() -> dict[str, Part]:
    return {
        "plug-eu": plug((44, 20, 22), 2.2, [(0, 11, 3.2, 30), (0, -11, 3.2, 30)]),
        "plug-uk": plug((28, 26, 29), 5.0, [(12, 0, 4.0, 28), (-9, 13, 3.8, 24), (-9, -13, 3.8, 24)]),
        "plug-us": plug((38, 14, 19), 3.0, [(0, 11, 6.5, 26), (0, -11, 6.5, 26)], True),
    }


def gift_box() -> Part:
    x, z, turn_ = 860.0, -170.0, 0.45
    paper, ribbon = rgb("#2f4a43"), rgb("#d9b98a")

    def wrapped(seen: Seen) -> Array:
        a, b = seen.at[..., 0] - x, seen.at[..., 2] - z
        u = a * np.cos(turn_) - b * np.sin(turn_)
        v = a * np.sin(turn_) + b * np.cos(turn_)
        tape = np.maximum(1 - step(9, 10, np.abs(u)), 1 - step(9, 10, np.abs(v)))
        fold = 1 - 0.5 * window(seen.at[..., 1], 947, 949, 0.6)
        grain = 1 + 0.05 * cloud(seen.at / 5, 2, 70)
        body = mix(
            np.broadcast_to(paper, seen.at.shape) * fold[..., None],
            ribbon * (0.92 + 0.08 * np.sin(seen.at[..., :1])),
            tape,
        )
        return coated(seen, body * grain[..., None], gloss=0.5, rough=0.5)

    side = squared(22, turn_)
    pieces = [
        Piece(turned(rounded([(0.5, 914), (68, 914), (68, 947), (66, 948)], 2), x, z, side), wrapped),
        Piece(turned([(65, 948), (65, GROUND)], x, z, side), wrapped),
    ]
    satin = plain("#d9b98a", 0.6, 0.5)
    for lean, reach in ((-1, 44.0), (1, 44.0)):
        loop = [
            (x, 912, z),
            (x + lean * reach * 0.5, 880, z + 8),
            (x + lean * reach, 892, z + 12),
            (x + lean * reach * 0.55, 908, z + 14),
            (x, 911, z + 8),
        ]
        pieces.append(Piece(tube(flowing(loop), 5.0), satin))
    pieces.append(Piece(ball(x, 907, 10, z + 6, 0.8), satin))
    shadow = f'<ellipse cx="{x + 12}" cy="{ground_y(z) + 8}" rx="98" ry="21"/>'
    return Part([pieces], lambda view: _grounded(shadow, view, 9, 0.5))


def spare_bulb() -> Part:
    x, z, turn_ = 1000.0, -150.0, 0.3

    def kraft(seen: Seen) -> Array:
        fibre = 1 + 0.10 * cloud(stretched(seen.at, 3, 9, 3), 3, 75)
        label = 1 - step(24, 25, np.hypot(seen.at[..., 0] - x, (seen.at[..., 1] - 966)))
        ring = window(np.hypot(seen.at[..., 0] - x, seen.at[..., 1] - 962), 9, 11, 0.6)
        neck = window(np.abs(seen.at[..., 0] - x), -1, 4, 0.5) * window(seen.at[..., 1], 972, 981, 0.5)
        body = mix(np.broadcast_to(rgb("#b98d5c"), seen.at.shape), rgb("#f3ecdd"), label * (seen.normal[..., 2] > 0.3))
        body = mix(body, rgb("#3a2d22"), np.maximum(ring, neck) * (seen.normal[..., 2] > 0.3) * label)
        return coated(seen, body * fibre[..., None], gloss=0.15, rough=0.9)

    shadow = f'<ellipse cx="{x + 10}" cy="{ground_y(z) + 6}" rx="56" ry="14"/>'
    box = turned(rounded([(0.5, 914), (40, 914), (40, GROUND)], 2), x, z, squared(26, turn_))
    return Part([[Piece(box, kraft)]], lambda view: _grounded(shadow, view, 7, 0.5))


def dish() -> Part:
    x, z = 690.0, -150.0
    line = [(0.5, 1018), (40, 1015), (60, 998), (66, 996), (70, 999), (62, 1018), (50, 1025)]
    shadow = f'<ellipse cx="{x + 10}" cy="{ground_y(z) + 4}" rx="72" ry="16"/>'
    return Part(
        [[Piece(turned(rounded(line, 4), x, z), wood("#8a5a38", "#4a2a17", "x", 0.8, 8))]],
        lambda view: _grounded(shadow, view, 7, 0.5),
    )


def dust_bag() -> Part:
    x, z = 1098.0, -60.0

    def folds(radius: Array, y: Array, angle: Array) -> Array:
        square = squared(5, 0.75)(radius, y, angle)
        return np.asarray(square + 2.0 * np.sin(angle * 5 + y * 0.16) * window(y, 985, 1020, 6))

    line = rounded([(0.5, 982), (54, 982), (64, 992), (61, 1003), (67, 1013), (62, GROUND)], 8)
    tie = flowing([(1046, 978, -40), (1080, 975, -10), (1120, 977, -6), (1150, 980, -50)])
    knot = flowing([(1098, 974, -8), (1088, 972, 14), (1074, 984, 26), (1070, 1000, 30)])
    shadow = f'<ellipse cx="{x + 8}" cy="{ground_y(z) + 5}" rx="74" ry="18"/>'
    return Part(
        [
            [
                Piece(turned(line, x, z, folds), cloth("#cfc4ae", 0.10)),
                Piece(tube(tie, 2.6), braid("#7c5a3c", "#6a4a30")),
                Piece(tube(knot, 2.6), braid("#7c5a3c", "#6a4a30")),
            ]
        ],
        lambda view: _grounded(shadow, view, 8, 0.5),
    )


def extras() -> dict[str, Part]:
    return {"gift-box": gift_box(), "spare-bulb": spare_bulb(), "walnut-dish": dish(), "dust-bag": dust_bag()}


def long_shadow(view: str) -> str:
    """The lamp's soft shadow on the table: by day to the right, by night away from the bulb."""
    x = SIZE - BASE_X if view == "back" else BASE_X
    if view == "lit":
        return blurred(f'<ellipse cx="{x - 70}" cy="1034" rx="210" ry="26"/>', 16, "#000", 0.7)
    day = blurred(f'<ellipse cx="{x + 70}" cy="1030" rx="250" ry="36"/>', 26, "#5c4a36", 0.33)
    return day + blurred(f'<ellipse cx="{x + 190}" cy="1016" rx="260" ry="22"/>', 28, "#5c4a36", 0.20)


def contact_shadow(view: str, feet: Sequence[tuple[float, float, float, float]]) -> str:
    """Dark where something touches the table; a foot is x and z from the base's middle, then both radii."""
    out = []
    for x, z, rx, ry in feet:
        across, deep = (SIZE - BASE_X - x, -z) if view == "back" else (BASE_X + x, z)
        out.append(
            blurred(f'<ellipse cx="{across + 5}" cy="{ground_y(deep) + 3}" rx="{rx}" ry="{ry}"/>', 6, "#20160c", 0.62)
        )
    return "".join(out)


def round_shadow(view: str) -> str:
    return contact_shadow(view, [(9, 0, 140, 38)])


def square_shadow(view: str) -> str:
    return contact_shadow(view, [(0, 0, 140, 35)])


def tripod_shadow(view: str) -> str:
    turns = [0.42 + k * TAU / 3 for k in range(3)]
    feet = [(160 * np.sin(a), 160 * np.cos(a), 17.0, 5.0) for a in turns]
    return contact_shadow(view, feet) + blurred(
        f'<ellipse cx="{SIZE - BASE_X if view == "back" else BASE_X}" cy="1026" rx="130" ry="28"/>', 18, "#20160c", 0.22
    )


def evening_room(_view: str) -> str:
    return """
<radialGradient id="wall" gradientUnits="userSpaceOnUse" cx="770" cy="470" r="860">
  <stop offset="0" stop-color="#6b4a2f"/><stop offset=".28" stop-color="#46301f"/>
  <stop offset=".62" stop-color="#261b14"/><stop offset="1" stop-color="#15100d"/></radialGradient>
<linearGradient id="table" x1="0" y1="0" x2="0" y2="1">
  <stop offset="0" stop-color="#1d1410"/><stop offset=".25" stop-color="#33231a"/>
  <stop offset="1" stop-color="#1a120d"/></linearGradient>
<radialGradient id="pool" gradientUnits="userSpaceOnUse" cx="770" cy="0" r="1"
  gradientTransform="translate(0 1035) scale(1 .27) translate(0 0)">
  <stop offset="0" stop-color="#ffcf94" stop-opacity=".0"/></radialGradient>
<rect width="1200" height="1200" fill="url(#wall)"/>
<rect y="900" width="1200" height="300" fill="url(#table)"/>
<filter id="soft" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="42 16"/></filter>
<g filter="url(#soft)"><ellipse cx="770" cy="1045" rx="430" ry="92" fill="#d99a5b" opacity=".55"/>
<ellipse cx="770" cy="1045" rx="250" ry="52" fill="#ffd9a3" opacity=".55"/></g>
<filter id="seam"><feGaussianBlur stdDeviation="3"/></filter>
<rect x="-20" y="893" width="1240" height="10" fill="#0d0907" opacity=".55" filter="url(#seam)"/>
"""


def window_light(view: str) -> str:
    """The last breath over everything: daylight from the upper left, or the bloom round the burning bulb."""
    if view == "lit":
        return blurred(f'<ellipse cx="{SHADE_X}" cy="505" rx="190" ry="120"/>', 60, "#ffbe73", 0.22)
    x = SHADE_X if view == "front" else SIZE - SHADE_X
    shade_bloom = blurred(f'<ellipse cx="{x - 95}" cy="345" rx="85" ry="80"/>', 42, "#fffaf0", 0.26)
    x = BASE_X if view == "front" else SIZE - BASE_X
    return shade_bloom + blurred(f'<ellipse cx="{x - 85}" cy="985" rx="62" ry="34"/>', 26, "#fffaf0", 0.24)


@dataclass(frozen=True)
class Slot:
    """Where the options of a group lie in each view's stack, and how much of the picture their swatch shows."""

    front: int
    back: int
    close: tuple[float, float, float] | None = None  # x, y, size in the front view; None: the whole part

    def z(self, view: str) -> int:
        return self.back if view == "back" else self.front


SLOTS = {
    "extra": Slot(6, 32),
    "cord": Slot(10, 26, (700, 1029, 44)),
    "plug": Slot(12, 28),
    "inline": Slot(14, 30),
    "base": Slot(20, 20),
    "stem": Slot(30, 22),
    "fittings": Slot(34, 34, (SHADE_X, 262, 110)),
    "collar": Slot(36, 36),
    "finial": Slot(38, 38),
    "lining": Slot(40, 40, (SHADE_X, 499, 32)),
    "bulb": Slot(44, 44),
    "chain": Slot(46, 43),
    "shade": Slot(50, 50),
    "trim": Slot(54, 54, (SHADE_X, 480, 50)),
}


Row: TypeAlias = tuple[str, str, int, str | None]  # id, label, price, sku of the stock item
UNITS = {"BRASS-SET": 2}
PAINTED = {"lining-white": "#f4efe4", "lining-black": "#1f1e1e"}  # plain colours, which need no picture


@dataclass
class Bench:
    """Draws parts and keeps what the document needs of them; parts not asked for keep their last pictures."""

    studio: Studio
    only: frozenset[str]
    before: dict[str, Json] = field(default_factory=dict)

    def skips(self, name: str) -> bool:
        return bool(self.only) and name not in self.only and name in self.before

    def scene(self, name: str, label: str, views: Sequence[str], z: int, svg: Callable[[str], str]) -> Json:
        """An always-drawn layer that is light or shadow only."""
        if self.skips(name):
            return self.before[name]
        images = {view: self.studio.draw(name, view, svg(view), quality=88).at(z) for view in views}
        return {"kind": "image", "id": name, "label": label, "images": images}

    def options(self, parts: Mapping[str, Part], slot: str, rows: Sequence[Row], default: str = "") -> list[Json]:
        """One layer per row, drawn where `slot` lies; rows without a part are choices that show nothing."""
        return [self._option(row, parts.get(row[0]), SLOTS[slot], row[0] == default) for row in rows]

    def _option(self, row: Row, part: Part | None, slot: Slot, default: bool) -> Json:
        name, label, price, sku = row
        drawn = self._drawn(name, part, slot) if part else {"images": {}, "swatch": {"text": label}}
        layer: Json = {"kind": "image", "id": name, "label": label, "price": price, "default": default, **drawn}
        if sku:
            layer["stock"] = {"managed": True, "sku": sku, "units": UNITS.get(sku, 1)}
        return layer

    def _drawn(self, name: str, part: Part, slot: Slot) -> Json:
        if self.skips(name):
            return {key: self.before[name][key] for key in ("images", "swatch")}
        images: Json = {}
        for view in VIEWS:
            frame = photograph(part.passes, view)
            beneath = part.beneath(view) if part.beneath else ""
            above = part.above(view) if part.above else ""
            placed = self.studio.draw(name, view, beneath + inlined(frame) + above, quality=80)
            images[view] = placed.at(slot.z(view))
            if view == "front":
                swatch = self._swatch(name, frame, slot)
        return {"images": images, "swatch": swatch}

    def _swatch(self, name: str, frame: Frame, slot: Slot) -> Json:
        """A 192 px picture of the part on a light ground: the whole of it, or a close look at its material."""
        wide, tall = frame.picture.size
        if slot.close is None:
            side = int(max(wide, tall) * 1.14)
            left, top = (wide - side) // 2, (tall - side) // 2
        else:
            x, y, size = slot.close
            side = int(size * OVERSAMPLING)
            left, top = (int((v - o - size / 2) * OVERSAMPLING) for v, o in ((x, frame.x), (y, frame.y)))
        if name in PAINTED:
            return {"color": PAINTED[name]}
        ground = Image.new("RGBA", (side, side), "#ebe6dc")
        ground.alpha_composite(frame.picture.crop((left, top, left + side, top + side)))
        file = f"{PRODUCT}/{name}.swatch.webp"
        small = ground.resize((192, 192), Image.Resampling.LANCZOS).convert("RGB")
        small.save(ART / file, "WEBP", quality=82, method=6)
        return {"asset": file}


def group(name: str, label: str, layers: Sequence[Json], choose: str | None = "one", **more: object) -> Json:
    head: Json = {"kind": "group", "id": name, "label": label, "choose": choose}
    if choose == "one":
        head["required"] = more.pop("required", True)
    return {**head, **more, "layers": list(layers)}


def either(*names: str) -> Json:
    return {"any": list(names)}


def none_of(*names: str) -> Json:
    return {"not": either(*names)}


def scenery(bench: Bench) -> list[Json]:
    tripod_stands, block_stands = "base-walnut", "base-nero"
    return [
        bench.scene("room", "Evening room", ["lit"], -10, evening_room),
        bench.scene("shadow", "Soft shadow", VIEWS, 0, long_shadow),
        group(
            "shadow-of-round",
            "Contact shadow, round bases",
            [bench.scene("shadow-round", "Contact shadow, round", VIEWS, 2, round_shadow)],
            None,
            show_if=none_of(tripod_stands, block_stands),
        ),
        group(
            "shadow-of-block",
            "Contact shadow, square base",
            [bench.scene("shadow-block", "Contact shadow, square", VIEWS, 2, square_shadow)],
            None,
            show_if=block_stands,
        ),
        group(
            "shadow-of-tripod",
            "Contact shadow, tripod",
            [bench.scene("shadow-tripod", "Contact shadow, tripod", VIEWS, 2, tripod_shadow)],
            None,
            show_if=tripod_stands,
        ),
    ]


def shade_groups(bench: Bench) -> list[Json]:
    parts = shades()
    fabric: list[Row] = [
        ("shade-linen", "Empire, natural linen", 0, "SHADE-LINEN"),
        ("shade-drum", "Drum, slate cotton", 800, "SHADE-DRUM"),
        ("shade-pleated", "Pleated silk", 4900, "SHADE-PLEATED"),
        ("shade-raffia", "Bell, woven raffia", 3400, "SHADE-RAFFIA"),
    ]
    spun: list[Row] = [
        ("shade-dome", "Dome, green enamel", 3900, "SHADE-DOME"),
        ("shade-factory", "Factory cone, black", 2900, "SHADE-FACTORY"),
        ("shade-perforated", "Perforated steel", 4400, "SHADE-PERF"),
        ("shade-mushroom", "Mushroom, spun copper", 7900, "SHADE-MUSHROOM"),
    ]
    clear: list[Row] = [
        ("shade-opal", "Opal glass globe", 5900, "SHADE-OPAL"),
        ("shade-fluted", "Fluted clear glass", 6400, "SHADE-FLUTED"),
        ("shade-paper", "Washi paper lantern", 1900, "SHADE-PAPER"),
    ]
    headings = [
        group("shade-fabric", "Fabric and fibre", bench.options(parts, "shade", fabric, "shade-linen"), None),
        group("shade-metal", "Metal", bench.options(parts, "shade", spun), None),
        group("shade-glass", "Glass and paper", bench.options(parts, "shade", clear), None),
    ]
    return [group("shade", "Shade", headings), lining_group(bench), trim_folder(bench)]


def lining_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("lining-white", "White", 0, "LINING-WHITE"),
        ("lining-gold", "Gold leaf", 2400, "LINING-GOLD"),
        ("lining-copper", "Copper foil", 1800, "LINING-COPPER"),
        ("lining-black", "Matt black", 600, None),
    ]
    options = bench.options(linings(), "lining", rows, "lining-white")
    return group("lining", "Lining", options, show_if=none_of("shade-opal", "shade-fluted", "shade-paper"))


def trim_folder(bench: Bench) -> Json:
    rows: list[Row] = [
        ("trim-grosgrain", "Navy grosgrain", 900, "TRIM-GROSGRAIN"),
        ("trim-herringbone", "Herringbone tape", 1100, "TRIM-HERRING"),
        ("trim-braid", "Metallic braid", 1400, "TRIM-BRAID"),
        ("trim-fringe", "Silk fringe", 2600, "TRIM-FRINGE"),
        ("trim-scallop", "Scalloped leather", 2900, "TRIM-SCALLOP"),
    ]
    trim = group("trim", "Trim", bench.options(trims(), "trim", rows), required=False)
    sewn = either("shade-linen", "shade-drum", "shade-pleated")
    return group("sewn-shades", "For sewn shades", [trim], None, show_if=sewn)


def bulb_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("bulb-globe", "Opal globe", 0, "BULB-GLOBE"),
        ("bulb-filament", "Clear filament", 300, "BULB-FILAMENT"),
        ("bulb-candle", "Twisted candle", 200, "BULB-CANDLE"),
        ("bulb-reflector", "Half mirror", 700, "BULB-MIRROR"),
        ("bulb-amber", "Amber spiral", 900, "BULB-AMBER"),
        ("bulb-tube", "Opal tube", 500, "BULB-TUBE"),
    ]
    return group("bulb", "Bulb", bench.options(bulbs(), "bulb", rows, "bulb-globe"))


def stem_groups(bench: Bench) -> list[Json]:
    parts = stems()
    metals: list[Row] = [
        ("stem-swan", "Swan neck, brass", 0, "STEM-SWAN"),
        ("stem-brass", "Post and arm, brass", 1200, "STEM-POST"),
        ("stem-double", "Double arm, steel", 6900, "STEM-DOUBLE"),
        ("stem-twist", "Twisted iron", 3200, "STEM-TWIST"),
    ]
    wrapped: list[Row] = [
        ("stem-oak", "Leaning oak boom", 1800, "STEM-OAK"),
        ("stem-tan", "Bow, tan leather", 4200, "LEATHER-TAN"),
        ("stem-black", "Bow, black leather", 4200, "LEATHER-BLACK"),
    ]
    headings = [
        group("stem-metal", "Metal", bench.options(parts, "stem", metals, "stem-swan"), None),
        group("stem-wrapped", "Wood and leather", bench.options(parts, "stem", wrapped), None),
    ]
    return [group("stem", "Stem", headings), fittings_group(bench), finial_group(bench)]


def fittings_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("finish-satin", "Satin brass", 0, "FITTING-SATIN"),
        ("finish-polished", "Polished brass", 1200, "BRASS-SET"),
        ("finish-black", "Blackened steel", 600, "FITTING-BLACK"),
        ("finish-nickel", "Polished nickel", 900, "FITTING-NICKEL"),
    ]
    return group("finish", "Fittings", bench.options(fittings(), "fittings", rows, "finish-satin"))


def finial_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("finial-ball", "Brass ball", 900, "FINIAL-BALL"),
        ("finial-acorn", "Turned acorn", 1100, "FINIAL-ACORN"),
        ("finial-spire", "Spire", 1200, "FINIAL-SPIRE"),
        ("finial-crystal", "Cut crystal", 2400, "FINIAL-CRYSTAL"),
        ("finial-marble", "Marble ball", 1600, "FINIAL-MARBLE"),
    ]
    return group("finial", "Finial", bench.options(finials(), "finial", rows), required=False)


def base_group(bench: Bench) -> Json:
    parts = bases()
    stone: list[Row] = [
        ("base-marble", "Carrara marble", 0, "BASE-MARBLE"),
        ("base-nero", "Marquina block", 2200, "BASE-NERO"),
        ("base-terrazzo", "Terrazzo", 1500, "BASE-TERRAZZO"),
        ("base-concrete", "Concrete cone", -800, "BASE-CONCRETE"),
    ]
    wooden: list[Row] = [
        ("base-oak", "Turned oak", 600, "BASE-OAK"),
        ("base-ash", "Stepped black ash", 900, "BASE-ASH"),
        ("base-walnut", "Walnut tripod", 1900, "BASE-TRIPOD"),
    ]
    cast: list[Row] = [
        ("base-brass", "Spun brass", 2800, "BASE-BRASS"),
        ("base-iron", "Hammered iron", 1400, "BASE-IRON"),
    ]
    headings = [
        group("base-stone", "Stone and mineral", bench.options(parts, "base", stone, "base-marble"), None),
        group("base-wood", "Wood", bench.options(parts, "base", wooden), None),
        group("base-metal", "Metal", bench.options(parts, "base", cast), None),
    ]
    return group("base", "Base", headings)


def switch_group(bench: Bench) -> Json:
    parts = switches()
    hanging: list[Row] = [("switch-pull", "Pull chain", 0, "SWITCH-PULL")]
    on_stem: list[Row] = [
        ("switch-toggle", "Toggle on the stem", 500, "SWITCH-TOGGLE"),
        ("switch-touch", "Touch dimmer", 2900, "SWITCH-TOUCH"),
    ]
    on_cord: list[Row] = [
        ("switch-rocker", "Rocker on the cord", 0, "SWITCH-ROCKER"),
        ("switch-foot", "Floor switch", 900, "SWITCH-FOOT"),
    ]
    options = bench.options(parts, "chain", hanging, "switch-pull")
    options += bench.options(parts, "collar", on_stem) + bench.options(parts, "inline", on_cord)
    return group("switch", "Switch", options)


def cord_group(bench: Bench) -> Json:
    """The cord, and inside it two choices of their own: its length and its plug."""
    rows: list[Row] = [
        ("cord-cotton", "Natural cotton", 0, "CORD-COTTON"),
        ("cord-rust", "Rust cotton", 0, "CORD-RUST"),
        ("cord-herringbone", "Black and white", 400, "CORD-HERRING"),
        ("cord-twisted", "Twisted pair, brown", 700, "CORD-TWISTED"),
        ("cord-rubber", "Black rubber", -300, "CORD-RUBBER"),
    ]
    lengths: list[Row] = [("length-2", "2 m", 0, None), ("length-3", "3 m", 600, None), ("length-5", "5 m", 1400, None)]
    ends: list[Row] = [
        ("plug-eu", "Europe, type C", 0, None),
        ("plug-uk", "United Kingdom, type G", 200, "PLUG-UK"),
        ("plug-us", "North America, type A", 0, "PLUG-US"),
    ]
    length = group("cord-length", "Length", bench.options({}, "cord", lengths, "length-2"))
    plug_group = group("plug", "Plug", bench.options(plugs(), "plug", ends, "plug-eu"))
    return group("cord", "Cord", [*bench.options(cords(), "cord", rows, "cord-cotton"), length, plug_group])


def extras_group(bench: Bench) -> Json:
    rows: list[Row] = [
        ("walnut-dish", "Walnut dish", 3200, "EXTRA-DISH"),
        ("gift-box", "Gift box", 800, "GIFT-BOX"),
        ("spare-bulb", "Spare bulb", 1200, "EXTRA-BULB"),
        ("dust-bag", "Linen dust bag", 1500, "EXTRA-BAG"),
    ]
    return group("extras", "Extras", bench.options(extras(), "extra", rows), "many", min=0, max=3)


def rules() -> list[Json]:
    heavy = either("base-marble", "base-nero", "base-terrazzo", "base-concrete", "base-iron")
    table = (
        (
            "double-arm-needs-weight",
            "stem-double",
            heavy,
            "The double arm swings wide: it needs a stone, concrete or iron base to stand safely.",
        ),
        (
            "boom-carries-light-shades",
            "stem-oak",
            none_of("shade-opal", "shade-fluted", "shade-mushroom"),
            "Glass and copper shades are too heavy for the oak boom.",
        ),
        (
            "touch-needs-metal",
            "switch-touch",
            either("stem-swan", "stem-brass", "stem-double", "stem-twist"),
            "The touch dimmer feels your hand through a metal stem; oak and leather keep it from working.",
        ),
        (
            "pull-needs-open-shade",
            "switch-pull",
            none_of("shade-opal", "shade-fluted", "shade-paper"),
            "A pull chain needs a shade that is open below.",
        ),
        (
            "paper-stays-cool",
            "shade-paper",
            none_of("bulb-filament", "bulb-reflector"),
            "Filament and half-mirror bulbs run too warm for a paper lantern.",
        ),
        (
            "floor-switch-needs-length",
            "switch-foot",
            either("length-3", "length-5"),
            "The floor switch sits two metres along the cord: choose 3 m or 5 m.",
        ),
        (
            "mirror-needs-bright-lining",
            "bulb-reflector",
            {"not": "lining-black"},
            "A half-mirror bulb shines up into the shade: a black lining would swallow its light.",
        ),
    )
    return [{"id": name, "if": first, "then": then, "message": message} for name, first, then, message in table]


def presets() -> list[Json]:
    table = (
        (
            "study",
            "Study",
            "shade-linen lining-white bulb-globe stem-swan finish-satin finial-ball base-marble "
            "switch-pull cord-cotton length-2 plug-eu",
        ),
        (
            "banker",
            "Banker",
            "shade-dome lining-white bulb-globe stem-brass finish-polished finial-acorn base-brass "
            "switch-pull cord-twisted length-3 plug-uk",
        ),
        (
            "workshop",
            "Workshop",
            "shade-factory lining-copper bulb-filament stem-double finish-black base-iron "
            "switch-rocker cord-rubber length-3 plug-eu",
        ),
        (
            "northern",
            "Northern",
            "shade-drum lining-white trim-herringbone bulb-tube stem-oak finish-black base-oak "
            "switch-foot cord-herringbone length-3 plug-eu dust-bag",
        ),
        (
            "salon",
            "Salon",
            "shade-pleated lining-gold trim-braid bulb-candle stem-tan finish-satin finial-spire "
            "base-walnut switch-toggle cord-cotton length-2 plug-us walnut-dish",
        ),
        (
            "gallery",
            "Gallery",
            "shade-opal bulb-globe stem-twist finish-black finial-marble base-terrazzo "
            "switch-touch cord-rubber length-2 plug-eu",
        ),
    )
    return [{"id": name, "label": label, "selected": chosen.split()} for name, label, chosen in table]


def document(bench: Bench) -> Json:
    return {
        "id": PRODUCT,
        "title": "Reading lamp",
        "description": "A lamp for the chair you never want to leave. Weighted base, quiet switch, warm light; "
        "every part is made to order and can be replaced.",
        "base_price": 24900,
        "backorder": "inherit",
        "views": [
            {"id": view, "label": label, "width": SIZE, "height": SIZE}
            for view, label in zip(VIEWS, ("Front", "Back", "Switched on"), strict=True)
        ],
        "layers": [
            *scenery(bench),
            *shade_groups(bench),
            bulb_group(bench),
            *stem_groups(bench),
            base_group(bench),
            switch_group(bench),
            cord_group(bench),
            extras_group(bench),
            bench.scene("light", "Light", VIEWS, 90, window_light),
        ],
        "rules": rules(),
        "presets": presets(),
        "translations": {},
    }


ON_HAND = """
SHADE-LINEN 42, SHADE-DRUM 17, SHADE-PLEATED 9, SHADE-RAFFIA 0, SHADE-DOME 21, SHADE-FACTORY 26,
SHADE-PERF 12, SHADE-MUSHROOM 1, SHADE-OPAL 14, SHADE-FLUTED 0, LINING-WHITE 120, LINING-GOLD 18,
LINING-COPPER 11, TRIM-GROSGRAIN 60, TRIM-HERRING 44, TRIM-BRAID 25, TRIM-FRINGE 0, TRIM-SCALLOP 8,
BULB-GLOBE 140, BULB-FILAMENT 75, BULB-CANDLE 52, BULB-MIRROR 19, BULB-AMBER 2, BULB-TUBE 0, STEM-SWAN 31,
STEM-POST 16, STEM-DOUBLE 7, STEM-TWIST 0, STEM-OAK 13, FITTING-SATIN 58, FITTING-BLACK 33,
FITTING-NICKEL 15, FINIAL-BALL 40, FINIAL-ACORN 22, FINIAL-SPIRE 10, FINIAL-MARBLE 6, BASE-MARBLE 24,
BASE-NERO 2, BASE-TERRAZZO 0, BASE-CONCRETE 19, BASE-OAK 27, BASE-ASH 12, BASE-TRIPOD 8, BASE-BRASS 9,
BASE-IRON 11, SWITCH-PULL 80, SWITCH-TOGGLE 36, SWITCH-TOUCH 14, SWITCH-ROCKER 64, SWITCH-FOOT 20,
CORD-COTTON 95, CORD-RUST 0, CORD-HERRING 38, CORD-TWISTED 17, PLUG-UK 50, PLUG-US 1, EXTRA-DISH 12,
EXTRA-BULB 30, EXTRA-BAG 23
"""

LATE = "Up to %number% on backorder, %remaining% left"
TERMS: dict[str, Json] = {
    "BASE-TERRAZZO": {"backorder": "allow", "backorder_limit": 12, "backorder_promo": LATE, "restock_on": "days+21"},
    "SHADE-RAFFIA": {"backorder": "allow", "backorder_limit": 6, "backorder_promo": LATE, "restock_on": "days+10"},
    "STEM-TWIST": {"backorder": "allow", "backorder_promo": "Forged to order by our smith"},
    "SHADE-PAPER": {"status": "preorder", "preorder_release_on": "days+45", "preorder_limit": 40, "on_hand": 0},
    "SHADE-FLUTED": {"status": "preorder", "preorder_release_on": "days+60", "preorder_limit": 25},
    "CORD-RUST": {"backorder": "deny"},
    "TRIM-FRINGE": {"backorder": "deny", "restock_on": "days+30"},
    "FINIAL-CRYSTAL": {"tracked": False, "status": "out_of_stock", "backorder": "deny"},
    "CORD-RUBBER": {"tracked": False},
    "BULB-TUBE": {"backorder": "allow", "notify": False, "backorder_limit": 100, "restock_on": "days+5"},
    "SHADE-MUSHROOM": {"low_stock_threshold": 3},
    "BULB-AMBER": {"backorder": "allow", "backorder_limit": 20, "low_stock_threshold": 4, "restock_on": "days+14"},
}


def stock() -> list[Json]:
    usual: Json = {
        "tracked": True,
        "status": "in_stock",
        "backorder": "inherit",
        "notify": True,
        "backorder_limit": None,
        "backorder_promo": "",
        "low_stock_threshold": None,
        "restock_on": None,
        "preorder_release_on": None,
        "preorder_limit": None,
        "on_hand": 0,
    }
    counted = {sku: {"on_hand": int(count)} for sku, count in (item.split() for item in ON_HAND.split(","))}
    skus = sorted({*counted, *TERMS})
    return [{"sku": sku, **usual, **counted.get(sku, {}), **TERMS.get(sku, {})} for sku in skus]


def layers_of(node: Json) -> dict[str, Json]:
    """Every layer and group of a document by its id."""
    found: dict[str, Json] = {}
    children = node.get("layers")
    for child in children if isinstance(children, list) else []:
        found |= {str(child["id"]): child, **layers_of(child)}
    return found


def draw(only: Sequence[str] = ()) -> None:
    """Draw every layer (or only the named ones, keeping the others as they are) and write the product's two files."""
    (ART / PRODUCT).mkdir(parents=True, exist_ok=True)
    path = ART.parent / f"{PRODUCT}.json"
    before = layers_of(json.loads(path.read_text())) if path.exists() else {}
    with studio(PRODUCT) as opened:
        drawn = document(Bench(opened, frozenset(only), before))
    path.write_text(json.dumps(drawn, indent=1, ensure_ascii=False) + "\n")
    (ART.parent / f"{PRODUCT}.stock.json").write_text(json.dumps(stock(), indent=1) + "\n")


if __name__ == "__main__":
    draw(sys.argv[1:])
