"""What opaque surfaces have in common: bumps, a body colour, a coat that reflects."""

from collections.abc import Callable

import numpy as np

from configurator.demo.draw.lamp.arrays import Array, unit
from configurator.demo.draw.lamp.light import mirrored, room, soft_light
from configurator.demo.draw.lamp.sight import Seen
from configurator.demo.draw.lamp.stage import sign


def bumpy(seen: Seen, height: Callable[[Array], Array], amount: float) -> Array:
    """The normals of a surface roughened by a height that is known all through space."""
    here = height(seen.at)
    slope = np.stack([height(seen.at + 0.8 * np.eye(3, dtype=np.float32)[k]) - here for k in range(3)], -1)
    slope = slope * sign(seen.view)
    slope -= np.sum(slope * seen.normal, -1, keepdims=True) * seen.normal
    return unit(seen.normal - amount * slope)


def solid(colour: Array) -> Array:
    return np.concatenate([colour, np.ones_like(colour[..., :1])], -1)


def coated(seen: Seen, albedo: Array, *, gloss: float, rough: float, normal: Array | None = None) -> Array:
    """An opaque body colour under a clear surface that reflects the room."""
    n = seen.normal if normal is None else normal
    facing = np.clip(np.sum(n * seen.eye, -1), 0, 1)
    fresnel = 0.04 + 0.96 * (1 - facing) ** 5 * (1 - 0.75 * rough)
    shine = room(mirrored(seen, n), rough, seen.view) * (gloss * fresnel)[..., None]
    return solid(albedo * soft_light(seen, n) + shine)
