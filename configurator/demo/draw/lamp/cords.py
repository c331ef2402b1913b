"""The cords on offer, and the way they lie on the table."""

from collections.abc import Sequence

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU, Array, unit
from configurator.demo.draw.lamp.bodies import closed, tube
from configurator.demo.draw.lamp.cloths import braid
from configurator.demo.draw.lamp.curves import flowing, straight
from configurator.demo.draw.lamp.haze import grounded
from configurator.demo.draw.lamp.materials import plain
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Material
from configurator.demo.draw.lamp.stage import GROUND, ground_y

CORD = flowing(
    [(430, -100), (520, -96), (610, -40), (690, 40), (790, 104), (890, 108), (960, 60), (1010, 44), (1062, 70)]
)


def cords() -> dict[str, Part]:
    def single(material: Material, radius: float = 6.2) -> Part:
        return cord([Piece(tube(cord_path(radius), radius, (0, -1, 0)), material)])

    even = cord_path(6.0)
    run = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(even, axis=0), axis=1))])
    along = unit(np.gradient(even, axis=0).astype(np.float32)).astype(float)
    side = np.cross(along, np.array([0, -1.0, 0]))
    pair = []
    for half, tone in ((0.0, ("#5c3a26", "#4a2d1d")), (np.pi, ("#6e4932", "#54351f"))):
        a = (run / 42 * TAU + half)[:, None]
        lift = np.cos(a) * np.array([0, -1.0, 0]) + np.sin(a) * side
        pair.append(Piece(tube(even + 4.6 * lift, 5.0, (0, -1, 0)), braid(*tone, strands=8, pitch=9)))
    return {
        "cord-cotton": single(braid("#e9dfca", "#d9ccb1")),
        "cord-herringbone": single(braid("#f1ede4", "#23252b", "#23252b", 4, 22), 6.8),
        "cord-twisted": cord(pair),
        "cord-rubber": single(plain("#1d1c1c", 0.55, 0.45), 5.4),
        "cord-rust": single(braid("#b5502f", "#9c3f24", "#d8b08a")),
    }


def cord(pieces: Sequence[Piece]) -> Part:
    points = " ".join(f"{x:.1f},{ground_y(z) + 1:.1f}" for x, z in CORD[::4])
    line = f'<polyline points="{points}" fill="none" stroke="#1c140c" stroke-width="13" stroke-linecap="round"/>'
    grommet = tube(straight((430, 1002, -98), (430, 1002, -118)), closed(10, 3), (0, 1, 0))
    return Part([[*pieces, Piece(grommet, plain("#1f1d1c", 0.5, 0.5))]], lambda view: grounded(line, view, 4, 0.42))


def cord_path(height: float, offset: float = 0.0) -> Array:
    along = np.gradient(CORD, axis=0)
    side = np.stack([-along[:, 1], along[:, 0]], -1) / np.linalg.norm(along, axis=1, keepdims=True)
    flat = CORD + offset * side
    rise = 22 * np.exp(-np.arange(len(flat)) / 22)
    return np.stack([flat[:, 0], GROUND - height - rise, flat[:, 1]], -1)
