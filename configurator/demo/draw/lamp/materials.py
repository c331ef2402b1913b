"""Metal, wood, leather and paint."""

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU, Array, mix, step, unit
from configurator.demo.draw.lamp.colour import WARM, rgb
from configurator.demo.draw.lamp.light import mirrored, room, soft_light
from configurator.demo.draw.lamp.noise import cells, cloud, noise, stretched
from configurator.demo.draw.lamp.sight import Material, Seen
from configurator.demo.draw.lamp.stage import BULB_AT
from configurator.demo.draw.lamp.surface import bumpy, coated, solid


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
