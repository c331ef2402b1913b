"""The light that falls on the lamp by day and by night, and the room it mirrors."""

import numpy as np

from configurator.demo.draw.lamp.arrays import Array, step, unit, window
from configurator.demo.draw.lamp.colour import WARM
from configurator.demo.draw.lamp.sight import Seen
from configurator.demo.draw.lamp.stage import BULB_AT

KEY = np.array([-0.58, -0.62, 0.53], np.float32)


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
