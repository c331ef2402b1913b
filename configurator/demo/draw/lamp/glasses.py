"""Glass, milk glass, and what shines by itself."""

import numpy as np

from configurator.demo.draw.lamp.arrays import Array, mix, window
from configurator.demo.draw.lamp.colour import WARM, rgb
from configurator.demo.draw.lamp.light import mirrored, room
from configurator.demo.draw.lamp.sight import Material, Seen
from configurator.demo.draw.lamp.stage import BULB_AT
from configurator.demo.draw.lamp.surface import coated, solid


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
