"""Woven and braided stuff."""

from collections.abc import Callable

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU, Array, mix
from configurator.demo.draw.lamp.colour import WARM, rgb
from configurator.demo.draw.lamp.light import soft_light
from configurator.demo.draw.lamp.noise import noise, stretched
from configurator.demo.draw.lamp.sight import Material, Seen
from configurator.demo.draw.lamp.surface import coated, solid


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
