"""The toes on offer."""

import math

from configurator.demo.draw.sneaker.holes import hole, perforations
from configurator.demo.draw.sneaker.line import along
from configurator.demo.draw.sneaker.option import Choice, Option, Window
from configurator.demo.draw.sneaker.paint import cast, glow, line, made_of, stitch, within
from configurator.demo.draw.sneaker.side import FEATHER, MUDGUARD, MUDGUARD_EDGE, TOE_CAP_EDGE, WING, WING_EDGE


def toes() -> Choice:
    options = (
        Option("toe-plain", "Plain", toe_plain(), default=True),
        Option("toe-cap", "Stitched cap", toe_cap(), price=600, sku="CS-TOE-CAP"),
        Option("toe-wing", "Wing tip, punched", toe_wing(), price=1400, sku="CS-TOE-WING"),
        Option("toe-mudguard", "Suede mudguard", toe_mudguard(), price=900, sku="CS-TOE-MUD"),
        Option("toe-rubber", "Rubber bumper", toe_rubber(), price=800, sku="CS-TOE-RUBBER", z=(43, 43)),
    )
    return Choice("toe", "Toe", options, (36, 36), Window("front", 80, 606, 270))


def toe_plain() -> str:
    return within("upper", glow(196, 684, 60, 8, -22, "#fff", 0.55, 6), glow(150, 716, 20, 8, -48, "#fff", 0.4, 6))


def toe_cap() -> str:
    return (
        within(
            "upper", line(along(TOE_CAP_EDGE, -2), "#000", 7, 0.4, 3), line(along(TOE_CAP_EDGE, 1), "#fff", 2, 0.4, 1)
        )
        + within("cap", glow(190, 690, 64, 12, -24, "#fff", 0.4, 9))
        + within(
            "upper",
            line(TOE_CAP_EDGE, "#000", 1.6, 0.5),
            stitch(along(TOE_CAP_EDGE, 9), "#cfc6b6", 2.2),
            stitch(along(TOE_CAP_EDGE, 17), "#cfc6b6", 2.2),
        )
    )


def toe_wing() -> str:
    medallion = [
        (196 + math.cos(a) * r * 1.3, 702 + math.sin(a) * r * 0.8 - (math.cos(a) * r * 0.4)) for a, r in _rosette()
    ]
    return (
        within("upper", line(along(WING_EDGE, -2), "#000", 8, 0.42, 3))
        + within("wing", f'<path d="{WING}" fill="#000" opacity=".07"/>', glow(190, 684, 60, 10, -24, "#fff", 0.36, 9))
        + within(
            "upper",
            line(WING_EDGE, "#000", 1.8, 0.5),
            line(along(WING_EDGE, 1.5), "#fff", 1.2, 0.4),
            stitch(along(WING_EDGE, 6, 0.02, 0.98), "#cfc6b6", 1.8, 6, 3.4),
            perforations([(along(WING_EDGE, 15, 0.04, 0.97), 0)], 12.5, 3.1),
            stitch(along(WING_EDGE, 24, 0.06, 0.94), "#cfc6b6", 1.8, 6, 3.4),
        )
        + "".join(hole(x, y, 2.6) for x, y in medallion)
    )


def _rosette() -> list[tuple[float, float]]:
    return (
        [(0.0, 0.0)]
        + [(i * math.tau / 6, 13.0) for i in range(6)]
        + [(i * math.tau / 12 + 0.26, 24.0) for i in range(12)]
    )


def toe_mudguard() -> str:
    return (
        within("upper", cast(MUDGUARD, 2, -3, 3, 0.38))
        + within("upper", made_of("nap", MUDGUARD, "#8d7a66"))
        + within("upper", glow(170, 730, 60, 12, 4, "#fff", 0.16, 9), line(FEATHER, "#140d06", 24, 0.4, 9))
        + within("upper", stitch(along(MUDGUARD_EDGE, 9), "#d8cbb6", 2.2))
    )


def toe_rubber() -> str:
    rand = (
        "M 92 812 C 83 764 92 728 112 706 C 134 702 154 716 174 734 C 224 770 330 788 452 792 L 452 800"
        " C 330 816 200 818 92 812 Z"
    )
    top = "M 112 706 C 134 702 154 716 174 734 C 224 770 330 788 452 792"
    return (
        within("upper", cast(rand, 3, -3, 4, 0.4))
        + made_of("rubber", rand, "#ebe6da")
        + f'<clipPath id="rand"><path d="{rand}"/></clipPath>'
        + within("rand", *(line(along(top, d), "#000", 1.6, 0.22) for d in (13, 24, 35)))
        + within("rand", *(line(along(top, d + 1.8), "#fff", 1.6, 0.7) for d in (13, 24, 35)))
        + within("rand", line(FEATHER, "#140d06", 12, 0.3, 4))
        + within("rand", glow(128, 740, 10, 26, 10, "#fff", 0.7, 4))
    )
