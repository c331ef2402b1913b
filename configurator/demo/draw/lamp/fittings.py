"""The fittings on offer: the collar on the base, and the knuckle and cup that hold the shade."""

from configurator.demo.draw.lamp.bodies import ball, closed, tube, turned
from configurator.demo.draw.lamp.curves import rounded, straight
from configurator.demo.draw.lamp.haze import blurred
from configurator.demo.draw.lamp.materials import metal
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Material
from configurator.demo.draw.lamp.stage import BASE_X, JOINT_Y, KNUCKLE_Y, SHADE_X, SIZE


def fittings() -> dict[str, Part]:
    return {
        "finish-satin": hardware(metal("#dcb877", 0.28)),
        "finish-polished": hardware(metal("#efc35f", 0.03)),
        "finish-black": hardware(metal("#3b3a39", 0.35)),
        "finish-nickel": hardware(metal("#d3d3d0", 0.05)),
    }


def hardware(material: Material) -> Part:
    collar = [
        (0.5, 888),
        (15, 888),
        (18, 892),
        (18, 908),
        (22, 912),
        (22, 918),
        (18, 922),
        (28, 930),
        (31, 939),
        (0.5, 940),
    ]
    cup = [(9, 252), (13, 256), (13, 266), (24, 272), (30, 282), (34, 300), (34, 318), (0.5, 320)]
    nut = straight((SHADE_X, KNUCKLE_Y, -14), (SHADE_X, KNUCKLE_Y, 22))
    return Part(
        [
            [
                Piece(turned(rounded(collar, 3), BASE_X), material),
                Piece(turned(rounded(cup, 3), SHADE_X), material),
                Piece(ball(SHADE_X, KNUCKLE_Y, 18), material),
                Piece(tube(nut, closed(9, 3), (0, 1, 0)), material),
            ]
        ],
        _collar_shadow,
    )


def _collar_shadow(view: str) -> str:
    x = SIZE - BASE_X if view == "back" else BASE_X
    return blurred(f'<ellipse cx="{x + 3}" cy="{JOINT_Y + 3}" rx="30" ry="5"/>', 3, "#000", 0.4)
