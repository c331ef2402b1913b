"""Noise through space: the stuff that grain, veins and chips are made of."""

from functools import cache

import numpy as np

from configurator.demo.draw.lamp.arrays import Array


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
