"""The finials on offer."""

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU, Array
from configurator.demo.draw.lamp.bodies import ball, turned
from configurator.demo.draw.lamp.colour import BRASS
from configurator.demo.draw.lamp.curves import rounded
from configurator.demo.draw.lamp.glasses import glass
from configurator.demo.draw.lamp.materials import metal, wood
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.stage import SHADE_X
from configurator.demo.draw.lamp.stones import marble


def finials() -> dict[str, Part]:
    brass = metal(BRASS, 0.1)
    foot = Piece(turned(rounded([(0.5, 208), (10, 208), (12, 214), (9, 222), (13, 226)], 2), SHADE_X), brass)
    acorn = [(0.5, 156), (5, 160), (14, 172), (17, 186), (20, 188), (20, 197), (12, 206), (8, 212)]
    spire = [(0.5, 140), (3, 150), (5, 164), (11, 172), (11, 178), (6, 183), (9, 192), (16, 200), (12, 209)]

    def facets(radius: Array, _y: Array, angle: Array) -> Array:
        wedge = TAU / 8
        near = ((angle + 0.2) % wedge) - wedge / 2
        return np.asarray(radius * np.cos(wedge / 2) / np.cos(near))

    gem = [(0.5, 150), (12, 154), (25, 172), (27, 178), (25, 184), (10, 208)]
    return {
        "finial-ball": Part([[foot, Piece(ball(SHADE_X, 186, 23), brass)]]),
        "finial-acorn": Part(
            [[foot, Piece(turned(rounded(acorn, 4), SHADE_X), wood("#b9824c", "#6e4322", "y", 0.8, 5))]]
        ),
        "finial-spire": Part([[foot, Piece(turned(rounded(spire, 3), SHADE_X), brass)]]),
        "finial-crystal": Part([[foot], [Piece(turned(gem, SHADE_X, 0, facets), glass("#dfe8ee", 0.34))]]),
        "finial-marble": Part([[foot, Piece(ball(SHADE_X, 184, 25), marble("#ece9e4", "#6f6c6b", "#cfccc8", 0.45))]]),
    }
