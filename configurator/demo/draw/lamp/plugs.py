"""The plugs on offer."""

from collections.abc import Sequence

import numpy as np

from configurator.demo.draw.lamp.arrays import Array
from configurator.demo.draw.lamp.bodies import closed, tube
from configurator.demo.draw.lamp.colour import STEEL
from configurator.demo.draw.lamp.haze import grounded
from configurator.demo.draw.lamp.materials import metal, plain
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.stage import GROUND, ground_y


def plugs() -> dict[str, Part]:
    return {
        "plug-eu": plug((44, 20, 22), 2.2, [(0, 11, 3.2, 30), (0, -11, 3.2, 30)]),
        "plug-uk": plug((28, 26, 29), 5.0, [(12, 0, 4.0, 28), (-9, 13, 3.8, 24), (-9, -13, 3.8, 24)]),
        "plug-us": plug((38, 14, 19), 3.0, [(0, 11, 6.5, 26), (0, -11, 6.5, 26)], True),
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
    return Part([pieces], lambda view: grounded(shadow, view, 5, 0.45))
