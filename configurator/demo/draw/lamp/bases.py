"""The bases on offer."""

import numpy as np

from configurator.demo.draw.lamp.arrays import TAU
from configurator.demo.draw.lamp.bodies import Shape, closed, squared, tube, turned
from configurator.demo.draw.lamp.colour import BRASS
from configurator.demo.draw.lamp.curves import Line, flowing, rounded
from configurator.demo.draw.lamp.materials import metal, wood
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Material
from configurator.demo.draw.lamp.stage import BASE_X
from configurator.demo.draw.lamp.stones import concrete, marble, terrazzo


def bases() -> dict[str, Part]:
    oak = [
        (0.5, 935),
        (32, 935),
        (38, 941),
        (36, 950),
        (44, 962),
        (84, 968),
        (112, 976),
        (119, 985),
        (110, 993),
        (114, 999),
        (148, 1003),
        (160, 1013),
        (157, 1025),
    ]
    stepped = [(0.5, 935), (62, 935), (62, 962), (104, 962), (104, 992), (148, 992), (148, 1025)]
    dome = [(0.5, 935), (26, 935), (31, 942), (62, 951), (112, 972), (148, 1000), (158, 1012), (158, 1025)]
    iron = [(0.5, 935), (28, 935), (32, 958), (52, 982), (140, 996), (160, 1004), (160, 1025)]
    return {
        "base-oak": base(oak, wood("#d9b27c", "#9c6b3a")),
        "base-ash": base(stepped, wood("#3a3634", "#151312", "x", 0.9), 5),
        "base-walnut": tripod(),
        "base-marble": base([(0.5, 935), (120, 935), (120, 1025)], marble("#ece9e4", "#6f6c6b", "#cfccc8"), 9),
        "base-nero": base(
            [(0.5, 935), (112, 935), (112, 1025)], marble("#1d1c1d", "#d9d2c4", "#2c2a2b", 1.25), 7, squared(14, 0.5)
        ),
        "base-terrazzo": base(
            [(0.5, 935), (146, 935), (146, 992), (116, 1025)],
            terrazzo("#e9e1d4", ("#b4553a", "#3f5a54", "#d9a441", "#7f7a74", "#f6f1e7", "#2f2f33")),
            8,
        ),
        "base-concrete": base([(0.5, 935), (36, 935), (150, 1019), (150, 1025)], concrete("#a5a29c"), 5),
        "base-brass": base(dome, metal(BRASS, 0.12, brushed=0.02), 6),
        "base-iron": base(iron, metal("#4b4a4a", 0.45, hammered=0.9), 6),
    }


def base(line: Line, material: Material, soften: float = 4, shape: Shape | None = None) -> Part:
    return Part([[Piece(turned(rounded(line, soften), BASE_X, 0, shape), material)]])


def tripod() -> Part:
    wood_y = wood("#8a5a38", "#4a2a17", "y", 0.7, 9)
    pieces = [
        Piece(
            turned(rounded([(0.5, 934), (36, 934), (42, 940), (42, 958), (24, 972), (0.5, 974)], 4), BASE_X),
            wood("#8a5a38", "#4a2a17", "x", 0.7, 7),
        )
    ]
    for a in (0.42, 0.42 + TAU / 3, 0.42 + 2 * TAU / 3):
        along = [(22, 955), (70, 966), (120, 990), (158, 1016)]
        path = np.array([(BASE_X + r * np.sin(a), y, r * np.cos(a)) for r, y in flowing(along)])
        pieces.append(Piece(tube(path, lambda s, total: 16 - 6.5 * s / total), wood_y))
        foot = [(BASE_X + r * np.sin(a), y, r * np.cos(a)) for r, y in ((146, 1006), (166, 1021))]
        pieces.append(Piece(tube(np.array(foot), closed(11.5, 5)), metal(BRASS)))
    return Part([pieces])
