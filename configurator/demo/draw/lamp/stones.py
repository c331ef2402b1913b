"""Marble, terrazzo and concrete."""

from collections.abc import Sequence

import numpy as np

from configurator.demo.draw.lamp.arrays import Array, mix, step
from configurator.demo.draw.lamp.colour import rgb
from configurator.demo.draw.lamp.noise import cells, cloud, noise, stretched
from configurator.demo.draw.lamp.sight import Material, Seen
from configurator.demo.draw.lamp.surface import bumpy, coated


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
