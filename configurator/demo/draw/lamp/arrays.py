"""Arithmetic over arrays of points and shares."""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Array: TypeAlias = npt.NDArray[np.floating[Any]]
TAU = 2 * np.pi


def unit(v: Array) -> Array:
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-6), np.float32)


def step(low: float, high: float, x: Array) -> Array:
    """0 at `low`, 1 at `high`, a smooth way between and constant beyond."""
    t = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def mix(a: Array, b: Array, share: Array) -> Array:
    return np.asarray(a + (b - a) * share[..., None], np.float32)


def window(x: Array, low: float, high: float, soft: float) -> Array:
    return step(low - soft, low + soft, x) * (1 - step(high - soft, high + soft, x))
