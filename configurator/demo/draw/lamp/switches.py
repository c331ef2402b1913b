"""The switches on offer."""

import numpy as np

from configurator.demo.draw.lamp.arrays import Array, window
from configurator.demo.draw.lamp.bodies import ball, closed, tube, turned
from configurator.demo.draw.lamp.colour import BRASS
from configurator.demo.draw.lamp.curves import rounded, straight
from configurator.demo.draw.lamp.glasses import hot
from configurator.demo.draw.lamp.haze import grounded
from configurator.demo.draw.lamp.materials import metal, plain
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.stage import BASE_X, GROUND, SHADE_X, ground_y

SWITCH_AT = (805.0, 106.0)


def switches() -> dict[str, Part]:
    return {
        "switch-pull": pull_chain(),
        "switch-toggle": toggle(),
        "switch-touch": touch_dimmer(),
        "switch-rocker": rocker(),
        "switch-foot": foot_switch(),
    }


def pull_chain() -> Part:
    brass, x, z = metal(BRASS, 0.12), SHADE_X + 92, 60.0
    beads = [Piece(ball(x + 0.4 * np.sin(y), y, 3.3, z), brass) for y in np.arange(440.0, 640.0, 8.2)]
    drop = [(0.5, 636), (5, 640), (8, 646), (6, 652), (9, 658), (12, 668), (10, 682), (0.5, 690)]
    return Part([[*beads, Piece(turned(rounded(drop, 3), x, z), brass)]])


def toggle() -> Part:
    black, brass = plain("#232222", 0.9, 0.2), metal(BRASS, 0.12)
    return Part(
        [
            [
                Piece(
                    turned(rounded([(0.5, 836), (18, 836), (22, 840), (22, 880), (18, 884), (0.5, 884)], 4), BASE_X),
                    black,
                ),
                Piece(tube(straight((BASE_X, 860, 16), (BASE_X, 860, 30)), closed(11, 3), (0, 1, 0)), brass),
                Piece(
                    tube(straight((BASE_X, 860, 26), (BASE_X + 3, 846, 58)), lambda s, total: 3.2 + 2.6 * s / total),
                    brass,
                ),
                Piece(ball(BASE_X + 3, 845, 6.4, 60), brass),
            ]
        ]
    )


def touch_dimmer() -> Part:
    def knurl(radius: Array, y: Array, angle: Array) -> Array:
        grip = window(y, 850, 872, 1.5)
        return np.asarray(radius + grip * 0.9 * (np.sin(angle * 26 + y * 0.7) + np.sin(angle * 26 - y * 0.7)))

    line = [(0.5, 838), (17, 838), (23, 843), (23, 879), (17, 884), (0.5, 884)]
    light = turned([(23.2, 845), (23.8, 846), (23.2, 847.5)], BASE_X)
    return Part(
        [
            [
                Piece(turned(rounded(line, 4), BASE_X, 0, knurl), metal("#cfc8bb", 0.25)),
                Piece(light, hot("#fff3d9", 1.6)),
            ]
        ]
    )


def rocker() -> Part:
    body = straight((768, GROUND - 9, 96), (842, GROUND - 9, 113))
    cap = plain("#f2efe8", 0.8, 0.2)
    button = straight((796, GROUND - 19, 102), (816, GROUND - 20, 107))
    shadow = f'<ellipse cx="808" cy="{ground_y(108) + 2}" rx="42" ry="8"/>'
    return Part(
        [
            [
                Piece(tube(body, closed(12.5, 14), (0, -1, 0)), cap),
                Piece(tube(button, closed(6.5, 5), (0, -1, 0)), plain("#2a2827", 0.8, 0.2)),
            ]
        ],
        lambda view: grounded(shadow, view, 5, 0.5),
    )


def foot_switch() -> Part:
    x, z = SWITCH_AT
    line = [(0.5, 996), (24, 997), (26, 1003), (40, 1005), (47, 1012), (48, 1025)]
    shadow = f'<ellipse cx="{x + 7}" cy="{ground_y(z) + 3}" rx="55" ry="15"/>'
    return Part(
        [
            [
                Piece(turned(rounded(line, 3), x, z), plain("#201f1f", 0.7, 0.35)),
                Piece(turned(rounded([(0.5, 993), (18, 994), (21, 998), (21, 1003)], 3), x, z), metal(BRASS, 0.15)),
            ]
        ],
        lambda view: grounded(shadow, view, 6, 0.5),
    )
