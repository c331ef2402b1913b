"""What lies beside the lamp."""

import numpy as np

from configurator.demo.draw.lamp.arrays import Array, mix, step, window
from configurator.demo.draw.lamp.bodies import ball, squared, tube, turned
from configurator.demo.draw.lamp.cloths import braid, cloth
from configurator.demo.draw.lamp.colour import rgb
from configurator.demo.draw.lamp.curves import flowing, rounded
from configurator.demo.draw.lamp.haze import grounded
from configurator.demo.draw.lamp.materials import plain, wood
from configurator.demo.draw.lamp.noise import cloud, stretched
from configurator.demo.draw.lamp.part import Part, Piece
from configurator.demo.draw.lamp.sight import Seen
from configurator.demo.draw.lamp.stage import GROUND, ground_y
from configurator.demo.draw.lamp.surface import coated


def extras() -> dict[str, Part]:
    return {"gift-box": gift_box(), "spare-bulb": spare_bulb(), "walnut-dish": dish(), "dust-bag": dust_bag()}


def gift_box() -> Part:
    x, z, turn_ = 860.0, -170.0, 0.45
    paper, ribbon = rgb("#2f4a43"), rgb("#d9b98a")

    def wrapped(seen: Seen) -> Array:
        a, b = seen.at[..., 0] - x, seen.at[..., 2] - z
        u = a * np.cos(turn_) - b * np.sin(turn_)
        v = a * np.sin(turn_) + b * np.cos(turn_)
        tape = np.maximum(1 - step(9, 10, np.abs(u)), 1 - step(9, 10, np.abs(v)))
        fold = 1 - 0.5 * window(seen.at[..., 1], 947, 949, 0.6)
        grain = 1 + 0.05 * cloud(seen.at / 5, 2, 70)
        body = mix(
            np.broadcast_to(paper, seen.at.shape) * fold[..., None],
            ribbon * (0.92 + 0.08 * np.sin(seen.at[..., :1])),
            tape,
        )
        return coated(seen, body * grain[..., None], gloss=0.5, rough=0.5)

    side = squared(22, turn_)
    pieces = [
        Piece(turned(rounded([(0.5, 914), (68, 914), (68, 947), (66, 948)], 2), x, z, side), wrapped),
        Piece(turned([(65, 948), (65, GROUND)], x, z, side), wrapped),
    ]
    satin = plain("#d9b98a", 0.6, 0.5)
    for lean, reach in ((-1, 44.0), (1, 44.0)):
        loop = [
            (x, 912, z),
            (x + lean * reach * 0.5, 880, z + 8),
            (x + lean * reach, 892, z + 12),
            (x + lean * reach * 0.55, 908, z + 14),
            (x, 911, z + 8),
        ]
        pieces.append(Piece(tube(flowing(loop), 5.0), satin))
    pieces.append(Piece(ball(x, 907, 10, z + 6, 0.8), satin))
    shadow = f'<ellipse cx="{x + 12}" cy="{ground_y(z) + 8}" rx="98" ry="21"/>'
    return Part([pieces], lambda view: grounded(shadow, view, 9, 0.5))


def spare_bulb() -> Part:
    x, z, turn_ = 1000.0, -150.0, 0.3

    def kraft(seen: Seen) -> Array:
        fibre = 1 + 0.10 * cloud(stretched(seen.at, 3, 9, 3), 3, 75)
        label = 1 - step(24, 25, np.hypot(seen.at[..., 0] - x, (seen.at[..., 1] - 966)))
        ring = window(np.hypot(seen.at[..., 0] - x, seen.at[..., 1] - 962), 9, 11, 0.6)
        neck = window(np.abs(seen.at[..., 0] - x), -1, 4, 0.5) * window(seen.at[..., 1], 972, 981, 0.5)
        body = mix(np.broadcast_to(rgb("#b98d5c"), seen.at.shape), rgb("#f3ecdd"), label * (seen.normal[..., 2] > 0.3))
        body = mix(body, rgb("#3a2d22"), np.maximum(ring, neck) * (seen.normal[..., 2] > 0.3) * label)
        return coated(seen, body * fibre[..., None], gloss=0.15, rough=0.9)

    shadow = f'<ellipse cx="{x + 10}" cy="{ground_y(z) + 6}" rx="56" ry="14"/>'
    box = turned(rounded([(0.5, 914), (40, 914), (40, GROUND)], 2), x, z, squared(26, turn_))
    return Part([[Piece(box, kraft)]], lambda view: grounded(shadow, view, 7, 0.5))


def dish() -> Part:
    x, z = 690.0, -150.0
    line = [(0.5, 1018), (40, 1015), (60, 998), (66, 996), (70, 999), (62, 1018), (50, 1025)]
    shadow = f'<ellipse cx="{x + 10}" cy="{ground_y(z) + 4}" rx="72" ry="16"/>'
    return Part(
        [[Piece(turned(rounded(line, 4), x, z), wood("#8a5a38", "#4a2a17", "x", 0.8, 8))]],
        lambda view: grounded(shadow, view, 7, 0.5),
    )


def dust_bag() -> Part:
    x, z = 1098.0, -60.0

    def folds(radius: Array, y: Array, angle: Array) -> Array:
        square = squared(5, 0.75)(radius, y, angle)
        return np.asarray(square + 2.0 * np.sin(angle * 5 + y * 0.16) * window(y, 985, 1020, 6))

    line = rounded([(0.5, 982), (54, 982), (64, 992), (61, 1003), (67, 1013), (62, GROUND)], 8)
    tie = flowing([(1046, 978, -40), (1080, 975, -10), (1120, 977, -6), (1150, 980, -50)])
    knot = flowing([(1098, 974, -8), (1088, 972, 14), (1074, 984, 26), (1070, 1000, 30)])
    shadow = f'<ellipse cx="{x + 8}" cy="{ground_y(z) + 5}" rx="74" ry="18"/>'
    return Part(
        [
            [
                Piece(turned(line, x, z, folds), cloth("#cfc4ae", 0.10)),
                Piece(tube(tie, 2.6), braid("#7c5a3c", "#6a4a30")),
                Piece(tube(knot, 2.6), braid("#7c5a3c", "#6a4a30")),
            ]
        ],
        lambda view: grounded(shadow, view, 8, 0.5),
    )
