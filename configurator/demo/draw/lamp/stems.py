"""The stems on offer."""

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU, Array
from configurator.demo.draw.lamp.bodies import ball, closed, tube, turned
from configurator.demo.draw.lamp.colour import BLACKENED, BRASS, STEEL
from configurator.demo.draw.lamp.curves import bent, rounded, straight, swept
from configurator.demo.draw.lamp.materials import leather, metal, wood
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Material
from configurator.demo.draw.lamp.stage import BASE_X

SWAN = (
    ((BASE_X, 940), (BASE_X, 800), (BASE_X, 700), (BASE_X, 560)),
    ((BASE_X, 560), (BASE_X, 330), (520, 178), (640, 178)),
    ((640, 178), (705, 178), (745, 203), (772, 238)),
)
BOW = (
    ((BASE_X, 940), (BASE_X, 910), (BASE_X, 880), (BASE_X, 850)),
    ((BASE_X, 850), (BASE_X, 700), (350, 560), (350, 420)),
    ((350, 420), (350, 270), (450, 190), (570, 184)),
    ((570, 184), (660, 180), (725, 195), (772, 238)),
)


def stems() -> dict[str, Part]:
    return {
        "stem-brass": straight_brass(),
        "stem-oak": oak_boom(),
        "stem-swan": swan(),
        "stem-double": double_arm(),
        "stem-twist": twisted(),
        "stem-tan": bow("#a9673a"),
        "stem-black": bow("#2a2624"),
    }


def rod(path: Array, radius: float, material: Material) -> Piece:
    return Piece(tube(path, closed(radius)), material)


def post(low: float, high: float, radius: float, material: Material, x: float = BASE_X) -> Piece:
    return rod(straight((x, low, 0), (x, high, 0)), radius, material)


def straight_brass() -> Part:
    brass = metal(BRASS, 0.1)
    return Part(
        [
            [
                post(940, 196, 8.5, brass),
                Piece(ball(BASE_X, 190, 14), brass),
                rod(straight((318, 238, 15), (772, 238, 15)), 7.0, brass),
                Piece(turned(rounded([(0.5, 214), (17, 214), (17, 262), (0.5, 262)], 4), BASE_X, 8), brass),
                Piece(ball(312, 238, 21, 15), brass),
                rod(straight((BASE_X, 238, 20), (BASE_X, 238, 44)), 9.0, brass),
            ]
        ]
    )


def oak_boom() -> Part:
    oak, brass = wood("#d9b27c", "#9c6b3a", "y", 0.5, 8), metal(BRASS, 0.1)
    boom = wood("#d9b27c", "#9c6b3a", "x", 0.5, 8)
    leaning = straight((BASE_X, 940, 0), (392, 250, 0))
    return Part(
        [
            [
                Piece(tube(leaning, lambda s, total: np.minimum(15 - 4 * s / total, closed(15)(s, total))), oak),
                Piece(tube(straight((262, 262, 20), (776, 236, 20)), closed(10.5, 3)), boom),
                Piece(tube(straight((236, 263, 20), (268, 262, 20)), closed(15, 4)), brass),
                Piece(tube(straight((393, 256, 14), (393, 256, 46)), closed(13, 5)), brass),
            ]
        ]
    )


def swan() -> Part:
    return Part([[Piece(tube(swept(SWAN), lambda s, total: 12 - 3.5 * s / total), metal(BRASS, 0.1))]])


def double_arm() -> Part:
    steel, dark = metal(STEEL, 0.2), metal(BLACKENED, 0.35)
    elbow, wrist = (316.0, 560.0), (566.0, 196.0)
    pieces = [post(945, 790, 11, steel)]
    for z in (-11.0, 11.0):
        pieces.append(rod(straight((BASE_X, 800, z), (*elbow, z)), 6.5, steel))
        pieces.append(rod(straight((elbow[0] + 26, elbow[1] - 8, z), (wrist[0] + 2, wrist[1] + 22, z)), 4.5, steel))
        pieces.append(rod(straight((elbow[0], elbow[1], z), (*wrist, z)), 6.5, steel))
        pieces.append(rod(straight((*wrist, z), (772, 238, z)), 6.0, steel))
    for x, y, r in ((BASE_X, 800.0, 21.0), (*elbow, 24.0), (*wrist, 20.0)):
        pieces.append(Piece(tube(straight((x, y, -20), (x, y, 20)), closed(r, 4), (0, 1, 0)), dark))
        pieces.append(Piece(tube(straight((x, y, 18), (x, y, 27)), closed(r * 0.42, 3), (0, 1, 0)), steel))
    spring = np.linspace(0, 1, 1200)
    low, high = np.array([404.0, 745.0]), np.array([346.0, 623.0])
    coil = np.stack(
        [
            low[0] + (high[0] - low[0]) * spring + 13 * np.cos(spring * TAU * 20) * 0.90,
            low[1] + (high[1] - low[1]) * spring + 13 * np.cos(spring * TAU * 20) * -0.43,
            13 * np.sin(spring * TAU * 20),
        ],
        -1,
    )
    pieces.append(Piece(tube(coil, 2.1), steel))
    return Part([pieces])


def twisted() -> Part:
    iron = metal("#57534f", 0.4, hammered=0.25)

    def twist(radius: Array, s: Array, angle: Array) -> Array:
        a = angle + s / 26
        return np.asarray(radius * (np.abs(np.cos(a)) ** 5 + np.abs(np.sin(a)) ** 5) ** (-1 / 5) * 0.96)

    scroll = [(BASE_X, 455.0)]
    for t in np.linspace(0, 1, 26):
        scroll.append((BASE_X + 8 + 150 * t, 455 - 196 * t**0.62 + 14 * np.sin(t * TAU)))
    curl = [
        (552 + (22 - 5.4 * a) * np.cos(a * 1.9 - 1.2), 300 + (22 - 5.4 * a) * np.sin(a * 1.9 - 1.2))
        for a in np.linspace(0, 3.6, 24)
    ]
    return Part(
        [
            [
                Piece(tube(straight((BASE_X, 942, 0), (BASE_X, 206, 0)), 10.5, shape=twist), iron),
                Piece(tube(straight((BASE_X, 238, 0), (772, 238, 0)), 9.0, shape=twist), iron),
                Piece(
                    turned(
                        rounded([(0.5, 158), (4, 166), (14, 188), (10, 202), (15, 206), (15, 216), (9, 222)], 3), BASE_X
                    ),
                    iron,
                ),
                Piece(turned(rounded([(8, 466), (15, 470), (15, 484), (8, 488)], 3), BASE_X), iron),
                Piece(
                    tube(bent((434, 470), (452, 410), (470, 350), (500, 290), (540, 262), (584, 250)), closed(6.0)),
                    iron,
                ),
                Piece(tube(bent(*curl), closed(5.0)), iron),
            ]
        ]
    )


def bow(tone: str) -> Part:
    path = swept(BOW)
    share = len(path)
    brass = metal(BRASS, 0.1)
    wrapped = path[int(share * 0.31) : int(share * 0.85)]
    ends = [wrapped[:9], wrapped[-9:]]
    return Part(
        [
            [
                Piece(tube(path, 8.0), brass),
                Piece(tube(wrapped, closed(13.5, 8)), leather(tone)),
                *(Piece(tube(end, closed(15, 4)), brass) for end in ends),
            ]
        ]
    )
