"""How shades are woven, pleated, pierced and ribbed."""

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU, Array, mix, step, window
from configurator.demo.draw.lamp.cloths import cloth
from configurator.demo.draw.lamp.colour import WARM, rgb
from configurator.demo.draw.lamp.materials import metal
from configurator.demo.draw.lamp.noise import cloud, stretched
from configurator.demo.draw.lamp.sight import Material, Seen
from configurator.demo.draw.lamp.stage import SHADE_X


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
